"""How the command shows things: colour on a terminal, plain lines in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

from course.problems import Problem, count, sentence


def show_problems(problems: Iterable[Problem], language: str) -> None:
    """Print all problems, sorted, and the line that counts them."""
    found = sorted(problems)
    for problem in found:
        place = f"{problem.path}:{problem.line}"
        rest = sentence(problem, language)[len(place) + len(problem.code) + 2 :]
        code = click.style(problem.code, fg="red" if problem.level == "error" else "yellow", bold=True)
        click.echo(f"{click.style(place, fg='cyan')}: {code}{rest}")
    click.echo(click.style(count(found, language), bold=True))


def show_diff(lines: Iterable[str]) -> None:
    """Print a unified diff: green and red on a terminal."""
    for line in lines:
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.echo(click.style(line, fg=colour) if colour else line)


def show_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: drawn on a terminal, aligned plain columns in a pipe."""
    if sys.stdout.isatty():
        from rich.console import Console  # slow to load, and a pipe does without
        from rich.table import Table
        from rich.text import Text

        table = Table(*columns)
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        Console(highlight=False, soft_wrap=True).print(table)
        return
    widths = [max(len(line[at]) for line in (columns, *rows)) for at in range(len(columns))]
    for line in (columns, *rows):
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        click.echo("  ".join(cells).rstrip())
