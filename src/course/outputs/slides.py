"""A rendered lesson -> the slides of its deck. What stands on a screen is decided here.

Every block becomes slides of its own; running text becomes notes of the slide that
follows it, because a class cannot read and listen at once. Lists are dealt out so that
no slide shows more than :data:`WORDS` words.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from course.outputs.fragments import Element, body, children, deal, inner, outer, plain, take_title, words

WORDS = 30
SCENE_WORDS = 85
CHOICE_WORDS = 12
"""A scene with more words than this, each choice counted as so many more, puts its choices
on a slide of their own: a button takes the room of a line and a half."""

Label = Callable[..., str]


@dataclass
class Slide:
    """One slide.

    Arguments:
        kind: its form, a class of ``deck.css``.
        id: anchor of the slide, the same in both editions.
        title: HTML inside the heading.
        body: HTML below the heading.
        notes: HTML that only the presenter and the printed deck show.
        countdown: minutes on a visible clock, or None.
        back: anchor of the slide a "back" link leads to, or None.
        signal: a short instruction such as "talk in pairs", or "".
    """

    kind: str
    id: str
    title: str
    body: str = ""
    notes: str = ""
    countdown: int | None = None
    back: str | None = None
    signal: str = ""


@dataclass
class Part:
    """A part of the plan with its slides; ``notes`` hold for all of them."""

    id: str
    name: str
    minutes: int
    short: int
    slides: list[Slide] = field(default_factory=list)
    notes: str = ""


def split(tree: Element, minutes: dict[str, int], short: dict[str, int], label: Label) -> list[Part]:
    """Deal a lesson out into parts and slides.

    Arguments:
        tree: the lesson rendered with ``output="all"``; its children are the body of the page.
        minutes: minutes of each part of the plan, in the order they are taught.
        short: minutes of the parts of the short version.
        label: ``label("deck.reply", **values)`` gives an interface word.
    """
    dealer = _Dealer(minutes, short, label)
    for element in tree:
        if isinstance(element.tag, str):
            dealer.take(copy.deepcopy(element))
    dealer.settle()
    return dealer.parts


class _Dealer:
    def __init__(self, minutes: dict[str, int], short: dict[str, int], label: Label) -> None:
        self.minutes, self.short, self.label = minutes, short, label
        self.parts: list[Part] = []
        self.prose: list[str] = []
        self.counts: dict[str, int] = {}

    @property
    def part(self) -> Part:
        if not self.parts:
            self.begin(next(iter(self.minutes), "open"), self.label("plan.open"))
        return self.parts[-1]

    def begin(self, id: str, name: str) -> None:
        self.parts.append(Part(id, name, self.minutes.get(id, 0), self.short.get(id, 0)))

    def take(self, element: Element) -> None:
        name = element.get("data-block")
        if element.tag == "h2" and element.get("id") in self.minutes:
            self.settle()
            self.begin(element.get("id"), element.text_content().strip())
        elif name in _DEALT:
            _DEALT[name](self, element)
        elif name is None:
            self.prose.append(outer([element]))

    def settle(self) -> None:
        """Close a part: it has at least one slide, and no text is left over."""
        if not self.parts and not self.prose:
            return
        part = self.part
        if not part.slides:
            self.add(Slide("heading", f"part-{part.id}", plain(part.name)))
        if self.prose:
            part.slides[-1].notes += self.told()

    def told(self) -> str:
        text, self.prose = "".join(self.prose), []
        return text

    def add(self, slide: Slide) -> None:
        slide.notes = self.told() + slide.notes
        self.part.slides.append(slide)

    def id(self, kind: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"s-{kind}-{self.counts[kind]}"

    # -- one method a block ---------------------------------------------------

    def slide(self, element: Element) -> None:
        title = take_title(element)
        self.add(Slide("slide", self.id("slide"), title, body(element)))

    def listing(self, element: Element) -> None:
        """Objectives, key points: as many slides as the words need."""
        kind = element.get("data-block")
        title = take_title(element)
        for shown in deal(children(element), WORDS):
            self.add(Slide(kind, self.id(kind), title, shown))

    def activity(self, element: Element) -> None:
        title = take_title(element)
        facts = element.find_class("facts")
        shown, told = [], []
        for fact in facts:
            pairs = list(zip(fact.iter("dt"), fact.iter("dd"), strict=False))
            # Grouping and materials are for the class; what to do without electricity is not.
            shown += [f"<dt>{inner(term)}</dt><dd>{inner(text)}</dd>" for term, text in pairs[:2]]
            told += [outer([fact])]
            fact.getparent().remove(fact)
        minutes = self.part.minutes or None
        first = f"<dl>{''.join(shown)}</dl>" if shown else ""
        self.add(Slide("activity", self.id("activity"), title, first, "".join(told), countdown=minutes))
        for steps in deal(children(element), WORDS):
            self.add(Slide("steps", self.id("activity"), title, steps))

    def story(self, element: Element) -> None:
        first = None
        for scene in element.iterdescendants("div", "section"):
            if scene.get("data-block") != "scene":
                continue
            number, text_of = take_title(scene), scene.text_content()
            choices = [found for found in scene.iter("ul") if _only_links(found)]
            for found in choices:
                found.set("class", "choices")
                found.getparent().remove(found)
            text = body(scene)
            links = outer(choices)
            back = first
            first = first or scene.get("id")
            buttons = sum(len(found) for found in choices) + bool(back)
            if links and words(text_of) + CHOICE_WORDS * buttons > SCENE_WORDS:
                self.add(Slide("scene", scene.get("id"), number, text))
                ask = self.label("deck.choose")
                self.add(Slide("scene", f"{scene.get('id')}-choices", ask, links, back=back))
            else:
                self.add(Slide("scene", scene.get("id"), number, text + links, back=back))

    def quiz(self, element: Element) -> None:
        title = take_title(element)
        options = [item for item in element.iter("li") if item.get("data-grade")]
        asked, told, good = [], [], []
        for item in options:
            option = next(iter(item.find_class("option")), item)
            feedback = next(iter(item.find_class("feedback")), None)
            asked.append(f"<li>{inner(option)}</li>")
            reasons = outer([feedback]) if feedback is not None else ""
            told.append(f"<li><strong>{inner(option)}</strong> {reasons}</li>")
            if item.get("data-grade") == "preferred":
                reason = plain(_first_sentence(feedback))
                good.append(f"<ul><li>{inner(option)}</li></ul><p>{reason}</p>")
        signal = self.label("deck.vote")
        self.add(Slide("question", self.id("quiz"), title, f"<ol>{''.join(asked)}</ol>", signal=signal))
        heading, notes = self.label("deck.reply"), f"<ol>{''.join(told)}</ol>"
        self.add(Slide("reply", self.id("quiz"), heading, "".join(good), notes))

    def discuss(self, element: Element) -> None:
        answers = element.find_class("answer")
        told: dict[Element, str] = {}
        items = [item for group in children(element) for item in group.iterchildren("li")]
        for item in items:
            mine = [answer for answer in answers if answer in list(item.iterdescendants())]
            told[item] = outer(mine)
            for answer in mine:
                answer.getparent().remove(answer)
            for empty in [found for found in item.iter("ul") if not len(found)]:
                empty.getparent().remove(empty)
        for item in items:
            slide = Slide("discuss", self.id("discuss"), self.label("block.discuss"), f"<p>{inner(item)}</p>")
            slide.notes, slide.signal = told[item], self.label("deck.pairs")
            self.add(slide)

    def facilitator(self, element: Element) -> None:
        title = take_title(element)
        self.part.notes += f"<h3>{title}</h3>{body(element)}"

    def ignore(self, element: Element) -> None:
        """Printed sheets and what happens later have no slide."""


_DEALT: dict[str, Callable[[_Dealer, Element], None]] = {
    "objectives": _Dealer.listing,
    "keypoints": _Dealer.listing,
    "slide": _Dealer.slide,
    "activity": _Dealer.activity,
    "story": _Dealer.story,
    "quiz": _Dealer.quiz,
    "discuss": _Dealer.discuss,
    "facilitator": _Dealer.facilitator,
    "worksheet": _Dealer.ignore,
    "cards": _Dealer.ignore,
    "home": _Dealer.ignore,
    "booster": _Dealer.ignore,
    "list": _Dealer.ignore,
}


def _only_links(element: Element) -> bool:
    links = element.xpath(".//a[starts-with(@href, '#')]")
    return bool(links) and len(links) == len(list(element.iterchildren("li")))


def _first_sentence(feedback: Element | None) -> str:
    if feedback is None:
        return ""
    for grade in feedback.find_class("grade"):
        grade.drop_tree()
    text = " ".join(feedback.text_content().split())
    sentences = re.split(r"(?<=[.!?])\s+", text)
    # "Ya." alone says nothing: the first sentence with something to say.
    return next((sentence for sentence in sentences if words(sentence) > 3), text)
