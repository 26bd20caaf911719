"""Visits pages as a reader's phone does, and counts what came over the line."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.measure.hosting import compressed
from course.measure.tables import CannotMeasure

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# First the builds without windows: they do the same work for a third of the CPU.
NAMES = (
    "chromium-headless-shell", "chrome-headless-shell",
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
    "microsoft-edge", "microsoft-edge-stable", "msedge",
)  # fmt: skip
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PHONE = {"width": 360, "height": 640}
NO_PLAYWRIGHT = {
    "id": "Peramban tidak bisa dijalankan: paket playwright belum ada. Pasang dengan make test.",
    "en": "No browser can be run: the package playwright is missing. Install it with make test.",
}
NO_BROWSER = {
    "id": "Tidak ada Chromium, Chrome, atau Edge. Pasang salah satu, atau sebutkan: CHROMIUM=/jalur/peramban",
    "en": "There is no Chromium, Chrome or Edge. Install one, or name it: CHROMIUM=/path/to/browser",
}
# Everything a browser can keep for a page, counted.
STORED = """async () => document.cookie.length + localStorage.length + sessionStorage.length
  + (await indexedDB.databases()).length + (await caches.keys()).length
  + (await navigator.serviceWorker.getRegistrations()).length"""
# What stands around a lesson: neither its article nor the help, files and sources below it.
_FRAME = """() => document.all.length
  - document.querySelectorAll('article, article *, .kj-after, .kj-after *').length"""
_SHEETS = "all => all.map(sheet => sheet.textContent)"


@dataclass(frozen=True)
class Visit:
    """What one visit cost and left behind, until the line fell silent.

    Arguments:
        parts: bytes by kind of file ("Document", "Script", "Stylesheet", "Font", "Image" ...), compressed.
        heads: bytes of the heads of all answers.
        requests: how many files were asked for.
        foreign: how many of them from another host.
        sheet: bytes of the styles inside the page, compressed; they are part of the document.
        frame: elements around the lesson: head, navigation, header, footer.
        stored: what the browser keeps for the site afterwards, counted.
        refused: what the page's Content Security Policy had to refuse, counted.
    """

    parts: dict[str, int]
    heads: int
    requests: int
    foreign: int
    sheet: int
    frame: int
    stored: int
    refused: int

    def bytes_of(self, *kinds: str) -> int:
        """Bytes of these kinds of file."""
        return sum(self.parts.get(kind, 0) for kind in kinds)

    @property
    def page(self) -> int:
        """Everything that is read or run: all but pictures and heads."""
        return sum(self.parts.values()) - self.bytes_of("Image", "Media")


def installed() -> str | None:
    """Return the path of a browser that is already on this machine, if any.

    The environment variable CHROMIUM wins, then the usual names and places (a build without
    windows before a whole browser), then what Playwright downloaded earlier.

    Raises:
        CannotMeasure: Playwright is not installed and no other browser is there.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    found = (shutil.which(name) for name in NAMES)
    there = (place for place in PLACES if Path(place).exists())
    return next(filter(None, found), None) or next(there, None) or _downloaded()


def _downloaded() -> str | None:
    with _playwright() as playwright:
        whole = Path(playwright.chromium.executable_path)
    # Beside chromium-1200/*/chrome lies chromium_headless_shell-1200/*/headless_shell.
    beside, _, revision = whole.parents[1].name.partition("-")
    shells = whole.parents[2].glob(f"{beside}_headless_shell-{revision}/*/*headless*shell*")
    return next((str(path) for path in (*shells, whole) if path.exists()), None)


def _playwright() -> Any:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise CannotMeasure(NO_PLAYWRIGHT) from None
    return sync_playwright()


@contextmanager
def browser() -> Iterator[Browser]:
    """A real Chromium without a window.

    Raises:
        CannotMeasure: there is none, or nothing to drive it.
    """
    starting = _playwright()
    path = installed()
    if path is None:
        raise CannotMeasure(NO_BROWSER)
    with starting as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        chromium.close()


@dataclass
class _Line:
    """Listens to what comes over the line of one page."""

    asked: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    whole: dict[str, int] = field(default_factory=dict)
    refused: int = 0

    def listen(self, page: Page) -> None:
        line = page.context.new_cdp_session(page)
        line.on("Network.requestWillBeSent", self._request)
        line.on("Network.responseReceived", self._response)
        line.on("Network.loadingFinished", self._finished)
        line.send("Network.enable")
        page.on("console", self._console)

    def _request(self, event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith(("data:", "blob:")):
            self.asked[event["requestId"]] = event["request"]["url"]

    def _response(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.asked and not event["response"].get("fromDiskCache"):
            self.kinds[event["requestId"]] = event["type"]
            self.heads[event["requestId"]] = int(event["response"]["encodedDataLength"])

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.kinds:
            self.whole[event["requestId"]] = int(event["encodedDataLength"])

    def _console(self, message: Any) -> None:
        self.refused += "Content Security Policy" in message.text

    def parts(self) -> dict[str, int]:
        parts: dict[str, int] = {}
        for request, whole in self.whole.items():
            kind = self.kinds[request]
            parts[kind] = parts.get(kind, 0) + whole - self.heads[request]
        return parts


def reader(chromium: Browser) -> BrowserContext:
    """A reader with a small phone and an empty cache."""
    return chromium.new_context(viewport=PHONE)


def visit(context: BrowserContext, address: str) -> Visit:
    """Open a page and wait until the line is silent; what the reader has already is not sent again."""
    page = context.new_page()
    line = _Line()
    line.listen(page)
    page.goto(address, wait_until="networkidle")
    sheets = page.eval_on_selector_all("style", _SHEETS)
    host = "/".join(address.split("/")[:3]) + "/"
    made = Visit(
        parts=line.parts(),
        heads=sum(line.heads.values()),
        requests=len(line.asked),
        foreign=sum(not url.startswith(host) for url in line.asked.values()),
        sheet=len(compressed("".join(sheets).encode())) if sheets else 0,
        frame=page.evaluate(_FRAME),
        stored=page.evaluate(STORED),
        refused=line.refused,
    )
    page.close()
    return made
