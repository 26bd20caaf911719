"""For every reader: axe finds nothing, the keyboard reaches everything, large print and thumbs fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browser.conftest import DESKTOP, LESSON, PHONE

# One page of every template: in every run each in one of the eight ways to read, before a release in all.
KINDS = (
    "",
    LESSON,
    "en/orang-tua/pola-grooming/",
    "bantuan/sekarang/",
    "anak-7-9/",
    "cari/",
    "netral/",
    "404.html",
)
WAYS = tuple(product((PHONE, DESKTOP), ("light", "dark"), (True, False)))
USED = (LESSON, "bantuan/sekarang/", "")


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds wrong, with the first places."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]


def ways() -> list:
    return [
        pytest.param(address, *way, marks=() if turn == at % len(WAYS) else pytest.mark.sweep)
        for at, address in enumerate(KINDS)
        for turn, way in enumerate(WAYS)
    ]


@contextmanager
def reading(browser: Browser, size: tuple[int, int], scheme: str, script: bool) -> Iterator[Page]:
    """A page whose own scripts run or never come; axe needs a browser that runs scripts."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page = context.new_page()
    if not script:
        page.route("**/*.js", lambda route: route.abort())
    yield page
    context.close()


@pytest.mark.parametrize(("address", "size", "scheme", "script"), ways())
def test_axe_finds_nothing(
    browser: Browser, base_url: str, address: str, size: tuple[int, int], scheme: str, script: bool
) -> None:
    with reading(browser, size, scheme, script) as page:
        page.goto(base_url + address)
        assert violations(page) == []


@pytest.mark.sweep
def test_axe_finds_nothing_on_any_page_each_read_in_another_way(
    browser: Browser, site: Path, base_url: str
) -> None:
    folders = [file.parent.relative_to(site) for file in sorted(site.rglob("index.html"))]
    found = {}
    for turn, way in enumerate(WAYS):
        with reading(browser, *way) as page:
            for folder in folders[turn :: len(WAYS)]:
                page.goto(f"{base_url}{folder.as_posix()}/")
                found[folder] = violations(page)
    assert {folder: told for folder, told in found.items() if told} == {}


# Leaves the page's own keys out: a closed story scene or answer cannot be reached, and need not be.
_STOPS = """() => [...document.querySelectorAll('a[href], button, input, summary')].filter(
  stop => stop.checkVisibility({visibilityProperty: true})).length"""
_HERE = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  return {
    body: at === document.body,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || at.matches('.kj-drawer'),
    seen: box.bottom > 0 && box.top < innerHeight,
    html: at.outerHTML.slice(0, 120),
  };
}"""


@pytest.mark.parametrize(("address", "size"), [(LESSON, DESKTOP), ("bantuan/sekarang/", PHONE)])
def test_the_keyboard_walks_through_everything_and_one_sees_where_it_is(
    visit: Callable, address: str, size: tuple[int, int]
) -> None:
    page = visit(address, size).page
    for _ in range(page.evaluate(_STOPS)):
        page.keyboard.press("Tab")
        here = page.evaluate(_HERE)
        assert not here["body"] and here["ring"] and here["seen"], here["html"]
    page.keyboard.press("Tab")
    assert page.evaluate(_HERE)["body"]


# A link inside a sentence or a heading is as high as its line; everything else is a target of its own.
_SMALL = """all => all.filter(e => {
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const inline = style.display === 'inline' && e.closest('p, li, dd, td, dt, cite, figcaption, h2, h3');
  return e.checkVisibility({visibilityProperty: true}) && !inline && style.opacity !== '0'
    && box.width && (box.width < 24 || box.height < 24);
}).map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("address", USED)
@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_what_is_pressed_is_large_enough(visit: Callable, address: str, size: tuple[int, int]) -> None:
    page = visit(address, size).page
    assert page.eval_on_selector_all("a[href], button, input, summary, label", _SMALL) == []


# What 1280 points leave at 400 %, and 1280 points with letters twice as large at 200 %.
ENLARGED = (((320, 640), "100%"), ((640, 400), "200%"))


@pytest.mark.parametrize("address", USED)
@pytest.mark.parametrize(("size", "letters"), ENLARGED)
def test_enlarged_four_times_nothing_is_cut_off(
    visit: Callable, address: str, size: tuple[int, int], letters: str
) -> None:
    page = visit(address, size).page
    page.evaluate("letters => { document.documentElement.style.fontSize = letters }", letters)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_who_wants_less_motion_gets_none(browser: Browser, base_url: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(base_url + LESSON)
    moving = """all => all.filter(e => ['', '::before', '::after'].some(part => {
      const style = getComputedStyle(e, part || null);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
    })).map(e => e.outerHTML.slice(0, 80))"""
    assert page.eval_on_selector_all("*", moving) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


@pytest.mark.parametrize("address", ["", f"en/{LESSON}"])
def test_words_of_the_other_language_say_so(visit: Callable, address: str) -> None:
    page = visit(address).page
    own, other = ("en", "id") if address.startswith("en/") else ("id", "en")
    assert page.get_attribute("html", "lang") == own
    assert page.get_attribute(".kj-language", "lang") == other
    assert page.get_attribute(".kj-language", "hreflang") == other
