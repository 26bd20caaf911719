"""Makes every file beside the pages (decks, guides, PDFs), in parallel, and only what changed.

Files are made into a cache first and copied into the site when all of them succeeded,
so that a lesson that cannot be printed never harms a good site.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from itertools import groupby
from multiprocessing import get_context
from operator import attrgetter
from pathlib import Path

import typst

from course import model
from course.model import Course, Edition
from course.outputs import ON_HANDOUTS, deck, guide, paper, posters, printing
from course.outputs.jobs import Job, Place, jobs
from course.outputs.progress import Count
from course.problems import Problem
from course.source import walk

__all__ = ["Job", "Place", "copy_into", "jobs", "made", "make"]

# What is wrong with a file, and how many pages of paper it has.
Result = tuple[list[Problem], int]


def make(course: Course, place: Place, count: Count | None = None) -> list[Problem]:
    """Make what is not in the cache yet, on all cores.

    Arguments:
        course: the checked course.
        place: where the files will stand.
        count: kept up to date while files are made.

    Returns:
        A problem, with file and line, for everything that could not be made; the other files
        are made nevertheless.
    """
    count = count or Count()
    wanted = jobs(course, place)
    waiting = [job for job in wanted if not job.cached.exists()]
    count.all, count.done = len(wanted), len(wanted) - len(waiting)
    count.heard()
    problems: list[Problem] = []
    for found, pages in _run(course, place, waiting):
        problems += found
        count.done, count.made, count.pages = count.done + 1, count.made + (not found), count.pages + pages
        count.heard()
    if not problems:
        _forget(wanted, course.root / ".cache" / "beside")
    return problems


def copy_into(site: Path, course: Course, place: Place) -> None:
    """Copy the made files into the site."""
    for job in jobs(course, place):
        target = site / job.target
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(job.cached, target)


def _run(course: Course, place: Place, waiting: list[Job]) -> Iterator[Result]:
    cores = min(os.cpu_count() or 1, 1 + len(waiting) // 8)
    if cores == 1:
        yield from (_one(course, place, job) for job in waiting)
        return
    # What a page needs in one process: its text, and its twin's, are rendered once there.
    pages = [list(group) for _, group in groupby(waiting, key=attrgetter("page"))]
    # Fresh processes: the typesetter's threads do not survive a fork.
    fresh, start = get_context("spawn"), (course.root, course.today, place)
    with ProcessPoolExecutor(cores, mp_context=fresh, initializer=_start, initargs=start) as pool:
        for results in pool.map(_in_worker, pages):
            yield from results


_worker: tuple[Course, Place] | None = None


def _start(root: Path, today: date, place: Place) -> None:
    global _worker
    course, _ = model.load(root, today)
    assert course is not None  # the parent loaded the same files
    _worker = (course, place)


def _in_worker(waiting: list[Job]) -> list[Result]:
    assert _worker is not None
    return [_one(*_worker, job) for job in waiting]


def made(course: Course, place: Place, job: Job) -> bytes:
    """Return the bytes of one file.

    Raises:
        paper.CannotPrint, typst.TypstError: it cannot be printed.
    """
    edition = course.edition(job.page, job.language)  # type: ignore[arg-type]
    assert edition is not None  # jobs are made from editions
    return _MAKERS[job.kind](course, edition, place)


def _one(course: Course, place: Place, job: Job) -> Result:
    """Make one file; its problems name the lesson file, because that is where to mend it."""
    edition = course.edition(job.page, job.language)  # type: ignore[arg-type]
    assert edition is not None
    path = edition.source.path
    try:
        data = made(course, place, job)
    except paper.CannotPrint as error:
        detail = {"element": error.element, "file": Path(job.target).name}
        return [Problem(path, error.line or 1, "cannot-print", detail=detail)], 0
    except typst.TypstError as error:
        detail = {"file": Path(job.target).name, "reason": str(error).strip().rstrip(".")}
        return [Problem(path, 1, "pdf-refused", detail=detail)], 0
    pages = printing.pages(data) if job.cached.suffix == ".pdf" else 0
    if job.kind == "handout" and printing.is_limited(course, edition) and pages > printing.HANDOUT_PAGES:
        line = next(block.line for block in walk(edition.source.blocks) if block.name in ON_HANDOUTS)
        detail = {"pages": pages, "most": printing.HANDOUT_PAGES}
        return [Problem(path, line, "handout-too-long", detail=detail)], 0
    job.cached.parent.mkdir(parents=True, exist_ok=True)
    part = job.cached.with_name(f"{job.cached.name}.{os.getpid()}")
    part.write_bytes(data)
    part.replace(job.cached)
    return [], pages


def _deck(course: Course, edition: Edition, place: Place) -> bytes:
    return deck.page(course, edition, place.directory_urls).encode()


def _guide(course: Course, edition: Edition, place: Place) -> bytes:
    return guide.page(course, edition, place.directory_urls).encode()


def _handout(course: Course, edition: Edition, place: Place) -> bytes:
    return printing.handout_pdf(course, edition, place.address)


def _cards(course: Course, edition: Edition, place: Place) -> bytes:
    return printing.cards_pdf(course, edition, place.address)


def _guide_pdf(course: Course, edition: Edition, place: Place) -> bytes:
    return printing.guide_pdf(course, edition, place.address)


def _poster(kind: str, course: Course, edition: Edition, place: Place) -> bytes:
    return posters.pdf(kind, course, edition, place.address)


_MAKERS: dict[str, Callable[[Course, Edition, Place], bytes]] = {
    "deck": _deck,
    "guide": _guide,
    "handout": _handout,
    "cards": _cards,
    "guide_pdf": _guide_pdf,
    **{kind: partial(_poster, kind) for kind in posters.POSTERS},
}


def _forget(wanted: list[Job], cache: Path) -> None:
    """Keep what this build used; everything else in the cache is of the past."""
    used = {job.cached for job in wanted}
    for path in cache.glob("*") if len(list(cache.glob("*"))) > 4 * len(used) else ():
        if path not in used:
            path.unlink()
