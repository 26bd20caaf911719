"""Print trees become tagged PDFs, and not a word of them is lost."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator

import page as pdf_validator
import pikepdf
import pypdf
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from course.glyphs import DRAWN, printable, unprintable
from course.outputs import paper
from course.outputs.compact import compact, pages
from course.outputs.handout import SHEETS
from course.source.vocabulary import BLOCKS

SHEET = {"title": "Contoh", "lang": "id", "head": "Kelas Jaga", "foot": "kaki", "page-word": "Halaman"}
EXAMPLE = """
<h2>Berlatih</h2>
<p>Raka <strong>suka</strong> gim, <em>dan</em> kadang bertanya: "boleh?" <a href="tel:129">129</a></p>
<div data-block="keypoints" data-line="12">
  <p class="block-title">Yang penting</p>
  <ul><li>Berhenti</li><li>Simpan<ul><li>nama akun</li></ul></li></ul>
</div>
<ol type="A"><li>satu</li><li><p>dua</p></li></ol>
<dl><dt>Katakan</dt><dd>Ini bukan salahmu.</dd></dl>
<table class="write"><thead><tr><th>Siapa</th><th>Kapan</th></tr></thead><tr><td></td><td></td></tr></table>
<div data-print="lines" data-lines="3"></div><div data-print="empty-box" data-height="30"></div>
<div data-print="cards" data-columns="2" data-height="50">
  <div><p class="block-title">1</p><p>Raka bercerita.</p></div>
  <div><p>Kakak mendengarkan.</p></div>
</div>
<blockquote><p>Terima kasih sudah cerita.</p></blockquote><hr>
<p class="small">Sumber: sumber#p05</p>
"""


def tree(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(text, create_parent="div")


def words_of_pdf(data: bytes) -> str:
    """The text layer without white space: a viewer breaks lines where it likes."""
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    return squeezed(text)


def squeezed(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text)
    return "".join(character for character in composed if not character.isspace() and character != "\u00ad")


def test_every_element_of_the_print_vocabulary_has_its_typst(golden) -> None:
    golden("paper/example.typ", paper.source(tree(EXAMPLE), SHEET).split("#show: sheet.with", 1)[1])


def test_a_pdf_passes_the_rules_of_pdf_ua(tmp_path) -> None:
    path = tmp_path / "example.pdf"
    path.write_bytes(paper.pdf(tree(EXAMPLE), SHEET))
    assert pdf_validator.validate_pdf(str(path)).failures == []


def test_a_pdf_knows_its_language_and_title() -> None:
    reader = pypdf.PdfReader(io.BytesIO(paper.pdf(tree(EXAMPLE), SHEET | {"lang": "en"})))
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.metadata.title == "Contoh"


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert paper.pdf(tree(EXAMPLE), SHEET) == paper.pdf(tree(EXAMPLE), SHEET)


def test_packing_its_objects_together_changes_nothing_that_is_read(tmp_path) -> None:
    loose = paper.compile_source(paper.source(tree(EXAMPLE * 9), SHEET))
    packed, path = compact(loose), tmp_path / "packed.pdf"
    assert len(packed) < 0.6 * len(loose)
    path.write_bytes(packed)
    assert pdf_validator.validate_pdf(str(path)).failures == []
    with pikepdf.open(path) as read:
        assert read.check_pdf_syntax() == []
    before, after = (pypdf.PdfReader(io.BytesIO(data)) for data in (loose, packed))
    said = [(page.extract_text(), page["/Contents"].get_data()) for page in before.pages]
    assert [(page.extract_text(), page["/Contents"].get_data()) for page in after.pages] == said
    assert list(shape(after)) == list(shape(before))
    assert after.trailer["/ID"] == before.trailer["/ID"]
    assert compact(loose) == packed


def shape(reader: pypdf.PdfReader) -> Iterator[tuple[int, str, str]]:
    """What a screen reader is told: how deep each element stands, its kind, its text instead of a picture."""

    def below(element: pypdf.generic.DictionaryObject, depth: int) -> Iterator[tuple[int, str, str]]:
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            found = kid.get_object()
            if isinstance(found, dict) and "/S" in found:
                yield depth, found["/S"], found.get("/Alt", "")
                yield from below(found, depth + 1)

    return below(reader.trailer["/Root"]["/StructTreeRoot"], 0)


def test_a_heading_without_words_is_left_out() -> None:
    assert "#heading" not in paper.source(tree("<h2> </h2><p>Isi.</p>"), SHEET).partition("#show")[2]


def test_only_the_course_font_is_embedded() -> None:
    fonts = set()
    for page in pypdf.PdfReader(io.BytesIO(paper.pdf(tree(EXAMPLE), SHEET))).pages:
        fonts |= {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}
    assert fonts
    assert all("AtkinsonHyperlegible" in font for font in fonts)


def test_a_block_taller_than_a_page_keeps_its_end() -> None:
    many = "".join(f"<p>Baris nomor {number}.</p>" for number in range(120))
    printed = words_of_pdf(paper.pdf(tree(f'<div data-block="keypoints">{many}</div>'), SHEET))
    assert "Barisnomor0." in printed
    assert "Barisnomor119." in printed


def test_a_card_with_much_text_makes_all_cards_taller_and_loses_nothing() -> None:
    long = " ".join(f"kata{number}" for number in range(150))
    cards = f'<div data-print="cards"><div><p>{long}</p></div><div><p>pendek</p></div></div>'
    printed = words_of_pdf(paper.pdf(tree(cards), SHEET))
    assert squeezed(long) in printed
    assert "pendek" in printed


@pytest.mark.parametrize("count", sorted(SHEETS))
def test_as_many_cards_as_promised_stand_on_a_page_below_its_title(count: int) -> None:
    columns, height = SHEETS[count]
    cards = "<div><p>Kartu pendek</p></div>" * count
    grid = f'<div data-print="cards" data-columns="{columns}" data-height="{height}">{cards}</div>'
    body = tree(f'<h2>Kartu</h2><p class="cut-note">Gunting di garis putus-putus.</p>{grid}')
    code = {"qr": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>", "qr-alt": "kode"}
    way = {"url": "https://kelas-jaga.example/", "address": "kelas-jaga.example"}
    assert pages(paper.pdf(body, SHEET | code | way)) == 1


def test_every_number_of_cards_an_author_may_ask_for_has_its_sheet() -> None:
    asked = BLOCKS["cards"].options["per-page"].values
    assert {int(number) for number in asked} == set(SHEETS)


@pytest.mark.parametrize("unknown", ["<video></video>", "<p><button>x</button></p>", "<form></form>"])
def test_an_element_without_a_form_on_paper_is_an_error_with_its_line(unknown: str) -> None:
    with pytest.raises(paper.CannotPrint) as caught:
        paper.pdf(tree(f'<div data-block="activity" data-line="31">{unknown}</div>'), SHEET)
    assert caught.value.line == 31


def test_a_picture_without_alt_text_is_an_error() -> None:
    with pytest.raises(paper.CannotPrint):
        paper.pdf(tree('<figure data-svg="&lt;svg/&gt;"></figure>'), SHEET)


def test_pdf_ua_is_enforced_by_the_compiler() -> None:
    text = paper.source(tree("<p>x</p>"), SHEET) + "\n#heading(level: 5)[x]"
    with pytest.raises(typst.TypstError):
        paper.compile_source(text)


def test_characters_that_the_font_lacks_are_named_once_in_order() -> None:
    assert unprintable("boleh ☎ tidak ☂ ☎") == "☎☂"
    assert unprintable('"Terima kasih," kata Bu Guru — 7–9 tahun.') == ""


def test_a_box_to_tick_and_an_arrow_are_drawn_between_the_words() -> None:
    assert "setujulanjut" in words_of_pdf(paper.pdf(tree("<p>☐ setuju → lanjut</p>"), SHEET))


TYPEABLE = st.text(alphabet=sorted(printable() - DRAWN - {"\r"}), max_size=120)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TYPEABLE)
def test_any_text_an_author_can_type_reaches_paper(text: str) -> None:
    rendered = tree(Markdown().convert(text) or "<p></p>")
    wanted = squeezed(rendered.text_content())
    assert wanted in words_of_pdf(paper.pdf(rendered, SHEET))
