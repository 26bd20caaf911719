"""Words in diagrams: broken into lines that fit, whatever the reader's own letters look like."""

from __future__ import annotations

from functools import cache
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

from course.glyphs import FONT_FOLDER
from course.pictures.pen import INK, number

FAMILY = "Atkinson Hyperlegible,system-ui,sans-serif"
WIDER = 1.26
"""A picture on a page is set in the letters of the device: DejaVu's are this much wider than ours."""


@cache
def _widths() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    with TTFont(FONT_FOLDER / "AtkinsonHyperlegible_700Bold.ttf") as font:
        return font.getBestCmap(), font["hmtx"].metrics, font["head"].unitsPerEm


def width(text: str, size: float) -> float:
    """How wide a text may get, in units of the sheet."""
    cmap, metrics, em = _widths()
    return sum(metrics[cmap.get(ord(letter), ".notdef")][0] for letter in text) / em * size * WIDER


def lines(text: str, room: float, size: float) -> list[str]:
    """Break a text into as few lines as fit the room, filled as evenly as its words allow."""
    found = _broken(text.split(), room, size)
    while room > size and len(_broken(text.split(), room - size / 2, size)) == len(found):
        room -= size / 2
        found = _broken(text.split(), room, size)
    return found


def _broken(words: list[str], room: float, size: float) -> list[str]:
    found = [words[0]]
    for word in words[1:]:
        longer = f"{found[-1]} {word}"
        if width(longer, size) <= room:
            found[-1] = longer
        else:
            found.append(word)
    return found


def block(
    text: str, x: float, y: float, room: float, size: float = 20, anchor: str = "middle", ink: str = INK
) -> str:
    """The text, centred on the height ``y``, in lines no wider than ``room``."""
    found = lines(text, room, size)
    top = y - (len(found) - 1) * size * 0.6 + size * 0.35
    spans = "".join(
        f'<tspan x="{number(x)}" y="{number(top + at * size * 1.2)}">{escape(line)}</tspan>'
        for at, line in enumerate(found)
    )
    start = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text font-family="{FAMILY}" font-weight="700" font-size="{number(size)}"{start}'
        f' fill="{ink}" stroke="none">{spans}</text>'
    )
