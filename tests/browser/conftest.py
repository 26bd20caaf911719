"""A reader in a real browser: every visit ends with a clean console and nothing stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

PHONE, DESKTOP, NARROW = (360, 640), (1366, 768), (320, 640)
LESSON = "anak-10-12/stop-simpan-cerita/"

STORED = """async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length
]"""


@dataclass
class Visit:
    """A page that is open, what it asked for and what it complained about."""

    page: Page
    scripted: bool
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture
def visit(browser: Browser, base_url: str) -> Iterator[Callable[..., Visit]]:
    """Open a page of the real site: ``visit("bantuan/", size=PHONE, scheme="dark", script=False)``.

    After the test nothing may be stored, no other host asked, and the console silent
    (a breach of the Content Security Policy is a complaint there).
    """
    visits: list[Visit] = []

    def open_page(
        address: str, size: tuple[int, int] = PHONE, scheme: str = "light", script: bool = True
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, java_script_enabled=script
        )
        made = Visit(context.new_page(), script)
        visits.append(made)
        made.page.on("request", lambda request: made.requests.append(request.url))
        made.page.on("console", lambda message: made.complaints.append(message.text))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.goto(base_url + address)
        return made

    yield open_page
    for made in visits:
        if made.scripted:
            assert made.page.evaluate(STORED) == ["", 0, 0, 0]
        assert made.complaints == []
        assert [url for url in made.requests if not url.startswith((base_url, "data:"))] == []
        made.page.context.close()
