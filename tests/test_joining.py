"""PDFs joined into one: each part keeps its tags, and contents, bookmarks and numbers lead to it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import page as pdf_validator
import pypdf
import pypdfium2
import pytest
from lxml import html

import papers
from course.outputs import joining, paper

SETTINGS = {"title": "Contoh", "lang": "id", "head": "Kelas Jaga", "foot": "kaki", "page-word": "Halaman"}
PART = (
    "<h2>Bagian {at}</h2><p>Hubungi <a href='tel:12{at}'>SAPA</a>.</p>"
    "<table><thead><tr><th>Siapa</th><th>Jam</th></tr></thead>"
    "<tbody><tr><td>Bu Guru {at}</td><td>tujuh</td></tr></tbody></table>"
)
LONG = "".join('<p>Lanjut.</p><div data-print="page-break"></div>' for _ in range(4))
BEGIN = (3, 5, 9)  # the contents have one page, the parts one, four and one


def part(at: int, more: str = "") -> bytes:
    return paper.pdf(html.fragment_fromstring(f"<div>{PART.format(at=at)}{more}</div>"), SETTINGS)


def join() -> bytes:
    parts = [part(0), part(1, LONG), part(2)]
    rows = [("part", f"Bagian {at}", f"{joining.PART}{at}", begin - 3) for at, begin in enumerate(BEGIN)]
    return joining.joined(paper.contents(rows, SETTINGS), parts, paper.numbers(9, "id", "Paket"))


@pytest.fixture(scope="module")
def joined() -> bytes:
    return join()


def elements(node: object) -> Iterator[dict]:
    """Every element of the structure, in the order of reading."""
    node = node.get_object() if hasattr(node, "get_object") else node
    for kid in node if isinstance(node, list) else [node]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, dict) and "/K" in kid:
            if "/S" in kid:
                yield kid
            yield from elements(kid["/K"])


def test_parts_begin_on_paper_of_their_own() -> None:
    assert joining.starts([1, 4, 3, 1]) == [0, 2, 6, 10]


def test_the_whole_stays_accessible(joined: bytes, tmp_path) -> None:
    file = tmp_path / "joined.pdf"
    file.write_bytes(joined)
    assert pdf_validator.validate_pdf(str(file)).failures == []
    reader = pypdf.PdfReader(file)
    assert len(reader.pages) == 9
    assert reader.trailer["/Root"]["/Lang"] == "id"
    assert b"<xmpTPg:NPages>9<" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_bookmarks_and_contents_lead_to_every_part(joined: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(joined))
    tops = [mark for mark in reader.outline if not isinstance(mark, list)]
    assert [reader.get_destination_page_number(mark) + 1 for mark in tops] == [1, *BEGIN]
    notes = [note.get_object() for note in reader.pages[0]["/Annots"]]
    pages = [page.indirect_reference for page in reader.pages]
    assert [pages.index(note["/A"]["/D"][0]) + 1 for note in notes] == list(BEGIN)
    contents = pypdfium2.PdfDocument(joined)[0].get_textpage().get_text_range()
    for at, begin in enumerate(BEGIN):
        assert re.search(rf"Bagian {at}\s+{begin}\b", contents), contents


def test_every_page_of_a_part_carries_its_own_number_and_that_of_the_whole(joined: bytes) -> None:
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(joined)]
    for number, text in enumerate(texts[1:], 2):
        assert re.search(rf"Paket {number}\b", text), text
    assert "Paket" not in texts[0]
    assert "Halaman 2 / 4" in texts[BEGIN[1]]


def test_every_tag_is_found_from_its_page(joined: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(joined))
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    nums = tree["/ParentTree"]["/Nums"]
    keys = nums[::2]
    assert keys == sorted(set(keys)) and tree["/ParentTreeNextKey"] > keys[-1]
    at = dict(zip(keys, nums[1::2], strict=True))
    for page in reader.pages:
        if "/StructParents" not in page:
            assert not page.extract_text().replace("Paket", "").strip().strip("0123456789")
            continue
        marks = at[page["/StructParents"]].get_object()
        written = set(map(int, re.findall(rb"/MCID (\d+)", page.get_contents().get_data())))
        assert written == set(range(len(marks)))
        assert all(mark.get_object()["/Pg"] == page for mark in marks)
        for note in page.get("/Annots", ()):
            link = at[note.get_object()["/StructParent"]].get_object()
            assert link["/S"] == "/Link"


def test_cells_find_the_heads_of_their_own_table(joined: bytes) -> None:
    tree = pypdf.PdfReader(io.BytesIO(joined)).trailer["/Root"]["/StructTreeRoot"]
    names = tree["/IDTree"]["/Names"][::2]
    assert names == sorted(set(names))
    tables = [element for element in elements(tree) if element["/S"] == "/Table"]
    assert len(tables) == 3
    heads = []
    for table in tables:
        own = {cell["/ID"] for cell in elements(table) if "/ID" in cell}
        meant = {
            head
            for cell in elements(table)
            for facts in cell.get("/A", ())
            for head in facts.get("/Headers", ())
        }
        assert meant and meant <= own
        heads += own
    assert sorted(heads) == names


def test_no_word_is_lost_and_the_same_parts_give_the_same_bytes(joined: bytes) -> None:
    printed = papers.words_of(joined)
    assert all(f"BuGuru{at}" in printed for at in range(3))
    assert papers.links(joined) == {"tel:120", "tel:121", "tel:122"}
    assert join() == joined


def test_more_pages_than_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        joining.joined(paper.contents([], SETTINGS), [part(0)], paper.numbers(1, "id", "Paket"))
