"""What a reading of a lesson file consists of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from course.problems import Problem


@dataclass(frozen=True)
class Block:
    """One block with what stands in it.

    Arguments:
        name: as in :data:`course.source.BLOCKS`, lower case.
        argument: text after ``|``, or ``""``.
        options: checked options as text; faulty ones are left out.
        line: line of the opening fence in the file.
        end: line of the closing fence (last line read when it is missing).
        depth: 0 at the margin of the page.
        text: own Markdown; lines of nested blocks are empty lines, so that
            line ``n`` of the text is line ``text_line + n`` of the file.
        text_line: line in the file where ``text`` begins.
        children: nested blocks in order.
    """

    name: str
    argument: str
    options: Mapping[str, str]
    line: int
    end: int
    depth: int
    text: str
    text_line: int
    children: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A heading of the page; ``id`` is None when the author gave none."""

    level: int
    id: str | None
    text: str
    line: int


@dataclass(frozen=True)
class QuizOption:
    """One answer of a quiz: grade ``preferred``, ``fine``, ``again`` or None when it has no box."""

    grade: str | None
    text: str
    feedback: str
    line: int


@dataclass(frozen=True)
class Reference:
    """An inline link: ``kind`` is channel, term, source, scene, heading, page or scheme (a strange one)."""

    kind: str
    target: str
    line: int


@dataclass(slots=True)
class Piece:
    """A piece of plain text that a reader takes in at once.

    Arguments:
        kind: ``paragraph``, ``item``, ``quote``, ``heading``, ``column`` and ``cell`` of a table,
            ``term`` and ``definition``, ``argument`` and ``setting`` of a block, ``question``,
            ``option`` and ``feedback`` of a quiz, ``answer``, ``choice`` between scenes; in the
            front matter the name of its key.
        text: without marks; a line break stands where the file has one.
        line: line of the file on which it begins.
        names: where labels of channels and terms stand in ``text``.
        sources: ids it cites.
        channels: ids it links.
        block: the innermost block around it, None at the margin.
        group: the same for what belongs together: a block, or a paragraph with its list.
        head: heading of the cell's column, term of the definition, name of the setting.
        grade: of a quiz option, as in :class:`QuizOption`.
        part: id of the heading of level two it stands under.
        section: line of the nearest heading above it.
    """

    kind: str
    text: str
    line: int
    names: tuple[tuple[int, int], ...] = ()
    sources: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    block: Block | None = None
    group: int = 0
    head: str = ""
    grade: str | None = None
    part: str = ""
    section: int = 0

    def line_at(self, offset: int) -> int:
        """Line of the file on which a character of the text stands."""
        return self.line + self.text.count("\n", 0, offset)


@dataclass(frozen=True, eq=False)
class SourceFile:
    """One lesson or page in one language, as written; it equals only itself.

    Arguments:
        path: relative to the project's root, with forward slashes.
        text: the whole file, with ``\\n`` line ends.
        page: path inside the edition without ``.md``, such as ``anak-10-12/stop-simpan-cerita``.
        meta: front matter; dates are ISO text.
        meta_lines: line of each key of the front matter.
        meta_places: line of each value of the front matter, by its place.
        body: Markdown after the front matter, without leading empty lines.
        body_line: line of the file where ``body`` begins.
        headings: in document order.
        blocks: at the margin, in order.
        references: links to data, scenes and pages, in order.
        hidden: which lines of ``body``, from 0, are code or comments.
        fences: which of them are fences or options of blocks.
        problems: everything that was wrong with the form of the file.
    """

    path: str
    language: str
    page: str
    text: str = ""
    meta: Mapping[str, object] = field(default_factory=dict)
    meta_lines: Mapping[str, int] = field(default_factory=dict)
    meta_places: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    headings: tuple[Heading, ...] = ()
    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()
    hidden: frozenset[int] = frozenset()
    fences: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()

    def choices(self, scene: Block) -> list[Reference]:
        """The links to scenes that stand in a scene, in order."""
        return [
            reference
            for reference in self.references
            if reference.kind == "scene" and scene.line < reference.line < scene.end
        ]


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield all blocks, depth first, in document order."""
    for block in blocks:
        yield block
        yield from walk(block.children)
