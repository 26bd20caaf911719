"""The list of everything that can be downloaded, by module, with pages and size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.outputs import BESIDE
from course.outputs.compact import pages
from course.outputs.jobs import Job, Place, jobs
from course.outputs.links import Link, module_pages, relative

if TYPE_CHECKING:
    from course.outputs.site import PageView


@dataclass(frozen=True)
class Download:
    """One file: ``pages`` is 0 for what is not paper, ``carried`` false for what copies leave out."""

    kind: str
    href: str
    pages: int
    bytes: int
    carried: bool


@dataclass(frozen=True)
class Shelf:
    """The files of one page of the course."""

    page: Link
    code: str
    files: tuple[Download, ...]


@dataclass(frozen=True)
class Group:
    """The packs, a module, or the pages outside modules."""

    title: str
    shelves: tuple[Shelf, ...]

    @property
    def files(self) -> list[Download]:
        return [file for shelf in self.shelves for file in shelf.files]

    @property
    def carried(self) -> Group:
        """The same group in a copy that readers carry."""
        shelves = (
            replace(shelf, files=tuple(file for file in shelf.files if file.carried))
            for shelf in self.shelves
        )
        return replace(self, shelves=tuple(shelves))

    @property
    def pages(self) -> int:
        return sum(file.pages for file in self.files)

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)


def downloads(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """Return what ``lists/downloads.html`` shows.

    Arguments:
        view: the page on which the list stands; only files in its language are listed.
        options: ``module`` limits the list to one module.

    Raises:
        KeyError: the option names no module.
        OSError: the files have not been made yet.
    """
    course, settings = view.course, view.settings
    place = Place(settings.address, settings.directory_urls, packs=not settings.serving)
    made: dict[str, list[Job]] = {}
    for job in jobs(course, place):
        if job.language == view.language:
            made.setdefault(job.page, []).append(job)
    modules = {module.id: module for module in course.data.course.modules}
    if "module" in options:
        modules = {options["module"]: modules[options["module"]]}
    gathering = {item.kind for item in BESIDE if item.gathers}
    packs = {page: [job for job in own if job.kind in gathering] for page, own in made.items()}
    single = {page: [job for job in own if job.kind not in gathering] for page, own in made.items()}
    paths = {name: module_pages(course, module) for name, module in modules.items()}
    of_modules = [path for own in paths.values() for path in own]
    others = () if "module" in options else (path for path in course.pages if path not in of_modules)
    groups = [Group(view.t("print.packs"), _shelves(view, packs, of_modules))]
    for name, own in paths.items():
        groups.append(Group(modules[name].title[view.language], _shelves(view, single, own)))
    groups.append(Group(view.t("print.other_files"), _shelves(view, single, others)))
    shown = {file.kind for group in groups for file in group.files}
    return {
        "groups": [group for group in groups if group.shelves],
        "kinds": [(item.kind, item.carried) for item in BESIDE if item.kind in shown],
        "size": lambda count: size(count, view.language),
    }


def size(count: int, language: str) -> str:
    """Return a number of bytes as a reader is told: ``46 KB``, ``1,2 MB``."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} KB"
    number = f"{count / 1e6:.1f}"
    return f"{number.replace('.', ',') if language == 'id' else number} MB"


def _shelves(view: PageView, made: Mapping[str, list[Job]], paths: Iterable[str]) -> tuple[Shelf, ...]:
    return tuple(
        Shelf(
            view.link(path),
            view.course.pages[path].code or "",
            tuple(_download(view, job) for job in made[path]),
        )
        for path in paths
        if made.get(path)
    )


def _download(view: PageView, job: Job) -> Download:
    href = relative(job.target, view.here)
    if view.settings.directory_urls:
        href = href.removesuffix("index.html")
    carried = next(item.carried for item in BESIDE if item.kind == job.kind)
    return Download(job.kind, href, _pages(job.cached), job.cached.stat().st_size, carried)


@lru_cache(maxsize=1024)
def _pages(file: Path) -> int:
    """Pages of a file in the cache, whose name changes with its content; 0 for what is not paper."""
    return pages(file.read_bytes()) if file.suffix == ".pdf" else 0
