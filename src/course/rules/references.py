"""Whatever names something else: ids of facts, paths of lessons, links between pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping

from course.model import Course, Edition
from course.problems import Problem, nearest
from course.rules.base import Pages, Setting, at_line, items
from course.source import walk

# Made by the build beside each lesson, so no file of docs/ holds them.
_OUTPUT = re.compile(r"(?:.*/)?(?:slides/|guide/|handout\.pdf|cards\.pdf|guide\.pdf)")
# Which list of a page gives its entries an id that links may name.
_LISTED = {"glossary": "glossary", "sources": "sources", "channels": "channels", "laws": "laws"}


def facts(pages: Pages) -> Iterator[Problem]:
    """Ids of channels, sources, terms and claims exist, in the front matter and in links."""
    data = pages.data
    known: Mapping[str, tuple[Collection[str], str]] = {
        "channel": (data.channels, "channels"),
        "source": (data.sources, "sources"),
        "claim": (data.claims, "claims"),
        "term": (data.glossary, "glossary"),
        "law": (data.laws, "laws"),
    }
    for _, edition in pages.editions():
        for kind in ("channel", "source", "claim", "law"):
            for line, name in items(edition, f"{kind}s"):
                yield from _unknown(edition, line, kind, name, known[kind])
        for link in edition.source.references:
            if link.kind in known:
                yield from _unknown(edition, link.line, link.kind, link.target, known[link.kind])


def _unknown(
    edition: Edition, line: int, kind: str, name: str, known: tuple[Collection[str], str]
) -> Iterator[Problem]:
    ids, file = known
    if name not in ids:
        detail = {"id": name, "file": f"data/{file}.yml", **nearest(name, ids)}
        yield at_line(edition, line, f"unknown-{kind}", **detail)


def prerequisites(pages: Pages) -> Iterator[Problem]:
    """Lessons that come before are lessons of the course, and not the lesson itself."""
    lessons = [path for path in pages.data.course.lessons]
    for page, edition in pages.editions():
        for line, path in items(edition, "prerequisites"):
            if path not in lessons or path == page.path:
                yield at_line(edition, line, "unknown-lesson", page=path, **nearest(path, lessons))


def modules(pages: Pages) -> Iterator[Problem]:
    """A list of one module's lessons names a module of the course."""
    known = [module.id for module in pages.data.course.modules]
    for _, edition in pages.editions():
        for block in walk(edition.source.blocks):
            wanted = block.options.get("module")
            if block.name == "list" and wanted is not None and wanted not in known:
                detail = {"id": wanted, **nearest(wanted, known)}
                yield at_line(edition, block.line, "unknown-module", **detail)


def links(course: Course, setting: Setting) -> Iterator[Problem]:
    """Links between pages reach a page that is written and a place that is on it."""
    listed = [*course.data.course.pages, *course.data.course.lessons]
    listed += [page for module in course.data.course.modules for page in module.pages]
    for _, edition in course.editions():
        for link in edition.source.references:
            if link.kind == "heading":
                yield from _anchor(course, edition, edition, link.target, link.line)
            elif link.kind == "scheme":
                yield at_line(edition, link.line, "unknown-scheme", target=link.target)
            elif link.kind == "page":
                yield from _page_link(course, edition, link.target, link.line, listed)


def _page_link(
    course: Course, edition: Edition, target: str, line: int, listed: list[str]
) -> Iterator[Problem]:
    path, _, anchor = target.partition("#")
    folder = posixpath.dirname(edition.page)
    there = posixpath.normpath(posixpath.join(folder, path))
    if path.startswith("/"):
        yield at_line(edition, line, "absolute-link", target=target)
    elif not path.endswith(".md"):
        file = course.root / "docs" / edition.language / there
        shared = course.root / "docs" / there
        if not _OUTPUT.fullmatch(path) and not file.is_file() and not shared.is_file():
            yield at_line(edition, line, "broken-link", target=target)
    else:
        page = there.removesuffix(".md")
        if page not in course.pages:
            if page in listed:
                yield at_line(edition, line, "link-not-written", target=target)
            else:
                near = nearest(page, listed)
                if near:
                    near = {"suggestion": posixpath.relpath(near["suggestion"], folder or ".") + ".md"}
                yield at_line(edition, line, "broken-link", target=target, **near)
        elif anchor:
            # A page without this edition is shown in the other language.
            editions = course.pages[page].editions
            reached = editions.get(edition.language) or next(iter(editions.values()))
            yield from _anchor(course, edition, reached, anchor, line)


def _anchor(course: Course, edition: Edition, reached: Edition, anchor: str, line: int) -> Iterator[Problem]:
    ids = [heading.id for heading in reached.source.headings if heading.id]
    for block in walk(reached.source.blocks):
        if block.name == "list" and block.argument in _LISTED:
            ids += getattr(course.data, _LISTED[block.argument])
    if anchor not in ids:
        detail = {"anchor": anchor, "page": reached.page, **nearest(anchor, ids)}
        yield at_line(edition, line, "broken-anchor", **detail)


RULES = (links,)
PAGE_RULES = (facts, prerequisites, modules)
