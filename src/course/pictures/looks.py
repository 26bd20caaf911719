"""How people look and what they do: the two things a drawing of somebody is made from."""

from __future__ import annotations

from dataclasses import dataclass

from course.pictures.pen import DARK, Point


@dataclass(frozen=True)
class Looks:
    """How a person looks, the same in every picture.

    Arguments:
        size: 1 for grown-ups; ``head`` makes a child's head larger against its body.
        skin, top, bottom, cover: colours of skin, upper and lower clothes, headscarf or cap.
        hair: a name of :data:`course.pictures.heads.HAIR`; ``hair_colour`` its colour.
        legs: "trousers", "shorts", "skirt", "long" (a long skirt) or "dress".
        sleeves: "short" or "long".
        extras: names of :data:`course.pictures.heads.EXTRAS` (glasses, a hearing aid) and
            :data:`course.pictures.people.WORN` (a collar, stripes).
        chair: sits in a wheelchair.
    """

    size: float = 1
    head: float = 1
    skin: str = "#e3ad82"
    hair: str = "short"
    hair_colour: str = DARK
    cover: str = "#fffdf8"
    top: str = "#fffdf8"
    bottom: str = "#b7bdc0"
    legs: str = "trousers"
    sleeves: str = "short"
    extras: tuple[str, ...] = ()
    chair: bool = False


@dataclass(frozen=True)
class Pose:
    """What a person does with the body.

    Arguments:
        left, right: where the hands are, from the middle of the hips; left as seen on the sheet.
        bows: how far the two elbows stand out; less than 0 bends them the other way.
        tilt: degrees the head leans.
        mouth: "smile", "open" (speaks or laughs) or "calm".
        eyes: "open" or "closed".
    """

    left: Point = (-36, 8)
    right: Point = (36, 8)
    bows: Point = (6, 6)
    tilt: float = 0
    mouth: str = "smile"
    eyes: str = "open"


POSES: dict[str, Pose] = {
    "stand": Pose(),
    "listen": Pose(left=(-12, -8), right=(12, -6), bows=(30, 30), tilt=4),
    "talk": Pose(left=(-14, -10), right=(60, -46), bows=(30, -28), mouth="open"),
    "wave": Pose(left=(-36, 6), right=(56, -104), bows=(6, -16), mouth="open"),
    "heart": Pose(left=(-14, -6), right=(0, -44), bows=(26, 34), mouth="smile", eyes="closed"),
    "hold": Pose(left=(-16, -28), right=(16, -28), bows=(30, 30), tilt=3),
    "read": Pose(left=(-32, -24), right=(32, -24), bows=(20, 20), tilt=3),
    "show": Pose(left=(-34, 6), right=(58, -34), bows=(6, -24)),
    "hug": Pose(left=(-14, -6), right=(72, -50), bows=(28, -6), tilt=5),
    "pat": Pose(left=(-14, -6), right=(68, -26), bows=(28, -10), tilt=5),
    "rest": Pose(left=(-13, -4), right=(13, -4), bows=(28, 28), eyes="closed"),
    "stop": Pose(left=(-36, 6), right=(46, -78), bows=(6, -34), mouth="calm"),
    "table": Pose(left=(-22, -8), right=(22, -8), bows=(26, 26)),
    "explain": Pose(left=(-22, -8), right=(54, -52), bows=(26, -30), mouth="open"),
    "sign": Pose(left=(-24, -40), right=(30, -70), bows=(34, -26)),
    "cheer": Pose(left=(-56, -106), right=(56, -106), bows=(-14, -14), mouth="open"),
    "dance": Pose(left=(-66, -54), right=(54, -100), bows=(-16, -18), mouth="open"),
    "cane": Pose(left=(-34, 6), right=(44, -14), bows=(6, 16), eyes="closed"),
    "carry": Pose(left=(-36, 8), right=(18, -20), bows=(6, 30)),
    "play": Pose(left=(-34, -14), right=(34, -14), bows=(22, 22), tilt=4),
}
