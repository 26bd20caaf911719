"""The facilitator guide of a lesson: everything in it, in order, with timetable, answers and care.

One tree serves the page ``guide/`` and, after the small changes paper needs, ``guide.pdf``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import html
from lxml.html import builder

from course import render
from course.model import Course, Edition
from course.outputs import pictures
from course.outputs.fragments import inner
from course.outputs.handout import Element, blocks, lesson_html, name_targets, parsed, with_space
from course.outputs.help import written_date
from course.outputs.links import address_of, relative
from course.outputs.lists import environment, lists_of
from course.outputs.sheets import disclosure, printed_help

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
PREPARATIONS = range(1, 6)


def address(edition: Edition, directory_urls: bool = True) -> str:
    """Return the address of the guide page, relative to the root of the site."""
    page_address = address_of(edition.page, edition.language, directory_urls)
    return f"{page_address}guide/" if directory_urls else page_address.removesuffix(".html") + "/guide.html"


def page(course: Course, edition: Edition, directory_urls: bool = True) -> str:
    """Return the guide as one HTML page.

    Arguments:
        course: the whole course, for labels, channels and reviews.
        edition: the lesson in one language.
        directory_urls: false in the offline bundle, where the guide is ``<page>/guide.html``.
    """
    here = address(edition, directory_urls)
    lists = lists_of(course, edition)
    text = render.html(edition, course, "all", at=here, directory_urls=directory_urls, lists=lists)
    root = relative("", here)
    figure = pictures.on_screen(course, edition.language, root)
    text = pictures.placed(text, course, edition.page, figure)
    lesson = html.fragment_fromstring(text, create_parent="div")
    _prepare(course, edition, lesson)
    return (
        environment()
        .get_template("guide.html")
        .render(
            **_view(course, edition),
            lesson=inner(lesson),
            root=root,
            back=relative(address_of(edition.page, edition.language, directory_urls), here),
            policy=POLICY,
        )
    )


def tree(course: Course, edition: Edition) -> Element:
    """Return the print tree of ``guide.pdf``: the parts of the page, with room to write."""
    figure = pictures.on_paper(course, edition.language)
    lesson = parsed(pictures.placed(lesson_html(course, edition), course, edition.page, figure))
    _prepare(course, edition, lesson)
    name_targets(course, edition, lesson, "block.scene")
    for sheet in blocks(lesson, "worksheet"):
        with_space(sheet)
    view = _view(course, edition)
    frame = environment().get_template("print/guide.html").render(**view)
    whole = html.fragment_fromstring(frame, create_parent="div")
    place = whole.get_element_by_id("lesson-goes-here")
    for element in list(lesson):
        place.addprevious(element)
    place.drop_tree()
    return whole


def _prepare(course: Course, edition: Edition, lesson: Element) -> None:
    """Number the cards as on paper, and say of each slide that it is one.

    On a page of text a slide looks like any other frame.
    """
    for group in blocks(lesson, "cards"):
        for items in group.iterchildren("ul"):
            items.tag = "ol"
    word = course.data.labels.get("block.slide", edition.language)
    for slide in blocks(lesson, "slide"):
        titles = slide.find_class("block-title")
        if not titles:
            slide.insert(0, builder.P({"class": "block-title"}, word))
            continue
        kind = builder.SPAN({"class": "kind"}, f"{word}:")
        kind.tail, titles[0].text = f" {titles[0].text or ''}", None
        titles[0].insert(0, kind)


def _view(course: Course, edition: Edition) -> dict[str, object]:
    labels, language = course.data.labels, edition.language
    t = partial(labels.get, language=language)
    day = edition.reviewed
    return {
        "edition": edition,
        "code": course.pages[edition.page].code,
        "t": t,
        "timetable": [
            (
                labels.get(f"plan.{part}", language),
                minutes,
                edition.short.get(part, 0),
                events(edition, part),
            )
            for part, minutes in edition.plan.items()
        ],
        "short_total": sum(edition.short.values()),
        "materials": list(materials(edition)),
        "preparations": [t(f"guide.prepare_{number}") for number in PREPARATIONS],
        "disclosure": disclosure(course, language),
        "help": printed_help(course, edition, "whole"),
        "child": edition.audience == "children",
        "sources": edition.sources,
        "reviewed": t("page.reviewed", date=written_date(day, language, course.data)) if day else "",
    }


def events(edition: Edition, part: str) -> list[str]:
    """What happens in a part of the plan: its heading, then its activities, stories and cards."""
    parts = [heading for heading in edition.source.headings if heading.level == 2]
    heading = next((heading for heading in parts if heading.id == part), None)
    if heading is None:
        return []
    start = heading.line
    end = min((other.line for other in parts if other.line > start), default=10**9)
    return [heading.text] + [
        block.argument
        for block in edition.source.blocks
        if start < block.line < end and block.name in ("activity", "story", "cards") and block.argument
    ]


def materials(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Each activity that needs something: its title, the materials, what to do without electricity."""
    for block in edition.source.blocks:
        if block.name == "activity" and block.options:
            yield block.argument, block.options.get("materials", ""), block.options.get("no-electricity", "")
