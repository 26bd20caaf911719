"""Diagrams: a wheel, a list of steps, a circle of people, an hour, a way, a conversation."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from course.pictures.heads import bust
from course.pictures.icons import ICONS
from course.pictures.looks import Looks
from course.pictures.pen import CLAY, INK, LEAF, PAPER, SUN, WATER, WIDTH, Pen, box, oval
from course.pictures.words import block, width

_TINTS = ("#f7dca8", "#cfe3d0", "#f0cdbb", "#cfe2e8", "#e6d6ea", "#f3ead4")
_SHEET = Pen()


@dataclass(frozen=True)
class Part:
    """One part of a diagram in one language."""

    words: str
    icon: str = ""
    looks: Looks | None = None
    mark: str = ""


Form = Callable[[str, tuple[Part, ...]], tuple[str, int]]


def _sign(part: Part, x: float, y: float, size: float = 1) -> str:
    if part.looks:
        return bust(part.looks, x, y + 8 * size, 0.62 * size)
    return ICONS[part.icon](Pen(x, y, size)) if part.icon else ""


def _back(height: float) -> str:
    return _SHEET.shape(box(0, 0, WIDTH, height, 24), "#f5f1e2", line=0)


def wheel(middle: str, parts: tuple[Part, ...]) -> tuple[str, int]:
    """Sectors of one size around a hub: no first, no last."""
    centre, rim, hub, count = 240.0, 226, 62, len(parts)
    drawn = [_back(480)]
    for at, part in enumerate(parts):
        # Half a sector off the top, so that no sector stands "first" at twelve o'clock.
        angles = [math.tau * (at + k) / count - math.pi / 2 for k in (0, 0.5, 1)]
        ends = [(centre + rim * math.cos(a), centre + rim * math.sin(a)) for a in angles]
        bow = rim / math.cos(math.pi / count / 2)
        bows = [
            (centre + bow * math.cos(a), centre + bow * math.sin(a))
            for a in ((angles[0] + angles[1]) / 2, (angles[1] + angles[2]) / 2)
        ]
        path = (
            f"M{centre} {centre}L{ends[0][0]} {ends[0][1]}"
            f"Q{bows[0][0]} {bows[0][1]} {ends[1][0]} {ends[1][1]}"
            f"Q{bows[1][0]} {bows[1][1]} {ends[2][0]} {ends[2][1]}Z"
        )
        drawn.append(_SHEET.shape(path, _TINTS[at % len(_TINTS)]))
        x, y = centre + 146 * math.cos(angles[1]), centre + 146 * math.sin(angles[1])
        drawn.append(_sign(part, x, y - 26, 1.2) + block(part.words, x, y + 24, 116, 20))
    hub_words = _SHEET.shape(oval(centre, centre, hub), PAPER) + block(middle, centre, centre, 104, 20)
    return "".join(drawn) + hub_words, 480


def steps(middle: str, parts: tuple[Part, ...]) -> tuple[str, int]:
    """Numbered rows, with a sentence on top that holds for all of them."""
    top, row = 76, 86
    height = top + row * len(parts) + 14
    drawn = [_back(height), block(middle, 240, 42, 440, 24)]
    for at, part in enumerate(parts):
        y = top + row * at
        drawn.append(_SHEET.shape(box(16, y, 448, row - 12, 16), _TINTS[at % len(_TINTS)]))
        drawn.append(_SHEET.shape(oval(54, y + 37, 21), PAPER) + block(str(at + 1), 54, y + 37, 40, 24))
        drawn.append(_sign(part, 112, y + 37, 1.15) + block(part.words, 150, y + 37, 306, 20, "start"))
    return "".join(drawn), height


def circle(middle: str, parts: tuple[Part, ...]) -> tuple[str, int]:
    """People in a ring around the reader."""
    centre, ring, count = 240.0, 158, len(parts)
    drawn = [_back(480), _SHEET.shape(oval(centre, centre - 4, ring), "#e6efdf", line=2)]
    heart = "M0 26C-46 -2 -36 -40 0 -20C36 -40 46 -2 0 26Z"
    drawn.append(
        Pen(centre, centre - 2, 1.7).shape(heart, CLAY) + block(middle, centre, centre - 12, 100, 26)
    )
    for at, part in enumerate(parts):
        angle = math.tau * (at + 0.5) / count - math.pi / 2
        x, y = centre + ring * math.cos(angle), centre - 6 + ring * math.sin(angle)
        drawn.append(_SHEET.shape(oval(x, y - 8, 50), PAPER) + _sign(part, x, y - 12, 1.25))
        drawn.append(_label(part.words, x, y + 52))
    return "".join(drawn), 480


def _label(words: str, x: float, y: float) -> str:
    half = max(48, width(words, 19) / 2 + 6)
    return _SHEET.shape(box(x - half, y - 15, 2 * half, 30, 15), PAPER, line=2) + block(
        words, x, y, 2 * half, 19
    )


def hour(middle: str, parts: tuple[Part, ...]) -> tuple[str, int]:
    """Times along one line, under a clock."""
    top, row = 100, 78
    height = top + row * len(parts) + 10
    clock = _SHEET.shape(oval(66, 50, 34), SUN) + _SHEET.shape("M66 28L66 50L80 58", line=4)
    drawn = [
        _back(height),
        _SHEET.shape(f"M66 84L66 {height - 44}", line=4),
        clock,
        block(middle, 118, 50, 340, 26, "start"),
    ]
    for at, part in enumerate(parts):
        y = top + row * at + 34
        drawn.append(_SHEET.shape(box(26, y - 19, 80, 38, 19), PAPER) + block(part.mark, 66, y, 74, 21))
        drawn.append(_SHEET.shape(box(122, y - 32, 342, 64, 16), _TINTS[at % len(_TINTS)]))
        drawn.append(_sign(part, 158, y, 1) + block(part.words, 192, y, 262, 20, "start"))
    return "".join(drawn), height


def path(middle: str, parts: tuple[Part, ...]) -> tuple[str, int]:
    """A winding way from one person to the next."""
    top, row = 84, 108
    height = top + row * len(parts) + 6
    places = [(78 if at % 2 == 0 else 402, top + row * at + 46) for at in range(len(parts))]
    way = f"M{places[0][0]} {places[0][1]}"
    for (x0, y0), (x1, y1) in pairwise(places):
        way += f"C{x0} {y0 + row * 0.75} {x1} {y1 - row * 0.75} {x1} {y1}"
    drawn = [
        _back(height),
        block(middle, 240, 42, 440, 25),
        _SHEET.shape(way, line=22),
        _SHEET.shape(way, line=16, ink="#ecd9b8"),
    ]
    for at, (part, (x, y)) in enumerate(zip(parts, places, strict=True)):
        side = 1 if x < 240 else -1
        drawn.append(
            _SHEET.shape(box(x + 12 if side > 0 else x - 352, y - 40, 340, 80, 18), _TINTS[at % len(_TINTS)])
        )
        drawn.append(block(part.words, x + side * 200, y, 272, 20))
        drawn.append(_SHEET.shape(oval(x, y, 48), PAPER) + _sign(part, x, y - 4, 1.2))
        drawn.append(
            _SHEET.shape(oval(x - side * 44, y - 32, 17), SUN)
            + block(str(at + 1), x - side * 44, y - 32, 30, 20)
        )
    return "".join(drawn), height


def talk(middle: str, parts: tuple[Part, ...]) -> tuple[str, int]:
    """A conversation: who speaks, and what is said."""
    top, row = 76, 112
    height = top + row * len(parts) + 4
    drawn = [_back(height), ICONS["phone"](Pen(44, 42, 1.1)) + block(middle, 74, 42, 396, 24, "start")]
    for at, part in enumerate(parts):
        left, y = at % 2 == 0, top + row * at + 50
        x = 62 if left else 418
        tail = (
            f"M122 {y + 14}L104 {y + 24}L122 {y + 30}" if left else f"M358 {y + 14}L376 {y + 24}L358 {y + 30}"
        )
        bubble = box(122 if left else 18, y - 42, 340, 84, 20)
        tint = (WATER, LEAF)[at % 2]
        drawn.append(
            _SHEET.shape(bubble, PAPER)
            + _SHEET.shape(tail, PAPER)
            + _SHEET.shape(
                f"M{122 if left else 358} {y + 15.5}L{122 if left else 358} {y + 28.5}", ink=PAPER, line=4
            )
        )
        drawn.append(block(part.words, 292 if left else 188, y, 310, 20))
        drawn.append(_SHEET.shape(oval(x, y, 46), tint) + _sign(part, x, y - 4, 1.15))
    return "".join(drawn), height


def dots(part: int, perhaps: int, whole: int) -> tuple[str, int]:
    """Dots in rows: filled for those that are meant, half filled where the number is not sure.

    Dots, not bars: nobody can see a trend in them, and every dot can be counted. What is
    filled has a mark too, so that it differs without colour. Drawn here and not by a plotting
    library: PyWaffle on Matplotlib was tried, adds 170 MB to the environment and half a second
    and 40 MB to every build, and has neither half dots nor marks.
    """
    rows = next((rows for rows in (5, 3, 2, 1) if whole % rows == 0 and whole // rows >= 5), 1)
    columns = math.ceil(whole / rows)
    step = min(64.0, (WIDTH - 32) / columns)
    radius, left = step * 0.38, (WIDTH - step * columns) / 2 + step / 2
    drawn = [_back(step * rows + 32)]
    for at in range(whole):
        x, y = left + at // rows * step, 16 + step / 2 + at % rows * step
        drawn.append(_SHEET.shape(oval(x, y, radius), CLAY if at < part else PAPER, line=2))
        if at < part:
            drawn.append(_SHEET.shape(oval(x, y, radius * 0.4), INK, line=0))
        elif at < part + perhaps:
            r = radius
            half = f"M{x} {y - r}C{x - 1.33 * r} {y - r} {x - 1.33 * r} {y + r} {x} {y + r}Z"
            drawn.append(_SHEET.shape(half, CLAY, line=2))
    return "".join(drawn), round(step * rows + 32)


FORMS: Mapping[str, Form] = {
    "wheel": wheel, "steps": steps, "circle": circle, "hour": hour, "path": path, "talk": talk,
}  # fmt: skip
