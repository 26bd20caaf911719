"""Heads: faces that smile or listen, hair, scarf or cap, glasses, hearing aids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from course.pictures.looks import Looks, Pose
from course.pictures.pen import DARK, INK, Pen, oval


def head(pen: Pen, looks: Looks, pose: Pose, look: float) -> str:
    """Draw a head around its middle; ``look`` is where the face points, from -1 to 1."""
    style = HAIR[looks.hair]
    shift = (3 if style.covers else 5) * look
    if style.covers:
        skull = style.front(pen, looks) + pen.shape(oval(0.5 * shift, 3, 20, 22), looks.skin)
        return skull + _face(pen, pose, looks, shift) + _extras(pen, looks, shift)
    ears = pen.shape(oval(-24 - shift / 3, 3, 5.5, 7), looks.skin) + pen.shape(
        oval(24 - shift / 3, 3, 5.5, 7), looks.skin
    )
    skull = pen.shape("M-24 -4C-24 -34 24 -34 24 -4C25 16 14 27 0 27C-14 27 -25 16 -24 -4Z", looks.skin)
    return (
        ears + skull + _face(pen, pose, looks, shift) + style.front(pen, looks) + _extras(pen, looks, shift)
    )


def _face(pen: Pen, pose: Pose, looks: Looks, shift: float) -> str:
    rose = "#c97b5b" if int(looks.skin[1:3], 16) < _DEEP else "#e58f76"
    apart = 11 if HAIR[looks.hair].covers else 14
    blush = "".join(pen.shape(oval(shift + x, 11, 4.6, 3.2), rose, line=0) for x in (-apart, apart))
    if pose.eyes == "closed":
        eyes = pen.shape(
            "".join(f"M{shift + x - 4} 1Q{shift + x} 5 {shift + x + 4} 1" for x in (-9, 9)), line=2.4
        )
    else:
        eyes = "".join(pen.shape(oval(shift + x, 1.5, 2.6, 3.3), INK, line=0) for x in (-9, 9))
    brows = pen.shape(
        "".join(f"M{shift + x - 4} -7Q{shift + x} -9.5 {shift + x + 4} -7" for x in (-9, 9)), line=2
    )
    nose = pen.shape(f"M{1.3 * shift - 2} 8Q{1.3 * shift} 10 {1.3 * shift + 2} 8", line=2)
    mouth = {
        "smile": pen.shape(f"M{shift - 7} 14Q{shift} 21 {shift + 7} 14", line=2.4),
        "open": pen.shape(
            f"M{shift - 7} 13.5Q{shift} 15.5 {shift + 7} 13.5"
            f"Q{shift + 5} 22 {shift} 22Q{shift - 5} 22 {shift - 7} 13.5Z",
            "#fffdf8",
            line=2.4,
        ),
        "calm": pen.shape(f"M{shift - 5} 15.5Q{shift} 18.5 {shift + 5} 15.5", line=2.4),
    }[pose.mouth]
    return blush + brows + eyes + nose + mouth


_DEEP = 0xC0  # red of a skin below which the cheeks are drawn darker


@dataclass(frozen=True)
class Hair:
    """A way to wear hair: what is behind the head, what lies on it, and whether it covers the ears."""

    front: Callable[[Pen, Looks], str]
    behind: Callable[[Pen, Looks], str] = lambda pen, looks: ""
    covers: bool = False


_CAP = "M-25 2C-30 -38 30 -38 25 2C22 -8 17 -14 8 -15C-4 -16 -17 -14 -25 2Z"
_FRINGE = "M-25 4C-31 -38 31 -38 25 4C23 -6 20 -11 14 -13Q4 -8 -14 -12C-20 -10 -23 -5 -25 4Z"
_SCARF = (
    "M0 -33C30 -33 32 -6 27 12C30 26 42 36 40 50"
    "C26 62 -26 62 -40 50C-42 36 -30 26 -27 12C-32 -6 -30 -33 0 -33Z"
)


def _plain(path: str) -> Callable[[Pen, Looks], str]:
    return lambda pen, looks: pen.shape(path, looks.hair_colour)


def _curls(pen: Pen, looks: Looks) -> str:
    rows = [(-23, -6), (-22, -18), (-13, -26), (0, -29), (13, -26), (22, -18), (23, -6)]
    return pen.union(
        *(oval(x, y, 9) for x, y in rows), "M-20 -8Q0 -22 20 -8L16 -26L-16 -26Z", fill=looks.hair_colour
    )


def _peci(pen: Pen, looks: Looks) -> str:
    return pen.shape(
        "M-25 4C-26 -8 -24 -12 -24 -14L24 -14C24 -12 26 -8 25 4"
        "C23 -4 22 -8 20 -10L-20 -10C-22 -8 -23 -4 -25 4Z",
        looks.hair_colour,
    ) + pen.shape("M-26 -12L-23 -34Q0 -40 23 -34L26 -12Q0 -18 -26 -12Z", looks.cover)


def _scarf(pen: Pen, looks: Looks) -> str:
    fold = pen.shape("M-14 30Q2 42 24 34M-20 40Q0 52 20 46", line=2)
    return pen.shape(_SCARF, looks.cover) + fold


def _bun(pen: Pen, looks: Looks) -> str:
    return pen.shape(oval(0, -33, 12, 10), looks.hair_colour)


def _tail(pen: Pen, looks: Looks) -> str:
    return pen.shape("M14 -24C44 -34 46 4 34 24C26 14 30 -4 20 -10Z", looks.hair_colour)


def _bob(pen: Pen, looks: Looks) -> str:
    return pen.shape("M-29 24C-36 -44 36 -44 29 24Q20 30 12 24L-12 24Q-20 30 -29 24Z", looks.hair_colour)


def _long(pen: Pen, looks: Looks) -> str:
    return pen.shape("M-29 50C-38 -46 38 -46 29 50Q0 58 -29 50Z", looks.hair_colour)


def _braids(pen: Pen, looks: Looks) -> str:
    return pen.thread("M-22 2Q-36 20 -32 44", 8, looks.hair_colour) + pen.thread(
        "M22 2Q36 20 32 44", 8, looks.hair_colour
    )


HAIR: dict[str, Hair] = {
    "short": Hair(_plain(_CAP)),
    "side": Hair(
        _plain("M-25 4C-31 -38 31 -38 25 2C22 -6 18 -10 14 -12C4 -8 -8 -10 -14 -20C-16 -8 -22 -4 -25 4Z")
    ),
    "curly": Hair(_curls),
    "bob": Hair(_plain(_FRINGE), _bob),
    "long": Hair(_plain(_CAP), _long),
    "tail": Hair(_plain(_FRINGE), _tail),
    "braids": Hair(_plain(_FRINGE), _braids),
    "bun": Hair(_plain(_CAP), _bun),
    "peci": Hair(_peci),
    "scarf": Hair(_scarf, covers=True),
}


def _extras(pen: Pen, looks: Looks, shift: float) -> str:
    return "".join(EXTRAS[name](pen, looks, shift) for name in looks.extras if name in EXTRAS)


def _glasses(pen: Pen, looks: Looks, shift: float) -> str:
    return pen.shape(
        oval(shift - 9, 1.5, 7.5) + oval(shift + 9, 1.5, 7.5) + f"M{shift - 1.5} 1L{shift + 1.5} 1", line=2
    )


def _dark_glasses(pen: Pen, looks: Looks, shift: float) -> str:
    return pen.shape(
        oval(shift - 9, 2, 7.5, 6.5) + oval(shift + 9, 2, 7.5, 6.5) + f"M{shift - 1.5} 1L{shift + 1.5} 1",
        DARK,
        line=2,
    )


def _hearing_aid(pen: Pen, looks: Looks, shift: float) -> str:
    x = 25 - shift / 3
    return pen.shape(
        f"M{x - 1} -7C{x + 9} -10 {x + 11} 4 {x + 6} 12"
        f"C{x + 2} 13 {x + 2} 8 {x + 4} 2C{x + 4} -2 {x + 1} -4 {x - 1} -7Z",
        "#f6bd60",
        line=2,
    )


def _moustache(pen: Pen, looks: Looks, shift: float) -> str:
    return pen.shape(
        f"M{shift - 9} 13Q{shift - 4} 9 {shift} 11Q{shift + 4} 9 {shift + 9} 13Q{shift} 14 {shift - 9} 13Z",
        looks.hair_colour,
        line=2,
    )


def _wrinkles(pen: Pen, looks: Looks, shift: float) -> str:
    return pen.shape(f"M{shift - 19} 4L{shift - 16} 5M{shift + 16} 5L{shift + 19} 4", line=2)


EXTRAS: dict[str, Callable[[Pen, Looks, float], str]] = {
    "glasses": _glasses,
    "dark-glasses": _dark_glasses,
    "hearing-aid": _hearing_aid,
    "moustache": _moustache,
    "wrinkles": _wrinkles,
}


def bust(looks: Looks, x: float, y: float, size: float) -> str:
    """Draw the head and shoulders of somebody around a point, all heads equally large."""
    pen = Pen(x, y, size)
    body = "M-13 26C-36 28 -44 38 -46 54Q0 64 46 54C44 38 36 28 13 26Q0 38 -13 26Z"
    neck = pen.shape("M-9 18L-9 32Q0 40 9 32L9 18Z", looks.skin)
    behind = HAIR[looks.hair].behind(pen, looks)
    return behind + neck + pen.shape(body, looks.top) + head(pen, looks, Pose(), 0)
