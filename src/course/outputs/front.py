"""The front door: who comes in, where each goes, how it is used, and how adults pass its address on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from course.outputs import pictures
from course.outputs.links import Link, module_pages

if TYPE_CHECKING:
    from course.outputs.site import PageView

ADULTS = ("parents", "teachers", "trainers")
WAYS = {"project": ("index", "use"), "print": ("unduh", "before-printing"), "save": ("unduh", "offline")}
"""Page and heading that tell how to do it."""


@dataclass(frozen=True)
class Door:
    """An entrance on the home page for one audience, and the picture of all who stand at doors.

    An age is a link with its whole name and a short one.
    """

    audience: str
    face: str
    ages: tuple[tuple[Link, str], ...]
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Entrance:
    """What the home page shows first."""

    doors: list[Door]
    ways: list[Link]


def entrance(view: PageView) -> Entrance:
    """The doors and the ways of the home page."""
    return Entrance(_doors(view), _ways(view))


def _doors(view: PageView) -> list[Door]:
    """The home page's answer to "who are you": sections of each audience, and what it needs first."""
    data = view.course.data.course
    found: dict[str, Door] = {}
    for module in data.modules:
        pages = module_pages(view.course, module)
        if not pages:
            continue
        front = view.to(pages[0])
        known = found.get(module.audience) or _door(view, module.audience)
        if module.band:
            age = (Link(view.t(f"band.{module.band}"), front), module.band.replace("-", "–"))
            known = replace(known, ages=(*known.ages, age))
        else:
            known = replace(known, links=(Link(view.t("page.door_lessons"), front), *known.links))
        found[module.audience] = known
    return list(found.values())


def _door(view: PageView, audience: str) -> Door:
    """A door with what its audience needs first; its sections are still missing.

    A page is named there by its title up to the colon: a door on a phone has one line.
    """
    data = view.course.data
    paths = data.course.doors.get(audience, ())
    known = (view.link(path) for path in paths if path in view.course.pages)
    links = tuple(replace(link, title=link.title.partition(":")[0]) for link in known)
    face = view.root + pictures.DOORS if audience in data.pictures.doors else ""
    return Door(audience, face, (), links)


def _ways(view: PageView) -> list[Link]:
    """How the course is put on a screen, on paper, and on a phone without internet."""
    found = []
    for way, (path, id) in WAYS.items():
        edition = view.course.edition(path, view.language)
        if edition and any(heading.id == id for heading in edition.source.headings):
            found.append(Link(view.t(f"page.way_{way}"), f"{view.to(path)}#{id}"))
    return found


def share(view: PageView) -> str:
    """A plain link that passes the page on by WhatsApp; empty without an address, and for children.

    It says the name of the course only: a title may name a harm, and chats are read over shoulders.
    """
    if not view.canonical or view.audience not in ADULTS:
        return ""
    text = f"{view.t('page.course')} {view.canonical}"
    return f"https://wa.me/?text={quote(text, safe=':/')}"
