"""What must hold in a course: one small generator for each rule, by topic.

A rule receives the course and the :class:`Setting` and yields problems; it never stops
at the first one, raises nothing and writes no words. A new topic is a module of this
package with its own ``RULES`` tuple, added to :data:`RULES` below.
"""

from __future__ import annotations

from datetime import date

from course.model import Course
from course.problems import Problem
from course.rules import (
    characters,
    contacts,
    facts,
    freshness,
    frontmatter,
    lengths,
    reading,
    references,
    required,
    silence,
    stories,
    structure,
    translations,
    words,
)
from course.rules.base import Rule, Setting

TOPICS = (
    frontmatter,
    structure,
    stories,
    references,
    translations,
    freshness,
    characters,
    required,
    lengths,
    reading,
    words,
    facts,
    contacts,
)

RULES: tuple[Rule, ...] = tuple(rule for topic in TOPICS for rule in topic.RULES)
"""Every rule, topic by topic."""

__all__ = ["RULES", "Rule", "Setting", "check"]


def check(course: Course, today: date, release: bool = False) -> list[Problem]:
    """Apply every rule.

    Arguments:
        course: what :func:`course.model.load` made.
        today: the day that ages are counted to.
        release: judge as for a published version.

    Returns:
        Every problem, sorted by place.
    """
    setting = Setting(today, release)
    found = (problem for rule in RULES for problem in rule(course, setting))
    return sorted(silence.apply(course, found))
