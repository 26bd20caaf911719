"""Judges pages one by one; a page that was in order is not judged again while all is as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from course.data import Data
from course.glyphs import FONT_FOLDER
from course.model import Course, Edition
from course.problems import Problem
from course.remembered import Remembered
from course.rules import (
    characters,
    contacts,
    facts,
    frontmatter,
    lengths,
    reading,
    references,
    required,
    stories,
    structure,
    words,
)
from course.rules.base import PageRule, Pages

TOPICS = (
    frontmatter,
    structure,
    stories,
    references,
    characters,
    required,
    lengths,
    reading,
    words,
    facts,
    contacts,
)

RULES: tuple[PageRule, ...] = tuple(rule for topic in TOPICS for rule in topic.PAGE_RULES)
"""Every rule about a page on its own, topic by topic."""


TOGETHER = 200  # pages judged at once, fewer than `pieces_of` keeps: more would only take memory


def judge(course: Course) -> list[Problem]:
    """Apply every rule of :data:`RULES` to the pages that are not known to be in order.

    What is known is kept in ``.cache`` of the course's folder, by the page's text; it holds as
    long as the facts, the fonts, the English syllables and this program stay the same.
    """
    remembered = Remembered(course.root, "pages", _conditions(course.data))
    keys = {edition: _key(edition) for _, edition in course.editions()}
    new = [pair for pair in course.editions() if keys[pair[1]] not in remembered.known]
    found: list[Problem] = []
    for start in range(0, len(new), TOGETHER):
        pages = Pages(course.data, new[start : start + TOGETHER])
        found += (problem for rule in RULES for problem in rule(pages))
    faulty = {problem.path for problem in found}
    remembered.keep(key for edition, key in keys.items() if edition.source.path not in faulty)
    return found


def _key(edition: Edition) -> str:
    return hashlib.sha256(f"{edition.source.path}\n{edition.source.text}".encode()).hexdigest()


def _conditions(data: Data) -> Iterator[bytes]:
    """All that the rules look at besides the page."""
    yield data.digest.encode()
    pyphen = find_spec("pyphen")  # read, not loaded: a check of pages that were in order counts no syllables
    assert pyphen is not None and pyphen.origin is not None
    yield Path(pyphen.origin).read_bytes()
    yield (Path(pyphen.origin).parent / "dictionaries" / "hyph_en_US.dic").read_bytes()
    for font in sorted(FONT_FOLDER.glob("*.ttf")):
        yield font.read_bytes()
