"""What must hold in a course: one small generator for each rule, by topic.

A rule of the course receives it with the :class:`Setting`; a rule of pages receives only
:class:`Pages`, so that it can judge each of them by itself. Both yield problems; a rule never
stops at the first one, raises nothing and writes no words. A new topic is a module of this
package with its own ``RULES`` added to :data:`RULES` below, its own ``PAGE_RULES`` added in
``pages``, or both.
"""

from __future__ import annotations

from datetime import date

from course.model import Course
from course.problems import Problem
from course.rules import freshness, frontmatter, pages, references, silence, translations, words
from course.rules.base import PageRule, Pages, Rule, Setting

TOPICS = (frontmatter, references, translations, freshness, words)

RULES: tuple[Rule, ...] = tuple(rule for topic in TOPICS for rule in topic.RULES)
"""Every rule about the course as a whole, topic by topic."""

__all__ = ["RULES", "PageRule", "Pages", "Rule", "Setting", "check"]


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
    found = [problem for rule in RULES for problem in rule(course, setting)]
    found += pages.judge(course)
    return sorted(silence.apply(course, found))
