"""Tables whose words do not fit beside each other on a phone carry the names of their columns.

A style sheet can then show every row as a short list. A table that fits stays a table there:
rows that stand below each other are compared more easily.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

LETTERS = 32
"""The longest words of all columns, and a letter of air for each, that 320 pixels hold."""
_SPACE = re.compile(r"[\s/–-]+")


class Columns(Treeprocessor):
    """Gives every cell of a wide table ``data-of``: its column, and nothing for names of rows and columns."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            rows = [list(row) for row in table.iter("tr")]
            if len(rows) > 1 and _width(rows) > LETTERS:
                names = [" ".join("".join(cell.itertext()).split()) for cell in rows[0]]
                for row in rows:
                    for at, cell in enumerate(row):
                        cell.set("data-of", names[at] if at and cell.tag == "td" else "")


def _width(rows: list[list[Element]]) -> int:
    return sum(1 + max(map(_longest, column)) for column in zip(*rows, strict=False))


def _longest(cell: Element) -> int:
    return max(map(len, _SPACE.split("".join(cell.itertext()))))
