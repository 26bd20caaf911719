"""Small moves on element trees that ElementTree itself lacks."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element


def parents(root: Element) -> dict[Element, Element]:
    """Return the parent of every element below ``root``."""
    return {child: parent for parent in root.iter() for child in parent}


def remove(element: Element, up: Mapping[Element, Element]) -> None:
    """Remove an element and keep the text that follows it; fine when it is gone already."""
    parent = up[element]
    if element not in list(parent):
        return
    position = list(parent).index(element)
    if element.tail and element.tail.strip():
        if position:
            parent[position - 1].tail = (parent[position - 1].tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def take(element: Element) -> tuple[str, list[Element]]:
    """Empty an element, attributes kept; return the text and the children it had."""
    text, children = element.text or "", list(element)
    element.text = None
    for child in children:
        element.remove(child)
    return text, children


def text_holder(item: Element) -> Element:
    """Return what holds a list item's own text: its first paragraph when the list has gaps."""
    first = next(iter(item), None)
    return first if first is not None and first.tag == "p" and not (item.text or "").strip() else item
