"""The deck of a lesson: one page beside it, from the same Markdown, that a class can look at."""

from __future__ import annotations

import json
from html import escape

from lxml import html

from course import render
from course.model import Course, Edition
from course.outputs.help import help_box
from course.outputs.links import address_of, relative
from course.outputs.lists import environment
from course.outputs.slides import Part, Slide, split

# Nothing inline, nothing from elsewhere: a deck is opened from a memory stick as often as from a site.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
# On the bar below the slides; every other action has its button in the list of keys.
CONTROLS = ("presenter", "overview", "black", "full")
KEYS = (
    ("next", "→ ↓ PageDown"), ("previous", "← ↑ PageUp"), ("first", "Home"), ("last", "End"),
    ("jump", "1 2 … Enter"), ("back", "Backspace"), ("black", "B"), ("white", "W"), ("full", "F"),
    ("presenter", "S"), ("overview", "O"), ("brief", "V"), ("contrast", "C"), ("two", "2 ×"), ("six", "6 ×"),
)  # fmt: skip


def slides(course: Course, edition: Edition) -> list[Part]:
    """Return the parts of a lesson with all slides: title, content note, lesson, help, closing."""
    labels, language = course.data.labels, edition.language

    def label(key: str, **values: object) -> str:
        return labels.get(key, language, **values)

    tree = html.fragment_fromstring(render.html(edition, course, "all"), create_parent="div")
    parts = split(tree, dict(edition.plan), dict(edition.short), label)
    reader = edition.audience
    note = f"<p>{escape(edition.description)}</p><p>{label(f'deck.choice_{reader}')}</p>"
    parts[0].slides[:0] = [
        Slide("title", "s-title", escape(edition.title)),
        Slide("note", "s-note", label("page.content_note"), note),
    ]
    parts[-1].slides += [
        Slide("help", "s-help", label("deck.help")),
        Slide("closing", "s-closing", label(f"deck.closing_{reader}"), f"<p>{label('deck.breathe')}</p>"),
    ]
    return parts


def page(course: Course, edition: Edition, directory_urls: bool = True) -> str:
    """Return the deck of a lesson as one HTML page.

    Arguments:
        course: the whole course, for labels and channels.
        edition: the lesson in one language.
        directory_urls: false in the offline bundle, where the deck is ``<page>/slides.html``.
    """
    here = address(edition, directory_urls)
    labels, language = course.data.labels, edition.language
    # The page without JavaScript has no words to fetch, so the script's few words ride along as data.
    words = {"start": labels.get("deck.start", language), "pause": labels.get("deck.pause", language)}
    return (
        environment()
        .get_template("deck.html")
        .render(
            edition=edition,
            parts=slides(course, edition),
            help=help_box(edition, course.data, course.today),
            t=lambda key, **values: labels.get(key, language, **values),
            root=relative("x", here).removesuffix("x") or "./",
            lesson=relative(address_of(edition.page, language, directory_urls), here),
            policy=POLICY,
            controls=CONTROLS,
            keys=KEYS,
            words=json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"),
        )
    )


def address(edition: Edition, directory_urls: bool = True) -> str:
    """Return the address of the deck, relative to the root of the site."""
    page_address = address_of(edition.page, edition.language, directory_urls)
    return f"{page_address}slides/" if directory_urls else page_address.removesuffix(".html") + "/slides.html"
