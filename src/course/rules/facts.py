"""Statements with their sources, and facts only for the readers they are meant for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.data import LANGUAGES, Data, Language, Law
from course.model import Edition
from course.problems import Problem
from course.rules.base import Pages, Place, at_line, items
from course.rules.index import Index
from course.rules.readers import YOUNG, for_facilitator, is_for_children, reader, reader_of_page
from course.rules.statements import (
    AMOUNT_WORDS,
    COUNT_WORDS,
    FEW_WORDS,
    LAW_WORDS,
    PENALTY_WORDS,
    RATIO_WORDS,
    RESEARCH_WORDS,
    SHARE_WORDS,
    laws,
    numbers,
    penalties,
    research,
)
from course.source import Piece, pieces_of, walk

_TITLES = frozenset({"title", "keywords", "question", "heading", "argument", "column", "description"})
_NOT_SHOWN = frozenset({"keywords"})
_DIGIT = re.compile(r"\d")
_LARGE = re.compile(r"\d\d")
_MONEY = re.compile(r"\d|rp|idr")
_MINISTRY = "permen"


def unsourced_numbers(pages: Pages) -> Iterator[Problem]:
    """Numbers about people stand with a source; what children under 16 read holds none."""
    cited = _Citations()
    for language in LANGUAGES:
        for edition, piece in _with_numbers(pages.index, language):
            for start, found in numbers(piece.text, language) if piece.kind not in _NOT_SHOWN else ():
                line = piece.line_at(start)
                if reader_of_page(edition) in YOUNG and not for_facilitator(piece):
                    yield at_line(edition, line, "number-for-children", found=found)
                elif not cited.near(edition, piece):
                    yield at_line(edition, line, "number-unsourced", found=found)


def _with_numbers(index: Index[Place], language: Language) -> Iterator[Place]:
    """Pieces that may hold a number about people: most numbers are steps and minutes."""
    large = {*index.matching(language, _LARGE), *SHARE_WORDS[language].split()}
    few = {*index.matching(language, _DIGIT), *FEW_WORDS[language].split()}
    beside = {*COUNT_WORDS[language].split(), *large}
    between = set(RATIO_WORDS[language].split())
    counted = few | large
    for (edition, piece), held in index.held(language, counted | beside | between):
        if held.isdisjoint(counted):
            continue
        ratio = not held.isdisjoint(between) and len(held & few) > 1
        if ratio or not held.isdisjoint(beside) or "%" in piece.text:
            yield edition, piece


def unsourced_research(pages: Pages) -> Iterator[Problem]:
    """Whoever appeals to research says which."""
    cited = _Citations()
    for language in LANGUAGES:
        words = RESEARCH_WORDS[language].split()
        for edition, piece in pages.index.holding(language, words):
            for start, found in research(piece.text, language) if piece.kind not in _TITLES else ():
                if not cited.near(edition, piece):
                    yield at_line(edition, piece.line_at(start), "research-unsourced", found=found)


def laws_named(pages: Pages) -> Iterator[Problem]:
    """Laws are those of data/laws.yml, are named to readers they are taught to, and have a source."""
    cited = _Citations()
    known = _numbered(pages.data)
    for language in LANGUAGES:
        index = pages.index
        words = [*LAW_WORDS.split(), *index.beginning(language, _MINISTRY)]
        for edition, piece in index.holding(language, words):
            if piece.kind in _NOT_SHOWN:
                continue
            who = reader(edition, piece)
            for start, found, number in laws(piece.text):
                line = piece.line_at(start)
                law = known.get(number) if number else None
                if number and law is None:
                    yield at_line(edition, line, "law-unknown", found=found)
                elif (law and who not in law.teach_to) or (law is None and who in ("7-9", "10-12")):
                    yield at_line(edition, line, "law-not-for-reader", found=found, reader=who)
                elif not cited.near(edition, piece):
                    yield at_line(edition, line, "law-unsourced", found=found)


def penalties_named(pages: Pages) -> Iterator[Problem]:
    """Punishments in years or money stand nowhere."""
    index = pages.index
    for language in LANGUAGES:
        amounts = f"{FEW_WORDS[language]} {AMOUNT_WORDS[language]}".split() + index.matching(language, _MONEY)
        for edition, piece in index.holding(language, PENALTY_WORDS[language].split(), amounts):
            for start, found in penalties(piece.text, language):
                yield at_line(edition, piece.line_at(start), "penalty", found=found)


class _Citations:
    """Which pieces of pages have a source beside them.

    A source counts for its whole block, or its paragraph with the list it leads to. Children
    read no references: their text is covered by a note for facilitators under the same heading.
    """

    def __init__(self) -> None:
        self._pages: dict[str, tuple[set[int], set[int]]] = {}

    def near(self, edition: Edition, piece: Piece) -> bool:
        """Whether a source stands beside the piece of this edition."""
        path = edition.source.path
        if path not in self._pages:
            cited = [found for found in pieces_of(edition.source) if found.sources]
            notes = {found.section for found in cited if for_facilitator(found)}
            self._pages[path] = {found.group for found in cited}, notes
        groups, notes = self._pages[path]
        by_note = is_for_children(edition) and not for_facilitator(piece) and piece.section in notes
        return piece.group in groups or by_note


def _numbered(data: Data) -> dict[tuple[str, str], Law]:
    """Laws by their number and year."""
    return {
        pair: law
        for law in data.laws.values()
        for pair in re.findall(r"(\d+)(?:\s+Tahun\s+|/)(\d{4})", law.number)
    }


def laws_of_page(pages: Pages) -> Iterator[Problem]:
    """The laws a page names in its front matter may be named to its readers."""
    for _, edition in pages.editions():
        for line, name in items(edition, "laws"):
            law = pages.data.laws.get(name)
            who = reader_of_page(edition)
            readers = {who, "teachers", "parents"} if is_for_children(edition) else {who}
            if law and edition.audience and not readers & set(law.teach_to):
                yield at_line(edition, line, "law-not-for-reader", found=name, reader=who)


def claims(pages: Pages) -> Iterator[Problem]:
    """A claim is taught only to the readers it is fit for.

    Nothing is taught to children that is for adults; what needs a teacher stands in parts for
    facilitators, so that such a page must have some. Trainers may teach what any adult learns.
    """
    for _, edition in pages.editions():
        guided = any(block.name == "facilitator" for block in walk(edition.source.blocks))
        for line, name in items(edition, "claims"):
            claim = pages.data.claims.get(name)
            if claim is None or not edition.audience:
                continue
            who = reader_of_page(edition)
            readers = {who}
            if edition.audience == "trainers":
                readers |= {"teachers", "parents"}
            elif edition.audience == "teachers":
                readers |= {"parents"}
            children = is_for_children(edition)
            if children and guided:
                readers |= {"teachers", "parents"}
            code = None
            if claim.sensitivity == "leave_out":
                code = "claim-left-out"
            elif children and claim.sensitivity == "adults":
                code = "claim-for-adults"
            elif children and claim.sensitivity == "with_teacher" and not guided:
                code = "claim-with-teacher"
            elif not readers & set(claim.audience):
                code = "claim-not-for-reader"
            if code:
                detail = {"id": name, "reader": who, "audience": claim.audience}
                yield at_line(edition, line, code, **detail)


PAGE_RULES = (
    unsourced_numbers,
    unsourced_research,
    laws_named,
    laws_of_page,
    penalties_named,
    claims,
)
