"""The shape every measurement has: a table of figures, each column with its unit and its limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

Words = Mapping[str, str]  # the same text in each language of the command
Figure = int | float | None  # None: does not apply to this row


@dataclass(frozen=True)
class Column:
    """What is measured.

    Arguments:
        title: in each language of the command.
        unit: such as ``"B"``, ``"s CPU"``, ``"MB"``; empty for counts and ratios.
        most: the limit; None when the figure is only told.
    """

    title: Words
    unit: str = ""
    most: int | float | None = None


@dataclass(frozen=True)
class Row:
    """One thing that was measured, with one figure for each column."""

    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Over:
    """A figure above the limit of its column."""

    row: Row
    column: Column
    figure: int | float


@dataclass(frozen=True)
class Table:
    """Figures of one measurement.

    Arguments:
        title: in each language of the command; says how it was measured.
        columns: what was measured.
        rows: of what.
    """

    title: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.figures) != len(self.columns):
                raise ValueError(f"{row.name}: {len(row.figures)} figures for {len(self.columns)} columns")

    def over(self) -> Iterator[Over]:
        """Every figure above its limit."""
        for row in self.rows:
            for column, figure in zip(self.columns, row.figures, strict=True):
                if figure is not None and column.most is not None and figure > column.most:
                    yield Over(row, column, figure)


@dataclass(frozen=True)
class Bench:
    """What is measured: the project at ``root``, as it is on the day ``today``."""

    root: Path
    today: date

    @property
    def site(self) -> Path:
        """The built site.

        Raises:
            CannotMeasure: it has not been built.
        """
        folder = self.root / "site"
        if not (folder / "course.json").is_file():
            raise CannotMeasure(
                {
                    "id": "Belum ada site/. Buat dulu: make build.",
                    "en": "There is no site/ yet. Build it first: make build.",
                }
            )
        return folder


class CannotMeasure(Exception):
    """Something the measurement needs is not there; ``words`` say what and how to get it."""

    def __init__(self, words: Words) -> None:
        super().__init__(words["en"])
        self.words = words


@dataclass(frozen=True)
class Measurement:
    """One measurement, as ``course measure <name>`` and as a part of ``course measure all``.

    Arguments:
        name: of the command.
        about: one line of help, Indonesian / English.
        measure: makes the table; receives the bench and the values of ``options``.
        options: what a person may choose; every option has a default.
    """

    name: str
    about: str
    measure: Callable[..., Table]
    options: tuple[click.Option, ...] = ()

    def __call__(self, bench: Bench, **chosen: Any) -> Table:
        """Measure.

        Raises:
            CannotMeasure: something it needs is not there.
        """
        return self.measure(bench, **chosen)
