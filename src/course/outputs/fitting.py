"""Whether a block of a print tree surely fits a page, or surely does not.

The typesetter can measure a block, but then sets everything in it twice, and what stands
two blocks deep four times; for most blocks counting letters is enough.
"""

from __future__ import annotations

from lxml import etree, html

# In type of 12 points: letters in a line and lines on a page, on the safe side of what they are.
# Sure to fit counts few letters and few lines, sure not to fit counts many.
_POINTS = 12
_LETTERS, _LINES = (66, 105), (30, 44)
# Lines that stand empty: between paragraphs and items, around headings, around frames.
_APART = {"p": 0.8, "li": 0.8, "dt": 0.8, "dd": 0.8, "blockquote": 0.8, "div": 1.6}
_HEADING = 1.6
_UNKNOWN = ("table", "figure", "pre", "hr")


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
