"""Small moves on HTML fragments that several outputs share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


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


def deal(elements: list[Element], most: int) -> list[str]:
    """Deal lists and paragraphs out over slides; one item is never cut in two.

    Arguments:
        elements: what stands below the title, in order.
        most: words a slide may show; only a single longer item shows more.

    Returns:
        The HTML of each slide, as few slides as possible and filled evenly.
    """
    fewest = len(_dealt(elements, most))
    evenly = next(limit for limit in range(1, most + 1) if len(_dealt(elements, limit)) == fewest)
    return _dealt(elements, evenly)


def _dealt(elements: list[Element], most: int) -> list[str]:
    slides: list[list[str]] = [[]]
    count = 0
    for tag, number, piece in _pieces(elements):
        size = words(piece.text_content())
        if count and count + size > most:
            slides.append([])
            count = 0
        count += size
        if not tag:
            slides[-1].append(outer([piece]))
        elif slides[-1] and slides[-1][-1].endswith(f"</{tag}>") and number > 1:
            slides[-1][-1] = slides[-1][-1].removesuffix(f"</{tag}>") + f"{outer([piece])}</{tag}>"
        else:
            start = f' start="{number}"' if tag == "ol" and number > 1 else ""
            slides[-1].append(f"<{tag}{start}>{outer([piece])}</{tag}>")
    return ["".join(slide) for slide in slides]


def _pieces(elements: list[Element]) -> Iterator[tuple[str, int, Element]]:
    """Items with the tag of their list and their number in it; other elements with neither."""
    for element in elements:
        if element.tag in ("ul", "ol"):
            yield from (
                (element.tag, number, item) for number, item in enumerate(element.iterchildren("li"), 1)
            )
        else:
            yield "", 0, element
