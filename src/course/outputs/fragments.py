"""Small moves on HTML fragments that several outputs share."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from lxml import html

Element = html.HtmlElement


def words(text: str) -> int:
    """Return how many words a text has, as a reader counts them."""
    return len(text.split())


def inner(element: Element) -> str:
    """Return the HTML inside an element."""
    children = [html.tostring(child, encoding="unicode") for child in element]
    return "".join([plain(element.text), *children]).strip()


def plain(text: str | None) -> str:
    """Return text as HTML that shows it; what is missing is empty."""
    return escape(text or "", quote=False)


def outer(elements: Iterable[Element]) -> str:
    """Return the HTML of elements, without the text that follows them."""
    return "".join(html.tostring(element, encoding="unicode", with_tail=False) for element in elements)


def take_title(element: Element) -> str:
    """Take the title off a block and return it without the word for its kind."""
    for title in element.find_class("block-title")[:1]:
        for kind in title.find_class("kind"):
            kind.drop_tree()
        text = inner(title)
        title.drop_tree()
        return text
    return ""


def children(element: Element) -> list[Element]:
    return [child for child in element if isinstance(child.tag, str)]


def body(element: Element) -> str:
    return outer(children(element))


def content(block: Element) -> list[Element]:
    """Return what stands in a block below its title and its facts."""
    apart = ("block-title", "facts")
    return [child for child in children(block) if child.get("class") not in apart]


def sizes(elements: Iterable[Element]) -> list[int]:
    """Return the words of each piece that :func:`deal` would deal out."""
    return [words(piece.text_content()) for _, _, piece in _pieces(elements)]


def deal(elements: list[Element], most: int, weights: Sequence[float] = ()) -> list[tuple[str, str]]:
    """Deal lists and paragraphs out over slides, as few as possible and filled evenly.

    Arguments:
        elements: what stands below the title, in order.
        most: words a slide may show.
        weights: words each piece counts for, when not its own; so that two editions with the
            same pieces are dealt out alike.

    Returns:
        For each slide the HTML it shows, and the HTML of every item it shows only the beginning
        of: an item too long for a slide is shown up to its last whole sentence that fits.
    """
    pieces = list(_pieces(elements))
    counted = weights if len(weights) == len(pieces) else sizes(elements)
    fewest = len(_dealt(pieces, counted, most))
    evenly = next(limit for limit in range(1, most + 1) if len(_dealt(pieces, counted, limit)) == fewest)
    return [(_joined(slide, most), _too_long(slide, most)) for slide in _dealt(pieces, counted, evenly)]


Piece = tuple[str, int, Element]
"""The tag of the list an item stands in and its number there; other elements have neither."""


def _pieces(elements: Iterable[Element]) -> Iterator[Piece]:
    for element in elements:
        if element.tag in ("ul", "ol"):
            for number, item in enumerate(element.iterchildren("li"), 1):
                yield element.tag, number, item
        else:
            yield "", 0, element


def _dealt(pieces: list[Piece], counted: Sequence[float], most: int) -> list[list[Piece]]:
    slides: list[list[Piece]] = [[]]
    sum_ = 0.0
    for piece, size in zip(pieces, counted, strict=True):
        if sum_ and sum_ + size > most:
            slides.append([])
            sum_ = 0.0
        sum_ += size
        slides[-1].append(piece)
    return slides


def _joined(slide: list[Piece], most: int) -> str:
    """The HTML of a slide: items of one list stand in one list again and keep their numbers."""
    shown: list[str] = []
    for tag, number, piece in slide:
        text = outer([shortened(piece, most)])
        if not tag:
            shown.append(text)
        elif number > 1 and shown and shown[-1].endswith(f"</{tag}>"):
            shown[-1] = shown[-1].removesuffix(f"</{tag}>") + f"{text}</{tag}>"
        else:
            start = f' start="{number}"' if tag == "ol" and number > 1 else ""
            shown.append(f"<{tag}{start}>{text}</{tag}>")
    return "".join(shown)


def _too_long(slide: list[Piece], most: int) -> str:
    return "".join(f"<p>{inner(piece)}</p>" for _, _, piece in slide if words(piece.text_content()) > most)


_END = re.compile(r"""(?<=[.!?])["”’]?\s""")


def shortened(element: Element, most: int) -> Element:
    """Return an element with its first whole sentences of together at most ``most`` words.

    The first sentence is always kept. Sentences end in the element's own text, never inside
    a marked phrase or a nested list.
    """
    if words(element.text_content()) <= most:
        return element
    best = None
    for place in range(len(element) + 1):
        text = (element.text if place == 0 else element[place - 1].tail) or ""
        # A nested list begins after a sentence that has ended, with or without a full stop.
        ends = [found.end() for found in _END.finditer(text)]
        if place < len(element) and element[place].tag in ("ul", "ol"):
            ends.append(len(text))
        for end in ends:
            cut = _cut(element, place, end)
            size = words(cut.text_content())
            if size and (best is None or size <= most):
                best = cut
    return element if best is None else best


def _cut(element: Element, place: int, end: int) -> Element:
    """A copy of an element up to a character of its own text after its ``place``-th child."""
    cut = copy.deepcopy(element)
    for child in list(cut)[place:]:
        cut.remove(child)
    if place == 0:
        cut.text = (cut.text or "")[:end].rstrip()
    else:
        cut[place - 1].tail = (cut[place - 1].tail or "")[:end].rstrip()
    return cut
