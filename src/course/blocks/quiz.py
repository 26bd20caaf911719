"""A quiz: options that answer by themselves, without a script.

Every option is a native ``<details>`` on the page, so it works by keyboard, with a
screen reader and without JavaScript. ``lesson.js`` only adds that the answer is
announced (in ``p.said``) and that one answer is open at a time.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from course.blocks.context import PageContext
from course.blocks.tree import take, text_holder
from course.source import GRADES

_MARK = re.compile(r"^\s*\[([xX~ ])\]\s*")


def shape(element: Element, context: PageContext) -> None:
    """Turn the lists of a quiz into options; a list without marks stays a list."""
    for choices in list(element.iter("ul")):
        items = [item for item in choices if item.tag == "li"]
        if any(_MARK.match(text_holder(item).text or "") for item in items):
            choices.tag = "ol"
            choices.set("class", "options")
            for item in items:
                _option(item, context)
    if context.output == "page":
        # Screen readers listen to a status that was there when the page was loaded.
        SubElement(element, "p", {"class": "said", "role": "status"})


def _option(item: Element, context: PageContext) -> None:
    holder = text_holder(item)
    text, children = take(item)
    if holder is not item:
        children.remove(holder)
        text = holder.text or ""
        children = [*holder, *children]
    if mark := _MARK.match(text):
        item.set("data-grade", GRADES[mark[1].lower()])
        text = text[mark.end() :]
    if context.output == "page" and children:
        whole = SubElement(item, "details")
        SubElement(whole, "summary").text = text.strip()
    else:
        whole = item
        SubElement(whole, "p", {"class": "option"}).text = text.strip()
    if children:
        feedback = SubElement(whole, "div", {"class": "feedback"})
        if mark:
            grade = SubElement(feedback, "p", {"class": "grade"})
            grade.text = context.label(f"quiz.{item.get('data-grade')}")
        for child in children:
            feedback.extend(_paragraphs(child))


def _paragraphs(part: Element) -> list[Element]:
    """Write the single item of a nested list as plain paragraphs; keep anything richer."""
    if part.tag not in ("ul", "ol") or len(part) != 1:
        return [part]
    text, children = take(part[0])
    if text.strip():
        paragraph = Element("p")
        paragraph.text = text.strip()
        children.insert(0, paragraph)
    return children
