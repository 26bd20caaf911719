"""What the seed documents teach, and the lessons and works that carry it on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from course.data import Source, System
from course.model import Course
from course.outputs.links import Link
from course.outputs.site import PageView
from course.references import short


def systems(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """Every system of ``data/systems.yml`` with its written lessons and the works they cite."""
    course = view.course
    return {
        "rows": [
            (system.name[view.language], _links(view, teaching(course, system)), _works(view, system))
            for system in course.data.systems.values()
        ],
        "short": short,
        "language": view.language,
    }


def seeds(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """Every seed document with the lessons that cite at least one of its claims."""
    data = view.course.data
    ids = sorted({claim.seed for claim in data.claims.values()})
    rows = []
    for seed in ids:
        own = {claim.id for claim in data.claims.values() if claim.seed == seed}
        lessons = [page.path for page in view.course.lessons if cited(view.course, page.path) & own]
        rows.append((data.sources[seed], _links(view, lessons)))
    return {"rows": rows}


def teaching(course: Course, system: System) -> list[str]:
    """The written lessons of a system, in the order of ``data/systems.yml``."""
    return [path for path in system.lessons if path in course.pages]


def cited(course: Course, path: str) -> set[str]:
    """The claims a lesson cites in any of its editions."""
    editions = course.pages[path].editions.values()
    return {claim for edition in editions for claim in edition.source.meta.get("claims") or ()}


def _works(view: PageView, system: System) -> list[Source]:
    """The works that the lessons of a system cite, seed documents left out, each once."""
    seed_ids = {claim.seed for claim in view.course.data.claims.values()}
    works: dict[str, Source] = {}
    for path in teaching(view.course, system):
        for edition in view.course.pages[path].editions.values():
            works |= {source.id: source for source in edition.sources if source.id not in seed_ids}
    return list(works.values())


def _links(view: PageView, paths: Iterable[str]) -> list[Link]:
    return [view.link(path) for path in paths]
