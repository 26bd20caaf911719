"""Packs to print: everything of one module in one file.

A module has two packs: the sheets that learners get, and the guides of those who lead.
Parents also get a booklet: what a lesson says in three minutes, on A5, to fold.
Order and names come from ``data/course.yml``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from course.model import Course, Edition
from course.outputs import VERSION, beside, handout, imposing, joining, paper, sheets
from course.outputs.compact import pages
from course.outputs.links import module_of, module_pages

# The files beside a page that go into each kind of pack.
HOLDS = {"pack_sheets": ("handout", "cards"), "pack_guides": ("guide_pdf",)}


def pdf(kind: str, course: Course, edition: Edition, printed: Callable[[Edition, str], bytes]) -> bytes:
    """Return one pack as PDF: contents, then every sheet as it is printed alone.

    Arguments:
        kind: a key of :data:`HOLDS`.
        edition: the first page of the module in one language.
        printed: gives the PDF of a kind that stands beside an edition.

    Raises:
        CannotPrint, typst.TypstError: a sheet cannot be printed.
    """
    labels, language = course.data.labels, edition.language
    held = contents(kind, course, edition)
    parts = [printed(one, name) for one, name in held]
    starts = joining.starts([pages(part) for part in parts])
    rows, group = [], None
    for at, ((one, name), start) in enumerate(zip(held, starts, strict=True)):
        if one.page != group:
            code = course.pages[one.page].code
            rows.append(("group", f"{code} {one.title}" if code else one.title, "", 0))
        group = one.page
        rows.append(("part", labels.get(f"print.part_{name}", language), f"{joining.PART}{at}", start))
    front = paper.contents(rows, _frame(kind, course, edition))
    # A hundred at a time: the packs of a language share what was printed once.
    most = pages(front) + 1 + starts[-1] + pages(parts[-1])
    numbers = _numbers(-(-most // 100) * 100, language, labels.get("print.pack", language))
    return joining.joined(front, parts, numbers)


@lru_cache(maxsize=4)
def _numbers(count: int, language: str, word: str) -> bytes:
    return paper.numbers(count, language, word)


def contents(kind: str, course: Course, edition: Edition) -> list[tuple[Edition, str]]:
    """Return the page and the kind of every file that a pack joins; arguments as for :func:`pdf`."""
    return [
        (one, item.kind)
        for one in _reading(course, edition)
        for item in beside(course, one)
        if item.kind in HOLDS[kind]
    ]


def booklet(course: Course, edition: Edition, site: str = "") -> bytes:
    """Return the lessons of a module in brief, as sheets of A4 to fold into a booklet of A5.

    The cover names no topic; help stands on the back.

    Arguments:
        edition: as for :func:`pdf`.
        site: public address of the site with a slash at its end, or "".

    Raises:
        CannotPrint, typst.TypstError: as :func:`course.outputs.paper.booklet`.
    """
    labels, language = course.data.labels, edition.language
    frame = _frame("booklet", course, edition)
    frame["head"] = course.data.course.name[language]  # short lines
    common = {name: frame[name] for name in ("lang", "head", "foot", "page-word")} | {"paper": "a5"}
    read = []
    for one in _reading(course, edition):
        if course.pages[one.page].is_lesson:
            settings = common | {"title": one.title} | sheets.code(course, one, site)
            read.append((handout.in_brief(course, one), settings))
    helping = handout.section(handout.help_tree(course, edition, "brief"))
    read.append((helping, common | {"title": labels.get("plan.help", language)}))
    frame |= {"owner": labels.get("print.booklet_owner", language)} | sheets.picture(course, edition)
    return imposing.imposed(paper.booklet(read, frame))


def _reading(course: Course, edition: Edition) -> list[Edition]:
    """Lessons first, then the module's other pages, as far as they are written in this language."""
    pages = module_pages(course, module_of(course, edition.page))
    ordered = sorted(pages, key=lambda path: not course.pages[path].is_lesson)
    editions = (course.edition(path, edition.language) for path in ordered)
    return [one for one in editions if one is not None]


def _frame(kind: str, course: Course, edition: Edition) -> dict[str, object]:
    labels, language = course.data.labels, edition.language
    module = module_of(course, edition.page).title[language]
    head = [course.data.course.name[language], module]
    head.append(labels.get("page.version", language, version=VERSION))
    return {
        "title": labels.get(f"print.{kind}", language, module=module),
        "lang": language,
        "head": " · ".join(head),
        "foot": labels.get("page.licence", language),
        "page-word": labels.get("print.page", language),
        "about": labels.get(f"print.{kind}_about", language),
    }
