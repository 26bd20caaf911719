"""What printed sheets share: running head and foot, address and QR code, the help box."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Literal

import segno

from course.data import LANGUAGES, Language
from course.model import Course, Edition
from course.outputs import VERSION, pictures
from course.outputs.help import ChannelView, channel_view, help_box, written_date
from course.outputs.links import address_of

# A sheet may be left on the family table: from here on its title and its visible address
# say nothing about what the lesson is about.
EXPOSING = 3
EDGES = {"children": "dotted", "parents": "solid", "teachers": "dashed", "trainers": "double"}
"""The line of each audience, as in ``docs/assets/site/tokens.css``."""
DISCLOSURE_STEPS = range(1, 11)
Detail = Literal["whole", "sheet", "brief"]
FIRST_BRIEF = ("never_send",)
FIRST = ("asks", "next", *FIRST_BRIEF)


def learner_title(course: Course, edition: Edition) -> str:
    """Return the title of a learner's sheet: its number when the lesson's title could expose a child."""
    code = course.pages[edition.page].code
    if not _exposing(edition) or not code:
        return edition.title
    return course.data.labels.get("print.neutral_title", edition.language, code=code)


def settings(
    course: Course, edition: Edition, site: str = "", *, for_learners: bool = False
) -> dict[str, object]:
    """Return the arguments of ``sheet`` in ``templates/paper.typ`` for one edition.

    Head and foot carry what a sheet needs to be trusted and reused: for whom it is, version,
    date of the last reading, licence, and the name of the edition in the other language.

    Arguments:
        site: public address of the site with a slash at its end; without one there is
            neither an address nor a QR code on the sheet.
        for_learners: the sheet is handed out, so a title that could expose a child is neutral.
    """
    labels, language = course.data.labels, edition.language
    title = learner_title(course, edition) if for_learners else edition.title
    other = next(code for code in LANGUAGES if code != language)
    twin = course.edition(edition.page, other)
    foot = []
    if edition.reviewed:
        day = written_date(edition.reviewed, language, course.data)
        foot.append(labels.get("page.reviewed", language, date=day))
    foot.append(labels.get("page.licence", language))
    if twin:
        name = learner_title(course, twin) if for_learners else twin.title
        foot.append(labels.get("print.twin", language, title=name))
    head = [course.data.course.name[language]]
    if edition.band or edition.audience:
        key = f"band.{edition.band}" if edition.band else f"audience.{edition.audience}"
        head.append(labels.get(key, language))
    head.append(labels.get("page.version", language, version=VERSION))
    common: dict[str, object] = {
        "title": title,
        "lang": language,
        "head": " · ".join(head),
        "foot": " · ".join(foot),
        "page-word": labels.get("print.page", language),
        "edge": EDGES.get(edition.audience or ""),
    }
    common |= picture(course, edition)
    return common | code(course, edition, site, neutral=for_learners and _exposing(edition))


def disclosure(course: Course, language: Language) -> list[tuple[int, str, str]]:
    """Return what to do when a child tells: the number of each step, the step, words to say."""
    t = partial(course.data.labels.get, language=language)
    return [(at, t(f"disclosure.step_{at}"), t(f"disclosure.say_{at}")) for at in DISCLOSURE_STEPS]


def picture(course: Course, edition: Edition) -> dict[str, object]:
    """Return the arguments of ``sheet`` for the picture at the head of a page; none without one."""
    scene = pictures.scene_of(course, edition.page)
    if scene is None:
        return {}
    drawn = pictures.drawn(course, scene, edition.language, paper=True)
    return {"picture": drawn.svg, "picture-alt": drawn.alt}


def code(course: Course, edition: Edition, site: str, *, neutral: bool = False) -> dict[str, object]:
    """Return the arguments of ``sheet`` for the way to a page on the internet; none without a site.

    Arguments:
        site: as for :func:`settings`.
        neutral: the address in words names the site only.
    """
    if not site:
        return {}
    url = site + address_of(edition.page, edition.language)
    return {
        "url": url,
        "address": (site if neutral else url).removeprefix("https://").removesuffix("/"),
        "qr": _code(url),
        "qr-alt": course.data.labels.get("print.qr", edition.language),
    }


def _exposing(edition: Edition) -> bool:
    return (edition.sensitivity or 0) >= EXPOSING


@lru_cache(maxsize=64)
def _code(url: str) -> str:
    svg = io.BytesIO()
    segno.make(url, error="m").save(svg, kind="svg", scale=4, border=2, xmldecl=False)
    return svg.getvalue().decode().strip()


@dataclass(frozen=True)
class PrintedHelp:
    """What the help box says on paper.

    Arguments:
        people: two people to look for.
        channels: each with its hours and its cost.
        first: the first channel with what it asks, what happens next and what not to send.
        short_name: the name of the first channel without what stands in brackets.
        with_adult: names of channels that an adult can use for a child.
        compared: the date when all channels share it, else "".
        brief: what never to send stands alone, because it says so itself.
    """

    people: tuple[str, str]
    after_telling: str
    channels: tuple[ChannelView, ...]
    first: ChannelView
    short_name: str
    with_adult: tuple[str, ...]
    compared: str
    brief: bool


def printed_help(course: Course, edition: Edition, detail: Detail) -> PrintedHelp | None:
    """Return the help box of a page for paper, None when the page names no channel a reader may use.

    Arguments:
        detail: ``"whole"`` also names who runs a channel; ``"brief"`` calls channels by their short
            names and says of the first one only what never to send there, not what it asks and
            does next.
    """
    box = help_box(edition, course.data, course.today)
    if box is None or not box.channels:
        return None
    by_id = {channel.id: channel for channel in edition.channels}
    contacts = {view.id: view.contacts for view in box.channels}

    def view(name: str, *facts: str) -> ChannelView:
        whole = channel_view(by_id[name], edition.language, course.data, course.today, facts)
        owner = whole.owner if detail == "whole" else ""
        called = whole.name.partition(" (")[0] if detail == "brief" else whole.name
        return replace(whole, name=called, contacts=contacts[name], owner=owner)

    channels = tuple(view(name, "hours", "cost") for name in contacts)
    dates = {channel.compared for channel in channels}
    return PrintedHelp(
        people=box.people,
        after_telling=box.after_telling,
        channels=channels,
        first=view(channels[0].id, *(FIRST_BRIEF if detail == "brief" else FIRST)),
        short_name=channels[0].name.partition(" (")[0],
        with_adult=box.with_adult,
        compared=channels[0].compared if len(dates) == 1 else "",
        brief=detail == "brief",
    )
