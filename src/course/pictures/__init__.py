"""Pictures: people who help each other, and diagrams, drawn from ``data/pictures.yml``.

``people`` draws persons from parts (``heads`` their heads), ``places``, ``things`` and ``held``
what is around them, ``diagrams`` words and ``icons``; ``pen`` puts their lines on the sheet.
The same data always gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from course.data import Language, Statistic
from course.data.pictures import Character, Chart, Diagram, Drawn, Pictures, Scene
from course.pictures.diagrams import FORMS, Part, dots
from course.pictures.heads import bust
from course.pictures.held import HELD
from course.pictures.looks import POSES, Looks
from course.pictures.pen import INK, LINE, WATER, WIDTH, Pen, number
from course.pictures.people import Person, person
from course.pictures.places import FLOOR, HEIGHT, PLACES
from course.pictures.things import THINGS

__all__ = ["PORTRAIT", "Picture", "chart", "draw", "faces", "looks_of", "portrait"]

# Size and size of the head by age: a child's head is larger against its body.
_AGES = {
    "child": (0.74, 1.2),
    "pupil": (0.8, 1.15),
    "teen": (0.9, 1.07),
    "youth": (0.96, 1.03),
    "adult": (1, 1),
}
# How far below the hips the floor is, by stance, in the measures of the person.
_DEPTHS = {"stand": 94, "sit": 78, "floor": 31}
_CHAIR = 86
FACE = 96
"""Units: the square that a head with its shoulders fills."""
PORTRAIT = (160, 264)
"""Units: width and height of a picture of one person."""
_COLOUR = re.compile(r'="#([0-9a-f]{6})"')
_GROUND = re.compile(r' fill="#[0-9a-f]{6}" stroke="none"')  # walls, floors, sky and water


@dataclass(frozen=True)
class Picture:
    """A drawn picture: its SVG, its size in pixels, and what it shows in words."""

    svg: str
    width: int
    height: int
    alt: str


def draw(one: Scene | Diagram, pictures: Pictures, language: Language, paper: bool = False) -> Picture:
    """Draw a scene or a diagram with its title and description in one language.

    Arguments:
        one: what to draw.
        pictures: colours and characters.
        language: of the words in it and of its description.
        paper: leave the ground white and every colour light, so that a printer spends its ink
            on lines.

    Raises:
        KeyError: the data name a person, a thing, a pose or a colour that does not exist
            (``course check`` finds that first).
    """
    looks = {character.id: looks_of(character, pictures) for character in pictures.characters}
    alt = one.alt[language]
    if isinstance(one, Scene):
        place = PLACES[one.place]()
        body = (_GROUND.sub(' fill="#fff" stroke="none"', place) if paper else place) + "".join(
            _drawn(item, looks) for item in one.drawn
        )
        return Picture(_svg(_for_paper(body) if paper else body, WIDTH, HEIGHT, alt), WIDTH, HEIGHT, alt)
    parts = tuple(
        Part(
            step.words[language],
            step.icon,
            looks[step.face] if step.face else None,
            step.mark[language] if step.mark else "",
        )
        for step in one.steps
    )
    body, height = FORMS[one.kind](one.middle[language], parts)
    if paper:
        body = _for_paper(_GROUND.sub(' fill="#fff" stroke="none"', body, count=1))
    return Picture(_svg(body, WIDTH, height, alt), WIDTH, height, alt)


def chart(one: Chart, statistic: Statistic, language: Language) -> Picture:
    """Draw a statistic as dots; its description is the sentence in which the number may stand."""
    alt = statistic.wording[language]
    body, height = dots(one.part, one.perhaps, one.of)
    return Picture(_svg(body, WIDTH, height, alt), WIDTH, height, alt)


def portrait(character: Character, pictures: Pictures) -> Picture:
    """One person of the character sheet, standing or in the wheelchair; its title is in Indonesian."""
    looks = looks_of(character, pictures)
    alt = character.who.id
    width, height = PORTRAIT
    y = height - 8 - (_CHAIR if looks.chair else _DEPTHS["stand"]) * looks.size
    return Picture(_svg(person(Person(looks, width / 2, y)), width, height, alt), width, height, alt)


def faces(names: Iterable[str], pictures: Pictures) -> Picture:
    """Heads and shoulders beside each other, each in a square of its own: one file for all of them."""
    known = {character.id: character for character in pictures.characters}
    shown = [known[name] for name in names]
    width, alt = FACE * len(shown), "; ".join(character.who.id for character in shown)
    ground = f'<path d="M0 0H{width}V{FACE}H0Z" fill="{WATER}" stroke="none"/>'
    heads = (
        bust(looks_of(character, pictures), FACE * (at + 0.5), FACE * 0.45, 0.85)
        for at, character in enumerate(shown)
    )
    return Picture(_svg(ground + "".join(heads), width, FACE, alt), width, FACE, alt)


def looks_of(character: Character, pictures: Pictures) -> Looks:
    """How a character looks: names of colours become colours."""
    size, head = _AGES[character.age]
    colour = pictures.palette
    return Looks(
        size=size,
        head=head,
        skin=colour[character.skin],
        hair=character.hair,
        hair_colour=colour[character.hair_colour],
        cover=colour[character.cover],
        top=colour[character.top],
        bottom=colour[character.bottom],
        legs=character.legs,
        sleeves=character.sleeves,
        extras=character.extras,
        chair=character.chair,
    )


def _for_paper(body: str) -> str:
    """Soft colours much lighter: in one bit, grey dots over a face would hide its lines."""

    def lighter(found: re.Match[str]) -> str:
        parts = [int(found[1][at : at + 2], 16) for at in (0, 2, 4)]
        if sum(parts) < 3 * 85:
            return found[0]  # lines and dark hair
        return '="#' + "".join(f"{round(255 - (255 - part) * 0.45):02x}" for part in parts) + '"'

    return _COLOUR.sub(lighter, body)


def _drawn(item: Drawn, looks: dict[str, Looks]) -> str:
    if item.thing:
        return THINGS[item.thing](Pen(item.x, FLOOR if item.y is None else item.y, item.size))
    who = looks[item.person]
    y = item.y
    if y is None:
        y = FLOOR - (_CHAIR if who.chair else _DEPTHS[item.stance]) * who.size
    holds = HELD[item.holds] if item.holds else None
    return person(Person(who, item.x, y, POSES[item.pose], item.stance, item.look, item.flip, holds))


def _svg(body: str, width: int, height: int, alt: str) -> str:
    title = alt.split(". ")[0]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}">'
        f"<title>{escape(title.rstrip('.'))}</title><desc>{escape(alt)}</desc>"
        f'<g fill="none" stroke="{INK}" stroke-width="{number(LINE)}"'
        ' stroke-linecap="round" stroke-linejoin="round">'
        f"{body}</g></svg>\n"
    )
