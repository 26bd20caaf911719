"""People: one kind of drawing for everybody, put together from a few soft shapes.

A person is drawn around the middle of the hips, in the measures of a grown-up: shoulders 61
above it, the middle of the head 112 above it, the soles 94 below it. Nobody cries, hides or
is afraid.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from course.pictures.heads import HAIR, head
from course.pictures.looks import Looks, Pose
from course.pictures.pen import DARK, INK, LINE, Pen, Point, bend, box, first_part, oval

SHOULDER, HEAD, SOLE = (25.0, -61.0), -112.0, 94.0


@dataclass(frozen=True)
class Person:
    """Somebody in a picture.

    Arguments:
        looks: how the person looks.
        x, y: where the middle of the hips is on the sheet.
        pose: what the hands and the face do.
        stance: "stand", "sit" (on a bench, knees to the front), "floor" (cross-legged) or
            "behind" (behind a table: no legs are drawn).
        look: where the face points, from -1 (left) to 1 (right).
        flip: true when the pose is mirrored.
        holds: what is drawn between or below the hands.
    """

    looks: Looks
    x: float
    y: float
    pose: Pose = field(default_factory=Pose)
    stance: str = "stand"
    look: float = 0
    flip: bool = False
    holds: Callable[[Pen], str] | None = None


def person(one: Person) -> str:
    """Draw a person."""
    pen = Pen(one.x, one.y, one.looks.size, one.flip)
    looks, pose = one.looks, one.pose
    look = -one.look if one.flip else one.look
    top = pen.moved(0, HEAD + 26, angle=pose.tilt, scale=looks.head).moved(0, -26)
    arms = _arm(pen, looks, pose.left, pose.bows[0], -1) + _arm(pen, looks, pose.right, pose.bows[1], 1)
    return (
        (_chair_back(pen) if looks.chair else "")
        + HAIR[looks.hair].behind(top, looks)
        + _LEGS["sit" if looks.chair else one.stance](pen, looks)
        + _torso(pen, looks)
        + (_chair_front(pen) if looks.chair else "")
        + (one.holds(pen) if one.holds else "")
        + arms
        + head(top, looks, pose, look)
    )


# --- the body ----------------------------------------------------------------


def _torso(pen: Pen, looks: Looks) -> str:
    neck = pen.shape("M-9 -92L-9 -70Q0 -62 9 -70L9 -92Z", looks.skin)
    low = 46 if looks.legs == "dress" else 4
    wide = 42 if looks.legs == "dress" else 30
    body = (
        f"M-12 -77C-25 -76 -33 -70 -33 -56C-31 -34 -29 -20 -{wide} {low}Q0 {low + 8} {wide} {low}"
        "C29 -20 31 -34 33 -56C33 -70 25 -76 12 -77Q0 -65 -12 -77Z"
    )
    return (
        neck
        + pen.shape(body, looks.top)
        + "".join(WORN[name](pen, looks) for name in looks.extras if name in WORN)
    )


def _arm(pen: Pen, looks: Looks, hand: Point, bow: float, side: int) -> str:
    shoulder = (side * SHOULDER[0], SHOULDER[1])
    path = bend(shoulder, hand, -bow * side)
    numbers = path.replace("M", " ").replace("Q", " ").split()
    elbow = (float(numbers[2]), float(numbers[3]))
    angle = math.degrees(math.atan2(hand[1] - elbow[1], hand[0] - elbow[0]))
    palm = pen.moved(*hand, angle=angle)
    shapes = (oval(5, 0, 9, 7.5), _thumb(side))
    # The sleeve grows out of the shirt: its round end would look like a ball at the shoulder.
    seam = f"M{shoulder[0]} {shoulder[1] + 1}L{side * 21} {shoulder[1] + 2}"
    joint = pen.shape(seam, line=13 * pen.scale, ink=looks.top)
    if looks.sleeves == "long":
        sleeve = pen.thread(first_part(path, 0.95), 16, looks.top)
        return palm.union(*shapes, fill=looks.skin) + sleeve + joint
    outline = pen.shape(path, line=13 * pen.scale + 2 * LINE) + palm.union(*shapes, fill=looks.skin)
    skin = pen.shape(path, line=13 * pen.scale, ink=looks.skin)
    return outline + skin + pen.thread(first_part(path, 0.36), 17, looks.top) + joint


def _thumb(side: int) -> str:
    y = 5 * side
    return f"M-2 {y}C0 {2.1 * y} 5 {2.7 * y} 8 {2.2 * y}C10 {1.8 * y} 8 {1.3 * y} 6 {0.8 * y}Z"


def _shoe(x: float, y: float, way: int = 0) -> str:
    return (
        f"M{x - 13 + 4 * way} {y}Q{x - 14 + 4 * way} {y - 13} {x} {y - 13}"
        f"Q{x + 14 + 4 * way} {y - 13} {x + 13 + 4 * way} {y}Z"
    )


def _standing(pen: Pen, looks: Looks) -> str:
    sides = (-15, 15)
    shoes = "".join(pen.shape(_shoe(x, SOLE), DARK) for x in sides)
    bare = looks.legs in ("shorts", "skirt")
    legs = "".join(
        pen.thread(f"M{x} 0L{x} {SOLE - 14}", 17 if not bare else 13, looks.skin if bare else looks.bottom)
        for x in sides
    )
    cover = {
        "trousers": pen.shape(box(-22, -8, 44, 24, 2), looks.bottom, line=0),
        "shorts": pen.shape("M-29 -4L-31 42L-3 42L0 16L3 42L31 42L29 -4Z", looks.bottom),
        "skirt": pen.shape("M-29 -6L-38 48Q0 56 38 48L29 -6Z", looks.bottom),
        "long": pen.shape("M-29 -6L-38 80Q0 88 38 80L29 -6Z", looks.bottom),
        "dress": pen.shape("M-38 20L-42 80Q0 88 42 80L38 20Z", looks.bottom),
    }[looks.legs]
    hips = pen.shape(box(-24.5, -8, 49, 26, 4), looks.bottom)
    return shoes + hips + legs + cover


def _sitting(pen: Pen, looks: Looks) -> str:
    shins = ("M-17 2L-21 26L-20 64", "M17 2L21 26L20 64")
    shoes = "".join(pen.shape(_shoe(x, 78), DARK) for x in (-21, 21))
    if looks.legs in ("long", "dress"):
        cloth = pen.shape("M-34 -8C-46 12 -42 40 -38 62Q0 70 38 62C42 40 46 12 34 -8Z", looks.bottom)
        return shoes + cloth
    bare = looks.legs in ("shorts", "skirt")
    lower = "".join(
        pen.thread(path, 14 if bare else 18, looks.skin if bare else looks.bottom) for path in shins
    )
    lap = pen.shape(
        "M-33 -8C-42 8 -40 26 -32 34Q-18 40 -6 30L0 18L6 30Q18 40 32 34C40 26 42 8 33 -8Z", looks.bottom
    )
    skirt = pen.shape("M-33 -8C-44 8 -42 26 -38 36Q0 46 38 36C42 26 44 8 33 -8Z", looks.bottom)
    return shoes + lower + (skirt if looks.legs == "skirt" else lap)


def _on_floor(pen: Pen, looks: Looks) -> str:
    """Cross-legged: two bent legs that meet in front, with a foot peeping out on either side."""
    if looks.legs in ("long", "dress", "skirt"):
        feet = pen.union(oval(-22, 26, 12, 7), oval(22, 26, 12, 7), fill=looks.skin)
        return feet + pen.shape("M-32 -10C-66 4 -70 26 -50 28Q0 34 50 28C70 26 66 4 32 -10Z", looks.bottom)
    feet = pen.union(oval(-16, 27, 12, 7), oval(16, 27, 12, 7), fill=looks.skin)
    thighs = "".join(
        pen.thread(f"M{s * 16} -2Q{s * 66} 2 {s * 46} 18Q{s * 26} 28 {s * 2} 22", 18, looks.bottom)
        for s in (-1, 1)
    )
    seat = pen.shape("M-32 -10L-38 8Q0 16 38 8L32 -10Z", looks.bottom, line=0)
    return feet + thighs + seat


def _hidden(pen: Pen, looks: Looks) -> str:
    return ""


_LEGS: dict[str, Callable[[Pen, Looks], str]] = {
    "stand": _standing,
    "sit": _sitting,
    "floor": _on_floor,
    "behind": _hidden,
}


def _chair_back(pen: Pen) -> str:
    frame = pen.shape("M-40 -46L-50 -50M-40 -46L-38 30M40 -46L50 -50M40 -46L38 30", line=6)
    return frame + pen.shape(box(-40, -40, 80, 66, 10), "#8fa3a8")


def _chair_front(pen: Pen) -> str:
    wheel = "".join(
        pen.shape(oval(x, 40, 13, 46), "#cfd8d6") + pen.shape(oval(x, 40, 5, 34)) for x in (-50, 50)
    )
    return wheel + pen.shape("M-30 82L30 82", line=7)


# --- clothes ---


def _tie(pen: Pen, looks: Looks) -> str:
    return pen.shape("M-5 -69L5 -69L3 -62L7 -38L0 -30L-7 -38L-3 -62Z", looks.bottom, line=2.4)


def _collar(pen: Pen, looks: Looks) -> str:
    return pen.shape("M-13 -77L0 -66L13 -77L17 -64L0 -58L-17 -64Z", looks.top, line=2.4)


def _buttons(pen: Pen, looks: Looks) -> str:
    return pen.shape("M0 -62L0 4", line=2) + "".join(
        pen.shape(oval(5, y, 1.6), INK, line=0) for y in (-48, -30, -12)
    )


def _batik(pen: Pen, looks: Looks) -> str:
    spots = [(-20, -46), (18, -50), (-8, -30), (22, -24), (-22, -14), (6, -8)]
    return "".join(
        pen.shape(f"M{x - 5} {y}Q{x} {y - 7} {x + 5} {y}Q{x} {y + 7} {x - 5} {y}Z", "#fffdf8", line=1.6)
        for x, y in spots
    )


def _stripes(pen: Pen, looks: Looks) -> str:
    return pen.shape("M-35 -40Q0 -34 35 -40M-34 -24Q0 -18 34 -24M-33 -8Q0 -2 33 -8", line=2)


WORN: dict[str, Callable[[Pen, Looks], str]] = {
    "tie": _tie,
    "collar": _collar,
    "buttons": _buttons,
    "batik": _batik,
    "stripes": _stripes,
}
