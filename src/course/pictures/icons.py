"""Small signs for diagrams, drawn around their middle, about 48 wide."""

from __future__ import annotations

from collections.abc import Callable

from course.pictures.pen import CLAY, INK, LEAF, PAPER, SUN, WATER, WOOD, Pen, box, oval


def _bubble(pen: Pen, fill: str) -> str:
    return pen.shape(
        "M-14 -12Q-20 -12 -20 -5L-20 2Q-20 9 -14 9L-8 9L-10 17L0 9L14 9Q20 9 20 2L20 -5Q20 -12 14 -12Z", fill
    )


def _bubbles(pen: Pen) -> str:
    return _bubble(pen.moved(7, -6, scale=0.9), WATER) + _bubble(pen.moved(-6, 4, scale=0.9), PAPER)


def _gift(pen: Pen) -> str:
    bow = pen.shape("M0 -12C-16 -26 -20 -12 0 -12C20 -12 16 -26 0 -12Z", CLAY)
    return (
        bow
        + pen.shape(box(-18, -12, 36, 10, 2), SUN)
        + pen.shape(box(-15, -2, 30, 20, 2), SUN)
        + pen.shape("M0 -12L0 18")
    )


def _door(pen: Pen) -> str:
    return (
        pen.shape(box(-14, -20, 28, 38, 2), PAPER)
        + pen.shape("M-14 -20L4 -14L4 23L-14 18Z", WOOD)
        + pen.shape(oval(-1, 4, 1.6), INK, line=0)
    )


def _pair(pen: Pen) -> str:
    return "".join(
        pen.moved(x, 2).shape("M-11 16Q-11 -2 0 -2Q11 -2 11 16Z", fill)
        + pen.moved(x, 2).shape(oval(0, -11, 8), PAPER)
        for x, fill in ((-11, LEAF), (11, SUN))
    )


def _dots(pen: Pen) -> str:
    return _bubble(pen.moved(0, 0, scale=1.15), PAPER) + pen.shape(
        oval(-9, -2, 2.4) + oval(0, -2, 2.4) + oval(9, -2, 2.4), INK, line=0
    )


def _hush(pen: Pen) -> str:
    lock = pen.shape("M-5 -1L-5 -5Q-5 -10 0 -10Q5 -10 5 -5L5 -1", line=2.4) + pen.shape(
        box(-8, -2, 16, 11, 2), CLAY, line=2.4
    )
    return _bubble(pen.moved(0, 0, scale=1.25), PAPER) + lock


def _stop(pen: Pen) -> str:
    corners = "M-8 -20L8 -20L20 -8L20 8L8 20L-8 20L-20 8L-20 -8Z"
    return pen.shape(corners, CLAY) + pen.shape("M-5 -8L-5 8M5 -8L5 8", line=5)


def _purse(pen: Pen) -> str:
    return (
        pen.shape(box(-21, -13, 42, 29, 5), WOOD)
        + pen.shape(box(4, -4, 17, 11, 5), SUN)
        + pen.shape("M-21 -7L4 -7", line=2)
    )


def _note(pen: Pen) -> str:
    return pen.shape("M-15 -20L8 -20L15 -13L15 20L-15 20Z", PAPER) + pen.shape(
        "M-8 -8L8 -8M-8 1L8 1M-8 10L3 10", line=2.4
    )


def _shield(pen: Pen) -> str:
    return pen.shape("M0 -21L18 -14Q19 10 0 21Q-19 10 -18 -14Z", LEAF) + pen.shape("M-8 0L-2 6L8 -6", line=4)


def _phone(pen: Pen) -> str:
    return pen.shape(box(-11, -20, 22, 40, 5), "#8fa3a8") + pen.shape(box(-7, -15, 14, 26, 1), PAPER, line=2)


ICONS: dict[str, Callable[[Pen], str]] = {
    "bubbles": _bubbles, "gift": _gift, "door": _door, "pair": _pair, "dots": _dots, "hush": _hush,
    "stop": _stop, "purse": _purse, "note": _note, "shield": _shield, "phone": _phone,
}  # fmt: skip
