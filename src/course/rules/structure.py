"""Headings, their ids, and which blocks belong on which kind of page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.problems import Problem
from course.rules.base import Pages, at_line
from course.source import walk

PAGE_BLOCKS = ("worksheet", "cards", "keypoints", "story", "scene", "list")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def headings(pages: Pages) -> Iterator[Problem]:
    """Every heading has an id of its own; levels begin at two and are not skipped."""
    for _, edition in pages.editions():
        first: dict[str, int] = {}
        above = 1
        for heading in edition.source.headings:
            if heading.level == 1:
                yield at_line(edition, heading.line, "heading-one", text=heading.text)
                continue  # it is to go; its id does not matter
            if heading.level > above + 1:
                detail = {"deep": heading.level, "above": above}
                yield at_line(edition, heading.line, "heading-skip", **detail)
            above = heading.level
            if heading.id is None:
                yield at_line(edition, heading.line, "heading-id", text=heading.text)
            elif not _ID.fullmatch(heading.id):
                yield at_line(edition, heading.line, "heading-id-form", id=heading.id)
            elif heading.id in first:
                line = first[heading.id]
                yield at_line(edition, heading.line, "heading-twice", id=heading.id, first=line)
            else:
                first[heading.id] = heading.line


def parts(pages: Pages) -> Iterator[Problem]:
    """Each part of a lesson's plan is a heading of level two, in the order of the plan."""
    for page, edition in pages.editions():
        if not page.is_lesson:
            continue
        source = edition.source
        where = {heading.id: heading for heading in source.headings if heading.level == 2}
        missing = [part for part in edition.plan if part not in where]
        for part in missing:
            yield at_line(edition, source.body_line, "part-missing", part=part)
        ours = [heading for heading in source.headings if heading.level == 2 and heading.id in edition.plan]
        order = [part for part in _ORDER if part in edition.plan]
        if not missing and [heading.id for heading in ours] != order:
            wrong = next((item for item, part in zip(ours, order, strict=False) if item.id != part), ours[-1])
            yield at_line(edition, wrong.line, "part-order", part=wrong.id, order=order)


_ORDER = ("open", "hook", "core", "practice", "check", "close", "help")


def blocks_of_pages(pages: Pages) -> Iterator[Problem]:
    """Pages that are not lessons have no deck and no guide, so they hold no blocks for them."""
    for page, edition in pages.editions():
        if page.is_lesson:
            continue
        for block in walk(edition.source.blocks):
            if block.name not in PAGE_BLOCKS:
                detail = {"name": block.name, "allowed": PAGE_BLOCKS}
                yield at_line(edition, block.line, "block-not-on-page", **detail)


def empty_lessons(pages: Pages) -> Iterator[Problem]:
    """A file with front matter and nothing below it is not a page yet."""
    for _, edition in pages.editions():
        source = edition.source
        if source.meta and not source.body.strip():
            yield at_line(edition, source.body_line, "empty-body")


PAGE_RULES = (headings, parts, blocks_of_pages, empty_lessons)
