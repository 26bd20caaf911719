"""From fences to elements: every block of the vocabulary, with the line its fence stands on.

pymdownx does not know lines. So before anything else a preprocessor writes the number of
the line behind the argument of each opening fence, in characters no text uses. The block
takes it off again; what is left over (a fence inside a code sample) is wiped at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from pymdownx.blocks.block import Block

from course.blocks.context import PAGE
from course.source import BLOCKS, BlockKind

# The last private-use plane: no font, no icon set and no keyboard writes there.
_ZERO = 0x10FF00
_DIGITS = f"[{chr(_ZERO)}-{chr(_ZERO + 9)}]"
_BAR = chr(_ZERO + 10)
_NUMBER = re.compile(f"{_DIGITS}+$")
_LEFT_OVER = re.compile(rf" ?\|?{_BAR}{_DIGITS}*|{_DIGITS}+")
_OPENING = re.compile(rf"^[ \t>]*/{{3,}}[ ]*(?:{'|'.join(BLOCKS)})[ ]*(\||$)", re.IGNORECASE)

FACILITATOR_KEYS = ("say", "ask", "listen for", "watch for", "if short of time")
_KEY = re.compile(rf"^[ ]*(?:{'|'.join(FACILITATOR_KEYS)})[ ]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """One block as an author wrote it, and the element it became."""

    element: Element
    name: str
    argument: str
    options: Mapping[str, str]


class Numbering(Preprocessor):
    """Write the number of its line on every opening fence."""

    def run(self, lines: list[str]) -> list[str]:
        page = PAGE.get()
        first = page.first_line if page else 1
        numbered: list[str] = []
        for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True), first):
            line = _LEFT_OVER.sub("", line)
            if opening := _OPENING.match(line):
                bar = "" if opening[1] else f" |{_BAR}"
                digits = "".join(chr(_ZERO + int(digit)) for digit in str(number))
                line = f"{line.rstrip()}{bar}{digits}"
            elif _KEY.match(line) and following.lstrip().startswith(":"):
                # Without a gap a definition list takes the next term for part of the last answer.
                numbered.append("")
            numbered.append(line)
        return numbered


class Wiping(Postprocessor):
    """Take off the numbers that no block took."""

    def run(self, text: str) -> str:
        return _LEFT_OVER.sub("", text)


class CourseBlock(Block):
    """A block that only notes what it found; :mod:`course.blocks.shapes` gives it its form.

    It takes any argument and leaves judging to the checker. An option that pymdownx
    refuses leaves the fence visible as text.
    """

    ARGUMENT = None

    def on_validate(self, parent: Element) -> bool:
        text = (self.argument or "").replace(_BAR, "")
        number = _NUMBER.search(text)
        self.line = "".join(str(ord(digit) - _ZERO) for digit in number[0]) if number else ""
        self.argument = _NUMBER.sub("", text).strip()
        return True

    def on_create(self, parent: Element) -> Element:
        element = SubElement(parent, "div", {"class": self.NAME, "data-block": self.NAME})
        if self.line:
            element.set("data-line", self.line)
        options = {name: value for name, value in self.options.items() if name != "attrs" and value}
        self.config["found"].append(Found(element, self.NAME, self.argument, options))
        return element


class _Options(dict[str, tuple[str, Callable[[object], object]]]):
    """Options of a kind of block. Every block takes a deep copy; texts and functions need none."""

    def __deepcopy__(self, _: object) -> dict[str, tuple[str, Callable[[object], object]]]:
        return dict(self)


def block_class(kind: BlockKind) -> type[CourseBlock]:
    """Return the pymdownx block of one kind of the vocabulary."""
    options = _Options({name: ("", option.read) for name, option in kind.options.items()})
    return type(f"{kind.name.title()}Block", (CourseBlock,), {"NAME": kind.name, "OPTIONS": options})


def register(markdown: Markdown) -> None:
    """Number fences first of all, and wipe what is left last of all."""
    # Below normalize_whitespace (30), which keeps lines; above everything that hides lines.
    markdown.preprocessors.register(Numbering(markdown), "course-lines", 29)
    markdown.postprocessors.register(Wiping(markdown), "course-lines", -10)
