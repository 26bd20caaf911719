"""The deck of a lesson: one page beside it, from the same Markdown, that a class can look at."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from lxml import html

from course import render
from course.model import Course, Edition
from course.outputs import pictures
from course.outputs.dealing import split
from course.outputs.fragments import Element
from course.outputs.help import help_box
from course.outputs.links import address_of, relative
from course.outputs.lists import environment
from course.outputs.slides import Part, Slide

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
    ("presenter", "S"), ("overview", "O"), ("brief", "V"), ("contrast", "C"), ("timer", "T"),
    ("two", "2 ×"), ("six", "6 ×"),
)  # fmt: skip
SHOWN_CHANNELS = 2


def slides(course: Course, edition: Edition, directory_urls: bool = True) -> list[Part]:
    """Return the parts of a lesson with all slides: title, content note, lesson, help, closing.

    The course's help slide takes the place of an author's slides of the last part that name
    a channel: the first title stays on the screen, their words become notes.
    """
    labels, language = course.data.labels, edition.language

    def label(key: str, **values: object) -> str:
        return labels.get(key, language, **values)

    others = [twin for twin in course.pages[edition.page].editions.values() if twin is not edition]
    trees = [_tree(course, one, directory_urls) for one in (edition, *others[:1])]
    parts = split(trees[0], dict(edition.plan), dict(edition.short), label, *trees[1:])
    reader = edition.audience
    first, last = parts[0].slides, parts[-1].slides
    at_first, at_last = first[0].group, last[-1].group
    note = Slide("note", "s-note", label("deck.content_note"), f"<p>{escape(edition.description)}</p>")
    note.signal = label(f"deck.choice_{reader}")
    note.group = at_first
    first[:0] = [Slide("title", "s-title", escape(edition.title), group=at_first), note]
    help_slide = Slide("help", "s-help", label("deck.help"), group=at_last)
    channels = [channel.name[language].split(" (")[0] for channel in edition.channels]
    # A part without slides got one that only names it: the help slide is enough.
    naming = [
        slide
        for slide in last
        if slide.kind == "heading" or (slide.kind == "slide" and _names_one_of(channels, slide))
    ]
    for slide in naming:
        last.remove(slide)
        help_slide.notes += slide.notes + slide.body
    if naming:
        help_slide.title = naming[0].title
    rest = f"<p>{label(f'deck.rest_{reader}')}</p>"
    closing = Slide("closing", "s-closing", label(f"deck.closing_{reader}"), rest, group=at_last)
    last += [help_slide, closing]
    return parts


def _tree(course: Course, edition: Edition, directory_urls: bool) -> Element:
    here = address(edition, directory_urls)
    text = render.html(edition, course, "all", at=here, directory_urls=directory_urls)
    figure = pictures.in_deck(course, edition.language, relative("", here))
    text = pictures.placed(text, course, edition.page, figure)
    return html.fragment_fromstring(text, create_parent="div")


def _names_one_of(channels: list[str], slide: Slide) -> bool:
    text = html.fragment_fromstring(slide.body, create_parent="div").text_content()
    return any(name in text for name in channels)


def page(course: Course, edition: Edition, directory_urls: bool = True) -> str:
    """Return the deck of a lesson as one HTML page.

    Arguments:
        course: the whole course, for labels and channels.
        edition: the lesson in one language.
        directory_urls: false in the offline bundle, where the deck is ``<page>/slides.html``.
    """
    here = address(edition, directory_urls)
    labels, language = course.data.labels, edition.language
    t: Callable[..., str] = lambda key, **values: labels.get(key, language, **values)  # noqa: E731
    # The page without JavaScript has no words to fetch, so the script's few words ride along as data.
    scene = pictures.scene_of(course, edition.page)
    picture = pictures.on_screen(course, language, relative("", here))(scene) if scene else ""
    words = {name: t(f"deck.{name}") for name in ("start", "pause", "no_window")}
    return (
        environment()
        .get_template("deck.html")
        .render(
            edition=edition,
            parts=slides(course, edition, directory_urls),
            help=help_box(edition, course.data, course.today),
            shown_channels=SHOWN_CHANNELS,
            t=t,
            root=relative("", here),
            picture=picture,
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
