"""A rendered lesson -> the slides of its deck. What stands on a screen is decided here.

Every block becomes slides of its own; running text becomes notes of the slide that
follows it, because a class cannot read and listen at once. Lists are dealt out so that
no slide shows more than :data:`~course.outputs.slides.WORDS` words, and alike in both
editions of a lesson.

Whose notes a ``facilitator`` block is: with a title it holds for its whole part. Without
one it belongs to the slides before it, back to the block before it or the end of a story;
slides that no block speaks for take the next one.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping, Sequence

from course.outputs.fragments import (
    Element,
    body,
    children,
    content,
    deal,
    inner,
    outer,
    plain,
    take_title,
    words,
)
from course.outputs.slides import (
    SCENE_LINES,
    WORDS,
    Part,
    Remark,
    Slide,
    only_links,
    size_of,
    together,
    weigh,
    without_minutes,
)

OPENING = ("slide", "objectives")
"""The order of the first part on screen: what everybody agreed on stands before the first task."""

Label = Callable[..., str]
Weights = Mapping[str, Sequence[float]]


def split(
    tree: Element, minutes: dict[str, int], short: dict[str, int], label: Label, twin: Element | None = None
) -> list[Part]:
    """Deal a lesson out into parts and slides.

    Arguments:
        tree: the lesson rendered with ``output="all"``; its children are the body of the page.
        minutes: minutes of each part of the plan, in the order they are taught.
        short: minutes of the parts of the short version.
        label: ``label("deck.reply", **values)`` gives an interface word.
        twin: the same lesson in the other language; both are then dealt out alike.
    """
    weights, others = weigh(tree), weigh(twin) if twin is not None else {}
    for key, own in weights.items():
        other = others.get(key, [])
        if len(other) == len(own):
            weights[key] = [max(pair) for pair in zip(own, other, strict=True)]
    dealer = _Dealer(minutes, short, label, weights)
    for element in tree:
        if isinstance(element.tag, str):
            dealer.take(copy.deepcopy(element))
    dealer.settle()
    return dealer.parts


class _Dealer:
    def __init__(
        self, minutes: dict[str, int], short: dict[str, int], label: Label, weights: Weights
    ) -> None:
        self.minutes, self.short, self.label, self.weights = minutes, short, label, weights
        self.parts: list[Part] = []
        self.prose: list[str] = []
        self.counts: dict[str, int] = {}
        self.group, self.closed = 0, True

    @property
    def part(self) -> Part:
        if not self.parts:
            self.begin(next(iter(self.minutes), "open"), self.label("plan.open"))
        return self.parts[-1]

    def begin(self, id: str, name: str) -> None:
        self.parts.append(Part(id, name, self.minutes.get(id, 0), self.short.get(id, 0)))
        self.closed = True

    def take(self, element: Element) -> None:
        name = element.get("data-block")
        if element.tag == "h2" and element.get("id") in self.minutes:
            self.settle()
            self.begin(element.get("id"), element.text_content().strip())
        elif name in _DEALT:
            _DEALT[name](self, element)
        elif element.tag == "figure":
            self.picture(element)
        elif name is None:
            self.prose.append(outer([element]))

    def settle(self) -> None:
        """Close a part: it has at least one slide, no text is left over, every remark has its slides."""
        if not self.parts and not self.prose:
            return
        part = self.part
        if not part.slides:
            self.add(Slide("heading", f"part-{part.id}", plain(part.name)))
        if self.prose:
            part.slides[-1].notes += self.told()
        self._share_remarks(part)
        if len(self.parts) == 1:
            last = len(OPENING)
            part.slides.sort(key=lambda s: OPENING.index(s.kind) if s.kind in OPENING else last)
        untimed = [slide for slide in part.slides if slide.kind == "activity"]
        if len(untimed) == 1 and not any(slide.countdown for slide in part.slides) and part.minutes:
            untimed[0].countdown = part.minutes

    def _share_remarks(self, part: Part) -> None:
        groups = [remark.group for remark in part.remarks if remark.group is not None]
        if len(groups) < len(part.remarks):
            return  # a remark with a title speaks for every slide of the part
        for slide in part.slides:
            if groups and slide.group not in groups:
                slide.group = min((group for group in groups if group > slide.group), default=groups[-1])

    def told(self) -> str:
        text, self.prose = "".join(self.prose), []
        return text

    def add(self, slide: Slide) -> None:
        if self.closed:
            self.group, self.closed = self.group + 1, False
        slide.group = self.group
        slide.notes = self.told() + slide.notes
        self.part.slides.append(slide)

    def id(self, kind: str) -> str:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{kind}-{self.counts[kind]}"

    def dealt(self, id: str, element: Element) -> list[tuple[str, str, str]]:
        """Anchor, HTML and notes of each slide that the content of a block fills."""
        slides = deal(content(element), WORDS, self.weights.get(id, ()))
        anchors = [f"s-{id}" if number == 1 else f"s-{id}-{number}" for number in range(1, len(slides) + 1)]
        return [(anchor, *slide) for anchor, slide in zip(anchors, slides, strict=True)]

    # -- one method a block ---------------------------------------------------

    def listing(self, element: Element) -> None:
        """Slides, objectives, key points: as many slides as the words need."""
        kind = element.get("data-block")
        slides = self.dealt(self.id(kind), element)
        title = take_title(element)
        size = size_of(max((shown for _, shown, _ in slides), key=len, default=""))
        for anchor, shown, told in slides:
            alone = shown.count("<li") == 1  # a sentence to itself may stand larger than its list
            self.add(Slide(kind, anchor, title, shown, told, size="" if alone else size))

    def picture(self, element: Element) -> None:
        """A diagram has a slide to itself."""
        shown = outer([element])
        title = plain(element.get("data-title"))
        self.add(Slide("picture", f"s-{self.id('picture')}", title, shown, size="full"))

    def activity(self, element: Element) -> None:
        id = self.id("activity")
        slides = self.dealt(id, element)
        title, total = without_minutes(take_title(element))
        facts = element.find_class("facts")
        pairs = [pair for fact in facts for pair in zip(fact.iter("dt"), fact.iter("dd"), strict=False)]
        # Grouping and materials are for the class; what to do without electricity is not.
        shown = [f"<dt>{inner(term)}</dt><dd>{inner(text)}</dd>" for term, text in pairs[:2]]
        while shown and words(re.sub(r"<[^>]+>", " ", "".join(shown))) > WORDS:
            shown.pop()
        steps = [
            Slide("steps", f"{anchor}-steps", title, together(text), told, countdown=without_minutes(text)[1])
            for anchor, text, told in slides
            if text
        ]
        list_ = f"<dl>{''.join(shown)}</dl>" if shown else ""
        first = Slide("activity", f"s-{id}", title, list_, outer(facts))
        if not any(step.countdown for step in steps):
            first.countdown = total
        for slide in (first, *steps):
            slide.kicker = self.label("block.activity")
            self.add(slide)

    def story(self, element: Element) -> None:
        title = take_title(element)
        first = None
        for scene in element.iterdescendants("div"):
            if scene.get("data-block") != "scene":
                continue
            id, number = scene.get("id"), take_title(scene)
            choices = [found for found in scene.iter("ul") if only_links(found)]
            for found in choices:
                found.tag = "ol"  # a class chooses by showing fingers
                found.set("class", "choices")
                found.getparent().remove(found)
            text, links, back = body(scene), outer(choices), first
            first = first or id
            if links and self.weights[id][0] + (1.2 if back else 0) > SCENE_LINES:
                self.add(Slide("scene", id, number, text, kicker=title))
                ask = self.label("deck.choose")
                self.add(Slide("scene", f"{id}-choices", ask, links, kicker=f"{title} · {number}", back=back))
            else:
                self.add(Slide("scene", id, number, text + links, kicker=title, back=back))
        self.closed = True

    def quiz(self, element: Element) -> None:
        id = self.id("quiz")
        title = take_title(element)
        options = [item for item in element.iter("li") if item.get("data-grade")]
        asked, told, good = [], [], []
        for number, item in enumerate(options, 1):
            option = next(iter(item.find_class("option")), item)
            feedback = next(iter(item.find_class("feedback")), None)
            asked.append(f"<li>{inner(option)}</li>")
            reasons = outer([feedback]) if feedback is not None else ""
            told.append(f"<li><strong>{inner(option)}</strong> {reasons}</li>")
            if item.get("data-grade") == "preferred":
                reason = plain(_first_sentence(feedback))
                good.append(f'<ol start="{number}"><li>{inner(option)}</li></ol><p>{reason}</p>')
        notes = f"<ol>{''.join(told)}</ol>"
        ask = Slide("question", f"s-{id}", title, f"<ol>{''.join(asked)}</ol>", notes)
        ask.kicker, ask.signal = self.label("block.quiz"), self.label("deck.vote")
        self.add(ask)
        reply = Slide("reply", f"s-{id}-reply", self.label("deck.reply"), "".join(good), notes)
        reply.kicker = title
        self.add(reply)

    def discuss(self, element: Element) -> None:
        id = self.id("discuss")
        answers = element.find_class("answer")
        items = [item for group in children(element) for item in group.iterchildren("li")]
        for number, item in enumerate(items, 1):
            mine = [answer for answer in answers if answer in list(item.iterdescendants())]
            told = "".join(f'<p class="answer">{inner(answer)}</p>' for answer in mine)
            for answer in mine:
                answer.drop_tree()
            for empty in [found for found in item.iter("ul") if not len(found)]:
                empty.drop_tree()
            slide = Slide("discuss", f"s-{id}-{number}", inner(item), notes=told)
            slide.kicker, slide.signal = self.label("block.discuss"), self.label("deck.pairs")
            self.add(slide)

    def facilitator(self, element: Element) -> None:
        titled = bool(element.xpath(".//*[contains(@class, 'block-title')]/*[@class='kind']"))
        title = take_title(element)
        for listing in element.xpath(".//*[@data-block='list']"):  # long, for paper
            listing.drop_tree()
        part = self.part
        group = None if titled else self.group if part.slides else self.group + 1
        heading = f"<h3>{title}</h3>" if titled else ""
        part.remarks.append(Remark(heading + body(element), len(part.slides), group))
        self.closed = self.closed or not titled

    def ignore(self, element: Element) -> None:
        """Printed sheets and what happens later have no slide."""


_DEALT: dict[str, Callable[[_Dealer, Element], None]] = {
    "objectives": _Dealer.listing,
    "keypoints": _Dealer.listing,
    "slide": _Dealer.listing,
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


def _first_sentence(feedback: Element | None) -> str:
    if feedback is None:
        return ""
    for grade in feedback.find_class("grade"):
        grade.drop_tree()
    text = " ".join(feedback.text_content().split())
    sentences = re.split(r"(?<=[.!?])\s+", text)
    # "Ya." alone says nothing: the first sentence with something to say.
    return next((sentence for sentence in sentences if words(sentence) > 3), text)
