"""What every rule shares: what it receives and how it points at a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from course.model import Course, Edition
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
    _indexes: list[Index[Place]] = field(default_factory=list, repr=False, compare=False)

    def index(self, course: Course) -> Index[Place]:
        """The words of all pages; made once, as a setting judges one course."""
        if not self._indexes:
            pieces = (
                (edition.language, piece.text, (edition, piece))
                for _, edition in course.editions()
                for piece in edition.source.pieces
            )
            self._indexes.append(Index(pieces))
        return self._indexes[0]

    @property
    def grave_on_release(self) -> Level:
        """Level of what may wait until a release."""
        return "error" if self.release else "warning"


Rule = Callable[[Course, Setting], Iterator[Problem]]

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
