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
_LIST_ITEM = re.compile(r"( *)(?:[-*]|\d+\.) ")


@dataclass(frozen=True)
class Difference:
    """Where a translation's shape leaves the original's.

    Arguments:
        kind: ``meta``, ``block``, ``option``, ``heading``, ``line``, ``choice``, ``grade`` or ``reference``.
        line: line in the translation.
        expected: what the original has.
        found: what the translation has.
        name: key, option, kind of reference, or a line in the original.
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
    blocks = list(walk(original.blocks)), list(walk(translation.blocks))
    same_blocks = True
    for difference in _blocks(*blocks, translation):
        same_blocks = False
        yield difference
    headings = list(_headings(original, translation))
    yield from headings
    if same_blocks and not headings:
        yield from _lines(original, translation)
    if same_blocks:
        for ours, theirs in zip(*blocks, strict=True):
            yield from _inside(ours, theirs, original, translation)
    yield from _references(original, translation)


def _meta(original: SourceFile, translation: SourceFile) -> Iterator[Difference]:
    for key in _SAME_META:
        expected, found = original.meta.get(key), translation.meta.get(key)
        if expected != found:
            line = translation.meta_lines.get(key, 1)
            yield Difference("meta", line, _show(expected), _show(found), key)


def _blocks(ours: Sequence[Block], theirs: Sequence[Block], translation: SourceFile) -> Iterator[Difference]:
    expected = [(block.depth, _name(block)) for block in ours]
    found = [(block.depth, _name(block)) for block in theirs]
    at = _first_difference(expected, found)
    if at is not None:
        line = theirs[at].line if at < len(theirs) else _last_line(translation)
        yield Difference("block", line, _item(expected, at), _item(found, at))


def _headings(original: SourceFile, translation: SourceFile) -> Iterator[Difference]:
    expected = [(0, f"{'#' * heading.level} {{#{heading.id}}}") for heading in original.headings]
    found = [(0, f"{'#' * heading.level} {{#{heading.id}}}") for heading in translation.headings]
    at = _first_difference(expected, found)
    if at is not None:
        rest = translation.headings
        line = rest[at].line if at < len(rest) else _last_line(translation)
        yield Difference("heading", line, _item(expected, at), _item(found, at))


def _lines(original: SourceFile, translation: SourceFile) -> Iterator[Difference]:
    expected, found = list(_shape(original)), list(_shape(translation))
    at = _first_difference([shape for _, shape in expected], [shape for _, shape in found])
    if at is not None:
        there = expected[at][0] if at < len(expected) else _last_line(original)
        here = found[at][0] if at < len(found) else _last_line(translation)
        shapes = ([(0, shape) for _, shape in rows] for rows in (expected, found))
        yield Difference("line", here, *(f'"{_item(rows, at)}"' for rows in shapes), str(there))


def _shape(source: SourceFile) -> Iterator[tuple[int, str]]:
    """Where a paragraph ("¶"), an item of a list ("-", indented) or a row of a table ("|") begins."""
    after_space = True
    for at, line in enumerate(source.body.split("\n"), source.body_line):
        if item := _LIST_ITEM.match(line):
            yield at, f"{item[1]}-"
        elif line.lstrip().startswith("|"):
            yield at, "|"
        elif after_space and line.strip():
            yield at, "¶"
        after_space = not line.strip()


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


def _first_difference(expected: Sequence[object], found: Sequence[object]) -> int | None:
    for at, (ours, theirs) in enumerate(zip(expected, found, strict=False)):
        if ours != theirs:
            return at
    return None if len(expected) == len(found) else min(len(expected), len(found))


def _item(items: Sequence[tuple[int, str]], at: int) -> str:
    return items[at][1] if at < len(items) else "-"


def _show(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(str(item) for item in value) or "-"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {item}" for key, item in value.items())
    return "-" if value is None else str(value)


def _last_line(source: SourceFile) -> int:
    return source.body_line + max(0, source.body.rstrip().count("\n"))
