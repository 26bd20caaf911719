"""Sheets that hang and travel: wallet cards, a school poster, a fridge card, the response card.

They stand beside the page that says where to report, take their channels from its front
matter and their words from the labels ``poster`` and ``disclosure``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from lxml import html

from course.model import Course, Edition
from course.outputs import paper, sheets
from course.outputs.help import channel_view
from course.outputs.lists import environment

CARDS_A_SHEET = 8


@dataclass(frozen=True)
class Poster:
    """One kind of sheet: its template below ``print/posters``, and how large its text is in points.

    ``pictured``: people see it on a wall, so it shows the picture of its page.
    """

    template: str
    size: int
    pictured: bool = False


POSTERS = {
    "wallet_cards": Poster("wallet_cards.html", 12),
    "school_poster": Poster("school_poster.html", 19, pictured=True),
    "fridge_card": Poster("fridge_card.html", 17, pictured=True),
    "response_card": Poster("response_card.html", 12),
}


def pdf(kind: str, course: Course, edition: Edition, site: str = "") -> bytes:
    """Return one of the sheets as PDF.

    Arguments:
        kind: a key of :data:`POSTERS`.
        edition: the page beside which the sheet stands; its channels are printed.
        site: public address of the site with a slash at its end, or "".
    """
    poster = POSTERS[kind]
    title = course.data.labels.get(f"poster.{kind}", edition.language)
    settings = sheets.settings(course, edition, site) | {"title": title, "size": poster.size}
    if not poster.pictured:
        settings["picture"] = None
    return paper.pdf(tree(kind, course, edition), settings)


def tree(kind: str, course: Course, edition: Edition) -> html.HtmlElement:
    """Return the print tree of one of the sheets; arguments as in :func:`pdf`."""
    language = edition.language
    views = [
        channel_view(channel, language, course.data, course.today, ("hours",)) for channel in edition.channels
    ]
    spoken = {channel.id: channel.spoken for channel in edition.channels}
    text = (
        environment()
        .get_template(f"print/posters/{POSTERS[kind].template}")
        .render(
            t=partial(course.data.labels.get, language=language),
            channels=[(view, spoken[view.id]) for view in views],
            copies=CARDS_A_SHEET,
            disclosure=sheets.disclosure(course, language),
        )
    )
    return html.fragment_fromstring(text, create_parent="div")
