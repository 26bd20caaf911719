"""Searching: loaded on demand, each edition for itself, nothing of it in the address."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from browser.conftest import DESKTOP, LESSON, PHONE

RESULTS = ".md-search-result__link[href]"


def found(page: Page) -> list[str]:
    """Paths of the results that are shown."""
    expect(page.locator(RESULTS).first).to_be_visible()
    return [urlsplit(link.evaluate("e => e.href")).path for link in page.locator(RESULTS).all()]


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_search_and_what_is_typed_at_once_is_kept(visit: Callable, key: str) -> None:
    page = visit(LESSON, DESKTOP).page
    held: list[Route] = []
    page.route(
        "**/bundle.*", lambda route: held.append(route)
    )  # a slow line: the reader is faster than the script
    with page.expect_request("**/bundle.*"):
        page.keyboard.press(key)
    page.keyboard.type("rahasia")
    page.keyboard.press("Enter")
    held[0].continue_()
    assert found(page)
    assert page.locator("[name=query]").input_value() == "rahasia"
    assert urlsplit(page.url).query == ""


@pytest.mark.parametrize(
    ("address", "word", "own"), [(LESSON, "foto", lambda p: not p.startswith("/en/")),
                                 (f"en/{LESSON}", "photo", lambda p: p.startswith("/en/"))]
)  # fmt: skip
def test_each_language_finds_only_its_own_pages(
    visit: Callable, address: str, word: str, own: Callable
) -> None:
    page = visit(address).page
    page.locator(".kj-search-link").click()
    page.keyboard.type(word)
    paths = found(page)
    assert len(paths) > 2 and all(own(path) for path in paths)
    with page.expect_navigation():
        page.locator(RESULTS).first.click()
    assert urlsplit(page.url).path == paths[0]


def test_a_word_of_the_other_language_finds_nothing_and_says_where_help_is(visit: Callable) -> None:
    page = visit(f"en/{LESSON}", DESKTOP).page
    page.get_by_role("textbox", name="Search").fill("pengasuh")
    expect(page.locator(".md-search-result__meta")).to_contain_text("open the help page")
    assert page.locator(RESULTS).count() == 0


def test_the_search_comes_once_and_goes_with_escape(visit: Callable) -> None:
    made = visit(LESSON, DESKTOP)
    for word in ("rahasia", "foto"):
        box = made.page.get_by_role("textbox", name="Cari")
        box.click()
        box.press("ControlOrMeta+a")
        made.page.keyboard.type(word)
        assert found(made.page)
        made.page.keyboard.press("Escape")
        expect(made.page.locator(".md-search__output")).to_have_css("opacity", "0")
    for part in ("bundle", "workers/search", "words.js"):
        assert len([url for url in made.requests if part in url]) == 1


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_page_behind_stays_as_it_was(visit: Callable, size: tuple[int, int]) -> None:
    page = visit(LESSON, size).page
    measure = "Array.from(document.querySelectorAll('main *'), e => e.getBoundingClientRect().top + scrollY)"
    before = page.evaluate(measure)
    page.keyboard.press("/")
    page.keyboard.type("foto")
    assert found(page)
    page.keyboard.press("Escape")
    page.wait_for_timeout(600)
    assert page.evaluate(measure) == before
