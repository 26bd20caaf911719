"""What the variables of the environment say; ``make``, ``mkdocs`` and ``course`` all listen to them."""

from __future__ import annotations

import os
from datetime import date

import click

from course.cli.words import say
from course.data import LANGUAGES, Language


def language() -> Language:
    """In which language people are spoken to: ``COURSE_LANG``, else Indonesian.

    Raises:
        click.UsageError: there is no such language.
    """
    wanted = os.environ.get("COURSE_LANG") or "id"
    for known in LANGUAGES:
        if wanted == known:
            return known
    raise click.UsageError(say("bad-language", "en", value=wanted))


def today() -> date:
    """The day that ages are counted to: ``COURSE_TODAY`` (tests freeze it), else the day it is.

    Raises:
        click.UsageError: it is not a date.
    """
    frozen = os.environ.get("COURSE_TODAY")
    try:
        return date.fromisoformat(frozen) if frozen else date.today()
    except ValueError:
        raise click.UsageError(say("bad-today", language(), value=frozen)) from None


def release() -> bool:
    """Whether the course is judged and built as a published version: ``RELEASE``, anything but 0."""
    return os.environ.get("RELEASE", "0") not in ("", "0")


def address() -> str:
    """Public address of the site with a slash at its end: ``SITE_URL``, or ""."""
    given = os.environ.get("SITE_URL", "")
    return given and given.removesuffix("/") + "/"
