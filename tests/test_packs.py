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
from conftest import SITE_URL, TODAY, run_course
from course import model
from course.model import Course
from course.outputs import making, packs, printing
from course.outputs.progress import Count
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


def of(course: Course, kind: str, language: str = "id") -> packs.Pack:
    (pack,) = [pack for pack in packs.packs(course, PLACE) if (pack.kind, pack.language) == (kind, language)]
    return pack


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", packs.KINDS)
def test_a_pack_is_accessible_in_its_language(
    course: Course, tmp_path: Path, kind: str, language: str
) -> None:
    file = tmp_path / "pack.pdf"
    file.write_bytes(packs.pdf(course, of(course, kind, language), SITE_URL))
    assert pdf_validator.validate_pdf(str(file)).failures == []
    reader = pypdf.PdfReader(file)
    assert reader.trailer["/Root"]["/Lang"] == language
    title = course.data.course.modules[0].title[language]
    assert title in reader.metadata.title
    assert "/StructTreeRoot" in reader.trailer["/Root"]


def test_contents_and_bookmarks_lead_to_every_sheet(course: Course) -> None:
    data = packs.pdf(course, of(course, "sheets"), SITE_URL)
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
    for kind in packs.KINDS:
        pack = of(course, kind)
        together = papers.words_of(packs.pdf(course, pack, SITE_URL))
        for job in pack.jobs:
            alone = pypdfium2.PdfDocument(making.made(course, PLACE, job))
            body = [page.get_textpage().get_text_range() for page in alone]
            lost = [
                word
                for text in body
                for word in re.findall(r"[^\W\d_]{4,}", text)
                if papers.squeezed(word) not in together
            ]
            assert lost == []


def test_the_zip_holds_packs_and_single_sheets_in_reading_order(course: Course) -> None:
    assert making.make(course, PLACE) == []
    made = packs.make(course, PLACE, course.root / "dist", Count())
    assert [packed.file.name for packed in made] == ["handouts-id.zip", "handouts-en.zip"]
    with zipfile.ZipFile(made[0].file) as archive:
        names = archive.namelist()
        assert made[0].pages == sum(printing.pages(archive.read(name)) for name in names)
    assert made[0].files == len(names)
    assert names[:2] == ["paket-lembar/1-anak-10-12.pdf", "paket-panduan/1-anak-10-12.pdf"]
    code = course.pages[tiny.LESSON].code
    assert [
        f"satuan/{code}-stop-simpan-cerita-{kind}.pdf" for kind in ("handout", "cards", "guide")
    ] == names[2:5]


def test_the_same_course_gives_the_same_zip_and_makes_no_pack_again(course: Course) -> None:
    making.make(course, PLACE)
    first, count = packs.make(course, PLACE, course.root / "dist", Count()), Count()
    before = [packed.file.read_bytes() for packed in first]
    second = packs.make(course, PLACE, course.root / "dist", count)
    assert (count.made, count.done) == (0, 4)
    assert [packed.file.read_bytes() for packed in second] == before


def test_an_edit_makes_only_the_packs_of_its_edition_again(course: Course) -> None:
    making.make(course, PLACE)
    packs.make(course, PLACE, course.root / "dist", Count())
    add(course.root, LESSON, "/// keypoints\n- Ceritakan kepada kakak.\n///")
    changed, count = load(course.root), Count()
    making.make(changed, PLACE)
    packs.make(changed, PLACE, course.root / "dist", count)
    assert count.made == 2


def test_a_lesson_that_cannot_be_printed_leaves_the_old_packs(project: Path) -> None:
    first = run_course(project, "handouts")
    assert first.returncode == 0, first.stdout + first.stderr
    assert "dist/handouts-id.zip: " in first.stdout
    before = {path.name: path.read_bytes() for path in (project / "dist").iterdir()}
    assert set(before) == {"handouts-id.zip", "handouts-en.zip"}
    for file, title in ((LESSON, "Lembar panjang"), (TWIN, "Long sheet")):
        add(project, file, long_worksheet().replace("Lembar panjang", title))
    run_course(project, "confirm", tiny.LESSON)
    second = run_course(project, "handouts")
    assert second.returncode == 1
    assert f"{LESSON}:" in second.stdout and "handout-too-long" in second.stdout
    assert {path.name: path.read_bytes() for path in (project / "dist").iterdir()} == before
