"""Dates: how long ago somebody looked at a channel, and days that have not come yet."""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Course
from course.problems import Problem
from course.rules.base import Setting, at_key, entry_lines

_FILE = "data/channels.yml"


def channels(course: Course, setting: Setting) -> Iterator[Problem]:
    """A channel's later date is young: a warning past the notice, an error in a release past its limit."""
    limits = course.data.course.freshness
    old = []
    for channel in course.data.channels.values():
        age = (setting.today - channel.last_dated).days
        if age > limits.notice_days or age < 0:
            old.append((channel.id, channel.last_dated, age))
    lines = entry_lines(course, _FILE) if old else {}
    for name, day, age in old:
        line = lines.get(name, 1)
        if age < 0:
            yield Problem(_FILE, line, "date-ahead", detail={"name": name, "day": day})
        elif age > limits.release_days:
            detail = {"id": name, "day": day, "age": age, "limit": limits.release_days}
            yield Problem(_FILE, line, "channel-stale", setting.grave_on_release, detail)
        else:
            detail = {"id": name, "day": day, "age": age, "limit": limits.notice_days}
            yield Problem(_FILE, line, "channel-old", "warning", detail)


def readings(course: Course, setting: Setting) -> Iterator[Problem]:
    """No page was read on a day that has not come."""
    for _, edition in course.editions():
        if edition.reviewed and edition.reviewed > setting.today:
            yield at_key(edition, "reviewed", "date-ahead", name="reviewed", day=edition.reviewed)


RULES = (channels, readings)
