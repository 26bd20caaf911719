"""Where pictures stand: the files of the site, figures on pages, in decks and on paper.

A lesson file names no picture: ``data/pictures.yml`` says which page shows which one, so both
editions show the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape
from pathlib import Path

from course.data import LANGUAGES, Language
from course.data.pictures import Diagram, Scene
from course.model import Course
from course.pictures import Picture, draw

FOLDER = "assets/pictures"
_HEADING = re.compile(r'<h[2-6][^>]* id="([^"]+)"[^>]*>(.*?)</h[2-6]>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")

Figure = Callable[..., str]
"""Makes the HTML of a picture, given what is drawn and (a diagram) the heading above it."""


@lru_cache(maxsize=512)
def _drawn(course: Course, one: Scene | Diagram, language: Language, paper: bool = False) -> Picture:
    """Draw once for the page, the deck, the guide and the pack that show the same picture."""
    return draw(one, course.data.pictures, language, paper)


def address(name: str, language: Language) -> str:
    """Address of a picture's file, relative to the root of the site."""
    return f"{FOLDER}/{name}.{language}.svg"


def write(course: Course, site: Path) -> None:
    """Write every picture that a page of the course shows, in both languages."""
    (site / FOLDER).mkdir(parents=True, exist_ok=True)
    for one in shown(course):
        for language in LANGUAGES:
            picture = _drawn(course, one, language)
            (site / address(one.id, language)).write_text(picture.svg, encoding="utf-8")


def shown(course: Course) -> Iterator[Scene | Diagram]:
    """The pictures that stand on a page that is there."""
    for scene in course.data.pictures.scenes:
        if any(page in course.pages for page in scene.pages):
            yield scene
    for diagram in course.data.pictures.diagrams:
        if any(spot.page in course.pages for spot in diagram.spots):
            yield diagram


def scene_of(course: Course, page: str) -> Scene | None:
    """The picture at the head of a page; its own one before one it shares."""
    fitting = [scene for scene in course.data.pictures.scenes if page in scene.pages]
    return min(fitting, key=lambda scene: scene.pages.index(page), default=None)


def on_screen(course: Course, language: Language, root: str) -> Figure:
    """Makes the figure of a picture for a page or a deck whose way to the root of the site is ``root``."""

    def figure(one: Scene | Diagram, title: str = "") -> str:
        picture = _drawn(course, one, language)
        named = f' data-title="{title}"' if title else ""
        return (
            f'<figure class="kj-picture"{named}><img src="{root}{address(one.id, language)}"'
            f' alt="{escape(picture.alt)}" width="{picture.width}" height="{picture.height}"'
            ' loading="lazy" decoding="async"></figure>'
        )

    return figure


PAPER_WIDTH = 110
"""Millimetres: wide enough that words of a diagram are as large as the text around it."""


def on_paper(course: Course, language: Language) -> Figure:
    """Makes the figure of a picture for a print tree."""

    def figure(one: Scene | Diagram, title: str = "") -> str:
        picture: Picture = _drawn(course, one, language, paper=True)
        return (
            f'<figure data-svg="{escape(picture.svg)}" data-alt="{escape(picture.alt)}"'
            f' data-width="{PAPER_WIDTH}"></figure>'
        )

    return figure


def placed(html: str, course: Course, page: str, figure: Figure) -> str:
    """The HTML of a page with its diagrams, each below its heading."""
    diagrams = course.data.pictures.diagrams
    under = {spot.under: one for one in diagrams for spot in one.spots if spot.page == page}
    if not under:
        return html

    def add(found: re.Match[str]) -> str:
        title = _TAG.sub("", found[2]).replace('"', "&quot;")
        return found[0] + (figure(under[found[1]], title) if found[1] in under else "")

    return _HEADING.sub(add, html)
