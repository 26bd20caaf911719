"""Things that are held, drawn in the measures of the person. Screens of phones stay blank."""

from __future__ import annotations

from collections.abc import Callable

from course.pictures.pen import CLAY, DARK, PAPER, SUN, WOOD, Pen, box, oval


def _phone(pen: Pen) -> str:
    return pen.shape(box(-13, -52, 26, 44, 5), DARK) + pen.shape(box(-9.5, -47, 19, 33, 2), "#e9f0ee", line=0)


def _book(pen: Pen) -> str:
    return pen.shape(
        "M0 -50Q-16 -62 -40 -56L-40 -20Q-16 -26 0 -14Q16 -26 40 -20L40 -56Q16 -62 0 -50Z", PAPER
    ) + pen.shape(
        "M0 -50L0 -14M-30 -46Q-18 -49 -8 -44M-30 -37Q-18 -40 -8 -35M30 -46Q18 -49 8 -44M30 -37Q18 -40 8 -35",
        line=2,
    )


def _drawing(pen: Pen) -> str:
    return (
        pen.shape(box(-34, -72, 68, 52, 3), PAPER)
        + pen.shape("M-26 -32L-10 -54L2 -40L10 -48L26 -32", line=2)
        + pen.shape(oval(17, -60, 5), SUN, line=2)
    )


def _guitar(pen: Pen) -> str:
    return (
        pen.shape("M18 -34L62 -62", line=11)
        + pen.shape("M18 -34L62 -62", line=5, ink=WOOD)
        + pen.union(oval(-16, -14, 22, 19), oval(8, -28, 16, 14), fill="#e9b877")
        + pen.shape(oval(-4, -22, 6), DARK, line=2)
    )


def _kite(pen: Pen) -> str:
    side = pen.moved(74, -30, angle=14)
    return (
        side.shape("M0 -58L32 -20L0 40L-32 -20Z", CLAY)
        + side.shape("M0 -58L0 40M-32 -20L32 -20", line=2)
        + side.shape("M0 40Q14 54 2 66Q-8 76 4 88", line=2.4)
    )


def _cup(pen: Pen) -> str:
    return pen.shape("M-12 -48L12 -48L9 -20L-9 -20Z", PAPER)


def _clipboard(pen: Pen) -> str:
    return (
        pen.shape(box(-22, -58, 44, 50, 4), WOOD)
        + pen.shape(box(-17, -50, 34, 38, 2), PAPER, line=2)
        + pen.shape("M-10 -40L10 -40M-10 -32L10 -32M-10 -24L4 -24", line=2)
    )


def _cane(pen: Pen) -> str:
    return pen.shape("M44 -14L62 92", line=6) + pen.shape("M44 -14L62 92", line=2.4, ink=PAPER)


def _takraw(pen: Pen) -> str:
    return pen.shape(oval(0, -30, 18), "#e9c48f") + pen.shape(
        "M-16 -38Q0 -24 16 -38M-16 -22Q0 -36 16 -22M-8 -46Q-2 -30 -8 -14M8 -46Q2 -30 8 -14", line=2
    )


HELD: dict[str, Callable[[Pen], str]] = {
    "phone": _phone, "book": _book, "drawing": _drawing, "guitar": _guitar, "kite": _kite, "cup": _cup,
    "clipboard": _clipboard, "cane": _cane, "takraw": _takraw,
}  # fmt: skip
