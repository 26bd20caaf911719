"""Decks in a real Firefox, which keeps files of a memory stick apart from each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.firefox import Firefox, firefox

DECK = "anak-10-12/stop-simpan-cerita/slides/index.html"
PAGE_DOWN, PAGE_UP, END, HOME = "\ue00f", "\ue00e", "\ue010", "\ue011"

pytestmark = pytest.mark.sweep


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Firefox]:
    with firefox(tmp_path) as opened:
        yield opened


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path, base_url: str) -> str:
    """The deck on a web server, and as a file."""
    return (base_url if request.param == "http" else f"{site.as_uri()}/") + DECK


def shows(slide: str) -> str:
    return f"document.querySelector('.deck .slide.current').id === '{slide}'"


def is_at(number: int) -> str:
    return f"document.querySelector('.place').textContent.startsWith('{number} /')"


def test_keys_and_remotes_lead_through_a_deck_in_firefox(window: Firefox, address: str) -> None:
    window.open(address)
    for key, number in ((PAGE_DOWN, 2), (PAGE_DOWN, 3), (PAGE_UP, 2)):
        window.press(key)
        window.wait_for(is_at(number))
    window.press(END)
    window.wait_for(shows("s-closing"))
    window.press(HOME)
    window.wait_for(shows("s-title"))


def test_the_presenters_window_keeps_in_step_both_ways_in_firefox(window: Firefox, address: str) -> None:
    window.open(address)
    (screen,) = window.windows()
    window.press(PAGE_DOWN)
    window.press("s")
    desk = window.second_window()
    window.switch(desk)
    window.wait_for(is_at(2))
    window.wait_for("document.querySelector('.notes-now').textContent.length > 0")
    window.press(PAGE_DOWN)
    window.switch(screen)
    window.wait_for(is_at(3))
    window.press(END)
    window.switch(desk)
    window.wait_for(shows("s-closing"))
    window.press("b")
    window.switch(screen)
    window.wait_for("!document.querySelector('.veil').hidden")
