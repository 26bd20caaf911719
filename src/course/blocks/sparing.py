"""Leaves out work of Python-Markdown that cannot change anything.

Blocks and inline Markdown are read by trying every processor on every piece of text, and a page has
hundreds of pieces. Most pages hold no code, no tag, no table and no reference, so most processors
cannot match: each is known by a sign that a text must hold for it, and is tried only on pages with
that sign. Processors this module does not know are always tried. The pages are the same, letter for
letter.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, blockprocessors, inlinepatterns
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksProcessor

# By the pattern itself: one that an extension puts in its place is another, and unknown.
SIGNS: dict[str, tuple[str, ...]] = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.LINK_RE: ("](",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("://",),
    inlinepatterns.AUTOMAIL_RE: ("@",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    r"\*|_": ("*", "_"),
}
# What a processor sees of a line begins anywhere in it, behind the marks of lists and quotes, and
# reaches to its end: a sign may ask for nothing before it but what such a mark ends with.
BLOCK_SIGNS: dict[type[blockprocessors.BlockProcessor], re.Pattern[str]] = {
    blockprocessors.SetextHeaderProcessor: re.compile("[=-] *$", re.MULTILINE),
    blockprocessors.HRProcessor: re.compile("[-_*] *$", re.MULTILINE),
    blockprocessors.BlockQuoteProcessor: re.compile(">"),
    blockprocessors.ReferenceProcessor: re.compile(r"\]:"),
    DefListProcessor: re.compile("(?:^|[ >]): ", re.MULTILINE),
    TableProcessor: re.compile(r"\|[|: -]*$", re.MULTILINE),
}


class SparingBlocks(Preprocessor):
    """Before blocks are read: keep the processors that this page can match."""

    def __init__(self, markdown: Markdown) -> None:
        super().__init__(markdown)
        self.every = markdown.parser.blockprocessors

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        # A tuple, too: a registry sorts itself anew at every look.
        self.md.parser.blockprocessors = tuple(  # type: ignore[assignment]
            processor for processor in self.every if self._may_match(processor, text)
        )
        return lines

    def _may_match(self, processor: blockprocessors.BlockProcessor, text: str) -> bool:
        sign = BLOCK_SIGNS.get(type(processor))
        return sign is None or sign.search(text) is not None


class Sparing(Treeprocessor):
    """Before inline Markdown is read: keep the patterns that this page can match, and the texts they can."""

    def __init__(self, markdown: Markdown, blocks: SparingBlocks) -> None:
        super().__init__(markdown)
        self.blocks = blocks

    def run(self, root: Element) -> None:
        self.md.parser.blockprocessors = self.blocks.every
        inline = self.md.treeprocessors["inline"]
        assert isinstance(inline, InlineProcessor)
        text = "".join(root.itertext())
        found = {pattern: self._signs(pattern) for pattern in self.md.inlinePatterns}
        kept = {pattern: signs for pattern, signs in found.items() if any(sign in text for sign in signs)}
        inline.inlinePatterns = tuple(kept)  # type: ignore[assignment]
        wanted = frozenset(sign for signs in kept.values() for sign in signs)
        for element in root.iter():
            if element.text and not any(sign in element.text for sign in wanted):
                element.text = AtomicString(element.text)  # what inline Markdown passes over
        unescape = self.md.treeprocessors["unescape"]
        assert isinstance(unescape, SparingUnescape)
        unescape.needed = "\\" in text

    def _signs(self, pattern: Any) -> tuple[str, ...]:
        """Signs of which a text that the pattern matches has one; any text has that of an unknown one."""
        if isinstance(pattern, inlinepatterns.ReferenceInlineProcessor):
            return ("[",) if self.md.references else ()
        return SIGNS.get(pattern.pattern, ("",))


class SparingUnescape(UnescapeTreeprocessor):
    """Looks for escaped signs, in every text and attribute, only on pages that escape one."""

    needed = True

    def run(self, root: Element) -> None:
        if self.needed:
            super().run(root)


class SparingFences(BlocksProcessor):
    """Looks for fences only where slashes stand.

    For every paragraph of a block pymdownx looks for lists around it, in all of the page so far;
    around a block at the margin there are none.
    """

    def test(self, parent: Element, block: str) -> bool:
        unfinished = bool(self.stack) and self.stack[-1].hungry
        return (unfinished or "///" in block) and super().test(parent, block)

    def parse_blocks(self, blocks: list[str], current_parent: Element) -> None:
        outermost = self.stack[0]
        at_margin = current_parent is outermost.parent is self.parser.root
        super().parse_blocks(blocks, outermost.el if at_margin else current_parent)


def register(markdown: Markdown, fences: BlocksProcessor) -> None:
    """Choose right before blocks are read, and right before inline Markdown is, at 20."""
    fences.__class__ = SparingFences  # pymdownx has made it, and other parts of it know it
    blocks = SparingBlocks(markdown)
    markdown.preprocessors.register(blocks, "course-sparing", -100)
    markdown.treeprocessors.register(Sparing(markdown, blocks), "course-sparing", 20.5)
    markdown.treeprocessors.register(SparingUnescape(markdown), "unescape", 0)
    markdown.is_block_level = cache(markdown.is_block_level)  # type: ignore[method-assign]  # a list is searched
