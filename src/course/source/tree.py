"""Reads the blocks of a page into a tree, with the grammar of pymdownx.blocks.

A block opens with three or more slashes, a name and perhaps ``| argument``, at most three
spaces from the margin; indented lines right after it are its options; a line of exactly as
many slashes closes it. Code fences and comments hide what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from course.problems import Problem, nearest
from course.source.parts import Block
from course.source.vocabulary import BLOCKS, TOP, BlockKind
from course.yamlfile import Lines, read_yaml

_OPEN = re.compile(r"^ {0,3}(/{3,}) *([\w-]+) *(?:\| *(.*?) *)?$")
_CLOSE = re.compile(r"^ {0,3}(/{3,}) *$")
_ANY = re.compile(r"^ {0,3}(/{3,})")
_INSIDE = re.compile(r"^(?: {4,}|[ >]*>|[ >]*[-*+] )[ >]*/{3,}(?:$| *[\w-]+ *(?:\||$))")
_OPTION = re.compile(r"^ {4,}\S")
_KEY = re.compile(r"^ *([\w-]+) *:(?: |$)")

_UNKNOWN = BlockKind("", argument=None)
_DEEPEST = 8  # no page needs more; deeper means that blocks above were never closed


@dataclass
class _Frame:
    """A block that is still open."""

    name: str
    kind: BlockKind
    fence: str
    argument: str
    options: Mapping[str, str]
    index: int
    text_index: int
    # Judged only once the block is closed: in a block that never closes everything stands wrong.
    misplaced: list[Problem] = field(default_factory=list)
    children: list[Block] = field(default_factory=list)


class TreeReader:
    """Reads one page's lines; the results are in ``blocks``, ``fences`` and ``problems``."""

    def __init__(self, lines: Sequence[str], hidden: Sequence[bool], path: str, first_line: int) -> None:
        self.lines = lines
        self.hidden = hidden
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.fences: set[int] = set()  # indices of lines that are fences or options, not text
        self._stack: list[_Frame] = [_Frame(TOP, _UNKNOWN, "", "", {}, -1, 0)]
        self._owner: list[_Frame | None] = [None] * len(lines)
        self._read()
        self.blocks: tuple[Block, ...] = tuple(self._stack[0].children)

    def _problem(self, index: int, code: str, **detail: object) -> Problem:
        return Problem(self.path, self.first_line + index, code, detail=detail)

    def _say(self, index: int, code: str, **detail: object) -> None:
        self.problems.append(self._problem(index, code, **detail))

    def _read(self) -> None:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            after = index + 1
            if self.hidden[index] or "///" not in line:
                self._owner[index] = self._stack[-1]
            elif match := _CLOSE.match(line):
                self.fences.add(index)
                self._close(index, match[1])
            elif match := _OPEN.match(line):
                after = self._open(index, match[1], match[2].lower(), match[3] or "")
                self.fences.update(range(index, after))
            elif match := _ANY.match(line):
                self.fences.add(index)
                self._say(index, "bad-fence", fence=match[1])
            else:
                self._owner[index] = self._stack[-1]
                if _INSIDE.match(line):
                    self._say(index, "indented-fence")
            index = after
        while len(self._stack) > 1:
            self._abandon(len(self.lines))
        self.problems.extend(self._stack[0].misplaced)

    def _open(self, index: int, fence: str, name: str, argument: str) -> int:
        """Open a block and return the index of its first line of content."""
        kind = BLOCKS.get(name, _UNKNOWN)
        if kind is _UNKNOWN:
            self._say(index, "unknown-block", name=name, known=sorted(BLOCKS), **nearest(name, BLOCKS))
        same = next((frame for frame in reversed(self._stack) if frame.fence == fence), None)
        if same is not None:
            if len(self._stack) <= _DEEPEST and (self._fits(kind) or kind is _UNKNOWN):
                detail = {"outer": same.name, "outer_line": self.first_line + same.index}
                self._say(index, "same-fence", name=name, **detail)
            else:  # nobody would nest these: the earlier block was never closed
                while self._stack[-1] is not same:
                    self._abandon(index)
                self._abandon(index)
        while len(self._stack) > _DEEPEST:
            self._abandon(index)
        if kind is not _UNKNOWN:
            if not self._fits(kind):
                outer = self._stack[-1]
                code = "wrong-nesting" if TOP in kind.parents else "wrong-place"
                outer.misplaced.append(
                    self._problem(index, code, name=name, outer=outer.name, allowed=kind.parents)
                )
            self._check_argument(index, fence, kind, argument)
        after = index + 1
        while after < len(self.lines) and not self.hidden[after] and _OPTION.match(self.lines[after]):
            after += 1
        options = self._options(index, after, kind) if kind is not _UNKNOWN else {}
        self._stack.append(_Frame(name, kind, fence, argument, options, index, after))
        self._check_misplaced_option(after, kind, fence)
        return after

    def _fits(self, kind: BlockKind) -> bool:
        around = self._stack[-1]
        return around.name in kind.parents or (around.kind is _UNKNOWN and around.name != TOP)

    def _check_argument(self, index: int, fence: str, kind: BlockKind, argument: str) -> None:
        if kind.argument and not argument:
            self._say(index, "missing-argument", name=kind.name, fence=fence)
        elif kind.argument is False and argument:
            self._say(index, "unexpected-argument", name=kind.name, argument=argument)
        elif kind.numbered and not re.fullmatch(r"[1-9][0-9]?", argument):
            self._say(index, "bad-argument", name=kind.name, argument=argument, allowed="1, 2, 3 ...")
        elif kind.values and argument not in kind.values:
            known = nearest(argument, kind.values)
            self._say(index, "bad-argument", name=kind.name, argument=argument, allowed=kind.values, **known)

    def _options(self, index: int, after: int, kind: BlockKind) -> dict[str, str]:
        """The options between the fence and ``after`` that are right; problems for the others."""
        if after == index + 1:
            return {}
        value, lines, problems = _read_options("\n".join(self.lines[index + 1 : after]))
        if problems or not isinstance(value, dict):
            self._say(index + 1, "bad-options", name=kind.name)
            return {}
        options: dict[str, str] = {}
        for key, given in value.items():
            at = index + lines[(key,)]
            option = kind.options.get(key)
            if option is None:
                known = sorted(kind.options) or "-"
                near = nearest(key, kind.options)
                self._say(at, "unknown-option", name=kind.name, option=key, known=known, **near)
                continue
            try:
                options[key] = option.read(given)
            except ValueError:
                allowed = option.values or "text"
                self._say(at, "bad-option-value", option=key, value=given, allowed=allowed)
        return options

    def _check_misplaced_option(self, index: int, kind: BlockKind, fence: str) -> None:
        """An option that lost its place: not indented, or after an empty line."""
        while index < len(self.lines) and not self.lines[index].strip():
            index += 1
        if index < len(self.lines) and (match := _KEY.match(self.lines[index])) and match[1] in kind.options:
            self._say(index, "misplaced-option", option=match[1], fence=fence)

    def _close(self, index: int, fence: str) -> None:
        if all(frame.fence != fence for frame in self._stack):
            self._say(index, "stray-fence", fence=fence)
            return
        while self._stack[-1].fence != fence:
            self._abandon(index)
        frame = self._stack.pop()
        self.problems.extend(frame.misplaced)
        self._stack[-1].children.append(self._block(frame, index, frame.children))

    def _abandon(self, index: int) -> None:
        """Give up on the innermost block: it was never closed."""
        frame = self._stack.pop()
        self._say(frame.index, "unclosed-block", name=frame.name, fence=frame.fence)
        own = [child for child in frame.children if frame.name in _kind(child).parents]
        strangers = [child for child in frame.children if frame.name not in _kind(child).parents]
        around = self._stack[-1]
        depth = len(self._stack) - 1
        around.children.append(self._block(frame, index - 1, own))
        around.children.extend(replace(child, depth=depth) for child in strangers)

    def _block(self, frame: _Frame, end: int, children: Sequence[Block]) -> Block:
        own = (
            self.lines[at] if self._owner[at] is frame else "" for at in range(frame.text_index, max(end, 0))
        )
        return Block(
            name=frame.name,
            argument=frame.argument,
            options=frame.options,
            line=self.first_line + frame.index,
            end=self.first_line + end,
            depth=len(self._stack) - 1,
            text="\n".join(own).rstrip(),
            text_line=self.first_line + frame.text_index,
            children=tuple(children),
        )


@lru_cache(maxsize=1000)
def _read_options(text: str) -> tuple[Any, Lines, list[Problem]]:
    """The options of a block, the same few in most blocks; as :func:`read_yaml`, lines from 1."""
    return read_yaml(text, "")


def _kind(block: Block) -> BlockKind:
    return BLOCKS.get(block.name, _UNKNOWN)
