"""The form of a file and what its front matter promises: audience, timetable, minutes."""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Course
from course.problems import Problem
from course.rules.base import Pages, Setting, at_key, entry_lines

_COURSE = "data/course.yml"
PRACTICE_SHARE = 0.4
SHORT_MINUTES = 15


def form(course: Course, setting: Setting) -> Iterator[Problem]:
    """Whatever the reader or the schema of the front matter found."""
    for _, edition in course.editions():
        yield from edition.source.problems


def not_written(course: Course, setting: Setting) -> Iterator[Problem]:
    """What data/course.yml lists and nobody has written yet, in one line for each module."""
    groups = [(module.id, (*module.lessons, *module.pages)) for module in course.data.course.modules]
    groups.append(("-", course.data.course.pages))
    missing = {name: [path for path in paths if path not in course.pages] for name, paths in groups}
    lines = entry_lines(course, _COURSE) if any(missing.values()) else {}
    for name, paths in missing.items():
        if paths:
            detail = {"module": name, "count": len(paths), "missing": paths}
            yield Problem(_COURSE, lines.get(name, 1), "not-written", "warning", detail)


def audience(pages: Pages) -> Iterator[Problem]:
    """A lesson is for the readers of its module; only children have a band."""
    for page, edition in pages.editions():
        if edition.band and edition.audience and edition.audience != "children":
            yield at_key(edition, "band", "band-without-children", audience=edition.audience)
        elif page.is_lesson and page.module and edition.audience:
            found = [edition.audience, *([edition.band] if edition.band else [])]
            wanted = [page.module.audience, *([page.module.band] if page.module.band else [])]
            if found != wanted and (edition.band or edition.audience != "children"):
                key = "band" if edition.audience == page.module.audience else "audience"
                detail = {"module": page.module.id, "wanted": wanted, "found": found}
                yield at_key(edition, key, "wrong-audience", **detail)


def plan(pages: Pages) -> Iterator[Problem]:
    """The plan has every part its audience needs and adds up to the minutes."""
    for page, edition in pages.editions():
        if not page.is_lesson or not edition.audience:
            continue
        required = pages.data.course.required_parts.get(edition.audience, ())
        missing = [part for part in required if part not in edition.plan]
        if missing:
            yield at_key(edition, "plan", "plan-part-missing", missing=missing, audience=edition.audience)
        total = sum(edition.plan.values())
        if edition.minutes and edition.plan and total != edition.minutes:
            yield at_key(edition, "minutes", "minutes-sum", minutes=edition.minutes, total=total)


def practice(pages: Pages) -> Iterator[Problem]:
    """Practice is at least 40 % of the minutes; for parents the agreement counts as practice."""
    for page, edition in pages.editions():
        total = sum(edition.plan.values())
        if not page.is_lesson or not total:
            continue
        parts = ("practice", "close") if edition.audience == "parents" else ("practice",)
        minutes = sum(edition.plan.get(part, 0) for part in parts)
        if minutes < PRACTICE_SHARE * total:
            yield at_key(edition, "plan", "practice-share", share=100 * minutes // total, total=total)


def short_version(pages: Pages) -> Iterator[Problem]:
    """The short version takes 15 minutes and uses parts of the plan."""
    for page, edition in pages.editions():
        if not page.is_lesson or not edition.short or not edition.plan:
            continue
        strange = [part for part in edition.short if part not in edition.plan]
        if strange:
            yield at_key(edition, "short", "short-part", strange=strange)
        total = sum(edition.short.values())
        if total != SHORT_MINUTES:
            yield at_key(edition, "short", "short-sum", total=total, minutes=SHORT_MINUTES)


RULES = (form, not_written)
PAGE_RULES = (audience, plan, practice, short_version)
