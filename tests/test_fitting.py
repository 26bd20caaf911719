"""Counting letters tells which blocks fit a page, and never wrongly that one does."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from lxml import html

import papers
from course.outputs import paper
from course.outputs.fitting import fits, rows_fit

SETTINGS = {"title": "Contoh", "lang": "id", "head": "Kelas Jaga", "foot": "kaki", "page-word": "Halaman"}


def block(body: str, kind: str = "quiz") -> html.HtmlElement:
    return html.fragment_fromstring(f'<div data-block="{kind}">{body}</div>')


LONG = "Cerita singkat tentang seorang anak dan kakaknya. " * 3
# Shapes of text that fill a page each in its own way; wide letters, short lines, many frames.
SHAPES: dict[str, Callable[[int], str]] = {
    "prose": lambda n: f"<p>{'WAWANCARA KAMI ' * 5 * n}</p>",
    "lines": lambda n: "".join(f"<p>Baris {at}.</p>" for at in range(n)),
    "items": lambda n: f"<ul>{''.join(f'<li>Butir {at}</li>' for at in range(n))}</ul>",
    "headings": lambda n: "".join(f"<h3>Judul {at}</h3><p>Isi.</p>" for at in range(n)),
    "frames": lambda n: "".join(f'<div data-block="scene"><p>Adegan {at}</p></div>' for at in range(n)),
    "tables": lambda n: (
        f"<table>{''.join(f'<tr><td>Hal {at}</td><td>{LONG}</td></tr>' for at in range(n))}</table>"
    ),
    "forms": lambda n: f"<table class='write'>{'<tr><td>Nama</td><td></td></tr>' * n}</table>",
    "ruled": lambda n: f'<p>Tulis:</p><div data-print="lines" data-lines="{n}"></div>',
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


def test_a_long_block_is_sure_to_break_and_a_picture_is_never_sure() -> None:
    assert fits(block(SHAPES["prose"](200))) is False
    assert fits(block("<p>Pendek.</p>")) is True
    assert fits(block("<p>Pendek.</p><figure></figure>")) is None


def test_room_to_write_counts_as_it_is_drawn() -> None:
    assert fits(block('<p>Pendek.</p><div data-print="lines" data-lines="10"></div>')) is True
    assert fits(block('<p>Pendek.</p><div data-print="lines" data-lines="40"></div>')) is False
    assert fits(block('<p>Pendek.</p><div data-print="empty-box" data-height="150"></div>')) is True
    assert fits(block('<p>Pendek.</p><div data-print="empty-box" data-height="270"></div>')) is False


CARDS = ("Satu.", "Kata " * 60, "Kata " * 70, "Kata " * 9)


def cards(even: bool) -> html.HtmlElement:
    kept = "".join(f"<div><p>{text}</p></div>" for text in CARDS)
    form = f'data-print="cards" data-columns="2" data-height="30" data-even="{"yes" if even else "no"}"'
    return html.fragment_fromstring(f"<div><div {form}>{kept}</div></div>")


@pytest.mark.parametrize("even", [True, False])
def test_cards_that_are_not_measured_change_nothing_on_paper(even: bool) -> None:
    source = paper.source(cards(even), SETTINGS)
    assert "unsure: (1, 2, )" in source
    assert paper.compile_source(source) == paper.compile_source(
        source.replace("unsure: (1, 2, )", "unsure: (0, 1, 2, 3)")
    )


def table(rows: int, words: int) -> html.HtmlElement:
    """Rows of a short and a long cell; every word says in which row it stands."""
    body = "".join(f"<tr><td>awal{n}.</td><td>{f'BARIS{n}. ' * words}</td></tr>" for n in range(rows))
    return html.fragment_fromstring(f"<table><tr><th>Kapan</th><th>Apa</th></tr>{body}</table>", "div")


@pytest.mark.parametrize("points", [12, 19])
def test_a_row_stays_on_one_page_below_the_head_of_its_table(points: int) -> None:
    sure = [n for n in range(1, 200) if rows_fit(table(1, n)[0], points)]
    tree = table(9, max(sure))
    data = paper.pdf(tree, SETTINGS | {"size": points})
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    assert len(pages) > 2
    assert all(page.count("Kapan") == 1 for page in pages)
    for row in range(9):
        assert [page.count(f"BARIS{row}.") for page in pages if f"awal{row}." in page] == [max(sure)]
    assert papers.first_lost_word(" ".join(tree.itertext()), papers.words_of(data)) is None


def test_a_row_longer_than_half_a_page_may_break_and_loses_nothing() -> None:
    tree = table(1, 900)
    assert not rows_fit(tree[0])
    printed = papers.words_of(paper.pdf(tree, SETTINGS))
    assert papers.first_lost_word(" ".join(tree.itertext()), printed) is None
