"""The words of a page as plain text, piece by piece, each with its line.

A piece is what a reader takes in at once: a paragraph, a list item, a table cell, a question,
an answer. Marks of Markdown are gone, links are their labels; what a link names (a channel,
a term, a source) is kept beside the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from course.source.parts import Block, Heading, Piece, SourceFile, walk
from course.source.vocabulary import GRADES

_ITEM = re.compile(r"( *)(?:[-*+]|\d+[.)])(?: +|$)(?:\[(.)\] *|\( \) *)?(.*)")
_BULLETS = frozenset(" -*+0123456789")  # what the line of an item begins with
_DEFINED = re.compile(r":\s+(.*)")
_RULE = re.compile(r"[\s|:+-]+")
_CELLS = re.compile(r"(?<!\\)\|")
_ATTRIBUTES = re.compile(r"[ \t]*\{:? *[#.][^}\n]*\}")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>\n]*>", re.DOTALL)
_LINK = re.compile(r"!?\[([^\]]*)\]\(\s*<?([^)>]*?)>?(?:\s+\"[^\"]*\")?\)")
_MARKS = re.compile(r"\\([^\w\s])|\*+|`+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_CHOICE = re.compile(r"(?:!?\[[^\]]*\]\(#\d+\)[\s,]*)+")
_ANSWER = "answer:"
_OPTION = re.compile(r" {4,}([\w-]+):\s*[\"']?(.*?)[\"']?\s*$")
_NAMED = {"channel", "term"}  # links whose label is a name: nobody chose its words for this page
_NUMBERED = {"scene", "list"}  # blocks whose argument is no text
_META = ("title", "description", "question", "keywords")


@lru_cache(maxsize=256)  # many rules ask; those of a large course would take a hundred megabytes
def pieces_of(source: SourceFile) -> tuple[Piece, ...]:
    """The plain text of a page's front matter and body, in the order of its lines."""
    return (*_of_meta(source.meta, source.meta_places), *_of_body(source))


def _of_meta(meta: Mapping[str, object], places: Mapping[tuple[str | int, ...], int]) -> Iterator[Piece]:
    """The texts of the front matter that readers see or type."""
    for key in _META:
        value = meta.get(key)
        for number, text in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(text, str):
                place = (key, number) if isinstance(value, list) else (key,)
                yield Piece(key, text, places.get(place, places.get((key,), 1)))


def _of_body(source: SourceFile) -> Iterator[Piece]:
    first_line, hidden, skip = source.body_line, source.hidden, source.hidden | source.fences
    body = source.body.expandtabs(4).split("\n")
    taken = {at - first_line for block in source.blocks for at in range(block.line, block.end + 1)}
    prose = ["" if index in skip or index in taken else line for index, line in enumerate(body)]
    found = _Reader(prose, first_line, None).read()
    for block in walk(source.blocks):
        own = block.text.split("\n")
        if hidden:
            own = ["" if at in hidden else line for at, line in enumerate(own, block.text_line - first_line)]
        if block.argument and block.name not in _NUMBERED:
            kind = "question" if block.name == "quiz" else "argument"
            found.append(_piece(kind, [block.argument], block.line, block, -block.line))
        for line in range(block.line + 1, block.text_line):
            if match := _OPTION.match(body[line - first_line]):
                found.append(_piece("setting", [match[2]], line, block, -block.line, head=match[1]))
        found += _Reader(own, block.text_line, block).read()
    return _placed(sorted(found, key=lambda piece: piece.line), source.headings)


def _placed(found: Sequence[Piece], headings: Sequence[Heading]) -> Iterator[Piece]:
    """Each piece with the part and the section it stands in."""
    lines = [heading.line for heading in headings]
    parts, part = [], ""
    for heading in headings:
        part = (heading.id or "") if heading.level <= 2 else part
        parts.append(part)
    for piece in found:
        at = bisect_right(lines, piece.line) - 1
        if at >= 0:
            piece.part, piece.section = parts[at], lines[at]
        yield piece


class _Reader:
    """Reads the lines of the page's prose, or of one block, into pieces."""

    def __init__(self, lines: Sequence[str], first_line: int, block: Block | None) -> None:
        self.lines = lines
        self.block = block
        self.found: list[Piece] = []
        self._first_line = first_line
        self._open: list[str] = []  # raw lines of the piece that is being read
        self._kind = ""
        self._line = 0
        self._grade: str | None = None
        self._head = ""
        self._group = -block.line if block else 0
        self._before = ""  # kind of the last piece
        self._leads = False  # the last piece ends with a colon, so what follows belongs to it

    def read(self) -> list[Piece]:
        """The pieces in order."""
        columns: list[str] = []
        pairs = zip(self.lines, [*self.lines[1:], ""], strict=True)
        for at, (line, following) in enumerate(pairs, self._first_line):
            if not line or line.isspace():
                if self._open:
                    self._close()
                columns = []
                continue
            first = line[0]
            if first == "#":
                self._start("heading", at, line.strip("# "))
                self._close()
            elif first == "|":
                self._row(line, at, columns, following)
            elif first in _BULLETS and (match := _ITEM.match(line)):
                self._item(match, at)
            elif first == ":" and (match := _DEFINED.match(line)):
                self._start("definition", at, match[1])
            elif following[:1] == ":" and first not in " >" and _DEFINED.match(following):
                self._start("term", at, line.strip())
                self._head = line.strip()
            elif first == ">":
                text = line.lstrip("> ")
                if self._kind == "quote" and text:
                    self._open.append(text)
                else:
                    self._start("quote", at, text)
            elif self._open:
                self._open.append(line.strip())
            else:
                self._start("paragraph", at, line.strip())
        if self._open:
            self._close()
        return self.found

    def _start(self, kind: str, line: int, text: str, grade: str | None = None) -> None:
        if self._open:
            self._close()
        if self.block is None and self._begins_group(kind):
            self._group += 1
        self._kind, self._line, self._open, self._grade = kind, line, [text], grade

    def _begins_group(self, kind: str) -> bool:
        if kind == "item":
            return self._before != "item" and not self._leads
        return kind not in ("cell", "column") or self._before not in ("cell", "column")

    def _close(self) -> None:
        """End the piece that is being read."""
        head = self._head if self._kind in ("definition", "cell") else ""
        piece = _piece(self._kind, self._open, self._line, self.block, self._group, head, self._grade)
        self._before, self._leads = self._kind, piece.text.rstrip().endswith(":")
        self._open, self._kind = [], ""
        if piece.text.strip() or piece.sources or piece.channels:
            self.found.append(piece)

    def _item(self, match: re.Match[str], line: int) -> None:
        indent, mark, text = len(match[1]), match[2], match[3]
        name = self.block.name if self.block else ""
        kind, grade = "item", None
        if name == "quiz":
            kind = "feedback" if indent else "option"
            grade = GRADES.get(mark or "")
        elif name == "discuss" and text.startswith(_ANSWER):
            kind, text = "answer", text.removeprefix(_ANSWER).strip()
        elif name == "scene" and _CHOICE.fullmatch(text.strip()):
            kind = "choice"
        self._start(kind, line, text, grade)

    def _row(self, line: str, at: int, columns: list[str], following: str) -> None:
        if _RULE.fullmatch(line):
            return
        cells = [cell.strip() for cell in _CELLS.split(line.strip().strip("|"))]
        header = not columns and following.startswith("|") and _RULE.fullmatch(following)
        if header:
            columns.extend(cells)
        for number, cell in enumerate(cells):
            if cell:
                self._start("column" if header else "cell", at, cell)
                self._head = columns[number] if not header and number < len(columns) else ""
        if self._open:
            self._close()
        self._head = ""


def _piece(
    kind: str,
    raw: Sequence[str],
    line: int,
    block: Block | None,
    group: int,
    head: str = "",
    grade: str | None = None,
) -> Piece:
    """A piece with the plain text of its raw lines."""
    text = "\n".join(raw)
    if "<" in text and ">" in text:
        text = _TAG.sub(lambda match: "\n" * match[0].count("\n"), text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    if "](" not in text:
        return Piece(kind, _unmark(text), line, block=block, group=group, head=head, grade=grade)
    names: list[tuple[int, int]] = []
    linked: dict[str, list[str]] = {"source": [], "channel": []}
    text = _unlink(text, names, linked)
    sources, channels = tuple(linked["source"]), tuple(linked["channel"])
    return Piece(kind, text, line, tuple(names), sources, channels, block, group, head, grade)


def _unmark(text: str) -> str:
    marked = "*" in text or "_" in text or "`" in text or "\\" in text
    return _MARKS.sub(r"\1", text) if marked else text


def _unlink(text: str, names: list[tuple[int, int]], linked: Mapping[str, list[str]]) -> str:
    """Put labels in the place of links; note where names stand and what is linked."""
    shown: list[str] = []
    length = 0

    def add(part: str) -> None:
        nonlocal length
        shown.append(part)
        length += len(part)

    matches = list(_LINK.finditer(text))
    edges = [0, *(edge for match in matches for edge in match.span()), len(text)]
    gaps = list(pairwise(edges))[::2]
    for (start, end), match in zip(gaps, [*matches, None], strict=True):
        add(_unmark(text[start:end]))
        if match is None:
            break
        scheme, _, target = match[2].partition(":")
        if scheme in linked:
            linked[scheme].append(target)
        begin = length
        add(_unmark(match[1]))
        if scheme in _NAMED and length > begin:
            names.append((begin, length))
    return "".join(shown)
