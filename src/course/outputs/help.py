"""The help box: whom to look for, which channel to call, what happens next.

Shared by page, deck and guide. On a child's page a channel is a link only when a child
of that age may use it alone; the others are named as something an adult can do with them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from course.data import Channel, Contact, Data, Language
from course.model import Edition


def written_date(day: date, language: Language, data: Data) -> str:
    """The date in words: ``21 November 2026``."""
    return f"{day.day} {data.labels.get(f'month.{day.month}', language)} {day.year}"


@dataclass(frozen=True)
class ChannelView:
    """A channel in one language, ready to print; every text may be empty."""

    id: str
    name: str
    owner: str
    contacts: tuple[tuple[str, Contact], ...]
    facts: tuple[tuple[str, str], ...]
    compared: str
    dialled: str
    stale: str
    from_age: str


FACTS = ("what", "hours", "cost", "languages", "asks", "next", "limits", "never_send")
BRIEF = ("hours", "cost", "next", "limits", "never_send")


def channel_view(
    channel: Channel, language: Language, data: Data, today: date, facts: tuple[str, ...] = FACTS
) -> ChannelView:
    """Return a channel as one edition prints it.

    Arguments:
        today: the day its age is counted to.
        facts: fields of the channel to show, in this order, where they are not empty.
    """

    def label(key: str, **values: object) -> str:
        return data.labels.get(key, language, **values)

    age = (today - channel.last_dated).days
    texts = ((name, getattr(channel, name)) for name in facts)
    return ChannelView(
        id=channel.id,
        name=channel.name[language],
        owner=channel.owner[language],
        contacts=tuple((label(f"contact.{contact.kind}"), contact) for contact in channel.contacts),
        facts=tuple((label(f"help.{name}"), text[language]) for name, text in texts if text),
        compared=label("help.compared", date=written_date(channel.compared, language, data)),
        dialled=(
            label("help.dialled", date=written_date(channel.dialled, language, data))
            if channel.dialled
            else ""
        ),
        stale=label("help.stale", days=age) if age > data.course.freshness.notice_days else "",
        from_age=label("help.from_age", age=channel.child_from) if channel.child_from else "",
    )


def for_a_child_alone(channel: Channel, band: str | None) -> bool:
    """Whether the youngest reader of this band may use the channel without an adult."""
    return channel.is_for_a_child_alone(int(band.split("-")[0]) if band else 0)


@dataclass(frozen=True)
class HelpBox:
    """What the help box of one page says."""

    people: tuple[str, str]
    after_telling: str
    channels: tuple[ChannelView, ...]
    with_adult: tuple[str, ...]


def help_box(edition: Edition, data: Data, today: date) -> HelpBox | None:
    """The help box of a page; None when the page names no channel."""
    if not edition.channels:
        return None
    child = edition.audience == "children"
    alone = [channel for channel in edition.channels if not child or for_a_child_alone(channel, edition.band)]
    reader = edition.audience or "anyone"

    def words(key: str) -> str:
        return data.labels.get(f"page.{key}_{reader}", edition.language)

    return HelpBox(
        people=(words("person_near"), words("person_outside")),
        after_telling=words("after_telling"),
        channels=tuple(
            channel_view(replace(channel, contacts=channel.spoken), edition.language, data, today, BRIEF)
            for channel in alone
            if channel.contacts
        ),
        with_adult=tuple(
            channel.name[edition.language] for channel in edition.channels if channel not in alone
        ),
    )
