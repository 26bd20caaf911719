"""Leaves out work of Python-Markdown that cannot change anything.

Inline Markdown is read by trying every pattern on every piece of text, and a page has hundreds of
pieces. Most pages hold no code, no tag and no reference, so most patterns cannot match: each is
known by a sign that a text must hold for it, and is tried only on pages with that sign. Patterns
this module does not know are always tried. The pages are the same, letter for letter.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns
from markdown.treeprocessors import InlineProcessor, Treeprocessor

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


class Sparing(Treeprocessor):
    """Before inline Markdown is read: keep the patterns that this page can match."""

    def run(self, root: Element) -> None:
        inline = self.md.treeprocessors["inline"]
        assert isinstance(inline, InlineProcessor)
        text = "".join(root.itertext())
        # A tuple, too: a registry sorts itself anew at every look.
        inline.inlinePatterns = tuple(  # type: ignore[assignment]
            pattern for pattern in self.md.inlinePatterns if self._may_match(pattern, text)
        )

    def _may_match(self, pattern: Any, text: str) -> bool:
        if isinstance(pattern, inlinepatterns.ReferenceInlineProcessor):
            return bool(self.md.references)
        signs = SIGNS.get(pattern.pattern)
        return signs is None or any(sign in text for sign in signs)


def register(markdown: Markdown) -> None:
    """Choose right before inline Markdown is read, at 20."""
    markdown.treeprocessors.register(Sparing(markdown), "course-sparing", 20.5)
