"""All that is printed, in one zip per language: packs first, then every single sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from course.data import LANGUAGES, Language
from course.model import Course
from course.outputs import BESIDE, archive, printing
from course.outputs.jobs import Job, Place, jobs


@dataclass(frozen=True)
class Packed:
    """A finished zip: where it is, how many files and pages of paper it holds."""

    file: Path
    files: int
    pages: int


def make(course: Course, place: Place, folder: Path) -> list[Packed]:
    """Write ``handouts-<language>.zip`` for each language; earlier ones stay until theirs is complete.

    Arguments:
        course: the checked course; the files beside its pages have been made.
        place: as for :func:`course.outputs.making.make`.
        folder: where the zips go.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listed = jobs(course, place)
    return [_zip(course, listed, language, folder) for language in LANGUAGES]


def _zip(course: Course, listed: Sequence[Job], language: Language, folder: Path) -> Packed:
    target = folder / f"handouts-{language}.zip"
    files = [(name, cached.read_bytes()) for name, cached in _names(course, listed, language)]
    # What a PDF holds is compressed already: once more wins a twenty-fifth and takes a second.
    archive.write(target, files, stored=[name for name, _ in files])
    return Packed(target, len(files), sum(printing.pages(content) for _, content in files))


def _names(course: Course, listed: Sequence[Job], language: Language) -> Iterator[tuple[str, Path]]:
    """Name in the zip of every pack and of every single sheet, in reading order."""
    labels = course.data.labels
    printed = [job for job in listed if job.language == language and job.target.endswith(".pdf")]
    modules = [module.id for module in course.data.course.modules]
    gathering = [item.kind for item in BESIDE if item.gathers]
    for kind in gathering:
        folder = labels.get(f"print.folder_{kind}", language)
        for job in printed:
            if job.kind == kind:
                module = course.pages[job.page].module
                assert module is not None  # what gathers a module stands at its first page
                yield f"{folder}/{modules.index(module.id) + 1}-{module.id}.pdf", job.cached
    single = labels.get("print.folder_single", language)
    for job in printed:
        if job.kind not in gathering:
            yield f"{single}/{_sheet(course, job)}-{Path(job.target).name}", job.cached


def _sheet(course: Course, job: Job) -> str:
    """How a single sheet's name begins: "C10-4-stop-simpan-cerita", "orang-tua-kesepakatan"."""
    code = course.pages[job.page].code
    return f"{code}-{job.page.rpartition('/')[2]}" if code else job.page.replace("/", "-")
