"""Which files stand beside the pages, where each goes, and where its bytes are kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from course.model import Course, Edition
from course.outputs import Beside, beside
from course.outputs.links import address_of, module_pages

CODE = (".py", ".html", ".typ", ".ttf", ".svg")
TOOLS = ("typst", "pikepdf", "Markdown", "pymdown-extensions", "lxml", "Jinja2", "segno")
# Rooms of the course that judge, measure or pass on what is made, and make nothing of it.
BYSTANDERS = ("cli", "dist", "measure", "rules")


@dataclass(frozen=True)
class Place:
    """Where the files go: the public address (or ""), and whether pages are folders.

    ``packs`` is false when the files that gather a whole module are left out.
    """

    address: str = ""
    directory_urls: bool = True
    packs: bool = True


@dataclass(frozen=True)
class Job:
    """One file of one edition: ``target`` in the site, ``cached`` where its bytes are kept."""

    kind: str
    page: str
    language: str
    target: str
    cached: Path


@lru_cache(maxsize=2)
def jobs(course: Course, place: Place) -> tuple[Job, ...]:
    """Return every file that is made beside a page, in the order of the course."""
    common = _fingerprint_of_all(course.root)
    found = []
    for _, edition in course.editions():
        for item in beside(course, edition, place.packs):
            key = _key(common, course, edition, item, place)
            target = _target(edition, item, place)
            cached = course.root / ".cache" / "beside" / f"{key}{Path(target).suffix}"
            found.append(Job(item.kind, edition.page, edition.language, target, cached))
    return tuple(found)


def _target(edition: Edition, beside: Beside, place: Place) -> str:
    page = address_of(edition.page, edition.language, place.directory_urls)
    if place.directory_urls:
        return page + beside.file + ("index.html" if beside.file.endswith("/") else "")
    folder = (
        page.removesuffix("index.html") if page.endswith("index.html") else page.removesuffix(".html") + "/"
    )
    return folder + (beside.file.removesuffix("/") + ".html" if beside.file.endswith("/") else beside.file)


def _fingerprint_of_all(root: Path) -> str:
    """What every file depends on: the facts, the course's own code, the tools that print."""
    digest = hashlib.sha256(" ".join(map(version, TOOLS)).encode())
    package = Path(__file__).parent.parent
    files = [*sorted((root / "data").glob("*.yml")), root / "mkdocs.yml"]
    files += [
        path
        for path in sorted(package.rglob("*"))
        if path.suffix in CODE and path.relative_to(package).parts[0] not in BYSTANDERS
    ]
    for path in files:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _key(common: str, course: Course, edition: Edition, beside: Beside, place: Place) -> str:
    where = (place.address, place.directory_urls)
    parts = [common, beside.kind, edition.page, edition.language, repr(where)]
    for one in _gathered(course, edition) if beside.gathers else (edition,):
        twins = course.pages[one.page].editions.values()
        parts += [*_stale(course, one), one.source.body, repr(sorted(one.source.meta.items()))]
        # Every sheet names its twin, and a deck is dealt out alike in both editions.
        parts += [twin.title for twin in twins]
        parts += [twin.source.body for twin in twins if beside.kind == "deck"]
    if beside.gathers:
        # A plan names lessons of other modules.
        parts += [lesson.title for page in course.lessons for lesson in page.editions.values()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _gathered(course: Course, edition: Edition) -> list[Edition]:
    """The editions in this language of all pages of the module that a page belongs to."""
    module = course.pages[edition.page].module
    pages = module_pages(course, module) if module else [edition.page]
    editions = (course.edition(page, edition.language) for page in pages)
    return [one for one in editions if one is not None]


def _stale(course: Course, edition: Edition) -> list[str]:
    """The ages that help boxes print: the day itself changes nothing, an entry growing old does."""
    notice = course.data.course.freshness.notice_days
    ages = ((channel.id, (course.today - channel.last_dated).days) for channel in edition.channels)
    return [f"{name} {age}" for name, age in ages if age > notice]
