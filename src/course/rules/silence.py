"""Silences: an author says in front matter that a rule is wrong about a page, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from course.model import Course
from course.problems import Problem
from course.rules.base import at_line

MAY_BE_SILENCED = frozenset(
    {
        "word-with-reason",
        "word-look",
        "words-long",
        "grade-high",
        "number-unsourced",
        "number-for-children",
        "research-unsourced",
        "law-unsourced",
        "law-unknown",
        "penalty",
    }
)
"""Codes of the rules that judge by the look of words, and so can be wrong."""


def apply(course: Course, found: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out what pages silence; tell of silences that are not needed or not possible."""
    silences = {edition.source.path: edition.silences for _, edition in course.editions()}
    heard: set[tuple[str, str]] = set()
    for problem in found:
        codes = {silence.code for silence in silences.get(problem.path, ())}
        if problem.code in codes & MAY_BE_SILENCED:
            heard.add((problem.path, problem.code))
        else:
            yield problem
    for _, edition in course.editions():
        for silence in edition.silences:
            if silence.code not in MAY_BE_SILENCED:
                detail = {"silenced": silence.code, "known": sorted(MAY_BE_SILENCED)}
                yield at_line(edition, silence.line, "silence-impossible", **detail)
            elif (edition.source.path, silence.code) not in heard:
                yield at_line(edition, silence.line, "silence-unused", silenced=silence.code)
