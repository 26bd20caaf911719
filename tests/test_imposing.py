"""A booklet: folded it is read in order, and a screen reader still hears it in order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import page as pdf_validator
import pypdf
import pypdfium2
import pytest
from lxml import html
from pypdf.generic import DictionaryObject

import papers
from course.outputs import imposing, paper, printing

SETTINGS = {"title": "Contoh", "lang": "id", "head": "Kelas Jaga", "foot": "kaki", "page-word": "Halaman"}
PAGES = 6
CALL = '<p>Hubungi <a href="tel:129">SAPA</a> nomor {at}.</p>'
PAGE = (
    "<h2>Bagian {at}</h2>"
    + CALL
    + "<ul><li>butir</li></ul><table><tr><th>a</th></tr><tr><td>b</td></tr></table>"
)


def upright(body: str = PAGE, pages: int = PAGES) -> bytes:
    parts = (body.format(at=at) + '<div data-print="page-break"></div>' for at in range(pages))
    tree = html.fragment_fromstring("".join(parts), create_parent="div")
    return paper.pdf(tree, SETTINGS | {"paper": "a5"})


@pytest.fixture(scope="module")
def folded() -> bytes:
    return imposing.imposed(upright())


@pytest.mark.parametrize("count", range(2, 21))
def test_folded_sheets_are_read_from_the_cover_to_the_back(count: int) -> None:
    sides = imposing.sides(count)
    assert len(sides) % 2 == 0
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    # Sheets lie in one another: right of the front, left of the back, and out again.
    first = [page for front, back in sheets for page in (front[1], back[0])]
    last = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    read = [*first, *last]
    assert [page for page in read if page is not None] == list(range(count))
    assert read[0] == 0 and read[-1] == count - 1
    assert read.count(None) < 4


def test_a_booklet_stays_accessible(folded: bytes, tmp_path) -> None:
    file = tmp_path / "booklet.pdf"
    file.write_bytes(folded)
    assert pdf_validator.validate_pdf(str(file)).failures == []
    reader = pypdf.PdfReader(file)
    assert reader.trailer["/Root"]["/Lang"] == "id"
    assert reader.metadata.title == "Contoh"
    assert len(reader.pages) == printing.pages(folded) == 4


def references(node: object) -> Iterator[DictionaryObject]:
    """Every marked-content reference, in the order of reading."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for kid in node:
            yield from references(kid)
    elif isinstance(node, dict):
        if node.get("/Type") == "/MCR":
            yield node
        else:
            assert not isinstance(node.get("/K"), int)
            yield from references(node.get("/K"))


def test_every_tag_leads_to_its_words_on_the_side_where_they_stand_now(folded: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(folded))
    seen, order = set(), []
    for reference in references(reader.trailer["/Root"]["/StructTreeRoot"]):
        form, side = reference.raw_get("/Stm"), reference["/Pg"]
        assert form in [
            side["/Resources"]["/XObject"].raw_get(name) for name in side["/Resources"]["/XObject"]
        ]
        marks = re.findall(rb"/MCID (\d+)", form.get_object().get_data())
        assert str(reference["/MCID"]).encode() in marks
        seen.add((form.idnum, reference["/MCID"]))
        order.append(form.idnum)
    forms = list(dict.fromkeys(order))
    assert len(forms) == PAGES
    assert order == sorted(order, key=forms.index)
    written = sum(len(set(re.findall(rb"/MCID (\d+)", reader.get_object(form).get_data()))) for form in forms)
    assert len(seen) == written


def test_links_stand_on_their_words(folded: bytes) -> None:
    found = 0
    for number, side in enumerate(pypdf.PdfReader(io.BytesIO(folded)).pages):
        text = pypdfium2.PdfDocument(folded)[number].get_textpage()
        for note in side["/Annots"]:
            link = note.get_object()
            assert link["/A"]["/URI"] == "tel:129"
            assert text.get_text_bounded(*map(float, link["/Rect"])).strip() == "SAPA"
            found += 1
    assert found == PAGES


def test_no_word_is_lost(folded: bytes) -> None:
    printed = papers.words_of(folded)
    assert all(f"Bagian{at}" in printed and f"nomor{at}." in printed for at in range(PAGES))


def test_the_same_pages_give_the_same_bytes(folded: bytes) -> None:
    assert imposing.imposed(upright()) == folded


def test_a_link_to_a_page_inside_is_refused() -> None:
    inside = '#set document(title: "Isi")\n#set page(paper: "a5")\n#link(<end>)[akhir]\n\n= Akhir <end>\n'
    with pytest.raises(ValueError, match="links"):
        imposing.imposed(paper.compile_source(inside))
