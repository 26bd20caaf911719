"""What readers ask their device for is done: less movement, less data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import PHONE
from course.measure.browsing import QUIET, installed

WHEEL = "remaja-13-15/pola-manipulasi/"  # a picture at its head, a diagram further down
# Chromium knows the wish, and asks for a switch to hear it.
SWITCH = "--enable-blink-features=PrefersReducedData"
MOVING = """() => document.getAnimations().length + [...document.querySelectorAll('*')].filter(one => {
  const { transitionDuration, scrollBehavior } = getComputedStyle(one);
  return scrollBehavior === 'smooth' || /[1-9]/.test(transitionDuration);
}).length"""


@pytest.fixture(scope="module")
def sparing(browser: Browser) -> Iterator[Browser]:
    """A Chromium that hears the wish to save data."""
    chromium = browser.browser_type.launch(executable_path=installed(), args=[*QUIET, SWITCH])
    yield chromium
    chromium.close()


def seen(chromium: Browser, address: str, wish: str) -> tuple[Page, list[str]]:
    """A page read down to its end, and the pictures it asked for."""
    page = chromium.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
    features = [{"name": "prefers-reduced-data", "value": wish}]
    page.context.new_cdp_session(page).send("Emulation.setEmulatedMedia", {"features": features})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    for image in page.locator("main img").all():
        image.evaluate("one => one.scrollIntoView()")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_load_state("networkidle")
    return page, [url for url in asked if "/assets/pictures/" in url]


@pytest.mark.parametrize("address", ["", WHEEL])
def test_no_picture_is_fetched_where_data_is_dear(sparing: Browser, base_url: str, address: str) -> None:
    assert len(seen(sparing, base_url + address, "no-preference")[1]) > 1
    assert seen(sparing, base_url + address, "reduce")[1] == []


def test_the_sentence_of_a_picture_stands_in_its_place(sparing: Browser, base_url: str) -> None:
    page, _ = seen(sparing, base_url + WHEEL, "reduce")
    image = page.locator(".kj-picture img").last
    assert image.get_attribute("alt")
    # As tall as the words, not as the picture that is not there.
    assert 20 < image.bounding_box()["height"] < 160


@pytest.mark.parametrize("address", ["", WHEEL, f"{WHEEL}slides/", "bantuan/sekarang/"])
def test_nothing_moves_where_movement_is_not_wanted(visit: Callable, address: str) -> None:
    page = visit(address).page
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == 0
