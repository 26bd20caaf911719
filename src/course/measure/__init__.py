"""Measures the course: how heavy, how fast, how private. ``course measure`` prints the tables.

Each measurement is one module with one function; it is announced in :data:`MEASUREMENTS` and
is then a command of its own and a part of ``course measure all``. Measuring only reports;
tests hold the limits that do not depend on the machine.
"""

from __future__ import annotations

from course.measure import building, check, first, host, pages, prints, scale, search
from course.measure.tables import Measurement

MEASUREMENTS: tuple[Measurement, ...] = (
    pages.PAGES,
    pages.DECKS,
    first.MEASUREMENT,
    search.MEASUREMENT,
    prints.MEASUREMENT,
    building.MEASUREMENT,
    check.MEASUREMENT,
    host.MEASUREMENT,
    scale.MEASUREMENT,
)
