"""The site under load: Debian's nginx with ``deploy/nginx.conf`` on loopback, driven by wrk."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from course.dist import nginx, tools
from course.dist.compress import compress
from course.measure.tables import Bench, CannotMeasure, Column, Measurement, Row, Table

READERS = 64
# As a phone asks; wrk takes the addresses of a row in turns and reports as JSON.
_SCRIPT = """
local paths, turn = {{ {paths} }}, 0
function request()
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn], {{["Accept-Encoding"] = "br, gzip", ["Host"] = wrk.host}})
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\\n{{"requests":%d,"bytes":%d,"us":%d,"p50":%d,"p99":%d,"errors":%d}}',
    summary.requests, summary.bytes, summary.duration, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""
COLUMNS = (
    Column({"id": "permintaan", "en": "requests"}),
    Column({"id": "per detik", "en": "per second"}),
    Column({"id": "separuh dalam", "en": "half within"}, "ms"),
    Column({"id": "99 % dalam", "en": "99 % within"}, "ms"),
    Column({"id": "ukuran jawaban", "en": "size of an answer"}, "B"),
    Column({"id": "gagal", "en": "failed"}, "", 0),
)


def measure(bench: Bench, seconds: int = 3) -> Table:
    """Ask nginx for pages, decks, sheets and everything in turns, for a few seconds each."""
    listing = json.loads((bench.site / "course.json").read_text(encoding="utf-8"))
    lessons, decks = _addresses(listing["lessons"], "page"), _addresses(listing["lessons"], "deck")
    pages = [*lessons, *_addresses(listing["pages"], "page")]
    rows = {"/": [""], "lessons": lessons, "slides": decks, "all": [*pages, *decks]}
    title = {
        "id": f"nginx, {os.cpu_count()} inti, {READERS} pembaca sekaligus, brotli",
        "en": f"nginx, {os.cpu_count()} cores, {READERS} readers at once, brotli",
    }
    try:
        tools.need(["nginx", "wrk"])
        with _served(bench) as address:
            figures = [Row(name, _drive(address, paths, seconds)) for name, paths in rows.items()]
    except tools.Missing as missing:
        raise CannotMeasure(_words(missing)) from None
    return Table(title, COLUMNS, tuple(figures))


def _addresses(pages: Iterable[Mapping[str, Any]], kind: str) -> list[str]:
    """Where one kind of output of these pages stands, from the root of the site."""
    editions = (edition for page in pages for edition in page["editions"].values())
    outputs = (output for edition in editions for output in edition["outputs"])
    return [output["address"] for output in outputs if output["kind"] == kind]


def _words(missing: tools.Missing) -> Mapping[str, str]:
    programs, packages = ", ".join(missing.programs), " ".join(missing.packages)
    return {
        "id": f"Belum terpasang: {programs}. Pasang dengan: sudo apt-get install {packages}",
        "en": f"Not installed: {programs}. Install with: sudo apt-get install {packages}",
    }


@contextmanager
def _served(bench: Bench) -> Iterator[str]:
    """Serve a copy of the site with its compressed siblings; the site stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy, work = Path(folder, "site"), Path(folder, "work")
        _link(bench.site, copy)
        work.mkdir()
        compress(copy)
        with nginx.serving(bench.root, copy, work) as address:
            yield address


def _link(site: Path, copy: Path) -> None:
    """Copy without the bytes; siblings are new files, so nothing of the site is written to."""
    for path in site.rglob("*"):
        if path.is_file() and path.suffix not in (".br", ".gz"):
            target = copy / path.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(path)


def _drive(address: str, paths: Sequence[str], seconds: int) -> tuple[int | float, ...]:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_SCRIPT.format(paths=", ".join(f'"/{path}"' for path in paths)))
        script.flush()
        options = ["-t2", f"-c{READERS}", f"-d{seconds}s", "--timeout", "5s", "-s", script.name]
        said = tools.run("wrk", *options, address, about=address, seconds=seconds + 30)
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    requests = found["requests"]
    return (
        requests,
        requests / (found["us"] / 1e6),
        found["p50"] / 1000,
        found["p99"] / 1000,
        found["bytes"] // max(requests, 1),
        found["errors"],
    )


MEASUREMENT = Measurement(
    "host",
    "nginx di bawah beban / nginx under load",
    measure,
    (click.Option(["--seconds"], type=click.IntRange(1, 60), default=3, help="Tiap baris / for each row."),),
)
