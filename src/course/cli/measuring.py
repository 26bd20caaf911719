"""``course measure``: the figures of the course as tables, or as JSON for other programs."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Mapping
from typing import Any

import click

from course.cli.commands import Project, json_option
from course.cli.output import show_table
from course.measure import MEASUREMENTS
from course.measure.tables import Bench, CannotMeasure, Column, Figure, Measurement, Table


@click.group()
def measure() -> None:
    """Ukur kursus: berat, cepat, tertutup / measure the course: weight, speed, privacy.

    Angka di atas batasnya diberi tanda "!". / Figures above their limit carry a "!".
    """


def _command(measurement: Measurement) -> click.Command:
    def run(as_json: bool, **chosen: Any) -> None:
        project = Project()
        bench = Bench(project.root, project.today)
        try:
            tables = {measurement.name: measurement(bench, **chosen)}
        except CannotMeasure as missing:
            raise click.ClickException(missing.words[project.language]) from None
        _show(tables, as_json, project)

    command = click.Command(
        measurement.name, callback=run, help=measurement.about, params=list(measurement.options)
    )
    return json_option(command)


@measure.command("all")
@json_option
def all_(as_json: bool) -> None:
    """Semua ukuran / every measurement."""
    project = Project()
    bench = Bench(project.root, project.today)
    tables, missing = {}, False
    for measurement in MEASUREMENTS:
        defaults = {str(option.name): option.default for option in measurement.options}
        try:
            tables[measurement.name] = measurement(bench, **defaults)
        except CannotMeasure as problem:
            click.echo(f"{measurement.name}: {problem.words[project.language]}", err=True)
            missing = True
    _show(tables, as_json, project)
    raise SystemExit(1 if missing else 0)


for _measurement in MEASUREMENTS:
    measure.add_command(_command(_measurement))


def _show(tables: Mapping[str, Table], as_json: bool, project: Project) -> None:
    if as_json:
        # The day and the command, so that a table that is kept says where it comes from.
        listing = {
            "date": project.today.isoformat(),
            "command": shlex.join(["course", *sys.argv[1:]]),
            "tables": {name: _as_data(table, project.language) for name, table in tables.items()},
        }
        click.echo(json.dumps(listing, ensure_ascii=False, indent=1))
        return
    for table in tables.values():
        click.echo(f"\n{table.title[project.language]}")
        heads = ["", *(_head(column, project) for column in table.columns)]
        rows = [
            [row.name, *(_cell(*pair) for pair in zip(row.figures, table.columns, strict=True))]
            for row in table.rows
        ]
        show_table(heads, rows)
        over = len(list(table.over()))
        click.echo(project.say("measured-over" if over else "measured-within", over=over))


def _head(column: Column, project: Project) -> str:
    title = column.title[project.language]
    limit = "" if column.most is None else f"<= {_number(column.most)}"
    inside = " ".join(filter(None, (limit, column.unit)))
    return f"{title} ({inside})" if inside else title


def _cell(figure: Figure, column: Column) -> str:
    if figure is None:
        return "-"
    mark = " !" if column.most is not None and figure > column.most else ""
    return _number(figure) + mark


def _number(figure: int | float) -> str:
    """Whole from a hundred up, else with two decimals; thousands stand apart."""
    if isinstance(figure, int) or abs(figure) >= 100:
        return f"{figure:,.0f}".replace(",", " ")
    return f"{figure:.2f}"


def _as_data(table: Table, language: str) -> dict[str, Any]:
    return {
        "title": table.title[language],
        "columns": [
            {"title": column.title[language], "unit": column.unit, "most": column.most}
            for column in table.columns
        ],
        "rows": [{"name": row.name, "figures": list(row.figures)} for row in table.rows],
        "over": len(list(table.over())),
    }
