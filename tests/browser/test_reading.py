"""Reading on a phone and at a desk, by thumb and by keyboard, with and without script."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESKTOP, LESSON, NARROW, PHONE

PAGES = (
    "",
    LESSON,
    f"en/{LESSON}",
    "bantuan/sekarang/",
    "en/bantuan/",
    "istilah/",
    "cari/",
    "netral/",
    "404.html",
)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_scrolls_sideways(visit: Callable, address: str) -> None:
    for size in (NARROW, PHONE, DESKTOP):
        page = visit(address, size).page
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        outside = "all => all.filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
        assert page.eval_on_selector_all("header a, header label, main h1, main p, main li", outside) == 0


FRONTS = (
    "anak-7-9/",
    "en/guru/",
    "pelatih/rancang-program/",
    "pelatih/kewajiban-platform/",
    "remaja-16-18/hak-digital/guide/",
    "remaja-13-15/manis-menekan-campuran/guide/",
)
BROKEN = r"""() => {
  const found = [], range = document.createRange();
  for (const cell of document.querySelectorAll('main :is(th, td)')) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/[\p{L}]+/gu)) {
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      if (range.getClientRects().length > 1) found.push(word[0]);
    }
  }
  return found;
}"""


def wide(page: Page, base_url: str, addresses: Iterable[str]) -> list[str]:
    """The pages that are wider than the window, or break a word of a table in two."""
    found = []
    for address in addresses:
        page.goto(base_url + address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth") or page.evaluate(BROKEN):
            found.append(address)
    return found


def test_tables_stay_inside_the_narrowest_phone_with_whole_words(visit: Callable, base_url: str) -> None:
    assert wide(visit("", size=NARROW).page, base_url, FRONTS) == []


@pytest.mark.sweep
def test_no_page_and_no_guide_of_the_course_is_wider_than_the_narrowest_phone(
    site: Path, visit: Callable, base_url: str
) -> None:
    folders = [file.parent.relative_to(site) for file in sorted(site.rglob("index.html"))]
    addresses = [f"{folder.as_posix()}/" for folder in folders if folder.name not in ("", "slides")]
    assert wide(visit("", size=NARROW).page, base_url, addresses) == []


@pytest.mark.parametrize("address", ["", LESSON, "bantuan/sekarang/"])
def test_the_page_is_asked_for_with_few_requests_and_nothing_of_the_search(
    visit: Callable, address: str
) -> None:
    made = visit(address)
    made.page.wait_for_timeout(1000)
    assert len([url for url in made.requests if not url.startswith("data:")]) <= 5
    assert not [url for url in made.requests if "search" in url or "bundle" in url]


def test_everything_is_read_and_reached_without_script(visit: Callable, base_url: str) -> None:
    with_script = visit(LESSON).page.inner_text("article")
    page = visit(LESSON, script=False).page
    assert page.inner_text("article").split() == with_script.split()
    page.get_by_text("Menu", exact=True).click()
    parents = page.get_by_role("link", name="Orang tua dan pengasuh")
    expect(parents).to_be_visible()
    page.locator(".kj-nav__close").click()
    expect(parents).to_be_hidden()
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{base_url}en/{LESSON}")
    page.get_by_role("link", name="Search").click()
    expect(page).to_have_url(f"{base_url}en/cari/")


def test_the_menu_opens_by_keyboard(visit: Callable) -> None:
    page = visit(LESSON).page
    page.get_by_role("checkbox", name="Menu").focus()
    page.keyboard.press("Space")
    parents = page.get_by_role("link", name="Orang tua dan pengasuh")
    expect(parents).to_be_visible()
    page.keyboard.press("Space")
    expect(parents).to_be_hidden()


@pytest.mark.parametrize("address", [LESSON, "bantuan/sekarang/"])
def test_the_keyboard_reaches_first_what_matters_first(visit: Callable, address: str) -> None:
    page = visit(address, DESKTOP).page
    wanted = ["Langsung ke isi", "Butuh bantuan sekarang?"]
    if address.startswith("bantuan"):
        wanted.insert(0, "Keluar cepat")
    for text in wanted:
        page.keyboard.press("Tab")
        assert text in page.evaluate("document.activeElement.innerText")
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0


def test_help_lies_under_the_thumb(visit: Callable) -> None:
    page = visit(LESSON).page
    for place in (0, 3000):
        page.evaluate("place => scrollTo(0, place)", place)
        box = page.get_by_role("link", name="Butuh bantuan sekarang?").first.bounding_box()
        assert box["height"] >= 44 and box["y"] + box["height"] == PHONE[1]


def test_the_language_link_keeps_page_and_place(visit: Callable, base_url: str) -> None:
    page = visit(f"{LESSON}#practice", DESKTOP).page
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{base_url}en/{LESSON}#practice")
    page.get_by_role("link", name="Bahasa Indonesia").click()
    expect(page).to_have_url(f"{base_url}{LESSON}#practice")


def test_a_quiz_is_answered_by_keyboard(visit: Callable) -> None:
    page = visit(LESSON).page
    quiz = page.locator(".quiz").first
    quiz.locator("summary").nth(0).focus()
    page.keyboard.press("Enter")
    expect(quiz.locator(".feedback").nth(0)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(quiz.locator(".feedback").nth(1)).to_be_visible()
    expect(quiz.get_by_role("status")).to_contain_text(quiz.locator(".feedback .grade").nth(1).inner_text())


@pytest.mark.parametrize("script", [True, False])
def test_a_story_is_walked_by_links_until_it_reaches_help(visit: Callable, script: bool) -> None:
    page = visit(LESSON, script=script).page
    for _ in range(12):
        scene = page.locator(".scene:target, .story:not(:has(:target)) .scene").first
        if scene.get_attribute("data-help"):
            return
        scene.locator(".choices a").last.click()
        assert_in_view(page, page.locator(".scene:target"))
    pytest.fail("no scene with help was reached")


def assert_in_view(page: Page, scene) -> None:
    expect(scene).to_be_visible()
    expect(scene).to_be_in_viewport()
