"""Packs to print: one file a module, with contents and bookmarks, and a zip per language."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import page as pdf_validator
import pypdf
import pypdfium2
import pytest

import papers
import tiny
from conftest import SITE_URL, TODAY, contents, run_course
from course import model
from course.model import Course, Edition
from course.outputs import beside, making, packs, printing, zips
from test_making import LESSON, TWIN, add, built_once, long_worksheet, made, project

__all__ = ["built_once", "made", "project"]  # fixtures: a small course with the words of the real interface

PLACE = making.Place(SITE_URL)
FORMS = """/// keypoints
- Ini bukan salahmu.
///

/// worksheet | Kartu
    space: lines

- Orang pertamaku:
///"""


@pytest.fixture
def course(project: Path) -> Course:
    for file in (LESSON, TWIN):
        add(project, file, FORMS)
    return load(project)


def load(project: Path) -> Course:
    course, problems = model.load(project, TODAY)
    assert course is not None, problems
    return course


def front(course: Course, language: str = "id") -> Edition:
    """The page beside which the packs of the small course's only module stand."""
    edition = course.edition(tiny.LESSON, language)
    assert edition is not None
    return edition


def pack(course: Course, kind: str, language: str = "id") -> bytes:
    jobs = {(job.page, job.language, job.kind): job for job in making.jobs(course, PLACE)}

    def printed(edition: Edition, name: str) -> bytes:
        return making.made(course, PLACE, jobs[edition.page, edition.language, name])

    return packs.pdf(kind, course, front(course, language), printed)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", packs.HOLDS)
def test_a_pack_is_accessible_in_its_language(
    course: Course, tmp_path: Path, kind: str, language: str
) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(pack(course, kind, language))
    assert pdf_validator.validate_pdf(str(file)).failures == []
    reader = pypdf.PdfReader(file)
    assert reader.trailer["/Root"]["/Lang"] == language
    title = course.data.course.modules[0].title[language]
    assert title in reader.metadata.title
    assert "/StructTreeRoot" in reader.trailer["/Root"]


def test_contents_and_bookmarks_lead_to_every_sheet(course: Course) -> None:
    data = pack(course, "pack_sheets")
    reader = pypdf.PdfReader(io.BytesIO(data))
    tops = [mark for mark in reader.outline if not isinstance(mark, list)]
    starts = [reader.get_destination_page_number(mark) + 1 for mark in tops]
    assert [mark.title for mark in tops][1:] == ["Stop, Simpan, Cerita", "Stop, Simpan, Cerita, kartu"]
    contents = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    for name, start in zip(("Lembar untuk dibagikan", "Kartu"), starts[1:], strict=True):
        assert re.search(rf"{name}\s+{start}\b", contents), contents
    # Every sheet begins on paper of its own when both sides are printed.
    assert all(start % 2 for start in starts)


def test_a_pack_holds_every_word_of_its_sheets(course: Course) -> None:
    jobs = {(job.page, job.language, job.kind): job for job in making.jobs(course, PLACE)}
    for kind in packs.HOLDS:
        together = papers.words_of(pack(course, kind))
        joined = packs.contents(kind, course, front(course))
        assert joined
        for edition, name in joined:
            job = jobs[edition.page, edition.language, name]
            alone = pypdfium2.PdfDocument(making.made(course, PLACE, job))
            body = [page.get_textpage().get_text_range() for page in alone]
            lost = [
                word
                for text in body
                for word in re.findall(r"[^\W\d_]{4,}", text)
                if papers.squeezed(word) not in together
            ]
            assert lost == []


def test_what_gathers_a_module_stands_beside_its_first_page_only(course: Course) -> None:
    gathering = {
        (edition.page, item.kind)
        for _, edition in course.editions()
        for item in beside(course, edition)
        if item.gathers
    }
    assert gathering == {(tiny.LESSON, kind) for kind in ("plan", "pack_sheets", "pack_guides")}
    assert not any(item.gathers for item in beside(course, front(course), packs=False))


def test_who_prints_does_not_wait_for_slides(course: Course) -> None:
    assert making.make(course, PLACE, printed=True) == []
    made = {job.kind for job in making.jobs(course, PLACE) if job.cached.exists()}
    assert {"handout", "cards", "guide_pdf", "plan", "pack_guides"} <= made
    assert made.isdisjoint({"deck", "guide"})


def zipped(course: Course) -> list[zips.Packed]:
    assert making.make(course, PLACE, printed=True) == []
    return zips.make(course, PLACE, course.root / "dist")


def test_the_zip_holds_packs_and_single_sheets_in_reading_order(course: Course) -> None:
    made = zipped(course)
    assert [packed.file.name for packed in made] == ["handouts-id.zip", "handouts-en.zip"]
    with zipfile.ZipFile(made[0].file) as archive:
        names = archive.namelist()
        assert made[0].pages == sum(printing.pages(archive.read(name)) for name in names)
    assert made[0].files == len(names)
    folders = ("rencana", "paket-lembar", "paket-panduan")
    assert names[:3] == [f"{folder}/1-anak-10-12.pdf" for folder in folders]
    code = course.pages[tiny.LESSON].code
    assert [
        f"satuan/{code}-stop-simpan-cerita-{kind}.pdf" for kind in ("handout", "cards", "guide")
    ] == names[3:6]


def test_the_same_course_gives_the_same_zip_and_leaves_a_whole_one_alone(course: Course) -> None:
    first, *_ = zipped(course)
    before, inode = first.file.read_bytes(), first.file.stat().st_ino
    zipped(course)
    assert first.file.stat().st_ino == inode
    first.file.write_bytes(before[:-100])  # a copy that broke off
    zipped(course)
    assert first.file.read_bytes() == before


def test_an_edit_makes_only_the_packs_of_its_edition_again(course: Course) -> None:
    before = {job.target: job.cached for job in making.jobs(course, PLACE)}
    add(course.root, LESSON, "/// keypoints\n- Ceritakan kepada kakak.\n///")
    after = {job.target: job.cached for job in making.jobs(load(course.root), PLACE)}
    again = {target for target in before if before[target] != after[target]}
    packed = {target for target in again if "paket-" in target}
    assert len(packed) == 2
    assert not any(target.startswith("en/") for target in packed)


def test_a_lesson_that_cannot_be_printed_leaves_the_old_packs(made: Path) -> None:
    first = run_course(made, "handouts", SITE_URL=SITE_URL)
    assert first.returncode == 0, first.stdout + first.stderr
    assert "dist/handouts-id.zip: " in first.stdout
    before = contents(made / "dist")
    assert set(before) == {"handouts-id.zip", "handouts-en.zip"}
    for file, title in ((LESSON, "Lembar panjang"), (TWIN, "Long sheet")):
        add(made, file, long_worksheet().replace("Lembar panjang", title))
    run_course(made, "confirm", tiny.LESSON)
    second = run_course(made, "handouts", SITE_URL=SITE_URL)
    assert second.returncode == 1
    assert f"{LESSON}:" in second.stdout and "handout-too-long" in second.stdout
    # Said once: not again for each pack that would hold the sheet.
    assert second.stdout.count("docs/id/") == 1
    assert contents(made / "dist") == before
