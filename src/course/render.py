"""Renders one edition outside of any site generator: for decks, handouts, guides and books.

The Markdown extensions are those of ``mkdocs.yml``, the only list there is.
"""

from __future__ import annotations

import posixpath
import pydoc
import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from course.addresses import address_of, relative
from course.blocks import PAGE, PageContext
from course.blocks.context import Lists, Output
from course.data import Language
from course.model import Course, Edition
from course.source import walk

# What MkDocs adds by itself to every list.
BUILT_IN = ("toc", "tables", "fenced_code")
# The scheme of a link to a file of the docs until it is known which document will hold it.
COURSE = "course-file"
_FROM_ROOT = re.compile(rf'(?<=(?:href="| src="))({COURSE}:[^"]*)')


def html(
    edition: Edition,
    course: Course,
    output: Output = "all",
    *,
    at: str | None = None,
    directory_urls: bool = True,
    lists: Lists | None = None,
    files: frozenset[str] | None = None,
) -> str:
    """Render the Markdown of an edition.

    Arguments:
        edition: page in one language.
        course: where it comes from; brings data and the project's root.
        output: ``"all"`` marks every part so that an output can pick, ``"page"`` is the learner's page.
        at: address, from the site's root, of the document that will hold the HTML, e.g.
            ``"en/bantuan/guide/"``; links are relative to it. Default: the page itself.
        directory_urls: whether pages live at ``x/`` (web) or at ``x.html`` (offline bundle).
        lists: makes the lists of ``list`` blocks, see :class:`course.blocks.PageContext`.
        files: printed files that lie beside the document; default: those every page may have.

    Returns:
        HTML without a heading for the title, links to ``.md`` files turned into addresses of pages.

    Raises:
        OSError, yaml.YAMLError: ``mkdocs.yml`` cannot be read.
    """
    here = address_of(edition.page, edition.language, directory_urls) if at is None else at
    # Lists come from a new function each time: without them one text serves every output.
    listed = any(block.name == "list" for block in walk(edition.source.blocks))
    text = _converted(edition, course, output, lists if listed else None, files)
    return _linked(text, here, edition.language, directory_urls)


@lru_cache(maxsize=32)
def _linked(text: str, here: str, language: Language, directory_urls: bool) -> str:
    """Make the links of a text relative to its document; handout, cards and guide share the text."""

    def link(match: re.Match[str]) -> str:
        parts = urlsplit(unescape(match[1]))
        path = parts.path
        if path.endswith(".md"):
            path = address_of(path.removesuffix(".md"), language, directory_urls)
        return escape(urlunsplit(parts._replace(scheme="", path=relative(path, here))))

    return _FROM_ROOT.sub(link, text)


@lru_cache(maxsize=128)
def _converted(
    edition: Edition, course: Course, output: Output, lists: Lists | None, files: frozenset[str] | None
) -> str:
    """Render once for the deck, the handout, the cards and the guide of a lesson and of its twin.

    The packs and the plan of a module need all its lessons, in both languages.

    Links to files stand from the root of the docs, behind :data:`COURSE`.
    """
    names, options = extensions(course.root)
    markdown = Markdown(extensions=names, extension_configs=options)
    # After everything that makes links, as in MkDocs.
    markdown.treeprocessors.register(_Links(markdown, edition), "relpath", 0)
    page = PageContext(
        language=edition.language,
        page=edition.page,
        output=output,
        first_line=edition.source.body_line,
        blocks=edition.source.blocks,
        data=course.data,
        lists=lists,
        **({} if files is None else {"files": files}),
    )
    token = PAGE.set(page)
    try:
        return markdown.convert(edition.source.body)
    finally:
        PAGE.reset(token)


def extensions(root: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """Return the names and the options of the Markdown extensions in ``mkdocs.yml``.

    Raises:
        OSError, yaml.YAMLError: the file cannot be read.
    """
    path = root / "mkdocs.yml"
    return _extensions(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _extensions(path: Path, _: int) -> tuple[list[str], dict[str, dict[str, Any]]]:
    config = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    listed = config.get("markdown_extensions") or []
    entries = listed.items() if isinstance(listed, Mapping) else map(_entry, listed)
    options = {name: dict(given or {}) for name, given in entries}
    return list(dict.fromkeys((*BUILT_IN, *options))), options


def _entry(entry: str | Mapping[str, Any]) -> tuple[str, Any]:
    return (entry, None) if isinstance(entry, str) else next(iter(entry.items()))


class _Loader(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` with its tags: Python names are looked up, ``!ENV`` and others are empty."""


_Loader.add_multi_constructor(
    "tag:yaml.org,2002:python/name:", lambda _, name, node: pydoc.locate(name) or node.value
)
_Loader.add_multi_constructor("", lambda *_: None)


class _Links(Treeprocessor):
    """Turn relative links of an author into links from the root of the docs, see :data:`COURSE`."""

    def __init__(self, markdown: Markdown, edition: Edition) -> None:
        super().__init__(markdown)
        self.edition = edition

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                if name in element.attrib:
                    element.set(name, self.resolve(element.get(name, "")))

    def resolve(self, link: str) -> str:
        """Return the file a link means; what is not a relative path stays as it is."""
        try:
            parts = urlsplit(link)
        except ValueError:
            return link
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return link
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.edition.page), parts.path))
        return urlunsplit(parts._replace(scheme=COURSE, path=path))
