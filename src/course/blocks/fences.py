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
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block

from course.blocks.context import PAGE, PageContext
from course.source import BLOCKS, BlockKind, walk

# The last private-use plane: no font, no icon set and no keyboard writes there.
_ZERO = 0x10FF00
_DIGITS = f"[{chr(_ZERO)}-{chr(_ZERO + 9)}]"
_BAR = chr(_ZERO + 10)
_SIGNS = tuple(map(chr, range(_ZERO, _ZERO + 11)))
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
    """Write the number of its line on every opening fence.

    What the reader of the file has read is not read again: the options of blocks, kept here by
    the line of their fence, and what stands in blocks that this output does not show.
    """

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self.options: dict[str, Mapping[str, str]] = {}

    def run(self, lines: list[str]) -> list[str]:
        page = PAGE.get() or PageContext()
        unread = _unread(page)
        self.options.clear()
        self.options |= {str(block.line): block.options for block in walk(page.blocks)}
        clean = not _is_marked("\n".join(lines))
        numbered: list[str] = []
        pairs = zip(lines, [*lines[1:], ""], strict=True)
        for number, (line, following) in enumerate(pairs, page.first_line):
            if number in unread:
                continue
            if not clean:
                line = _LEFT_OVER.sub("", line)
            if "///" in line and (opening := _OPENING.match(line)):
                bar = "" if opening[1] else f" |{_BAR}"
                digits = "".join(chr(_ZERO + int(digit)) for digit in str(number))
                line = f"{line.rstrip()}{bar}{digits}"
            elif following.lstrip().startswith(":") and _KEY.match(line):
                # Without a gap a definition list takes the next term for part of the last answer.
                numbered.append("")
            numbered.append(line)
        return numbered


def _is_marked(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _unread(page: PageContext) -> frozenset[int]:
    """Lines of the file that need not be read again: options, and what this output does not show."""
    return frozenset(
        line
        for block in walk(page.blocks)
        for line in range(block.line + 1, block.text_line if page.shows(block.name) else block.end)
    )


class Wiping(Postprocessor):
    """Take off the numbers that no block took."""

    def run(self, text: str) -> str:
        return _LEFT_OVER.sub("", text) if _is_marked(text) else text


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
        options |= self.config["options"].get(self.line, {})
        self.config["found"].append(Found(element, self.NAME, self.argument, options))
        return element


class _Options(dict[str, tuple[str, Callable[[object], object]]]):
    """Options of a kind of block. Every block takes a deep copy; texts and functions need none."""

    def __deepcopy__(self, _: object) -> dict[str, tuple[str, Callable[[object], object]]]:
        return dict(self)


def _block_class(kind: BlockKind) -> type[CourseBlock]:
    """Return the pymdownx block of one kind of the vocabulary."""
    options = _Options({name: ("", option.read) for name, option in kind.options.items()})
    return type(f"{kind.name.title()}Block", (CourseBlock,), {"NAME": kind.name, "OPTIONS": options})


_CLASSES = tuple(map(_block_class, BLOCKS.values()))


def register(markdown: Markdown, blocks: BlocksProcessor, found: list[Found]) -> None:
    """Number fences first of all, note every block in ``found``, wipe what is left last of all."""
    numbering = Numbering(markdown)
    for each in _CLASSES:
        blocks.register(each, {"found": found, "options": numbering.options})
    # Below normalize_whitespace (30), which keeps lines; above everything that hides lines.
    markdown.preprocessors.register(numbering, "course-lines", 29)
    markdown.postprocessors.register(Wiping(markdown), "course-lines", -10)
