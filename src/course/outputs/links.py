"""Links to pages, and the order in which the navigation names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from course.addresses import address_of, relative
from course.model import Course, Module

__all__ = ["Link", "Section", "address_of", "module_pages", "outline", "reading_order", "relative"]

HOME, HELP, HELP_NOW, SEARCH, NEUTRAL = "index", "bantuan", "bantuan/sekarang", "cari", "netral"
NOT_SAVED = "offline.html"  # shown for a page that a reader's copy in the browser does not hold
# In the offline bundle: where reading starts, and what tells whether the copy is complete.
STARTS: dict[str, str] = {"id": "mulai.html", "en": "start.html"}
CHECKS: dict[str, str] = {"id": "periksa.html", "en": "en/periksa.html"}


@dataclass(frozen=True)
class Link:
    """A link as the reader of this page sees it."""

    title: str
    href: str
    here: bool = False


@dataclass(frozen=True)
class Section:
    """A section of the navigation; its pages are listed only while the reader is in it."""

    title: str
    href: str
    here: bool
    open: bool
    items: tuple[Link, ...]
    paths: tuple[str, ...]


def module_pages(course: Course, module: Module) -> list[str]:
    """The pages of a module that exist: its front page, its lessons, the rest."""
    front = f"{module.id}/index"
    return [path for path in dict.fromkeys((front, *module.lessons, *module.pages)) if path in course.pages]


def module_of(course: Course, page: str) -> Module:
    """Return the module of a page that belongs to one, as a front page does."""
    module = course.pages[page].module
    assert module is not None
    return module


@lru_cache(maxsize=4)
def listed_in(course: Course) -> Mapping[str, Module]:
    """The first module that lists each page; made once, as every page shows all sections."""
    modules = reversed(course.data.course.modules)
    return {path: module for module in modules for path in module_pages(course, module)}


@lru_cache(maxsize=4)
def outline(course: Course) -> list[tuple[str, list[str]]]:
    """The navigation: the first page of each section and the pages below it, every page at most once."""
    modules = [module_pages(course, module) for module in course.data.course.modules]
    sections = [(pages[0], pages[1:]) for pages in modules if pages]
    others = [path for path in course.data.course.pages if path in course.pages]
    for path in others:
        if path in (HOME, NEUTRAL):
            continue
        folder = path.rpartition("/")[0]
        same = [other for other in others if other.startswith(f"{folder}/")] if folder else [path]
        front = f"{folder}/index" if f"{folder}/index" in same else same[0]
        section = (front, [other for other in same if other != front])
        if section not in sections:
            sections.append(section)
    return sections


def reading_order(course: Course) -> list[str]:
    """Every page of the course, in the order of the navigation."""
    listed = [path for front, rest in outline(course) for path in (front, *rest)]
    return list(dict.fromkeys([HOME, *listed, *course.pages]))
