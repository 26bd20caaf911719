"""How the search understands readers: their questions, their spelling, and words of danger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.data.shapes import Text


@dataclass(frozen=True)
class Number:
    """A number that is always in the panel: a channel's id, and who answers when."""

    channel: str
    purpose: Text


@dataclass(frozen=True)
class Hidden:
    """Aliases of words that stand nowhere in the project.

    ``words`` maps the first :attr:`DIGITS` digits of :func:`course.data.word_hash` (with ``salt``)
    to what is looked for instead.
    """

    DIGITS = 10

    salt: str
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Search:
    """The data of the search, by language where it differs.

    ``asked`` are paths of pages, ``crisis`` phrases, ``readers`` phrases by audience. ``aliases`` maps one
    to four typed words, or several such with a bar between, to words of the lessons or, when they hold a
    slash, to pages. ``roots`` are where Indonesian affixes end.
    """

    asked: tuple[str, ...]
    help: tuple[Number, ...]
    crisis: Mapping[str, tuple[str, ...]]
    readers: Mapping[str, Mapping[str, tuple[str, ...]]]
    aliases: Mapping[str, Mapping[str, tuple[str, ...]]]
    hidden: Hidden
    stop_words: Mapping[str, tuple[str, ...]]
    roots: tuple[str, ...]
