"""Pages printed from a browser: the text and nothing around it, every scene, no answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

import papers

LESSON = "anak-10-12/stop-simpan-cerita/"
# One page of each template and of each kind of content.
PAGES = (
    "",
    LESSON,
    "bantuan/",
    "bantuan/sekarang/",
    "unduh/",
    "istilah/",
    "cari/",
    "orang-tua/pola-grooming/",
)


@pytest.fixture(scope="module")
def printed(browser, base_url: str) -> Callable[[str], bytes]:
    """Prints a page as a reader would, on A4 without background colours."""
    page = browser.new_page()

    @cache
    def print_page(path: str) -> bytes:
        page.goto(base_url + path)
        return page.pdf(format="A4", print_background=False)

    return print_page


def source(site: Path, path: str) -> html.HtmlElement:
    return html.fromstring((site / path / "index.html").read_bytes().decode("utf-8"))


def text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return papers.squeezed("".join(page.get_textpage().get_text_range() for page in pages))


@pytest.mark.parametrize("path", PAGES)
def test_the_title_is_printed_and_the_navigation_is_not(site: Path, printed, path: str) -> None:
    page, said = source(site, path), text(printed(path))
    assert papers.squeezed(page.xpath("string(//h1)")) in said
    for around in page.xpath("//header//nav | //nav[contains(@class, 'nav')]"):
        words = papers.squeezed(around.text_content())
        assert len(words) < 8 or words not in said


def test_every_scene_of_a_story_is_printed(site: Path, printed) -> None:
    scenes = source(site, LESSON).xpath("//*[@data-block='scene']//p[not(contains(@class, 'again'))]")
    assert len(scenes) > 6
    said = text(printed(LESSON))
    assert [p.text_content() for p in scenes if papers.squeezed(p.text_content()) not in said] == []


def test_no_answer_is_printed(site: Path, printed) -> None:
    answers = source(site, LESSON).xpath("//*[contains(@class, 'feedback')]//p")
    assert answers
    said = text(printed(LESSON))
    assert [p.text_content() for p in answers if papers.squeezed(p.text_content()) in said] == []


@pytest.mark.parametrize("path", ("", LESSON, "bantuan/sekarang/", "unduh/"))
def test_no_page_ends_with_a_heading(site: Path, printed, path: str) -> None:
    page = source(site, path)
    links = {papers.squeezed(a.text_content()) for a in page.xpath("//a")}  # lists of what is on a page
    headings = {papers.squeezed(h.text_content()) for h in page.xpath("//h2 | //h3")} - links
    assert headings
    for sheet in list(pypdfium2.PdfDocument(printed(path)))[:-1]:
        lines = [line for line in sheet.get_textpage().get_text_range().splitlines() if line.strip()]
        assert not lines or papers.squeezed(lines[-1]) not in headings
