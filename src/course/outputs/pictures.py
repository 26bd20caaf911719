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
from course.data.pictures import Chart, Diagram, Scene
from course.model import Course
from course.pictures import Picture, chart, draw, faces, portrait
from course.references import short

FOLDER, PEOPLE = "assets/pictures", "people"
DOORS = f"{FOLDER}/doors.svg"  # who stands at the doors of the home page, in the order of the data
SHEET = "tentang/gaya"  # the page with the character sheet
PAPER_WIDTH = 110
"""Millimetres: wide enough that words of a diagram are as large as the text around it."""
SPARED = '<source media="(prefers-reduced-data: reduce)" srcset="data:,0">'
"""Where data is dear a picture is nothing to fetch, and a browser shows its sentence instead.

No picture at all: of an address that ends with a comma ``srcset`` would take the comma for its own."""
_HEADING = re.compile(r'<h[2-6][^>]* id="([^"]+)"[^>]*>(.*?)</h[2-6]>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")

Shown = Scene | Diagram | Chart
Figure = Callable[..., str]
"""Makes the HTML of a picture, given what is drawn and the heading above it."""


def address(name: str, language: Language) -> str:
    """Address of a picture's file, relative to the root of the site."""
    return f"{FOLDER}/{name}.{language}.svg"


def portrait_address(name: str) -> str:
    """Address of the file that shows one person of the character sheet."""
    return f"{FOLDER}/{PEOPLE}/{name}.svg"


def write(course: Course, site: Path) -> None:
    """Write every picture that a page of the course shows, in both languages."""
    (site / FOLDER / PEOPLE).mkdir(parents=True, exist_ok=True)
    pictures = course.data.pictures
    for character in pictures.characters if SHEET in course.pages else ():
        svg = portrait(character, pictures).svg
        (site / portrait_address(character.id)).write_text(svg, encoding="utf-8")
    if pictures.doors:
        (site / DOORS).write_text(faces(pictures.doors.values(), pictures).svg, encoding="utf-8")
    for one in shown(course):
        for language in LANGUAGES:
            (site / address(one.id, language)).write_text(drawn(course, one, language).svg, encoding="utf-8")


def shown(course: Course) -> Iterator[Shown]:
    """The pictures that stand on a page that is there."""
    pictures = course.data.pictures
    for scene in pictures.scenes:
        if any(page in course.pages for page in scene.pages):
            yield scene
    for one in (*pictures.diagrams, *pictures.charts):
        if any(spot.page in course.pages for spot in one.spots):
            yield one


def scene_of(course: Course, page: str) -> Scene | None:
    """The picture at the head of a page; its own one before one it shares."""
    fitting = [scene for scene in course.data.pictures.scenes if page in scene.pages]
    return min(fitting, key=lambda scene: scene.pages.index(page), default=None)


@lru_cache(maxsize=512)
def drawn(course: Course, one: Shown, language: Language, paper: bool = False) -> Picture:
    """Draw once for the page, the deck, the guide and the pack that show the same picture."""
    if isinstance(one, Chart):
        return chart(one, course.data.statistics[one.statistic], language)
    return draw(one, course.data.pictures, language, paper)


def on_screen(course: Course, language: Language, root: str, spared: bool = False) -> Figure:
    """Makes the figure of a picture for a page whose way to the root of the site is ``root``.

    Arguments:
        spared: the picture is not fetched where a reader wants to save data. For pages of the
            site: lxml, which writes decks and guides, does not know that ``source`` is empty.
    """
    before, after = (f"<picture>{SPARED}", "</picture>") if spared else ("", "")

    def figure(one: Shown, title: str = "") -> str:
        picture = drawn(course, one, language)
        named = f' data-title="{title}"' if title else ""
        below = f"<figcaption>{_facts(one, course, language)}</figcaption>" if isinstance(one, Chart) else ""
        return (
            f'<figure class="kj-picture"{named}>'
            f'{before}<img src="{root}{address(one.id, language)}"'
            f' alt="{escape(picture.alt)}" width="{picture.width}" height="{picture.height}"'
            f' loading="lazy">{after}{below}</figure>'
        )

    return figure


def in_deck(course: Course, language: Language, root: str) -> Figure:
    """Makes the figure for a slide. A chart has none: its number never stands without its limits."""
    figure = on_screen(course, language, root)
    return lambda one, title="": "" if isinstance(one, Chart) else figure(one, title)


def on_paper(course: Course, language: Language) -> Figure:
    """Makes the figure of a picture for a print tree."""

    def figure(one: Shown, title: str = "") -> str:
        picture = drawn(course, one, language, paper=True)
        below = _facts(one, course, language) if isinstance(one, Chart) else ""
        return (
            f'<figure data-svg="{escape(picture.svg)}" data-alt="{escape(picture.alt)}"'
            f' data-width="{PAPER_WIDTH}"></figure>{below}'
        )

    return figure


def _facts(one: Chart, course: Course, language: Language) -> str:
    """What stands beside a number wherever it is shown: whose, when, by whom, its limits, its sources."""
    data = course.data
    number = data.statistics[one.statistic]
    works = ", ".join(short(data.sources[name], language) for name in number.sources)
    rows = (
        ("value", number.value),
        ("who", number.population[language]),
        ("year", number.year),
        ("counted_by", number.counted_by),
        ("caveat", number.caveat[language]),
        ("sources", works),
    )
    named = [(data.labels.get(f"chart.{key}", language), text) for key, text in rows]
    cells = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(text)}</td></tr>' for name, text in named
    )
    return f"<table><tbody>{cells}</tbody></table><p>{escape(number.wording[language])}</p>"


def placed(html: str, course: Course, page: str, figure: Figure) -> str:
    """The HTML of a page with its diagrams and charts, each below its heading."""
    pictures = course.data.pictures
    under = [
        (spot.under, one)
        for one in (*pictures.diagrams, *pictures.charts)
        for spot in one.spots
        if spot.page == page
    ]
    if not under:
        return html

    def add(found: re.Match[str]) -> str:
        title = _TAG.sub("", found[2]).replace('"', "&quot;")
        return found[0] + "".join(figure(one, title) for id, one in under if id == found[1])

    return _HEADING.sub(add, html)
