"""Whether a block of a print tree, or a row of a table, surely fits a page.

The typesetter can measure a block, but then sets everything in it twice, and what stands
two blocks deep four times; for most blocks counting letters is enough.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from lxml import etree, html

# In type of 12 points: letters in a line and lines on a page, on the safe side of what they are.
# Sure to fit counts few letters and few lines, sure not to fit counts many.
_POINTS = 12
_LETTERS, _LINES = (66, 105), (30, 44)
# Lines that stand empty: between paragraphs and items, around headings, around frames.
_APART = {"p": 0.8, "li": 0.8, "dt": 0.8, "dd": 0.8, "blockquote": 0.8, "div": 1.6}
_HEADING = 1.6
_UNKNOWN = ("table", "figure", "pre", "hr")
_ROW = 20
"""Lines a row of a table may have to stay in one piece; more than half a page left white is too much."""


def fits(element: html.HtmlElement, points: float = _POINTS) -> bool | None:
    """Tell whether a block stays within one page: True or False when sure, None when not.

    Forms, tables and pictures take room that no letter tells of: never sure.

    Arguments:
        points: size of the type.
    """
    apart, larger = 0.0, points / _POINTS
    for inner in element.iter(etree.Element):
        if inner.tag in _UNKNOWN or inner.get("data-print"):
            return None
        titled = inner.tag in ("h1", "h2", "h3", "h4", "h5", "h6") or "block-title" in inner.get("class", "")
        apart += _HEADING if titled else _APART.get(inner.tag, 0)
    letters = len(element.text_content())
    (few, many), (least, most) = _LETTERS, _LINES
    if (letters / few * larger + apart) * larger <= least:
        return True
    return False if letters / many * larger * larger > most else None


def rows_fit(rows: Sequence[html.HtmlElement], widths: Sequence[int], points: float = _POINTS) -> bool:
    """Tell whether every row of a table surely takes less than :data:`_ROW` lines.

    Arguments:
        rows: the rows.
        widths: of each column, in parts of the whole.
        points: size of the type.
    """
    wide = _LETTERS[0] * _POINTS / points / sum(widths)
    return all(
        _lines(cell, max(1, int(wide * width))) <= _ROW
        for row in rows
        for cell, width in zip(row, widths, strict=False)
    )


def _lines(cell: html.HtmlElement, letters: int) -> float:
    """Lines of a cell with so many letters in a line."""
    apart = sum(1 + _APART.get(inner.tag, 0) for inner in cell.iterdescendants(*_APART, "br"))
    return len(textwrap.wrap(cell.text_content(), letters)) + apart
