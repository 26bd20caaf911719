"""What a slide is, and what fits on one."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from course.outputs.fragments import Element, content, sizes, words

WORDS = 30
SCENE_LINES = 10.5
LINE = 47
"""Lines of a scene that fit a slide, and letters in a line, in the letters of ``deck.css``. A scene
that needs more puts its choices on a slide of their own."""
MINUTES = re.compile(r"\s*\((\d+)\s+(?:menit|minutes?)\)")
"""How authors write what a task takes, in the title of an activity or in its steps."""


@dataclass
class Slide:
    """One slide.

    Arguments:
        kind: its form, a class of ``deck.css``.
        id: anchor of the slide, the same in both editions.
        title: HTML inside the heading.
        body: HTML below the heading.
        notes: HTML that only the presenter and the printed deck show.
        kicker: a short HTML line above the heading, such as the title of the story.
        countdown: minutes on a visible clock, or None.
        back: anchor of the slide a "back" link leads to, or None.
        signal: a short instruction such as "talk in pairs", or "".
        group: number of the slides that share remarks of the presenter, see :class:`Remark`.
        size: how large its text stands: "roomy", "airy" or "full"; empty: what its body allows.
    """

    kind: str
    id: str
    title: str
    body: str = ""
    notes: str = ""
    kicker: str = ""
    countdown: int | None = None
    back: str | None = None
    signal: str = ""
    group: int = 0
    size: str = ""

    def __post_init__(self) -> None:
        self.size = self.size or size_of(self.body)


@dataclass
class Remark:
    """What a ``facilitator`` block says: for one group of slides, or (None) for the whole part.

    ``after`` is how many slides of the part stand before it on paper.
    """

    html: str
    after: int
    group: int | None


@dataclass
class Part:
    """A part of the plan with its slides and the remarks of the presenter."""

    id: str
    name: str
    minutes: int
    short: int
    slides: list[Slide] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def weigh(tree: Element) -> dict[str, list[float]]:
    """Return the words of what is dealt out, by block (``"keypoints-1"``), and the lines of scenes."""
    found: dict[str, list[float]] = {}
    counts: dict[str, int] = {}
    for element in tree:
        name = element.get("data-block")
        if name in ("slide", "objectives", "keypoints", "activity"):
            counts[name] = counts.get(name, 0) + 1
            found[f"{name}-{counts[name]}"] = sizes(content(element))
        for scene in element.iterdescendants("div") if name == "story" else ():
            if scene.get("data-block") == "scene":
                found[scene.get("id")] = [_lines(scene)]
    return found


def without_minutes(text: str) -> tuple[str, int | None]:
    """A text without the minutes it names in brackets, and their sum."""
    return MINUTES.sub("", text), sum(int(count) for count in MINUTES.findall(text)) or None


def together(text: str) -> str:
    """A text whose minutes in brackets stay on one line with their number."""
    return MINUTES.sub(lambda found: " " + found[0].lstrip().replace(" ", "\u00a0"), text)


def size_of(body: str) -> str:
    """How large a text may stand: the fewer words and items, the larger."""
    count = words(re.sub(r"<[^>]+>", " ", body)) + 2 * body.count("<li")
    return "roomy" if count <= 14 else "airy" if count <= 24 else "full"


def _lines(scene: Element) -> float:
    """Lines that a scene fills with its choices: a button takes the room of two lines."""
    lines = 0.0
    for element in content(scene):
        if element.tag == "ul" and only_links(element):
            lines += sum(2 + len(item.text_content()) // LINE for item in element)
        else:
            lines += math.ceil(len(element.text_content()) / LINE) + 0.4
    return lines


def only_links(element: Element) -> bool:
    links = element.xpath(".//a[starts-with(@href, '#')]")
    return bool(links) and len(links) == len(list(element.iterchildren("li")))
