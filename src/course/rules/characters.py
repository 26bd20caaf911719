"""Signs that a phone shows and paper does not, words too long for any line, places left to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.model import Course, Edition
from course.problems import Problem
from course.rules.base import Setting, at_line
from course.source import TO_WRITE

LONGEST_WORD = 40
_LONG = re.compile(rf"[^\W\d_]{{{LONGEST_WORD + 1},}}")
_TO_WRITE = re.compile(re.escape(TO_WRITE).replace(r"\{\}", r"([a-z][a-z-]*)"))
_EMOJI = re.compile("[\u2600-\u27bf\u2b50\u2b55\ufe0f\U0001f000-\U0001faff]")


def long_words(course: Course, setting: Setting) -> Iterator[Problem]:
    """No word is longer than a phone is wide."""
    for edition, line, text in _lines(course):
        if len(text) > LONGEST_WORD and (match := _LONG.search(text)):
            detail = {"start": match[0][:12], "count": len(match[0]), "most": LONGEST_WORD}
            yield at_line(edition, line, "long-word", **detail)


def emoji(course: Course, setting: Setting) -> Iterator[Problem]:
    """The fonts of decks and paper have no emoji."""
    for edition, line, text in _lines(course):
        if not text.isascii() and (match := _EMOJI.search(text)):
            yield at_line(edition, line, "emoji", "warning", character=f"U+{ord(match[0]):04X}")


def left_to_write(course: Course, setting: Setting) -> Iterator[Problem]:
    """What ``course new`` marked as left to write is written."""
    for _, edition in course.editions():
        source = edition.source
        for key, line in source.meta_lines.items():
            for match in _TO_WRITE.finditer(str(source.meta[key])):
                yield at_line(edition, line, "left-to-write", what=match[1])
        for offset, text in enumerate(source.body.split("\n")):
            for match in _TO_WRITE.finditer(text):
                yield at_line(edition, source.body_line + offset, "left-to-write", what=match[1])


def _lines(course: Course) -> Iterator[tuple[Edition, int, str]]:
    for _, edition in course.editions():
        for key in ("title", "description"):
            if isinstance(text := edition.source.meta.get(key), str):
                yield edition, edition.source.meta_lines[key], text
        for offset, text in enumerate(edition.source.body.split("\n")):
            yield edition, edition.source.body_line + offset, text


RULES = (long_words, emoji, left_to_write)
