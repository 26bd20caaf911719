"""Searching: loaded on demand, each edition for itself, nothing of it in the address."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from browser.conftest import DESKTOP, LESSON, PHONE

LINK = ".kj-search__link"
NUMBERS = ["110", "119 ext 8", "129"]


def box(page: Page):
    """Where readers type."""
    return page.get_by_role("dialog").get_by_role("textbox")


def said(page: Page):
    """What a screen reader is told about the results."""
    return page.get_by_role("dialog").get_by_role("status")


def search(page: Page, text: str) -> list[str]:
    """Type a text, wait for its results, and return their paths."""
    if not page.get_by_role("dialog").is_visible():
        page.locator(".kj-search-link").click()
    box(page).fill(text)
    expect(said(page)).to_contain_text("itemukan" if "/en/" not in page.url else "found")
    return [urlsplit(link.evaluate("e => e.href")).path for link in page.locator(LINK).all()]


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_search_and_what_is_typed_at_once_is_kept(visit: Callable, key: str) -> None:
    held: list[Route] = []
    # A slow line: the reader is faster than the script.
    page = visit(LESSON, DESKTOP, answers={"**/site/search.js": lambda route: held.append(route)}).page
    page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("rahasia")
    page.keyboard.press("Enter")
    for _ in range(500):
        if held:
            break
        page.wait_for_timeout(20)
    assert held, "The script of the search was never asked for."
    held[0].continue_()
    expect(said(page)).to_contain_text("ditemukan")
    assert page.locator(LINK).count()
    assert box(page).input_value() == "rahasia"
    assert urlsplit(page.url).query == ""


@pytest.mark.parametrize(("address", "word"), [("", "rahasia"), (f"en/{LESSON}", "secret")])
def test_an_address_that_asks_is_answered_and_leaves_no_word_behind(
    visit: Callable, address: str, word: str
) -> None:
    page = visit(f"{address}?q={word}").page
    expect(page.locator(LINK).first).to_be_visible()
    assert box(page).input_value() == word
    assert urlsplit(page.url).query == ""
    page.keyboard.press("Escape")
    page.reload()
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "word", "own"), [(LESSON, "foto", lambda p: not p.startswith("/en/")),
                                 (f"en/{LESSON}", "photo", lambda p: p.startswith("/en/"))]
)  # fmt: skip
def test_each_language_finds_only_its_own_pages_and_back_leads_back(
    visit: Callable, address: str, word: str, own: Callable
) -> None:
    page = visit(address).page
    before = page.url
    paths = search(page, word)
    assert len(paths) > 2 and all(own(path) for path in paths)
    with page.expect_navigation():
        page.locator(LINK).first.click()
    assert urlsplit(page.url).path == paths[0]
    page.go_back()
    assert page.url == before
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.locator("[name=query]").input_value() == ""


@pytest.mark.parametrize(("address", "asked"), [(LESSON, "Kalau "), (f"en/{LESSON}", "What if ")])
def test_an_empty_search_shows_questions_and_the_numbers_for_help(
    visit: Callable, address: str, asked: str
) -> None:
    page = visit(address, PHONE).page
    page.locator(".kj-search-link").click()
    expect(page.locator(LINK)).to_have_count(6)
    assert all(text.startswith(asked) for text in page.locator(f"{LINK} strong").all_inner_texts())
    numbers = page.get_by_role("dialog").locator("a[href^='tel:']")
    assert [text.split("\n")[0] for text in numbers.all_inner_texts()] == NUMBERS
    for number in numbers.all():
        expect(number).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address", "query"),
    [("", "pengen mati aja"), ("", "gw di ancem mau bunuh diri"), ("en/", "i dont want to live anymore")],
)
def test_words_of_danger_show_the_numbers_before_anything_else(
    visit: Callable, address: str, query: str
) -> None:
    page = visit(address + LESSON, PHONE).page
    before = page.evaluate("history.length")
    paths = search(page, query)
    assert paths[0] == f"/{address}bantuan/sekarang/"
    numbers = page.get_by_role("dialog").locator("a[href^='tel:']")
    assert [text.split("\n")[0] for text in numbers.all_inner_texts()] == NUMBERS
    for number in numbers.all():
        expect(number).to_be_in_viewport()
    first = page.locator(LINK).first.bounding_box()
    assert numbers.last.bounding_box()["y"] < first["y"]
    assert urlsplit(page.url).query == "" and page.evaluate("history.length") == before


@pytest.mark.parametrize(("address", "query"), [("", "privasi"), ("en/", "he wants a picture of me")])
def test_whatever_is_found_the_numbers_stand_in_one_line_above_it(
    visit: Callable, address: str, query: str
) -> None:
    page = visit(address + LESSON, PHONE).page
    assert search(page, query)
    numbers = page.get_by_role("dialog").locator("a[href^='tel:']")
    assert [text.split("\n")[0] for text in numbers.all_inner_texts()] == NUMBERS
    heights = [number.bounding_box() for number in numbers.all()]
    assert len({place["y"] for place in heights}) == 1 and heights[0]["height"] >= 24
    first = page.locator(LINK).first.bounding_box()
    assert heights[0]["y"] < first["y"] < PHONE[1] / 3


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("diperas pakai foto", "/remaja-13-15/gambar-dijadikan-ancaman/"),
        ("pemerasan", "/remaja-13-15/gambar-dijadikan-ancaman/"),
        ("diancem mau disebarin", "/remaja-13-15/gambar-dijadikan-ancaman/"),
        ("harus cerita ke siapa", "/anak-7-9/orang-dewasa-tepercaya/"),
    ],
)
def test_a_frightened_childs_words_find_the_lesson(visit: Callable, query: str, wanted: str) -> None:
    page = visit(LESSON, PHONE).page
    assert wanted in search(page, query)[:2]


def test_results_say_for_whom_they_are_and_trainers_come_last(visit: Callable) -> None:
    page = visit(LESSON, DESKTOP).page
    search(page, "grooming")
    labels = page.locator(f"{LINK} small").all_inner_texts()
    assert "Pelatih" in labels
    assert labels.index("Pelatih") + labels.count("Pelatih") == len(labels)


def test_a_word_that_is_nowhere_says_so_and_shows_the_same(visit: Callable) -> None:
    page = visit(f"en/{LESSON}", DESKTOP).page
    page.keyboard.press("/")
    page.keyboard.type("xylophone")
    expect(said(page)).to_contain_text("Nothing found")
    expect(page.locator(LINK)).to_have_count(6)
    expect(page.get_by_role("dialog").locator("a[href='tel:129']")).to_be_in_viewport()
    box(page).fill("")
    expect(said(page)).to_have_text("Often asked")


def test_the_keyboard_alone_reaches_a_result_and_leaves_again(visit: Callable) -> None:
    page = visit(LESSON, DESKTOP).page
    opener = page.locator(".kj-search-link")
    opener.focus()
    page.keyboard.press("Enter")
    search(page, "rahasia")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    wanted = search(page, "rahasia")[0]
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert urlsplit(page.url).path == wanted


def test_nothing_comes_before_the_search_is_opened_and_then_each_part_once(visit: Callable) -> None:
    made = visit(LESSON, DESKTOP)
    assert not [url for url in made.requests if "search" in url]
    for word in ("rahasia", "foto"):
        search(made.page, word)
        made.page.keyboard.press("Escape")
    for part in ("search_index.json", "workers/search", "panel.js", "site/search.js", "site/search.css"):
        assert len([url for url in made.requests if part in url]) == 1, part


def test_a_lost_connection_is_told_and_the_next_key_tries_again(visit: Callable) -> None:
    lost = [True]
    made = visit(
        LESSON, answers={"**/search/panel.js": lambda route: route.abort() if lost else route.continue_()}
    )
    page = made.page
    page.locator(".kj-search-link").click()
    expect(said(page)).to_contain_text("belum bisa dimuat")
    lost.clear()
    assert search(page, "rahasia")
    made.complaints[:] = [text for text in made.complaints if "ERR_FAILED" not in text]


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_the_page_behind_stays_as_it_was(visit: Callable, size: tuple[int, int]) -> None:
    page = visit(LESSON, size).page
    measure = "Array.from(document.querySelectorAll('main *'), e => e.getBoundingClientRect().top + scrollY)"
    before = page.evaluate(measure)
    search(page, "foto")
    page.keyboard.press("Escape")
    assert page.evaluate(measure) == before
