"""Signs that a phone shows and paper does not, words too long for any line, places left to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from course.data import LANGUAGES
from course.glyphs import unprintable
from course.model import Edition
from course.problems import Problem
from course.rules.base import Pages, at_line
from course.source import TO_WRITE

LONGEST_WORD = 40
_LONG_RUN = re.compile(rf"\w{{{LONGEST_WORD + 1}}}")
_LONG = re.compile(rf"[^\W\d_]{{{LONGEST_WORD + 1},}}")
_TO_WRITE = re.compile(re.escape(TO_WRITE).replace(r"\{\}", r"([a-z][a-z -]*)"))


def long_words(pages: Pages) -> Iterator[Problem]:
    """No word is longer than a phone is wide."""
    index = pages.index
    if not any(index.matching(language, _LONG_RUN) for language in LANGUAGES):
        return
    for edition, line, text in _lines(pages, lambda text: len(text) > LONGEST_WORD):
        if match := _LONG.search(text):
            detail = {"start": match[0][:12], "count": len(match[0]), "most": LONGEST_WORD}
            yield at_line(edition, line, "long-word", **detail)


def printable(pages: Pages) -> Iterator[Problem]:
    """The fonts of decks and paper have every sign (they have no emoji and no arrows)."""
    for edition, line, text in _lines(pages, lambda text: not text.isascii()):
        if signs := unprintable(text):
            shown = [f"{sign} (U+{ord(sign):04X})" for sign in signs]
            yield at_line(edition, line, "unprintable", signs=shown)


def left_to_write(pages: Pages) -> Iterator[Problem]:
    """What ``course new`` marked as left to write is written; the first mark of a page is told."""
    for _, edition in pages.editions():
        source = edition.source
        texts = [
            (line, value)
            for place, line in source.meta_places.items()
            if isinstance(value := _value(source.meta, place), str)
        ]
        texts += enumerate(source.body.split("\n") if "[[" in source.body else (), source.body_line)
        found = [
            (line, match[1]) for line, text in texts if "[[" in text for match in _TO_WRITE.finditer(text)
        ]
        if found:  # one by one: a new lesson has some sixty of them
            line, what = min(found)
            yield at_line(edition, line, "left-to-write", what=what, count=len(found))


def _value(meta: object, place: tuple[str | int, ...]) -> object:
    for step in place:
        try:
            meta = meta[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):  # a place that the reader gave up on
            return None
    return meta


def _lines(pages: Pages, suspect: Callable[[str], bool]) -> Iterator[tuple[Edition, int, str]]:
    """The suspect lines of what readers see, with their numbers."""
    for _, edition in pages.editions():
        for key in ("title", "description"):
            if isinstance(text := edition.source.meta.get(key), str) and suspect(text):
                yield edition, edition.source.meta_lines[key], text
        for offset, text in enumerate(
            edition.source.body.split("\n") if suspect(edition.source.body) else ()
        ):
            if suspect(text):
                yield edition, edition.source.body_line + offset, text


PAGE_RULES = (long_words, printable, left_to_write)
