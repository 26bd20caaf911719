"""The plain text of a page: every word once, at its line, with what stands around it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from course.source import Piece, pieces_of, read, read_file
from tiny import FIRST, page

PAGES = sorted((ROOT / "docs").glob("[ie][dn]/**/*.md"))


def pieces(body: str) -> list[Piece]:
    return [piece for piece in pieces_of(page(body)) if piece.line >= FIRST]


def seen(body: str) -> list[tuple[int, str, str]]:
    """Line in the text (1 is its first), kind and text."""
    return [(piece.line - FIRST + 1, piece.kind, piece.text) for piece in pieces(body)]


def test_paragraphs_lists_quotes_and_headings():
    body = "Satu\nbaris.\n\n- Butir\n- Lagi\n  sambung\n\n> Kutipan\n> lanjut\n\n## Judul {#id}\n"
    assert seen(body) == [
        (1, "paragraph", "Satu\nbaris."),
        (4, "item", "Butir"),
        (5, "item", "Lagi\nsambung"),
        (8, "quote", "Kutipan\nlanjut"),
        (11, "heading", "Judul"),
    ]


def test_the_cells_of_a_table_know_their_heading():
    found = pieces("| Jangan | Gunakan |\n| --- | --- |\n| Kenapa? | Terima kasih |\n")
    assert [(piece.kind, piece.text, piece.head) for piece in found] == [
        ("column", "Jangan", ""),
        ("column", "Gunakan", ""),
        ("cell", "Kenapa?", "Jangan"),
        ("cell", "Terima kasih", "Gunakan"),
    ]


def test_the_notes_of_a_facilitator_know_what_they_are_for():
    body = "/// facilitator | Awal\nsay\n:   Halo.\n:   Lagi.\nwatch for\n:   Anak diam.\n///\n"
    assert [(piece.line - FIRST + 1, piece.kind, piece.text, piece.head) for piece in pieces(body)] == [
        (1, "argument", "Awal", ""),
        (2, "term", "say", ""),
        (3, "definition", "Halo.", "say"),
        (4, "definition", "Lagi.", "say"),
        (5, "term", "watch for", ""),
        (6, "definition", "Anak diam.", "watch for"),
    ]


def test_a_quiz_is_a_question_options_and_feedback():
    options = "- [x] Ya\n    - Betul.\n- [~] Mungkin\n    - Boleh.\n- [ ] Tidak\n    - Lihat."
    body = f"/// quiz | Apa?\n{options}\n///\n"
    assert [(piece.kind, piece.grade) for piece in pieces(body)] == [
        ("question", None),
        ("option", "preferred"),
        ("feedback", None),
        ("option", "fine"),
        ("feedback", None),
        ("option", "again"),
        ("feedback", None),
    ]


def test_choices_answers_and_settings_are_told_apart():
    body = (
        "///// story | Raka\n//// scene | 1\nRaka diam.\n\n- [Cerita](#2)\n////\n/////\n\n"
        "/// discuss\n- Apa?\n    - answer: Ini.\n///\n\n"
        "/// activity | Main\n    grouping: berdua\n\n1. Mulai.\n///\n"
    )
    assert [piece.kind for piece in pieces(body)] == [
        "argument",
        "paragraph",
        "choice",
        "item",
        "answer",
        "argument",
        "setting",
        "item",
    ]


def test_links_are_their_labels_and_facts_are_kept_beside_the_text():
    (piece,) = pieces(
        "Hubungi [](channel:sapa-129) soal **[grooming](term:grooming)** [](source:p05), [di sini](x.md).\n"
    )
    assert piece.text == "Hubungi  soal grooming , di sini."
    assert [piece.text[begin:end] for begin, end in piece.names] == ["grooming"]
    assert (piece.channels, piece.sources) == (("sapa-129",), ("p05",))


def test_marks_and_hidden_lines_are_no_words():
    body = "*Satu* `dua` __tiga__ snake_case \\*\n\n<!-- empat -->\n\n```\nlima\n```\n\n<b>enam</b>\n"
    assert " ".join(piece.text for piece in pieces(body)).split() == [
        "Satu",
        "dua",
        "tiga",
        "snake_case",
        "*",
        "enam",
    ]


def test_what_belongs_together_has_one_group():
    body = "Tahun 2026:\n\n- satu\n- dua\n\nLain.\n\n- tiga\n\n/// slide | A\nX\n\n- Y\n///\n"
    groups = [piece.group for piece in pieces(body)]
    assert groups[0] == groups[1] == groups[2]
    assert len(set(groups)) == 4
    assert len({piece.group for piece in pieces(body) if piece.block}) == 1


def test_a_piece_knows_its_part_and_its_section():
    body = "## Inti {#core}\n\nA.\n\n### Tanda {#signs}\n\nB.\n\n/// slide | C\nD\n///\n"
    found = {piece.text: (piece.part, piece.section - FIRST + 1) for piece in pieces(body)}
    assert found["A."] == ("core", 1)
    assert found["B."] == found["D"] == ("core", 5)


def test_the_front_matter_is_read_at_its_lines():
    text = "---\ntitle: Satu\nkeywords:\n  - dua\n  - tiga\n---\n\nEmpat.\n"
    found = pieces_of(read(text, "docs/id/x.md", "id", "x"))
    assert [(piece.line, piece.kind, piece.text) for piece in found] == [
        (2, "title", "Satu"),
        (4, "keywords", "dua"),
        (5, "keywords", "tiga"),
        (8, "paragraph", "Empat."),
    ]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT / "docs")))
def test_every_word_of_a_real_page_stands_in_the_piece_of_its_line(file):
    source = read_file(ROOT, file)
    lines = file.read_text(encoding="utf-8").split("\n")
    for piece in pieces_of(source):
        rows = piece.text.split("\n")
        for offset, row in enumerate(rows):
            raw = lines[piece.line - 1 + offset]
            assert set(re.findall(r"\w+", row)) <= set(re.findall(r"\w+", raw)), (piece.line + offset, row)


KINDS = """Satu kata.|- butir|    - anak|> kutip|:   arti|say||## J {#j}|/// slide ; S|///|/// quiz ; Apa?
- [x] ya|**tebal** [x](y.md)|```|<!-- x|-->|1. satu|; a ; b ;|; --- ; --- ;"""
LINES = st.sampled_from([line.replace(";", "|") for line in re.split(r"[|\n]", KINDS)])


@given(st.lists(LINES, max_size=25))
@settings(max_examples=200, deadline=None)
def test_whatever_the_page_pieces_are_in_order_and_inside_it(lines):
    source = page("\n".join(lines))
    numbers = [piece.line for piece in pieces_of(source)]
    assert numbers == sorted(numbers)
    assert all(1 <= number < FIRST + max(1, len(lines)) for number in numbers)
    assert all(piece.text.strip() or piece.sources or piece.channels for piece in pieces_of(source))
