"""Compares the two editions of a page: is the translation fresh, and has it the same shape?

Freshness is a fingerprint of the original's words kept in the translation's front matter,
so that it survives squashed histories and downloaded archives.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from course.source import Block, Reference, SourceFile, quiz_options, walk

Status = Literal["source", "fresh", "outdated", "missing"]

ORIGINAL = "id"
_SAME_META = (
    "audience",
    "band",
    "minutes",
    "plan",
    "short",
    "sensitivity",
    "prerequisites",
    "sources",
    "claims",
    "channels",
)
_MARKS = frozenset("-*+")  # what an item begins with, unless it has a number
_LIST_ITEM = re.compile(r"( *)(?:[-*+]|\d+[.)]) ")
_Row = tuple[int, int, str]  # line, depth, and what stands there as it is shown


@dataclass(frozen=True)
class Difference:
    """Where a translation's shape leaves the original's.

    Arguments:
        kind: ``meta``, ``block``, ``option``, ``heading``, ``line``, ``choice``, ``grade`` or ``reference``.
        line: line in the translation.
        expected: what the original has.
        found: what the translation has.
        name: key, option or kind of reference; where rows differ, the line in the original.
    """

    kind: str
    line: int
    expected: str
    found: str
    name: str = ""


def fingerprint(title: str, description: str, body: str) -> str:
    """First 12 hex digits over the words of a page; white space does not count."""
    words = " ".join(f"{title}\n{description}\n{body}".split())
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


def stamp(original: SourceFile) -> str:
    """What ``translated_from`` of a fresh translation says."""
    title, description = (str(original.meta.get(key, "")) for key in ("title", "description"))
    return f"{ORIGINAL}@{fingerprint(title, description, original.body)}"


def status(original: SourceFile | None, edition: SourceFile | None, language: str) -> Status:
    """State of one edition; ``original`` is the page in Indonesian, when there is one."""
    if edition is None:
        return "missing"
    if language == ORIGINAL:
        return "source"
    fresh = original is not None and edition.meta.get("translated_from") == stamp(original)
    return "fresh" if fresh else "outdated"


def differences(original: SourceFile, translation: SourceFile) -> Iterator[Difference]:
    """Where the shape differs, at most one for each kind of sequence, so that one slip is one message."""
    yield from _meta(original, translation)
    ours, theirs = list(walk(original.blocks)), list(walk(translation.blocks))
    blocks = _first("block", _blocks(ours), _blocks(theirs), original, translation)
    headings = _first("heading", _headings(original), _headings(translation), original, translation)
    yield from (*blocks, *headings)
    if not blocks and not headings:
        yield from _first("line", _lines(original), _lines(translation), original, translation)
    if not blocks:
        for own, other in zip(ours, theirs, strict=True):
            yield from _inside(own, other, original, translation)
    yield from _references(original, translation)


def _meta(original: SourceFile, translation: SourceFile) -> Iterator[Difference]:
    for key in _SAME_META:
        expected, found = original.meta.get(key), translation.meta.get(key)
        if expected != found:
            line = translation.meta_lines.get(key, 1)
            yield Difference("meta", line, _show(expected), _show(found), key)


def _blocks(blocks: Iterable[Block]) -> list[_Row]:
    return [(block.line, block.depth, _name(block)) for block in blocks]


def _headings(source: SourceFile) -> list[_Row]:
    return [(heading.line, 0, f"{'#' * heading.level} {{#{heading.id}}}") for heading in source.headings]


def _lines(source: SourceFile) -> list[_Row]:
    """Where a paragraph ("¶"), an item of a list ("-", indented) or a row of a table ("|") begins."""
    rows, after_space = [], True
    for at, line in enumerate(source.body.split("\n"), source.body_line):
        first = line.lstrip()[:1]
        if (first in _MARKS or first.isdigit()) and (item := _LIST_ITEM.match(line)):
            rows.append((at, 0, f"{item[1]}-"))
        elif first == "|":
            rows.append((at, 0, "|"))
        elif after_space and first:
            rows.append((at, 0, "¶"))
        after_space = not first
    return rows


def _first(
    kind: str, expected: Sequence[_Row], found: Sequence[_Row], original: SourceFile, translation: SourceFile
) -> list[Difference]:
    """The first row that differs, when one does."""
    same = (ours[1:] == theirs[1:] for ours, theirs in zip(expected, found, strict=False))
    at = next((at for at, alike in enumerate(same) if not alike), min(len(expected), len(found)))
    if at == len(expected) == len(found):
        return []
    there = expected[at] if at < len(expected) else (_last_line(original), 0, "-")
    here = found[at] if at < len(found) else (_last_line(translation), 0, "-")
    return [Difference(kind, here[0], there[2], here[2], str(there[0]))]


def _inside(
    ours: Block, theirs: Block, original: SourceFile, translation: SourceFile
) -> Iterator[Difference]:
    if ours.name == "scene":
        expected, found = _scenes(original.choices(ours)), _scenes(translation.choices(theirs))
        if sorted(expected) != sorted(found):
            yield Difference("choice", theirs.line, _show(expected), _show(found), theirs.argument)
    if ours.name == "quiz":
        expected = [option.grade or "-" for option in quiz_options(ours)]
        found = [option.grade or "-" for option in quiz_options(theirs)]
        if expected != found:
            yield Difference("grade", theirs.line, _show(expected), _show(found))
    for key in ("help", "size", "space", "per-page", "after", "module"):
        if ours.options.get(key) != theirs.options.get(key):
            expected, found = ours.options.get(key), theirs.options.get(key)
            yield Difference("option", theirs.line, _show(expected), _show(found), key)


def _scenes(choices: Iterable[Reference]) -> list[str]:
    return [choice.target for choice in choices]


def _references(original: SourceFile, translation: SourceFile) -> Iterator[Difference]:
    for kind in ("channel", "term", "source", "page"):
        ours = Counter(link.target for link in original.references if link.kind == kind)
        theirs = Counter(link.target for link in translation.references if link.kind == kind)
        missing, extra = sorted((ours - theirs).elements()), sorted((theirs - ours).elements())
        if missing or extra:
            line = next(
                (link.line for link in translation.references if link.kind == kind and link.target in extra),
                translation.body_line,
            )
            yield Difference("reference", line, _show(missing), _show(extra), kind)


def _name(block: Block) -> str:
    return f"{block.name} | {block.argument}" if block.name in ("scene", "list") else block.name


def _show(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(str(item) for item in value) or "-"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {item}" for key, item in value.items())
    return "-" if value is None else str(value)


def _last_line(source: SourceFile) -> int:
    return source.body_line + max(0, source.body.rstrip().count("\n"))
