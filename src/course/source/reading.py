"""Puts one lesson file together: front matter, blocks, headings, links, problems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from course.problems import Problem
from course.schemas import Schema, validate
from course.source.lines import headings, hide, list_problems, loaded_content, quiz_problems, references
from course.source.parts import SourceFile, walk
from course.source.tree import TreeReader
from course.source.vocabulary import BLOCKS
from course.yamlfile import Lines, read_text, read_yaml

_MARK = re.compile(r"-{3}[ \t]*")
_END = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_NEED_CONTENT = BLOCKS.keys() - {"list"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def read_file(root: Path, file: Path) -> SourceFile:
    """Read ``docs/<language>/<page>.md`` under the project's root.

    A file that is not UTF-8 text gives an empty reading with one problem.

    Raises:
        ValueError: the file is not below ``docs/<language>/`` of the root.
    """
    inside = file.relative_to(root / "docs")
    language, *parts = inside.with_suffix("").parts
    path, page = f"docs/{inside.as_posix()}", "/".join(parts)
    text, problems = read_text(file, path)
    if text is None:
        return SourceFile(path, language, page, problems=tuple(problems))
    return read(text, path, language, page)


@lru_cache(maxsize=500)  # who waits for edits reads all pages again after each, and one has changed
def read(text: str, path: str, language: str, page: str) -> SourceFile:
    """Read the text of a lesson; nothing is raised, whatever the text is.

    Arguments:
        text: the whole file.
        path: how problems name the file.
        language: edition the file belongs to.
        page: path of the page inside its edition.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return SourceFile(path, language, page, text, problems=(Problem(path, 1, "empty-file"),))
    lines = text.split("\n")
    problems = _control_characters(text, path)
    meta, places, start, found = _front_matter(lines, path)
    problems += found
    while start < len(lines) and not lines[start].strip():
        start += 1
    body, first_line = lines[start:], start + 1
    expanded = [line.expandtabs(4) for line in body] if "\t" in text else body
    hidden, found = hide(expanded, path, first_line)
    problems += found
    tree = TreeReader(expanded, hidden, path, first_line)
    problems += tree.problems
    skip = [gone or index in tree.fences for index, gone in enumerate(hidden)]
    problems += list_problems(expanded, skip, path, first_line)
    problems += loaded_content(expanded, skip, path, first_line)
    for block in walk(tree.blocks):
        if block.name == "quiz":
            problems += quiz_problems(block, path)
        if block.name in _NEED_CONTENT and not block.text.strip() and not block.children:
            problems.append(Problem(path, block.line, "empty-block", detail={"name": block.name}))
    return SourceFile(
        path=path,
        language=language,
        page=page,
        text=text,
        meta=meta,
        meta_lines={str(place[0]): line for place, line in places.items() if len(place) == 1},
        meta_places=places,
        body="\n".join(body),
        body_line=first_line,
        headings=tuple(headings(expanded, skip, first_line)),
        blocks=tree.blocks,
        references=tuple(references(expanded, skip, first_line)),
        hidden=frozenset(index for index, gone in enumerate(hidden) if gone),
        fences=frozenset(tree.fences),
        problems=tuple(sorted(problems)),
    )


def _control_characters(text: str, path: str) -> list[Problem]:
    """At most one problem: a file full of them is one mistake."""
    match = _CONTROL.search(text)
    if match is None:
        return []
    line, shown = 1 + text.count("\n", 0, match.start()), f"U+{ord(match[0]):04X}"
    return [Problem(path, line, "control-character", detail={"character": shown})]


def _front_matter(lines: list[str], path: str) -> tuple[Mapping[str, object], Lines, int, list[Problem]]:
    """``(meta, line of each value, index after the front matter, problems)``."""
    if not _MARK.fullmatch(lines[0]):
        return {}, {}, 0, [Problem(path, 1, "front-matter-missing")]
    end = next((at for at in range(1, len(lines)) if _END.fullmatch(lines[at])), None)
    if end is None:
        # The rest may be keys or text; reading it as text would only add noise.
        return {}, {}, len(lines), [Problem(path, 1, "front-matter-unclosed")]
    value, places, problems = read_yaml("\n".join(lines[1:end]) + "\n", path, first_line=2)
    if not problems and not isinstance(value, dict):
        problems = [Problem(path, 2, "front-matter-not-mapping")]
    return value if isinstance(value, dict) else {}, places, end + 1, problems


def schema_problems(source: SourceFile, schema: Schema) -> list[Problem]:
    """Hold the front matter against a schema; nothing to say when it could not be read."""
    if not source.meta:
        return []
    return validate(source.meta, source.meta_places, schema, source.path)
