"""What judging the whole course costs."""

from __future__ import annotations

from course.measure import cost
from course.measure.tables import Bench, Column, Measurement, Row, Table

# Seconds a writer is willing to wait at every save, on a small machine.
COLUMNS = (
    Column({"id": "course check", "en": "course check"}, "s CPU", 2),
    Column({"id": "dengan ejaan", "en": "with spelling"}, "s CPU", 3),
    Column({"id": "memori", "en": "memory"}, "MB"),
)


def measure(bench: Bench) -> Table:
    """Run ``course check`` as a writer would, with and without spelling."""
    today = {"COURSE_TODAY": bench.today.isoformat()}
    plain, spelled = (cost.of_course(["check", *more], bench.root, today) for more in ([], ["--spelling"]))
    figures = (plain.cpu, spelled.cpu, max(plain.memory, spelled.memory) / 1e6)
    pages = len(list((bench.root / "docs").glob("[a-z][a-z]/**/*.md")))
    return Table(
        {"id": f"Menilai {pages} halaman", "en": f"Judging {pages} pages"},
        COLUMNS,
        (Row("course check", figures),),
    )


MEASUREMENT = Measurement("check", "Waktu menilai seluruh kursus / time to judge the whole course", measure)
