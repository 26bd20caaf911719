"""The two editions of a page: both there, fresh, and of one shape."""

from __future__ import annotations

from collections.abc import Iterator

from course.data import LANGUAGES
from course.model import Course
from course.problems import Problem
from course.rules.base import Setting, at_key, at_line
from course.translation import ORIGINAL, differences, stamp


def twins(course: Course, setting: Setting) -> Iterator[Problem]:
    """Every page is there in every language."""
    for page in course.pages.values():
        for language in LANGUAGES:
            if language not in page.editions:
                there = next(iter(page.editions.values()))
                wanted = f"docs/{language}/{page.path}.md"
                code = "original-missing" if language == ORIGINAL else "translation-missing"
                yield at_line(there, 1, code, setting.grave_on_release, wanted=wanted)


def freshness(course: Course, setting: Setting) -> Iterator[Problem]:
    """A translation says which state of the original it translates, and that state is the present one."""
    for page, edition in course.editions():
        original = page.editions.get(ORIGINAL)
        if edition.language == ORIGINAL:
            if "translated_from" in edition.source.meta:
                yield at_key(edition, "translated_from", "original-translated")
        elif original is not None and original.source.meta and edition.status == "outdated":
            told = "translated_from" in edition.source.meta
            yield at_key(
                edition,
                "translated_from",
                "translation-outdated" if told else "translation-unconfirmed",
                setting.grave_on_release,
                path=edition.source.path,
                stamp=stamp(original.source),
            )


def parity(course: Course, setting: Setting) -> Iterator[Problem]:
    """Both editions have the same blocks, headings, lines, scenes, grades and references."""
    for page, edition in course.editions():
        original = page.editions.get(ORIGINAL)
        if original is None or edition.language == ORIGINAL:
            continue
        for difference in differences(original.source, edition.source):
            if difference.kind == "line" and edition.status == "outdated":
                continue  # a paragraph more in the original: freshness says so already
            yield at_line(
                edition,
                difference.line,
                f"parity-{difference.kind}",
                name=difference.name,
                expected=difference.expected,
                found=difference.found,
                original=original.source.path,
            )


RULES = (twins, freshness, parity)
