"""Counting letters tells which blocks fit a page, and never wrongly that one does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

import papers
from course.outputs import paper
from course.outputs.fitting import fits

SETTINGS = {"title": "Contoh", "lang": "id", "head": "Kelas Jaga", "foot": "kaki", "page-word": "Halaman"}


def block(body: str, kind: str = "quiz") -> html.HtmlElement:
    return html.fragment_fromstring(f'<div data-block="{kind}">{body}</div>')


# Shapes of text that fill a page each in its own way; wide letters, short lines, many frames.
SHAPES: dict[str, Callable[[int], str]] = {
    "prose": lambda n: f"<p>{'WAWANCARA KAMI ' * 5 * n}</p>",
    "lines": lambda n: "".join(f"<p>Baris {at}.</p>" for at in range(n)),
    "items": lambda n: f"<ul>{''.join(f'<li>Butir {at}</li>' for at in range(n))}</ul>",
    "headings": lambda n: "".join(f"<h3>Judul {at}</h3><p>Isi.</p>" for at in range(n)),
    "frames": lambda n: "".join(f'<div data-block="scene"><p>Adegan {at}</p></div>' for at in range(n)),
    "terms": lambda n: f"<dl>{''.join(f'<dt>Kata {at}</dt><dd>Arti</dd>' for at in range(n))}</dl>",
}


@pytest.mark.parametrize("points", [12, 19])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_largest_block_that_is_sure_to_fit_loses_nothing(shape: str, points: int) -> None:
    largest = max(n for n in range(1, 90) if fits(block(SHAPES[shape](n)), points))
    tree = html.Element("div")
    tree.append(block(SHAPES[shape](largest)))
    data = paper.pdf(tree, SETTINGS | {"size": points})
    printed = papers.words_of(data).replace("•", "")
    assert papers.first_lost_word(" ".join(tree.itertext()), printed) is None
    assert not any(papers.stained_margins(page, 12) for page in papers.pictures(data, dots=75))


def test_a_long_block_is_sure_to_break_and_a_form_is_never_sure() -> None:
    assert fits(block(SHAPES["prose"](200))) is False
    assert fits(block("<p>Pendek.</p>")) is True
    assert fits(block("<p>Pendek.</p><table><tr><td></td></tr></table>")) is None
    assert fits(block('<p>Pendek.</p><div data-print="lines"></div>')) is None
