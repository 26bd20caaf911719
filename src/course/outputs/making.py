"""Makes every file beside the pages (decks, guides, PDFs), in parallel, and only what changed.

Files are made into a cache first and copied into the site when all of them succeeded,
so that a lesson that cannot be printed never harms a good site.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path

import typst

from course import model
from course.model import Course, Edition
from course.outputs import BESIDE, ON_HANDOUTS, deck, guide, packs, paper, plans, posters, printing
from course.outputs.jobs import Job, Place, jobs
from course.outputs.progress import Count
from course.problems import Problem
from course.source import walk

__all__ = ["Job", "Place", "copy_into", "jobs", "made", "make"]

# What is wrong with a file, and how many pages of paper it has.
Result = tuple[list[Problem], int]
Run = Callable[[list[Job]], Iterator[Result]]


def make(course: Course, place: Place, count: Count | None = None, printed: bool = False) -> list[Problem]:
    """Make what is not in the cache yet, on all cores.

    Arguments:
        course: the checked course.
        place: where the files will stand.
        count: kept up to date while files are made.
        printed: only what goes on paper; nobody who prints waits for slides.

    Returns:
        A problem, with file and line, for everything that could not be made; the other files
        are made nevertheless.
    """
    count = count or Count()
    known = jobs(course, place)
    wanted = [job for job in known if job.cached.suffix == ".pdf" or not printed]
    waiting = [job for job in wanted if not job.cached.exists()]
    count.all, count.done = len(wanted), len(wanted) - len(waiting)
    count.heard()
    problems: list[Problem] = []
    gathering = {item.kind for item in BESIDE if item.gathers}
    alone = [job for job in waiting if job.kind not in gathering]
    packs = [job for job in waiting if job.kind in gathering]
    with _workshop(course, place, waiting) as run:
        for some in (alone, packs):
            # A lesson that cannot be printed names itself; its packs would only say so again.
            for found, pages in run(some) if not problems else ():
                problems += found
                count.done, count.made = count.done + 1, count.made + (not found)
                count.pages += pages
                count.heard()
    if not problems:
        _forget(known, course.root / ".cache" / "beside")
    return sorted(problems)


def copy_into(site: Path, course: Course, place: Place) -> None:
    """Copy the made files into the site."""
    for job in jobs(course, place):
        target = site / job.target
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(job.cached, target)


@contextmanager
def _workshop(course: Course, place: Place, waiting: list[Job]) -> Iterator[Run]:
    """Yield what makes jobs, on as many cores as the work is worth.

    A process keeps to its modules: what it rendered for a page serves the page's twin and
    the packs of the module. This one takes a share as well: it has read the course already.
    """
    bench = _share(course, waiting, min(os.cpu_count() or 1, 1 + len(waiting) // 8))
    # Fresh processes: the typesetter's threads do not survive a fork.
    fresh, start = get_context("spawn"), (course.root, course.today, place)
    with ExitStack() as stack:
        pools = {
            number: stack.enter_context(ProcessPoolExecutor(1, fresh, initializer=_start, initargs=start))
            for number in sorted(set(bench.values()) - {0})
        }

        def run(wanted: list[Job]) -> Iterator[Result]:
            away = {pools[bench[job.page]].submit(_in_worker, job) for job in wanted if bench[job.page]}
            for job in wanted:
                if not bench[job.page]:
                    yield _one(course, place, job)
                    ready = {future for future in away if future.done()}
                    away -= ready
                    yield from (future.result() for future in ready)
            yield from (future.result() for future in as_completed(away))

        yield run


def _share(course: Course, waiting: list[Job], cores: int) -> dict[str, int]:
    """Give every page with work the number of a process; pages of a module stay together."""
    modules: dict[str, list[str]] = {}
    for job in waiting:
        module = course.pages[job.page].module
        modules.setdefault(module.id if module else job.page, []).append(job.page)
    loads, bench = [0] * cores, {}
    for pages in sorted(modules.values(), key=len, reverse=True):
        least = loads.index(min(loads))
        loads[least] += len(pages)
        bench |= dict.fromkeys(pages, least)
    return bench


_worker: tuple[Course, Place] | None = None


def _start(root: Path, today: date, place: Place) -> None:
    global _worker
    course, _ = model.load(root, today)
    assert course is not None  # the parent loaded the same files
    _worker = (course, place)


def _in_worker(job: Job) -> Result:
    assert _worker is not None
    return _one(*_worker, job)


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


def _plan(course: Course, edition: Edition, place: Place) -> bytes:
    return plans.pdf(course, edition, place.address)


def _pack(kind: str, course: Course, edition: Edition, place: Place) -> bytes:
    printed = _printed(course, place)
    return packs.pdf(kind, course, edition, lambda one, name: printed(one.page, one.language, name))


@lru_cache(maxsize=1)
def _printed(course: Course, place: Place) -> Callable[[str, str, str], bytes]:
    """Give the bytes of a file that a pack gathers: those in the cache, where the build puts them first."""
    named = {(job.page, job.language, job.kind): job for job in jobs(course, place)}

    def printed(page: str, language: str, kind: str) -> bytes:
        job = named[page, language, kind]
        return job.cached.read_bytes() if job.cached.exists() else made(course, place, job)

    return printed


def _booklet(course: Course, edition: Edition, place: Place) -> bytes:
    return packs.booklet(course, edition, place.address)


def _poster(kind: str, course: Course, edition: Edition, place: Place) -> bytes:
    return posters.pdf(kind, course, edition, place.address)


_MAKERS: dict[str, Callable[[Course, Edition, Place], bytes]] = {
    "deck": _deck,
    "guide": _guide,
    "handout": _handout,
    "cards": _cards,
    "guide_pdf": _guide_pdf,
    **{kind: partial(_poster, kind) for kind in posters.POSTERS},
    "plan": _plan,
    **{kind: partial(_pack, kind) for kind in packs.HOLDS},
    "booklet": _booklet,
}


def _forget(wanted: Iterable[Job], cache: Path) -> None:
    """Keep what this build used; everything else in the cache is of the past."""
    used = {job.cached for job in wanted}
    for path in cache.glob("*") if len(list(cache.glob("*"))) > 4 * len(used) else ():
        if path not in used:
            path.unlink()
