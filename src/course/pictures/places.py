"""Places: what is around the people of a scene."""

from __future__ import annotations

from collections.abc import Callable

from course.pictures.pen import CLAY, LEAF, PAPER, SUN, WATER, WIDTH, WOOD, Pen, box, oval
from course.pictures.things import THINGS

HEIGHT, FLOOR = 300, 280
"""How high the sheet of a scene is, and where the floor is on it."""

_SHEET = Pen()


def _wall(colour: str, floor: str, low: int = 232) -> str:
    return (
        _SHEET.shape(box(0, 0, WIDTH, HEIGHT, 24), colour, line=0)
        + _SHEET.shape(f"M0 {low}L480 {low}L480 276Q480 300 456 300L24 300Q0 300 0 276Z", floor, line=0)
        + _SHEET.shape(f"M0 {low}L480 {low}", line=2)
    )


def _window(x: float, y: float, width: float = 84, height: float = 76) -> str:
    pen = Pen(x, y)
    hill = (
        f"M0 {height * 0.7}Q{width * 0.35} {height * 0.4} {width} {height * 0.66}"
        f"L{width} {height}L0 {height}Z"
    )
    return (
        pen.shape(box(0, 0, width, height, 5), "#d7ebf0")
        + pen.shape(oval(width * 0.74, height * 0.3, 10), SUN, line=2)
        + pen.shape(hill, LEAF, line=2)
        + pen.shape(f"M{width / 2} 0L{width / 2} {height}M0 {height / 2}L{width} {height / 2}", line=2)
        + pen.shape(box(0, 0, width, height, 5))
        + pen.shape(box(-6, height, width + 12, 8, 3), WOOD)
    )


def _home() -> str:
    frame = _SHEET.shape(box(392, 52, 46, 38, 4), PAPER) + _SHEET.shape(
        "M398 84L412 68L420 77L427 71L433 84", line=2
    )
    return _wall("#f7ecd6", "#ecd9b8") + _window(40, 40) + frame


def _kitchen() -> str:
    shelf = _SHEET.shape(box(326, 92, 120, 8, 3), WOOD)
    pots = (
        _SHEET.shape(box(338, 66, 24, 26, 5), "#c9d8d4")
        + _SHEET.shape(oval(386, 80, 14, 12), CLAY)
        + _SHEET.shape(box(412, 62, 22, 30, 8), SUN)
    )
    return _wall("#e6efe4", "#d9d3bd") + _window(44, 44) + shelf + pots


def _school() -> str:
    board = _SHEET.shape(box(150, 30, 180, 92, 6), "#b9d2c3") + _SHEET.shape(box(156, 36, 168, 80, 4), line=2)
    shelf = _SHEET.shape(box(386, 84, 70, 58, 4), WOOD) + "".join(
        _SHEET.shape(box(392 + 11 * n, 92 + 3 * (n % 2), 9, 44 - 3 * (n % 2), 2), colour, line=2)
        for n, colour in enumerate((CLAY, WATER, SUN, LEAF, PAPER))
    )
    return _wall("#eef0e2", "#dfd6bf") + board + shelf + _window(32, 48, 72, 66)


def _office() -> str:
    clock = _SHEET.shape(oval(428, 62, 24), PAPER) + _SHEET.shape("M428 46L428 62L438 68")
    return _wall("#e8edf3", "#d6d3c6") + clock + _window(36, 44) + THINGS["plant"](Pen(430, 232, 0.9))


def _sky(colour: str = "#e3f0ee") -> str:
    return _SHEET.shape(box(0, 0, WIDTH, HEIGHT, 24), colour, line=0)


def _ground(colour: str, low: int = 226) -> str:
    edge = f"M0 {low + 6}Q120 {low - 8} 240 {low}Q360 {low + 8} 480 {low - 4}"
    field = f"{edge}L480 276Q480 300 456 300L24 300Q0 300 0 276Z"
    return _SHEET.shape(field, colour, line=0) + _SHEET.shape(edge, line=2)


def _cloud(x: float, y: float) -> str:
    return _SHEET.union(
        oval(x, y, 22, 12), oval(x - 18, y + 5, 14, 8), oval(x + 20, y + 5, 15, 8), fill=PAPER
    )


def _sun(x: float, y: float) -> str:
    return _SHEET.shape(oval(x, y, 26), SUN)


def _tree(x: float, y: float, size: float = 1) -> str:
    pen = Pen(x, y, size)
    trunk = pen.shape("M-6 0L-4 -50L4 -50L6 0Z", WOOD)
    return trunk + pen.union(oval(0, -84, 34, 30), oval(-24, -64, 22, 18), oval(24, -64, 22, 18), fill=LEAF)


def _banana(x: float, y: float, size: float = 1) -> str:
    pen = Pen(x, y, size)
    leaves = (
        "M0 -60C-16 -104 -52 -104 -66 -76C-44 -84 -18 -76 0 -60Z",
        "M0 -60C16 -104 52 -104 66 -76C44 -84 18 -76 0 -60Z",
        "M0 -60C-22 -88 -16 -120 0 -132C16 -120 22 -88 0 -60Z",
    )
    return pen.shape("M-7 0L-5 -62L5 -62L7 0Z", "#cfdba6") + "".join(pen.shape(leaf, LEAF) for leaf in leaves)


def _house(x: float, y: float, size: float = 1) -> str:
    pen = Pen(x, y, size)
    return (
        pen.shape(box(-52, -58, 104, 58, 3), "#f5dfbf")
        + pen.shape("M-70 -54L-34 -98L34 -98L70 -54Z", CLAY)
        + pen.shape(box(-12, -40, 24, 40, 3), WOOD)
        + pen.shape(box(24, -42, 18, 18, 2) + box(-42, -42, 18, 18, 2), "#d7ebf0", line=2)
    )


def _village() -> str:
    return (
        _sky()
        + _sun(410, 54)
        + _cloud(110, 52)
        + _ground("#cfe0b8", 214)
        + _house(92, 226, 0.9)
        + _banana(420, 228, 0.8)
    )


def _lake() -> str:
    hills = _SHEET.shape("M0 168Q70 84 150 150Q220 78 320 148Q390 96 480 152L480 200L0 200Z", "#bfd9c0")
    water = _SHEET.shape("M0 176L480 176L480 240L0 240Z", WATER, line=0)
    waves = _SHEET.shape("M40 194Q52 188 64 194M200 206Q212 200 224 206M380 192Q392 186 404 192", line=2)
    return (
        _sky()
        + _sun(372, 60)
        + _cloud(96, 54)
        + hills
        + water
        + _SHEET.shape("M0 176L480 176", line=2)
        + waves
        + _ground("#dfe3b6", 228)
    )


def _river() -> str:
    houses = _house(76, 150, 0.6) + _house(392, 150, 0.6)
    water = _SHEET.shape("M0 150L480 150L480 276Q480 300 456 300L24 300Q0 300 0 276Z", WATER, line=0)
    waves = _SHEET.shape(
        "M30 190Q44 182 58 190M410 206Q424 198 438 206M36 270Q50 262 64 270M380 272Q394 264 408 272", line=2
    )
    return (
        _sky()
        + _sun(240, 58)
        + _cloud(150, 92)
        + houses
        + water
        + _SHEET.shape("M0 150L480 150", line=2)
        + waves
    )


def _town() -> str:
    blocks = (
        (18, 108, 62, "#e9d3c1"),
        (84, 76, 56, "#d5dfd0"),
        (336, 92, 60, "#d9dce8"),
        (402, 120, 60, "#f1dfb4"),
    )
    towers = "".join(
        _SHEET.shape(box(x, y, width, 232 - y, 4), colour)
        + _SHEET.shape(
            "".join(box(x + 10 + 20 * (n % 2), y + 14 + 26 * (n // 2), 11, 13, 2) for n in range(6)),
            PAPER,
            line=2,
        )
        for x, y, width, colour in blocks
    )
    return (
        _sky("#edf1ea")
        + _sun(440, 50)
        + towers
        + _ground("#e0dac6", 230)
        + _tree(168, 238, 0.7)
        + _tree(312, 238, 0.7)
    )


def _stage() -> str:
    flags = "".join(
        _SHEET.shape(
            f"M{24 + 48 * n} {34 + 10 * (n % 2)}L{56 + 48 * n} {34 + 10 * ((n + 1) % 2)}L{40 + 48 * n} {66}Z",
            colour,
            line=2,
        )
        for n, colour in enumerate((CLAY, SUN, LEAF, WATER, CLAY, SUN, LEAF, WATER, CLAY))
    )
    rope = _SHEET.shape("M8 32Q120 48 240 38Q360 28 472 40", line=2)
    return _wall("#f6ead9", "#e3c79f", 226) + rope + flags


def _market() -> str:
    awning = "".join(
        _SHEET.shape(
            f"M{20 + 55 * n} 22L{75 + 55 * n} 22L{75 + 55 * n} 58Q{47.5 + 55 * n} 80 {20 + 55 * n} 58Z",
            (CLAY, PAPER)[n % 2],
        )
        for n in range(8)
    )
    posts = _SHEET.shape("M40 70L40 240M440 70L440 240", line=5)
    return _wall("#eaf0e6", "#e4d7bd") + posts + awning


def _terrace() -> str:
    roof = (
        _SHEET.shape("M24 0L456 0Q480 0 480 24L480 34L0 34L0 24Q0 0 24 0Z", CLAY, line=0)
        + _SHEET.shape("M0 34L480 34")
        + _SHEET.shape("M60 34L60 236M420 34L420 236", line=7)
    )
    return (
        _sky("#eef2e3")
        + _cloud(250, 84)
        + _banana(120, 232, 0.9)
        + _tree(356, 232, 0.9)
        + roof
        + _wall_floor()
    )


def _wall_floor() -> str:
    return _SHEET.shape(
        "M0 232L480 232L480 276Q480 300 456 300L24 300Q0 300 0 276Z", "#e8d3ae", line=0
    ) + _SHEET.shape("M0 232L480 232", line=2)


PLACES: dict[str, Callable[[], str]] = {
    "home": _home,
    "kitchen": _kitchen,
    "school": _school,
    "office": _office,
    "village": _village,
    "lake": _lake,
    "river": _river,
    "town": _town,
    "stage": _stage,
    "market": _market,
    "terrace": _terrace,
}
