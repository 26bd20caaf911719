"""How tall a block of a print tree or a row of a table is, at least and at most, told by its letters.

The typesetter can measure a block, but then sets everything in it twice, and what stands
two blocks deep four times: that was a quarter of its work. For most blocks counting is enough.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree, html

WHOLE = 178.0
"""Millimetres between the margins of a page of A4."""
_INSET = 10
"""Millimetres of a card that surround its text."""
# In type of 12 points: letters in a millimetre, on the safe side of what they are, letters that a narrow
# line loses because words are not torn, millimetres of a line and of what is free between two. What is
# sure to fit counts few letters, what is sure not to fit many.
_POINTS, _FEW, _MANY, _TORN, _LINE, _LEADING = 12, 0.42, 0.6, 3, 6, 3
# Millimetres that a block may have to stay in one piece; more than a page has.
_FITS, _BREAKS = 212, 260
_ROW = 120
"""Millimetres a row of a table may have to stay in one piece: half a page is not left white for it."""
# Millimetres at most of what stands empty: below a text, around a heading, a frame, a cell, and on an
# empty line of a form.
_BELOW, _HEADING, _FRAME, _CELL, _EMPTY = 1.5, 6, 10, 5, 10
# Millimetres of a ruled line to write on, and around an empty box.
_RULED, _BOX = 9.5, 6
# Widths of table columns follow their longest text, within these bounds (letters).
_NARROWEST, _WIDEST = 9, 40
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("p", "li", "dt", "dd", "td", "th", *_HEADINGS)
_BLOCKS += ("ul", "ol", "dl", "table", "div", "section", "article", "blockquote")
_UNKNOWN = ("figure", "pre", "hr")

Bounds = tuple[float, float]
"""At least and at most so many millimetres."""


def fits(element: html.HtmlElement, points: float = _POINTS) -> bool | None:
    """Tell whether a block stays within one page: True or False when sure, None when not.

    Arguments:
        points: size of the type.
    """
    if next(element.iter(*_UNKNOWN), None) is not None:
        return None
    least, most = bounds(element, WHOLE, points / _POINTS)
    return True if most <= _FITS else False if least > _BREAKS else None


def rows_fit(table: html.HtmlElement, points: float = _POINTS) -> bool:
    """Tell whether every row of a table surely takes less than half a page; arguments as for :func:`fits`."""
    return all(most <= _ROW for _, most in _rows(table, WHOLE, points / _POINTS))


def may_be_tallest(
    cards: Iterable[html.HtmlElement], columns: int, height: float, even: bool, larger: float
) -> list[int]:
    """Return the places of the cards that may be taller than they should, or than all others.

    Arguments:
        columns: cards beside one another.
        height: millimetres that each card is tall at least.
        even: all are as tall as the tallest.
        larger: how much larger than 12 points their type is.
    """
    found = [bounds(card, WHOLE / columns - _INSET, larger) for card in cards]
    enough = height - _INSET
    if even:
        enough = max([enough, *(least for least, _ in found)])
    return [at for at, (_, most) in enumerate(found) if most > enough]


def bounds(element: html.HtmlElement, width: float, larger: float = 1) -> Bounds:
    """Return how tall a block is, frames around it included.

    Arguments:
        width: millimetres it may take.
        larger: how much larger than 12 points its type is.
    """
    if element.tag == "table":
        rows = list(_rows(element, width, larger))
        return sum(low for low, _ in rows), sum(high for _, high in rows) + _HEADING
    letters = len((element.text or "").strip())
    least = most = _drawn(element)
    if element.get("data-block") or element.get("data-frame"):
        most += _FRAME * larger
    for child in element.iterchildren(tag=etree.Element):
        if child.tag in _BLOCKS:
            low, high = bounds(child, width, larger)
            least, most = least + low, most + high
        else:
            letters += len(child.text_content())
        letters += len((child.tail or "").strip())
    if letters:
        torn = _TORN if width < WHOLE else 0
        few, many = width * _FEW / larger - torn, width * _MANY / larger
        titled = element.tag in _HEADINGS or "block-title" in element.get("class", "")
        least += (letters / many * _LINE - _LEADING) * larger if letters > many else 0
        most += (math.ceil(letters / few) * _LINE + (_HEADING if titled else _BELOW)) * larger
    return least, most


def columns(table: html.HtmlElement) -> list[int]:
    """Return how wide the columns of a table should be, in letters; an empty one of a form is roomy."""
    rows = list(table.iter("tr"))
    count = max((len(row) for row in rows), default=0)
    return [_column(rows, at, is_form(table)) for at in range(count)]


def is_form(table: html.HtmlElement) -> bool:
    """Tell whether somebody writes into the empty cells of a table."""
    return "write" in (table.get("class") or "").split()


def _drawn(element: html.HtmlElement) -> float:
    """Millimetres of what is drawn to write on."""
    form = element.get("data-print")
    if form == "lines":
        return _RULED * int(element.get("data-lines", 3))
    return _BOX + float(element.get("data-height", 40)) if form == "empty-box" else 0


def _rows(table: html.HtmlElement, width: float, larger: float) -> Iterator[Bounds]:
    """How tall each row is: as its tallest cell."""
    widths, free = columns(table), _EMPTY if is_form(table) else 0
    for row in table.iter("tr"):
        shares = (width * own / sum(widths) - _CELL for own in widths)
        cells = [bounds(cell, share, larger) for cell, share in zip(row, shares, strict=False)]
        yield max(low for low, _ in cells), max(free, *(high for _, high in cells)) + _CELL


def _column(rows: Sequence[html.HtmlElement], at: int, write: bool) -> int:
    cells = [row[at].text_content().strip() if at < len(row) else "" for row in rows]
    longest = max(map(len, cells))
    roomy = _WIDEST * 3 // 4 if write and not all(cells) else 0
    return max(_NARROWEST, roomy, min(longest + 2, _WIDEST))
