"""Packs to print: everything of one module in one file.

A module has two packs: the sheets that learners get, and the guides of those who lead.
Parents also get a booklet: what a lesson says in three minutes, on A5, to fold.
Order and names come from ``data/course.yml``.
"""

from __future__ import annotations

from importlib.metadata import version

from course.model import Course, Edition
from course.outputs import beside, guide, handout, imposing, paper, printing, sheets
from course.outputs.links import module_of, module_pages
from course.outputs.paper import Part

# The files beside a page that go into each kind of pack.
HOLDS = {"pack_sheets": ("handout", "cards"), "pack_guides": ("guide_pdf",)}


def pdf(kind: str, course: Course, edition: Edition, site: str = "") -> bytes:
    """Return one pack as PDF.

    Arguments:
        kind: a key of :data:`HOLDS`.
        edition: the first page of the module in one language.
        site: public address of the site with a slash at its end, or "".

    Raises:
        CannotPrint, typst.TypstError: as :func:`course.outputs.paper.pack`; files that could be
            printed alone can be printed together.
    """
    parts = [_part(course, one, name, site) for one, name in contents(kind, course, edition)]
    return paper.pack(parts, _frame(kind, course, edition))


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

    The cover names no topic; help stands on the back. Arguments and errors as for :func:`pdf`.
    """
    labels, language = course.data.labels, edition.language
    frame = _frame("booklet", course, edition)
    frame["head"] = course.data.course.name[language]  # short lines
    common = {name: frame[name] for name in ("lang", "head", "foot", "page-word")} | {"paper": "a5"}
    parts = []
    for one in _reading(course, edition):
        if course.pages[one.page].is_lesson:
            settings = common | {"title": one.title} | sheets.code(course, one, site)
            parts.append(Part("", one.title, handout.in_brief(course, one), settings))
    helping = handout.section(handout.help_tree(course, edition, "brief"))
    title = labels.get("plan.help", language)
    parts.append(Part("", title, helping, common | {"title": title}))
    frame["owner"] = labels.get("print.booklet_owner", language)
    return imposing.imposed(paper.pack(parts, frame, "booklet"))


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
    head.append(labels.get("page.version", language, version=version("kelas-jaga")))
    return {
        "title": labels.get(f"print.{kind}", language, module=module),
        "lang": language,
        "head": " · ".join(head),
        "foot": labels.get("page.licence", language),
        "page-word": labels.get("print.page", language),
        "about": labels.get(f"print.{kind}_about", language),
    }


def _part(course: Course, edition: Edition, kind: str, site: str) -> Part:
    labels, language = course.data.labels, edition.language
    settings = sheets.settings(course, edition, site, for_learners=kind != "guide_pdf")
    if kind == "guide_pdf":
        tree = guide.tree(course, edition)
    elif kind == "cards":
        tree = handout.cards(course, edition)
        settings |= {"title": labels.get("print.cards_title", language, title=settings["title"])}
    else:
        form, _ = printing.fitted(course, edition, site)
        tree = handout.handout(course, edition, form)
        settings |= {"tight": form.tight}
    code = course.pages[edition.page].code
    group = f"{code} {edition.title}" if code else edition.title
    return Part(group, labels.get(f"print.part_{kind}", language), tree, settings)
