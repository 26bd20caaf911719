"""Packs to print: everything of one module in one file, and all of it in one zip per language.

A module has two packs: the sheets that learners get, and the guides of those who lead.
Order and names come from ``data/course.yml``.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from course import model
from course.data import LANGUAGES, Language, Module
from course.model import Course
from course.outputs import guide, handout, making, paper, printing, sheets
from course.outputs.links import module_pages
from course.outputs.paper import Part
from course.outputs.progress import Count

Kind = Literal["sheets", "guides"]
KINDS: tuple[Kind, ...] = ("sheets", "guides")
# The files beside a page that go into each kind of pack.
HOLDS = {"sheets": ("handout", "cards"), "guides": ("guide_pdf",)}


@dataclass(frozen=True)
class Pack:
    """One pack; ``jobs`` are the files whose content it joins, ``cached`` where its bytes are kept."""

    kind: Kind
    module: str
    language: Language
    jobs: tuple[making.Job, ...]
    cached: Path


@dataclass(frozen=True)
class Packed:
    """A finished zip: where it is, how many files and pages of paper it holds."""

    file: Path
    files: int
    pages: int


def packs(course: Course, place: making.Place) -> list[Pack]:
    """Return every pack there is something to put into, in the order of ``data/course.yml``."""
    by_page: dict[tuple[str, str], list[making.Job]] = {}
    for job in making.jobs(course, place):
        by_page.setdefault((job.page, job.language), []).append(job)
    found = []
    for language in LANGUAGES:
        for module in course.data.course.modules:
            for kind in KINDS:
                jobs = tuple(
                    job
                    for page in _reading(course, module)
                    for job in by_page.get((page, language), ())
                    if job.kind in HOLDS[kind]
                )
                if jobs:
                    # The names in the cache stand for everything the files depend on.
                    key = "\0".join([kind, *(job.cached.stem for job in jobs)])
                    name = f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.pdf"
                    cached = course.root / ".cache" / "packs" / name
                    found.append(Pack(kind, module.id, language, jobs, cached))
    return found


def _reading(course: Course, module: Module) -> list[str]:
    """Lessons first, then the forms of the module's other pages."""
    pages = module_pages(course, module)
    return sorted(pages, key=lambda path: not course.pages[path].is_lesson)


def pdf(course: Course, pack: Pack, site: str = "") -> bytes:
    """Return one pack as PDF.

    Arguments:
        site: public address of the site with a slash at its end, or "".

    Raises:
        CannotPrint, typst.TypstError: as :func:`course.outputs.paper.pack`; files that could be
            printed alone can be printed together.
    """
    labels, language = course.data.labels, pack.language
    module = next(module for module in course.data.course.modules if module.id == pack.module)
    head = [course.data.course.name[language], module.title[language]]
    head.append(labels.get("page.version", language, version=version("kelas-jaga")))
    settings = {
        "title": labels.get(f"print.pack_{pack.kind}", language, module=module.title[language]),
        "lang": language,
        "head": " · ".join(head),
        "foot": labels.get("page.licence", language),
        "page-word": labels.get("print.page", language),
        "about": labels.get(f"print.pack_{pack.kind}_about", language),
    }
    return paper.pack([_part(course, job, site) for job in pack.jobs], settings)


def _part(course: Course, job: making.Job, site: str) -> Part:
    edition = course.edition(job.page, job.language)  # type: ignore[arg-type]
    assert edition is not None  # jobs are made from editions
    labels, language = course.data.labels, edition.language
    settings = sheets.settings(course, edition, site, for_learners=job.kind != "guide_pdf")
    if job.kind == "guide_pdf":
        tree = guide.tree(course, edition)
    elif job.kind == "cards":
        tree = handout.cards(course, edition)
        settings |= {"title": labels.get("print.cards_title", language, title=settings["title"])}
    else:
        form, _ = printing.fitted(course, edition, site)
        tree = handout.handout(course, edition, form)
        settings |= {"tight": form.tight}
    code = course.pages[edition.page].code
    group = f"{code} {edition.title}" if code else edition.title
    return Part(group, labels.get(f"print.part_{job.kind}", language), tree, settings)


def make(course: Course, place: making.Place, folder: Path, count: Count) -> list[Packed]:
    """Write ``handouts-<language>.zip`` for each language; earlier ones stay until theirs is complete.

    Arguments:
        course: the checked course; the files beside its pages have been made.
        place: as for :func:`course.outputs.making.make`.
        folder: where the zips go.
        count: kept up to date while packs are made.
    """
    wanted = packs(course, place)
    waiting = [pack for pack in wanted if not pack.cached.exists()]
    count.all, count.done = len(wanted), len(wanted) - len(waiting)
    count.heard()
    for pages in _run(course, place, waiting):
        count.done, count.made, count.pages = count.done + 1, count.made + 1, count.pages + pages
        count.heard()
    _forget(wanted, course.root / ".cache" / "packs")
    folder.mkdir(parents=True, exist_ok=True)
    return [_zip(course, place, language, wanted, folder) for language in LANGUAGES]


def _run(course: Course, place: making.Place, waiting: list[Pack]) -> Iterator[int]:
    if len(waiting) < 2:
        yield from (_one(course, place, pack) for pack in waiting)
        return
    # Fresh processes, as in making.
    start = (course.root, course.today, place)
    with ProcessPoolExecutor(
        min(os.cpu_count() or 1, len(waiting)),
        mp_context=get_context("spawn"),
        initializer=_start,
        initargs=start,
    ) as pool:
        yield from pool.map(_in_worker, waiting)


_worker: tuple[Course, making.Place] | None = None


def _start(root: Path, today: date, place: making.Place) -> None:
    global _worker
    course, _ = model.load(root, today)
    assert course is not None  # the parent loaded the same files
    _worker = (course, place)


def _in_worker(pack: Pack) -> int:
    assert _worker is not None
    return _one(*_worker, pack)


def _one(course: Course, place: making.Place, pack: Pack) -> int:
    data = pdf(course, pack, place.address)
    pack.cached.parent.mkdir(parents=True, exist_ok=True)
    part = pack.cached.with_name(f"{pack.cached.name}.{os.getpid()}")
    part.write_bytes(data)
    part.replace(pack.cached)
    return printing.pages(data)


def _zip(course: Course, place: making.Place, language: Language, wanted: list[Pack], folder: Path) -> Packed:
    target = folder / f"handouts-{language}.zip"
    part = target.with_suffix(".new")
    pages = files = 0
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, cached in _names(course, place, language, wanted):
            data = cached.read_bytes()
            # A fixed day: the same files give the same zip.
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
            pages, files = pages + printing.pages(data), files + 1
    part.replace(target)
    return Packed(target, files, pages)


def _names(
    course: Course, place: making.Place, language: Language, wanted: list[Pack]
) -> Iterator[tuple[str, Path]]:
    """Name in the zip of every pack and of every single sheet, in reading order."""
    labels = course.data.labels
    modules = [module.id for module in course.data.course.modules]
    for kind in KINDS:
        packed = labels.get(f"print.folder_{kind}", language)
        for pack in wanted:
            if (pack.kind, pack.language) == (kind, language):
                number = modules.index(pack.module) + 1
                yield f"{packed}/{number}-{pack.module}.pdf", pack.cached
    for job in making.jobs(course, place):
        if job.language == language and job.target.endswith(".pdf"):
            code = course.pages[job.page].code
            name = job.page.rpartition("/")[2] if code else job.page.replace("/", "-")
            sheet = f"{code}-{name}" if code else name
            single = labels.get("print.folder_single", language)
            yield f"{single}/{sheet}-{Path(job.target).name}", job.cached


def _forget(wanted: list[Pack], cache: Path) -> None:
    used = {pack.cached for pack in wanted}
    for path in cache.glob("*"):
        if path not in used:
            path.unlink()
