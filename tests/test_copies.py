"""A sheet copied twice keeps its lines: tables, frames, room to write, where to cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import html
from PIL import Image

import papers
from course.outputs import paper

SHEET = {"title": "Uji", "lang": "id", "head": "", "foot": "", "page-word": ""}
CELL = "<td><p>isi</p></td>"
DRAWN = {
    "writing lines": ('<div data-print="lines" data-lines="4"></div>', 4),
    "a table": (f"<table>{f'<tr>{CELL}{CELL}</tr>' * 3}</table>", 4),
    "an empty box": ('<div data-print="empty-box" data-height="40"></div>', 2),
    "a frame": ('<div data-block="quiz"><p>isi</p></div>', 2),
    "a frame of dots": ('<div data-block="slide"><p>isi</p></div>', 2),
    "cards to cut": (f'<div data-print="cards" data-columns="2">{"<div><p>isi</p></div>" * 4}</div>', 3),
}
# The share of a line that must still be there, and of one that is dashed or dotted.
WHOLE, BROKEN = 0.97, 0.3


def crossed(picture: Image.Image, least: int) -> float:
    """Share of the columns right of the short texts in which at least so many lines are met."""
    width, height = picture.size
    met = 0
    columns = range(int(width * 0.28), int(width * 0.48), 3)
    for x in columns:
        column = picture.crop((x, 0, x + 1, height)).tobytes()
        met += sum(a > 128 >= b for a, b in pairwise(column)) >= least
    return met / len(columns)


@pytest.mark.parametrize("name", DRAWN)
def test_lines_are_there_after_two_copies(name: str) -> None:
    body, lines = DRAWN[name]
    tree = html.fragment_fromstring(body, create_parent="div")
    (page,) = papers.pictures(paper.pdf(tree, SHEET))
    # Dashes of several lines seldom meet in one column: one line is looked for at a time.
    dashed = name in ("cards to cut", "a frame of dots")
    assert crossed(papers.copied(page), 1 if dashed else lines) >= (BROKEN if dashed else WHOLE)


def test_a_thin_grey_line_would_be_gone() -> None:
    page = Image.new("L", (1240, 1754), 255)
    page.paste(110, (200, 800, 1040, 801))
    assert crossed(page, 1) == 1
    assert crossed(papers.copied(page), 1) < 0.1
