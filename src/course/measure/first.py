"""How soon a lesson shows its text on a slow line, against a bare page with the same text.

The line is a village's (answers after 0.4 s, 400 kbit/s) and the phone four times as slow as this
machine. Times depend on the machine, their ratio hardly: both pages are opened in turns.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from course.measure import browsing
from course.measure.hosting import hosted
from course.measure.pages import samples
from course.measure.tables import Bench, Column, Measurement, Row, Table

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TURNS = 9
SLOWER = 4
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
# What is read without a frame, in letters as large: the largest part must be the same on both pages.
_BARE = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>body{{margin:20px;font:17px/1.65 sans-serif}}h1{{font-size:29px;line-height:1.25}}
img{{max-width:100%;height:auto}}</style>{article}"""
# Milliseconds until the first text, and until the largest part of the first screen.
_PAINTED = """() => new Promise(done => new PerformanceObserver(list => done([
  performance.getEntriesByName('first-contentful-paint')[0].startTime, list.getEntries().at(-1).startTime,
])).observe({ type: 'largest-contentful-paint', buffered: true }))"""
COLUMNS = (
    Column({"id": "teks pertama", "en": "first text"}, "x", 1.15),
    Column({"id": "bagian terbesar", "en": "largest part"}, "x", 1.15),
    Column({"id": "teks pertama", "en": "first text"}, "ms"),
    Column({"id": "halaman polos", "en": "bare page"}, "ms"),
)
TITLE = {
    "id": "Teks pertama di jaringan lambat, dibanding halaman polos berisi teks yang sama",
    "en": "First text on a slow line, against a bare page with the same text",
}


def measure(bench: Bench) -> Table:
    """Open the lightest, the middle and the heaviest lesson of each edition, in turns with bare pages."""
    addresses, rows = samples(bench.site, "page"), []
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder)
        shutil.copytree(bench.site / "assets" / "pictures", bare / "assets" / "pictures")
        for address in addresses:
            _write_bare(bench.site / address / "index.html", bare / address / "index.html")
        with hosted(bench.site) as ours, hosted(bare) as plain, browsing.browser() as chromium:
            for address in addresses:
                turns = [
                    (painted(chromium, ours + address), painted(chromium, plain + address))
                    for _ in range(TURNS)
                ]
                (first, largest), (bare_first, bare_largest) = (
                    [median(times) for times in zip(*side, strict=True)] for side in zip(*turns, strict=True)
                )
                rows.append(Row(address, (first / bare_first, largest / bare_largest, first, bare_first)))
    return Table(TITLE, COLUMNS, tuple(rows))


def painted(chromium: Browser, address: str) -> tuple[float, float]:
    """Milliseconds until a page shows its first text, and the largest part of its first screen."""
    context = browsing.reader(chromium)
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", LINE)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    first, largest = page.evaluate(_PAINTED)
    context.close()
    return first, largest


def _write_bare(lesson: Path, target: Path) -> None:
    article = LexborHTMLParser(lesson.read_text(encoding="utf-8")).css_first("article")
    target.parent.mkdir(parents=True)
    target.write_text(_BARE.format(article=article.html), encoding="utf-8")


MEASUREMENT = Measurement("first", "Teks pertama di jaringan lambat / first text on a slow line", measure)
