"""Makes the pictures of README.md from the built site: `make screenshots`, after `make build`.

Small and few: they show what a reader meets first. The same site gives the same pictures on
the same machine; another browser or font draws them a little differently, so no test compares them.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from conftest import serving
from course.measure.browsing import QUIET, installed

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github" / "screenshots"
PHONE, DESK = (360, 640), (1280, 720)
# Name of the picture: address, screen, colour scheme.
SHOTS = {
    "home": ("", PHONE, "light"),
    "lesson": ("en/orang-tua/saat-anak-bercerita/", PHONE, "dark"),
    "diagram": ("remaja-13-15/pola-manipulasi/#wheel", PHONE, "light"),
    "deck": ("remaja-13-15/pola-manipulasi/slides/", DESK, "light"),
}
COLOURS = 96  # flat drawings need no more, and a README should open fast


def main() -> int:
    """Take every picture; 1 when there is no site."""
    site = ROOT / "site"
    if not (site / "index.html").is_file():
        print("There is no site/ yet. Run make build first.")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=list(QUIET))
        for name, (address, size, scheme) in SHOTS.items():
            picture = shot(browser, f"{root}{address}", size, scheme)
            Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(
                FOLDER / f"{name}.png", optimize=True
            )
        browser.close()
    return 0


def shot(browser: Browser, address: str, size: tuple[int, int], scheme: str) -> bytes:
    """One screen of a page, as PNG."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page.goto(address, wait_until="networkidle")
    taken = page.screenshot()
    page.close()
    return taken


if __name__ == "__main__":
    sys.exit(main())
