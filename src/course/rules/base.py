"""What every rule shares: what it receives and how it points at a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from course.data import Data
from course.model import Course, Edition, Page
from course.problems import Level, Problem
from course.rules.index import Index
from course.source import Piece, pieces_of
from course.yamlfile import read_text, read_yaml

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
            for piece in pieces_of(edition.source)
        )


Rule = Callable[[Course, Setting], Iterator[Problem]]
"""Judges the course as a whole: pages together, and by the day."""

PageRule = Callable[[Pages], Iterator[Problem]]
"""Judges each page by its own text and the facts alone, and yields problems of that page."""


def at_line(edition: Edition, line: int, code: str, level: Level = "error", **detail: object) -> Problem:
    """A problem at a line of an edition."""
    return Problem(edition.source.path, line, code, level, detail)


def at_key(edition: Edition, key: str, code: str, level: Level = "error", **detail: object) -> Problem:
    """A problem at a key of the front matter; at its first line when the key is not there."""
    return at_line(edition, edition.source.meta_lines.get(key, 1), code, level, **detail)


def entry_lines(course: Course, file: str) -> Mapping[str, int]:
    """Line of every entry with an id in a data file, by that id; the file is read again."""
    text, _ = read_text(course.root / file, file)
    value, lines, _ = read_yaml(text or "", file)
    return {
        entry["id"]: lines[(key, number, "id")]
        for key, entries in (value or {}).items()
        if isinstance(entries, list)
        for number, entry in enumerate(entries)
        if isinstance(entry, dict) and "id" in entry
    }


def items(edition: Edition, key: str) -> Iterator[tuple[int, str]]:
    """The texts of a list in the front matter, each with its line; none when it is not a list."""
    value = edition.source.meta.get(key)
    places, first = edition.source.meta_places, edition.source.meta_lines.get(key, 1)
    for number, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield places.get((key, number), first), item
