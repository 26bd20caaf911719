"""What grows with the course, and what must not: pages, processor time, memory, output."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from course.measure import browsing, cost, growing, pages
from course.measure.hosting import hosted
from course.measure.tables import Bench, CannotMeasure, Column, Figure, Measurement, Row, Table

LESSONS = (30, 300, 1500)
PAIRED = 300  # where the build is held against the theme as it comes
COLUMNS = (
    Column({"id": "halaman", "en": "pages"}),
    Column({"id": "waktu bangun", "en": "build"}, "s CPU"),
    Column({"id": "per halaman", "en": "per page"}, "ms CPU"),
    Column({"id": "dibanding yang terkecil", "en": "against the smallest"}, "x", 1.3),
    Column({"id": "Material polos", "en": "plain Material"}, "s CPU"),
    Column({"id": "dibanding Material polos", "en": "against plain Material"}, "x", 0.6),
    Column({"id": "memori", "en": "memory"}, "MB", 300),
    Column({"id": "keluaran", "en": "output"}, "MB"),
    Column({"id": "pelajaran tengah", "en": "a lesson"}, "B"),
    Column({"id": "tumbuh", "en": "grown"}, "x", 1.05),
    Column({"id": "unsur kerangka", "en": "elements of the frame"}, "", 200),
)
TITLE = {
    "id": "Kursus buatan dengan makin banyak pelajaran, halaman saja",
    "en": "Made-up courses with more and more lessons, pages only",
}


def measure(bench: Bench, lessons: tuple[int, ...]) -> Table:
    """Build courses of these sizes without decks, guides and PDFs.

    Arguments:
        bench: the real project, whose lessons are copied.
        lessons: how many each course shall have.

    Raises:
        CannotMeasure: a made-up course could not be built; the message says what the build said.
    """
    rows: list[Row] = []
    first: tuple[float, int] | None = None
    for number in sorted(lessons):
        with tempfile.TemporaryDirectory() as folder:
            project = growing.grow(bench.root, Path(folder) / "course", number)
            built = _build([*_LEAN, "build", "--strict", "--quiet"], project, bench)
            site = project / "site"
            count = sum(1 for _ in site.rglob("index.html"))
            each = built.cpu / count
            weight, frame = _lesson(site)
            first = first or (each, weight)
            plain: float | None = None
            if number == PAIRED:
                target = growing.plain(project, Path(folder) / "plain")
                plain = _build([sys.executable, "-m", "mkdocs", "build", "--quiet"], target, bench).cpu
            figures: tuple[Figure, ...] = (
                count,
                built.cpu,
                each * 1000,
                each / first[0],
                plain,
                None if plain is None else built.cpu / plain,
                built.memory / 1e6,
                sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6,
                weight,
                weight / first[1],
                frame,
            )
            rows.append(Row(f"{number}", figures))
    return Table(TITLE, COLUMNS, tuple(rows))


_LEAN = (sys.executable, "-m", "course.measure.lean")


def _build(command: list[str], project: Path, bench: Bench) -> cost.Cost:
    quiet = {"COURSE_TODAY": bench.today.isoformat(), "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    used = cost.of_command(command, project, quiet)
    if used.code:
        raise CannotMeasure({"id": used.output[-2000:], "en": used.output[-2000:]})
    return used


def _lesson(site: Path) -> tuple[int, int]:
    """Bytes and elements of the frame of one lesson, the same one in a course of any size."""
    address = pages.outputs(site, "page", "id")[0]
    with hosted(site) as host, browsing.browser() as chromium:
        context = browsing.reader(chromium)
        seen = browsing.visit(context, host + address)
        context.close()
    return seen.page, seen.frame


MEASUREMENT = Measurement(
    "scale",
    "Kursus dengan 30, 300, 1.500 pelajaran / courses of 30, 300, 1,500 lessons",
    measure,
    (
        click.Option(
            ["--lessons"],
            type=int,
            multiple=True,
            default=LESSONS,
            help="Banyaknya pelajaran; boleh berulang / how many; may be given again.",
        ),
    ),
)
