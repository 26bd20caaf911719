"""What ``data/pictures.yml`` holds: colours, who is who, scenes and diagrams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from course.data.shapes import Text


@dataclass(frozen=True)
class Character:
    """Somebody who looks the same in every picture. Colours are names of the palette."""

    id: str
    age: Literal["child", "pupil", "teen", "youth", "adult"]
    who: Text
    skin: str
    hair: str
    top: str
    bottom: str
    legs: str
    sleeves: str = "short"
    hair_colour: str = "dark"
    cover: str = "dark"
    extras: tuple[str, ...] = ()
    chair: bool = False


@dataclass(frozen=True)
class Drawn:
    """One person or thing of a scene and where it stands; ``y`` None: on the floor."""

    x: float
    person: str = ""
    thing: str = ""
    y: float | None = None
    size: float = 1
    pose: str = "stand"
    stance: str = "stand"
    look: float = 0
    flip: bool = False
    holds: str = ""


@dataclass(frozen=True)
class Scene:
    """People in a place, drawn from back to front, at the head of its pages."""

    id: str
    pages: tuple[str, ...]
    place: str
    drawn: tuple[Drawn, ...]
    alt: Text


@dataclass(frozen=True)
class Spot:
    """Where a diagram stands: the page and the id of the heading above it."""

    page: str
    under: str


@dataclass(frozen=True)
class Step:
    """One part of a diagram: its words, an icon or a face, and a mark such as a time."""

    words: Text
    icon: str = ""
    face: str = ""
    mark: Text | None = None


@dataclass(frozen=True)
class Diagram:
    """Words that people would rather look at than read. ``kind`` names its form."""

    id: str
    kind: str
    spots: tuple[Spot, ...]
    middle: Text
    steps: tuple[Step, ...]
    alt: Text


@dataclass(frozen=True)
class Chart:
    """A statistic as dots: ``part`` of ``of`` are filled, ``perhaps`` more are half filled."""

    id: str
    statistic: str
    part: int
    of: int
    spots: tuple[Spot, ...]
    perhaps: int = 0


@dataclass(frozen=True)
class Pictures:
    """Everything in ``data/pictures.yml``; ``doors`` maps an audience to who stands at its door."""

    palette: Mapping[str, str]
    characters: tuple[Character, ...]
    scenes: tuple[Scene, ...]
    diagrams: tuple[Diagram, ...]
    charts: tuple[Chart, ...] = ()
    doors: Mapping[str, str] = field(default_factory=dict)
