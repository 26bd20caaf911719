"""Leaving a help page at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import DESKTOP, LESSON

PAGE = "bantuan/sekarang/"


@pytest.fixture
def help_page(browser, base_url: str, exit_url: str):
    """A help page; the place it leaves to answers from here, because tests ask no other host."""
    context = browser.new_context(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
    asked = []

    def answer(route) -> None:
        asked.append(route.request.headers)
        route.fulfill(body="<title>weather</title>", content_type="text/html")

    context.route(f"{exit_url}**", answer)
    page = context.new_page()
    page.goto(base_url)
    page.goto(base_url + PAGE)
    page.asked = asked
    yield page
    context.close()


@pytest.fixture
def exit_url(root) -> str:
    text = (root / "data" / "course.yml").read_text(encoding="utf-8")
    return re.search(r"^exit_url: (\S+)", text, re.MULTILINE).group(1)


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def test_shift_three_times_leaves_and_back_does_not_return(
    help_page: Page, exit_url: str, base_url: str
) -> None:
    press_shift(help_page, 3)
    help_page.wait_for_url(exit_url)
    assert "referer" not in help_page.asked[0]
    help_page.go_back()
    expect(help_page).to_have_url(base_url)


def test_the_link_leaves_in_the_same_tab(help_page: Page, exit_url: str, base_url: str) -> None:
    help_page.get_by_role("link", name="Keluar cepat").click()
    help_page.wait_for_url(exit_url)
    assert len(help_page.context.pages) == 1
    help_page.go_back()
    expect(help_page).to_have_url(base_url)


def test_capitals_and_slow_presses_do_not_leave(help_page: Page, base_url: str) -> None:
    for letter in "ABCD":
        help_page.keyboard.press(f"Shift+{letter}")
    press_shift(help_page, 2)
    help_page.keyboard.press("a")
    press_shift(help_page, 2)
    help_page.wait_for_timeout(300)
    expect(help_page).to_have_url(base_url + PAGE)


def test_without_a_network_it_leaves_to_the_neutral_page(help_page: Page) -> None:
    help_page.evaluate("Object.defineProperty(navigator, 'onLine', {value: false})")
    press_shift(help_page, 3)
    help_page.wait_for_url("**/netral/")


def test_lessons_have_no_quick_exit(visit: Callable, base_url: str) -> None:
    page = visit(LESSON).page
    assert page.locator(".kj-exit").count() == 0
    press_shift(page, 3)
    page.wait_for_timeout(200)
    expect(page).to_have_url(base_url + LESSON)
