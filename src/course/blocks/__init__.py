"""The blocks of a lesson as one Python-Markdown extension; it renders and never judges.

``markdown.Markdown(extensions=["course"])`` is all it needs; no generator is involved.
The page being rendered comes from :data:`PAGE`, else from the extension's options.

The HTML other outputs rely on (``tests/golden/blocks`` shows what ``data/examples`` become):

* Every block is a ``div`` with ``class`` and ``data-block`` = its name and, except on pages,
  ``data-line`` = the line of its fence in the file; its title is the first child,
  ``p.block-title`` (``span.kind`` says what it is when the author gave a title too).
* What only facilitators see carries ``data-for="facilitator"``: the blocks facilitator and
  booster, and the answers of discuss (``.answer``). They, and slides, exist only in
  ``output="all"``.
* story: ``id="story-1"``, in it scenes ``id="story-1-scene-4"`` with ``data-scene`` and, on
  scenes that reach help, ``data-help="true"``; links between scenes have ``data-to`` = number.
  ``ul.choices`` holds nothing but such links. Pages end a last scene with ``p.again`` and a
  story with ``p.whole``.
* quiz: ``ol.options``; each ``li`` has ``data-grade`` (preferred, fine, again) and in it the
  option (``summary`` of a ``details`` on pages, ``p.option`` elsewhere) and ``div.feedback``,
  which begins with ``p.grade``. Pages end a quiz with an empty ``p.said`` for ``lesson.js``.
* activity: ``dl.facts`` (grouping, materials, without electricity) after the title.
* worksheet: ``data-size``, ``data-space``; cards: ``data-per-page``. On pages a link to the
  printed file (``p.file``) stands for their content.
* facilitator: a ``dl`` whose ``dt`` has ``data-key`` (say, ask, listen-for, watch-for,
  if-short-of-time) and a label in the page's language.
* booster: ``data-after`` (2w, 3m, 6m). list: ``data-list`` = its name.
* Cells of a table too wide for a phone: ``data-of``, see :mod:`course.blocks.tables`.
* References: see :mod:`course.references`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from course import data, references
from course.blocks import fences, sparing, stories
from course.blocks.context import PAGE, PageContext
from course.blocks.fences import Found
from course.blocks.shapes import Filling, Shaping
from course.blocks.tables import Columns

__all__ = ["PAGE", "CourseExtension", "PageContext"]


class Linking(Treeprocessor):
    """Resolve what inline Markdown has turned into links."""

    def __init__(self, extension: CourseExtension) -> None:
        super().__init__(extension.md)
        self.extension = extension

    def run(self, root: Element) -> None:
        context = self.extension.context()
        stories.join_scenes(root, context)
        references.resolve(root, context.data, context.language, context.page)


class CourseExtension(BlocksExtension):
    """Blocks and references of the course.

    Arguments:
        language: ``"id"`` or ``"en"``.
        output: ``"page"`` or ``"all"``, see :class:`PageContext`.
        root: folder that holds ``data/``; empty shows keys and ids instead of labels and names.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "language": ["id", "language of the page when no PAGE is set"],
            "output": ["page", "page or all, when no PAGE is set"],
            "root": ["", "folder that holds data/, when PAGE brings no data"],
        }
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        self.md = md
        found: list[Found] = []
        # Lessons need these two wherever they are rendered: ids of headings, facilitator notes.
        for name, registry, extension in (
            ("attr_list", md.treeprocessors, AttrListExtension),
            ("deflist", md.parser.blockprocessors, DefListExtension),
        ):
            if name not in registry:
                extension().extendMarkdown(md)
        fences.register(md, block_mgr, found)
        sparing.register(md, block_mgr)
        # Inline Markdown is read at 20.
        md.treeprocessors.register(Shaping(md, found, self.context), "course-shapes", 31)
        md.treeprocessors.register(Linking(self), "course-links", 19)
        md.treeprocessors.register(Columns(md), "course-columns", 18)
        # Links are resolved at 0, at the latest.
        md.treeprocessors.register(Filling(md), "course-lists", -5)

    def context(self) -> PageContext:
        """Return the page being rendered."""
        page = PAGE.get() or PageContext(self.getConfig("language"), output=self.getConfig("output"))
        return page if page.data else replace(page, data=self._data)

    @cached_property
    def _data(self) -> data.Data | None:
        root = self.getConfig("root")
        return data.load(Path(root))[0] if root else None


def makeExtension(**options: Any) -> CourseExtension:
    """Let Python-Markdown load the extension by the name of this module."""
    return CourseExtension(**options)
