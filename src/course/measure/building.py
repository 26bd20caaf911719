"""What a whole build costs: the first one, one with nothing new, and one after a word has changed."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from course.measure import cost
from course.measure.prints import READ, change_a_word
from course.measure.tables import Bench, CannotMeasure, Column, Measurement, Row, Table

COLUMNS = (
    Column({"id": "waktu bangun", "en": "build"}, "s CPU"),
    Column({"id": "memori satu proses", "en": "memory of one process"}, "MB"),
    Column({"id": "berkas", "en": "files"}),
    Column({"id": "ukuran", "en": "size"}, "MB"),
    Column({"id": "dibuat ulang", "en": "made again"}),
)


def measure(bench: Bench) -> Table:
    """Build a copy of the project three times: pages, decks, guides, PDFs, packs and the offline bundle."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in READ:
            source = bench.root / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
        for name in ("first", "again", "one word"):
            if name == "one word":
                change_a_word(root, bench)
            before = _kept(root)
            used = built(root, bench)
            files = [file for file in (root / "site").rglob("*") if file.is_file()]
            size = sum(file.stat().st_size for file in files) / 1e6
            rows.append(Row(name, (used.cpu, used.memory / 1e6, len(files), size, len(_kept(root) - before))))
    return Table(
        {
            "id": "Membangun semua; dibuat ulang: salindia, panduan, PDF, dan paket",
            "en": "Building everything; made again: decks, guides, PDFs and packs",
        },
        COLUMNS,
        tuple(rows),
    )


def built(root: Path, bench: Bench) -> cost.Cost:
    """Build the project at ``root`` as ``make build`` does.

    Raises:
        CannotMeasure: the build failed; the message says what it said.
    """
    quiet = {"COURSE_TODAY": bench.today.isoformat(), "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    used = cost.of_command([sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], root, quiet)
    if used.code:
        raise CannotMeasure({"id": used.output[-2000:], "en": used.output[-2000:]})
    return used


def _kept(root: Path) -> set[str]:
    """Names in the cache: each changes with what the file is made of."""
    return {path.name for path in (root / ".cache" / "beside").glob("*")}


MEASUREMENT = Measurement("build", "Membangun semuanya / building everything", measure)
