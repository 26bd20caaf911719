"""How the command shows things: colour on a terminal, plain lines in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from course.problems import Problem, count, sentence


def show_problems(problems: Iterable[Problem], language: str) -> None:
    """Print all problems, sorted, and the line that counts them."""
    found = sorted(problems)
    console = Console(highlight=False, soft_wrap=True)
    for problem in found:
        line = Text(sentence(problem, language))
        place = len(f"{problem.path}:{problem.line}")
        line.stylize("cyan", 0, place)
        colour = "bold red" if problem.level == "error" else "bold yellow"
        line.stylize(colour, place + 2, place + 2 + len(problem.code))
        console.print(line)
    console.print(Text(count(found, language), style="bold"))


def show_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: drawn on a terminal, aligned plain columns in a pipe."""
    console = Console(highlight=False, soft_wrap=True)
    if console.is_terminal:
        table = Table(*columns)
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        console.print(table)
        return
    widths = [max(len(line[at]) for line in (columns, *rows)) for at in range(len(columns))]
    for line in (columns, *rows):
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        console.print(Text("  ".join(cells).rstrip()))
