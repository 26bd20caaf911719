"""A reader in a real browser: every visit ends with a clean console and nothing stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

PHONE, DESKTOP, NARROW = (360, 640), (1366, 768), (320, 640)
LESSON = "anak-10-12/stop-simpan-cerita/"

STORED = """async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length
]"""


@dataclass
class Window:
    """A window of the browser, what its pages asked for and what they complained about."""

    context: BrowserContext
    own: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@dataclass
class Visit:
    """A page that is open in a window of its own; the lists are those of the window."""

    page: Page
    scripted: bool
    requests: list[str]
    complaints: list[str]


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Window]]:
    """Open a window in which only addresses that begin with ``own`` may be asked for.

    ``window(base_url, size=PHONE, offline=True)``; further options are those of a browser context.
    After the test nothing else was asked and the console is silent (a breach of the Content
    Security Policy is a complaint there).
    """
    windows: list[Window] = []

    def make(own: str, size: tuple[int, int] = DESKTOP, **options: object) -> Window:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        made = Window(context, own)
        windows.append(made)
        context.on("request", lambda request: made.requests.append(request.url))
        context.on("console", lambda message: made.complaints.append(message.text))
        context.on("weberror", lambda error: made.complaints.append(str(error.error)))
        return made

    yield make
    for made in windows:
        made.context.close()
    for made in windows:
        assert made.complaints == []
        assert [url for url in made.requests if not url.startswith((made.own, "data:"))] == []


@pytest.fixture
def visit(window: Callable[..., Window], base_url: str) -> Iterator[Callable[..., Visit]]:
    """Open a page of the real site: ``visit("bantuan/", size=PHONE, scheme="dark", script=False)``.

    ``answers`` takes the place of the server for some addresses. It is there before the page is:
    of a page that is open already, Chromium may let the next requests pass.
    After the test nothing may be stored.
    """
    visits: list[Visit] = []

    def open_page(
        address: str,
        size: tuple[int, int] = PHONE,
        scheme: str = "light",
        script: bool = True,
        answers: Mapping[str, Callable[[Route], object]] = MappingProxyType({}),
    ) -> Visit:
        opened = window(base_url, size, color_scheme=scheme, java_script_enabled=script)
        for some, answer in answers.items():
            opened.context.route(some, answer)
        made = Visit(opened.context.new_page(), script, opened.requests, opened.complaints)
        visits.append(made)
        made.page.goto(base_url + address)
        return made

    yield open_page
    for made in visits:
        if made.scripted:
            assert made.page.evaluate(STORED) == ["", 0, 0, 0]
