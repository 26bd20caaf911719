"""The form of each block: from what an author wrote to the HTML that readers get."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from course.blocks import quiz, stories
from course.blocks.context import FILES, HIDDEN, PageContext
from course.blocks.fences import FACILITATOR_KEYS, Found
from course.blocks.tree import parents, remove, take, text_holder

# What is practised, or repeats other pages, is not what a reader looks for; without it the
# search index is half as large.
UNSEARCHED = ("activity", "story", "quiz", "discuss", "worksheet", "cards")
SEARCHED_LISTS = ("glossary", "laws")
_LATER = "data-later"
_ID = re.compile(r"""\bid=["']([^"']+)""")
_ANSWER = re.compile(r"(?im)^[ \t]*answer:[ \t]*")


@dataclass(frozen=True)
class Place:
    """Where a block stands: its number among its kind, its page, and what is above it."""

    number: int
    context: PageContext
    markdown: Markdown
    up: Mapping[Element, Element]


class Shaping(Treeprocessor):
    """Give every block its form, before inline Markdown is read.

    Ids count over all blocks of a page, hidden ones included, so that an id is the
    same in both editions and in every output.
    """

    def __init__(self, markdown: Markdown, found: list[Found], context: Callable[[], PageContext]) -> None:
        super().__init__(markdown)
        self.found, self.context = found, context

    def run(self, root: Element) -> None:
        context, up = self.context(), parents(root)
        counts: Counter[str] = Counter()
        for block in self.found:
            if block.element in up:
                counts[block.name] += 1
                if context.output == "page" and block.name in HIDDEN:
                    remove(block.element, up)
                else:
                    place = Place(counts[block.name], context, self.md, up)
                    _SHAPES.get(block.name, _titled)(block, place)
                    if context.output == "page":
                        block.element.attrib.pop("data-line", None)  # for makers of files, not for readers
                        if _is_unsearched(block):
                            block.element.set("data-unsearched", "")
        self.found.clear()


def _is_unsearched(block: Found) -> bool:
    return block.argument not in SEARCHED_LISTS if block.name == "list" else block.name in UNSEARCHED


def _titled(block: Found, place: Place) -> None:
    """Name the block: what it is, then the title its author gave it."""
    _name(block, place, place.context.label(f"block.{block.name}"), block.argument)


def _name(block: Found, place: Place, kind: str, title: str) -> None:
    """Put the title of a block first, and tell assistive technology that it names the block.

    A group, not a landmark: a page full of landmarks helps nobody find their way.
    """
    element = block.element
    own = element.get("id") or f"{block.name}-{place.number}"
    line = Element("p", {"class": "block-title", "id": f"{own}-title"})
    if kind and title:
        label = SubElement(line, "span", {"class": "kind"})
        label.text, label.tail = f"{kind}:", f" {title}"
    else:
        line.text = kind or title
    line.tail, element.text = element.text, None
    element.insert(0, line)
    element.set("role", "group")
    element.set("aria-labelledby", f"{own}-title")


def _slide(block: Found, place: Place) -> None:
    _name(block, place, "" if block.argument else place.context.label("block.slide"), block.argument)


def _activity(block: Found, place: Place) -> None:
    _titled(block, place)
    if block.options:
        facts = Element("dl", {"class": "facts"})
        for name, value in block.options.items():
            SubElement(facts, "dt").text = place.context.label(f"block.{name.replace('-', '_')}")
            SubElement(facts, "dd").text = value
        block.element.insert(1, facts)


def _story(block: Found, place: Place) -> None:
    block.element.set("id", f"story-{place.number}")
    _titled(block, place)
    if place.context.output == "page":
        stories.offer_whole(block.element, place.context)


def _scene(block: Found, place: Place) -> None:
    above = place.up.get(block.element)
    while above is not None and above.get("data-block") != "story":
        above = place.up.get(above)
    prefix = "" if above is None else f"{above.get('id')}-"
    number = block.argument or str(place.number)
    block.element.set("id", stories.scene_id(prefix, number))
    block.element.set("data-scene", number)
    if block.options.get("help") == "true":
        block.element.set("data-help", "true")
    _name(block, place, place.context.label("block.scene", number=number), "")


def _quiz(block: Found, place: Place) -> None:
    quiz.shape(block.element, place.context)
    _titled(block, place)


def _discuss(block: Found, place: Place) -> None:
    context = place.context
    for whole, holder in _answers(block.element):
        if context.output == "page":
            whole.clear()
            whole.set("class", "hidden-answer")
        else:
            whole.set("class", "answer")
            whole.set("data-for", "facilitator")
            label = Element("span", {"class": "kind"})
            label.text, label.tail = f"{context.label('block.answer')}:", f" {holder.text}"
            holder.text = None
            holder.insert(0, label)
    if context.output == "page":
        _drop_answers(block.element)
    _titled(block, place)


def _answers(element: Element) -> Iterator[tuple[Element, Element]]:
    """Yield every answer and what holds its text, with the word ``answer:`` taken off.

    An answer is a list item or a paragraph; written on a late line of its question
    it becomes an element of its own, so that it never shows where it should not.
    """
    for part in list(element.iter()):
        holder = text_holder(part) if part.tag == "li" else part
        text = holder.text or ""
        if start := _ANSWER.search(text):
            question = text[: start.start()].rstrip()
            if question:
                late = Element("span" if holder.tag == "p" else "p")
                holder.text = question
                holder.insert(0, late)
                part = holder = late
            holder.text = text[start.end() :]
            yield part, holder


def _drop_answers(element: Element) -> None:
    """Remove answers, and the lists and items they leave empty."""
    for child in list(element):
        _drop_answers(child)
        empty = child.tag in ("ul", "ol", "li") and not len(child) and not (child.text or "").strip()
        if child.get("class") == "hidden-answer" or empty:
            element.remove(child)


def _printed(block: Found, place: Place) -> None:
    context, file = place.context, FILES[block.name]
    if not context.shows(block.name):
        take(block.element)
        # Kept as HTML: a generator that checks links knows pages, not files made later.
        link = f'<a href="{context.file_url(file)}">{context.label(f"block.open_{block.name}")}</a>'
        SubElement(block.element, "p", {"class": "file"}).text = _html(place, link)
    for name, value in block.options.items():
        block.element.set(f"data-{name}", value)
    _titled(block, place)


def _facilitator(block: Found, place: Place) -> None:
    _titled(block, place)
    block.element.set("role", "note")
    block.element.set("data-for", "facilitator")
    for key in block.element.iter("dt"):
        name = " ".join((key.text or "").lower().split())
        if name in FACILITATOR_KEYS:
            key.set("data-key", name.replace(" ", "-"))
            key.text = place.context.label(f"facilitator.{name.replace(' ', '_')}")


def _booster(block: Found, place: Place) -> None:
    after = block.options.get("after")
    kind = place.context.label(f"block.booster_{after}" if after else "block.booster")
    _name(block, place, kind, block.argument)
    block.element.set("data-for", "facilitator")
    if after:
        block.element.set("data-after", after)


def _list(block: Found, place: Place) -> None:
    context = place.context
    made = context.lists(block.argument, block.options, context.language) if context.lists else None
    take(block.element)
    block.element.set("data-list", block.argument)
    if made:
        block.element.set(_LATER, _html(place, made))
        for anchor in _ID.findall(made):
            SubElement(block.element, "span", {"id": anchor})


class Filling(Treeprocessor):
    """Put finished lists in their places, when links and anchors have been looked at.

    Until then an empty element stands for every id of the list, so that a generator
    that validates links to anchors finds them.
    """

    def run(self, root: Element) -> None:
        for element in root.iter("div"):
            if made := element.attrib.pop(_LATER, None):
                take(element)
                element.text = AtomicString(f"\n{made}\n")


def _html(place: Place, html: str) -> AtomicString:
    return AtomicString(place.markdown.htmlStash.store(html))


_SHAPES: Mapping[str, Callable[[Found, Place], None]] = {
    "slide": _slide,
    "activity": _activity,
    "story": _story,
    "scene": _scene,
    "quiz": _quiz,
    "discuss": _discuss,
    "worksheet": _printed,
    "cards": _printed,
    "facilitator": _facilitator,
    "booster": _booster,
    "list": _list,
}
