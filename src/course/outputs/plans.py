"""The plan of a module: every lesson minute by minute on a few pages, to teach from or to plan a term.

What a facilitator says and the answers stay in the guide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from lxml import html

from course.model import Course, Edition
from course.outputs import guide, paper, sheets
from course.outputs.fragments import Element, inner, outer, take_title
from course.outputs.handout import blocks, lesson_tree
from course.outputs.links import module_of, module_pages
from course.outputs.lists import environment

# How the notes begin that say what to change for whom. Lessons for children have notes for
# every child; those for adults say before they start what to look out for.
FOR_EVERYONE, BEFORE = "plan.everyone_starts", "plan.before_starts"


@dataclass(frozen=True)
class Step:
    """A part of a lesson: from which minute to which, also in the short version, and what happens."""

    name: str
    minutes: str
    short: str
    events: tuple[str, ...]


def pdf(course: Course, edition: Edition, site: str = "") -> bytes:
    """Return ``rencana.pdf`` of the module at whose first page it stands.

    Arguments:
        course: the whole course.
        edition: that page in one language.
        site: public address of the site with a slash at its end, or "".

    Raises:
        CannotPrint, typst.TypstError: as :func:`course.outputs.paper.pdf`.
    """
    module = module_of(course, edition.page).title[edition.language]
    title = course.data.labels.get("plan.title", edition.language, module=module)
    return paper.pdf(tree(course, edition), sheets.settings(course, edition, site) | {"title": title})


def tree(course: Course, edition: Edition) -> Element:
    """Return the print tree of the plan; arguments as in :func:`pdf`."""
    labels, language, module = course.data.labels, edition.language, module_of(course, edition.page)
    t = partial(labels.get, language=language)

    def titles(paths: tuple[str, ...]) -> list[str]:
        found = (course.edition(path, language) for path in paths)
        return [f"{course.pages[one.page].code} {one.title}" for one in found if one is not None]

    text = (
        environment()
        .get_template("print/plan.html")
        .render(
            t=t,
            lessons=[_lesson(course, lesson) for lesson in taught(course, edition)],
            before=titles(module.before),
            same_week=titles(module.same_week),
            preparations=[t(f"guide.prepare_{number}") for number in guide.PREPARATIONS],
        )
    )
    return html.fragment_fromstring(text, create_parent="div")


def taught(course: Course, edition: Edition) -> list[Edition]:
    """The lessons of a page's module that are written in its language, in order."""
    pages = module_pages(course, module_of(course, edition.page))
    editions = (course.edition(path, edition.language) for path in pages if course.pages[path].is_lesson)
    return [lesson for lesson in editions if lesson is not None]


def _lesson(course: Course, edition: Edition) -> dict[str, object]:
    lesson = lesson_tree(course, edition)
    return {
        "code": course.pages[edition.page].code,
        "edition": edition,
        "short_total": sum(edition.short.values()),
        "steps": list(steps(course, edition)),
        "materials": list(guide.materials(edition)),
        "adapted": outer(_adapted(course, edition, lesson)),
    }


def steps(course: Course, edition: Edition) -> Iterator[Step]:
    """Yield the parts of a lesson with the minutes from its start, in both versions."""
    whole, brief = _spans(edition.plan), _spans(edition.short)
    for part in edition.plan:
        name = course.data.labels.get(f"plan.{part}", edition.language)
        yield Step(name, whole[part], brief.get(part, ""), tuple(guide.events(edition, part)))


def _spans(plan: Mapping[str, int]) -> dict[str, str]:
    """From which minute to which each part lasts: ``{"open": "0–4", "hook": "4–7"}``."""
    spans, now = {}, 0
    for part, minutes in plan.items():
        spans[part] = f"{now}–{now + minutes}"
        now += minutes
    return spans


def _adapted(course: Course, edition: Edition, lesson: Element) -> Iterator[Element]:
    """What a facilitator changes for whom: the list of the note for everyone, else what to watch for."""
    notes = {take_title(note): note for note in blocks(lesson, "facilitator")}

    def note(starts: str) -> Element | None:
        start = course.data.labels.get(starts, edition.language)
        return next((found for title, found in notes.items() if title.startswith(start)), None)

    everyone, before = note(FOR_EVERYONE), note(BEFORE)
    if everyone is not None:
        yield from everyone.iterchildren("ul")
    elif before is not None:
        items = "".join(f"<li>{text}</li>" for text in _watched(before))
        yield html.fragment_fromstring(f"<ul>{items}</ul>")


def _watched(note: Element) -> Iterator[str]:
    """What a note tells to watch for."""
    key = None
    for line in note.iter("dt", "dd"):
        if line.tag == "dt":
            key = line.get("data-key")
        elif key == "watch-for":
            yield inner(line)
