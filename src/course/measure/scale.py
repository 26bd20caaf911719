"""What grows with the course, and what must not: pages, processor time, memory, output."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from course.measure import browsing, cost, growing, pages
from course.measure.hosting import hosted
from course.measure.tables import Bench, CannotMeasure, Column, Figure, Measurement, Row, Table
from course.outputs import Beside

LESSONS = (30, 300, 1500)
PAIRED = 300  # where the build is held against the theme as it comes
# Here and not in course.measure.beside: a module that is run must not be imported before.
KINDS: dict[str, Callable[[Beside], bool]] = {
    "deck": lambda item: item.kind == "deck",
    "guide": lambda item: item.kind == "guide",
    "pdf": lambda item: item.file.endswith(".pdf") and not item.gathers,
}
"""What is measured apart from pages. Packs hold what is counted already."""
PAGES = "page"  # said alone it leaves the others out; pages are always built
COLUMNS = (
    Column({"id": "berkas", "en": "files"}),
    Column({"id": "waktu bangun", "en": "build"}, "s CPU"),
    Column({"id": "per berkas", "en": "per file"}, "ms CPU"),
    Column({"id": "dibanding yang terkecil", "en": "against the smallest"}, "x", 1.3),
    Column({"id": "Material polos", "en": "plain Material"}, "s CPU"),
    Column({"id": "dibanding Material polos", "en": "against plain Material"}, "x", 0.6),
    Column({"id": "memori", "en": "memory"}, "MB", 300),
    Column({"id": "keluaran", "en": "output"}, "MB"),
    Column({"id": "keluaran Material polos", "en": "output of plain Material"}, "MB"),
    Column({"id": "pelajaran tengah", "en": "a lesson"}, "B"),
    Column({"id": "tumbuh", "en": "grown"}, "x", 1.05),
    Column({"id": "unsur kerangka", "en": "elements of the frame"}, "", 200),
)
TITLE = {
    "id": "Kursus buatan dengan makin banyak pelajaran: halaman saja, lalu yang dibuat di sampingnya",
    "en": "Made-up courses with more and more lessons: pages only, then what is made beside them",
}


def measure(bench: Bench, lessons: tuple[int, ...] = LESSONS, kind: tuple[str, ...] = tuple(KINDS)) -> Table:
    """Build courses of these sizes, pages only, then make their decks, guides and PDFs apart.

    Arguments:
        bench: the real project, whose lessons are copied.
        lessons: how many each course shall have.
        kind: what to make besides pages, keys of :data:`KINDS`; :data:`PAGES` adds nothing.

    Raises:
        CannotMeasure: a made-up course could not be built; the message says what the build said.
    """
    rows: list[Row] = []
    first: tuple[float, int] | None = None
    smallest: dict[str, float] = {}
    for number in sorted(lessons):
        with tempfile.TemporaryDirectory() as folder:
            project = growing.grow(bench.root, Path(folder) / "course", number)
            built = _build([*_LEAN, "build", "--strict", "--quiet"], project, bench)
            site = project / "site"
            count = sum(1 for _ in site.rglob("index.html"))
            each = built.cpu / count
            weight, frame = _lesson(site)
            first = first or (each, weight)
            plain, theirs = None, None
            if number == PAIRED:
                target = growing.plain(project, Path(folder) / "plain")
                plain = _build([sys.executable, "-m", "mkdocs", "build", "--quiet"], target, bench).cpu
                theirs = _megabytes(target / "site")
            figures: tuple[Figure, ...] = (
                count,
                built.cpu,
                each * 1000,
                each / first[0],
                plain,
                None if plain is None else built.cpu / plain,
                built.memory / 1e6,
                _megabytes(site),
                theirs,
                weight,
                weight / first[1],
                frame,
            )
            rows.append(Row(f"{number}", figures))
            for name in (name for name in kind if name != PAGES):
                rows.append(_beside(f"{number} {name}", name, project, bench, smallest))
    return Table(TITLE, COLUMNS, tuple(rows))


def _beside(title: str, kind: str, project: Path, bench: Bench, smallest: dict[str, float]) -> Row:
    """The row of everything of one kind; ``smallest`` remembers its cost in the smallest course."""
    used = _build([sys.executable, "-m", "course.measure.beside", kind], project, bench)
    told = json.loads(used.output.splitlines()[-1])
    each = used.cpu / told["files"]
    ratio = each / smallest.setdefault(kind, each)
    sizes = (None, None, used.memory / 1e6, told["bytes"] / 1e6, None)
    return Row(title, (told["files"], used.cpu, each * 1000, ratio, *sizes, None, None, None))


# As a file: as a module it would load all that measures first, a second that no build has.
_LEAN = (sys.executable, "-P", str(Path(__file__).with_name("lean.py")))


def _build(command: list[str], project: Path, bench: Bench) -> cost.Cost:
    quiet = {"COURSE_TODAY": bench.today.isoformat(), "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    used = cost.of_command(command, project, quiet)
    if used.code:
        raise CannotMeasure({"id": used.output[-2000:], "en": used.output[-2000:]})
    return used


def _megabytes(site: Path) -> float:
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6


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
        click.Option(
            ["--kind"],
            type=click.Choice([PAGES, *KINDS]),
            multiple=True,
            default=tuple(KINDS),
            help="Yang dibuat, boleh berulang (page: halaman saja) / "
            "what to make, may be given again (page: pages only).",
        ),
    ),
)
