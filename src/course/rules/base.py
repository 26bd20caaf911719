"""What every rule shares: what it receives and how it points at a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from course.data import Data
from course.model import Course, Edition, Page
from course.problems import Level, Problem
from course.rules.index import Index
from course.source import Piece

Place = tuple[Edition, Piece]


@dataclass(frozen=True)
class Setting:
    """Under which circumstances a course is judged.

    Arguments:
        today: the day that ages are counted to.
        release: a published version: missing and outdated translations and stale dates are errors.
    """

    today: date
    release: bool = False

    @property
    def grave_on_release(self) -> Level:
        """Level of what may wait until a release."""
        return "error" if self.release else "warning"


class Pages:
    """The pages to judge one by one: all that a rule about a page on its own may look at.

    Arguments:
        data: the facts they use.
        found: editions with their pages; each page is left with this edition alone.
    """

    def __init__(self, data: Data, found: Iterable[tuple[Page, Edition]]) -> None:
        self.data = data
        self._found = tuple(
            (replace(page, editions={edition.language: edition}), edition) for page, edition in found
        )

    def editions(self) -> Iterator[tuple[Page, Edition]]:
        """Every edition with its page."""
        return iter(self._found)

    @cached_property
    def index(self) -> Index[Place]:
        """The words of all pages."""
        return Index(
            (edition.language, piece.text, (edition, piece))
            for _, edition in self._found
            for piece in edition.source.pieces
        )


Rule = Callable[[Course, Setting], Iterator[Problem]]
"""Judges the course as a whole: pages together, and by the day."""

PageRule = Callable[[Pages], Iterator[Problem]]
"""Judges each page by its own text and the facts alone, and yields problems of that page."""

_ENTRY = re.compile(r"\s*-\s+(?:\{\s*)?id:\s*['\"]?([\w-]+)")


def at_line(edition: Edition, line: int, code: str, level: Level = "error", **detail: object) -> Problem:
    """A problem at a line of an edition."""
    return Problem(edition.source.path, line, code, level, detail)


def at_key(edition: Edition, key: str, code: str, level: Level = "error", **detail: object) -> Problem:
    """A problem at a key of the front matter; at its first line when the key is not there."""
    return at_line(edition, edition.source.meta_lines.get(key, 1), code, level, **detail)


def suggest(wanted: str, known: Iterable[str]) -> dict[str, str]:
    """``{"suggestion": ...}`` for the nearest known name, or nothing."""
    found = get_close_matches(wanted, list(known), n=1, cutoff=0.5)
    return {"suggestion": found[0]} if found else {}


def entry_lines(course: Course, file: str) -> Mapping[str, int]:
    """Line of each entry ``- id: ...`` of a data file, by its id."""
    text = (course.root / file).read_text(encoding="utf-8")
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if match := _ENTRY.match(line):
            found.setdefault(match[1], number)
    return found


def listed(edition: Edition, key: str) -> list[str]:
    """The texts of a list in the front matter; empty when it is not one."""
    value = edition.source.meta.get(key)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def line_of(edition: Edition, key: str, item: str) -> int:
    """Line of one item of a list in the front matter.

    Raises:
        KeyError, ValueError: there is no such list, or no such item in it.
    """
    value = edition.source.meta[key]
    at = value.index(item)  # type: ignore[attr-defined]
    return edition.source.meta_places.get((key, at), edition.source.meta_lines.get(key, 1))
