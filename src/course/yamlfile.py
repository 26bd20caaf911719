"""Reads text and YAML with line numbers.

Data files and the front matter of lessons come through here, so that every mistake in
either is reported at its line and never as a traceback.

Values are plain JSON: text, numbers, true/false, lists, mappings with text keys. A date
stays text (``2026-11-21``), so that a schema can judge it with ``"format": "date"``.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

from course.problems import Problem

Lines = Mapping[tuple[str | int, ...], int]

# libyaml is ten times faster; both loaders accept the same documents.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING = "tag:yaml.org,2002:str"
_DATE = "tag:yaml.org,2002:timestamp"
_DEEPEST = 40
_PLAIN = (str, int, float, type(None))  # a truth value is a number to Python


class _Loader(_Base):
    """A safe loader that leaves dates as text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _DATE]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}


def read_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """Read a file that must be UTF-8 text.

    Arguments:
        file: where it is.
        path: how problems name it, relative to the project's root.

    Returns:
        The text without a byte order mark and with ``\\n`` line ends, or None and one problem.
    """
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        return None, [Problem(path, 1, "file-missing")]
    except OSError:
        return None, [Problem(path, 1, "file-unreadable")]
    if b"\0" in raw:
        return None, [Problem(path, 1, "file-not-text")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A UTF-8 file with one bad byte has its fault there; a Latin-1 file at its first accent.
        return None, [Problem(path, raw.count(b"\n", 0, error.start) + 1, "file-not-utf8")]
    return _line_ends(text), []


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Any, Lines, list[Problem]]:
    """Read one YAML document.

    Arguments:
        text: the document; for front matter, without its ``---`` lines.
        path: file named in problems.
        first_line: line of the file on which ``text`` begins.

    Returns:
        ``(value, lines, problems)``. ``lines`` maps the place of each value, such as
        ``("channels", 3, "name", "en")``, to the line of its key (for an item of a list: its
        first line); ``()`` is the document. ``value`` is None when the document is empty or
        cannot be read. A key given twice keeps its first value. Nothing is raised.
    """
    document = _Document(text, path, first_line)
    value = document.read()
    return value, document.lines, document.problems


class _Stop(Exception):
    """The document cannot be read any further; the problem is noted."""


class _Document:
    """One reading of one document, event by event.

    PyYAML's own composer is not used: on a text of ten thousand opening brackets it ends the
    whole process instead of raising an error.
    """

    def __init__(self, text: str, path: str, first_line: int) -> None:
        # YAML counts these as ends of lines and editors do not: line numbers would drift.
        self.text = _line_ends(text).translate({0x85: " ", 0x2028: " ", 0x2029: " "})
        self.path = path
        self.first_line = first_line
        self.lines: dict[tuple[str | int, ...], int] = {(): first_line}
        self.problems: list[Problem] = []

    def read(self) -> Any:
        self.loader = _Loader(self.text)
        try:
            self.loader.get_event()  # start of the stream
            if isinstance(self.loader.get_event(), yaml.StreamEndEvent):
                return None
            value = self.build(self.loader.get_event(), ())
            self.loader.get_event()  # end of the document
            after = self.loader.get_event()
            if not isinstance(after, yaml.StreamEndEvent):
                self.note(after, "yaml-second")
            return value
        except yaml.YAMLError as error:
            self.note_syntax(error)
        except _Stop:
            pass
        finally:
            self.loader.dispose()
        return None

    def note(self, event: yaml.Event, code: str, **detail: object) -> None:
        line = self.first_line + event.start_mark.line
        self.problems.append(Problem(self.path, line, code, detail=detail))

    def build(self, event: yaml.Event, place: tuple[str | int, ...]) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return self.note(event, "yaml-alias", name=event.anchor)
        if len(place) > _DEEPEST:
            self.note(event, "yaml-deep")
            raise _Stop
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(item := self.loader.get_event(), yaml.SequenceEndEvent):
                here = (*place, len(items))
                self.lines[here] = self.first_line + item.start_mark.line
                items.append(self.build(item, here))
            return items
        return self.mapping(place)

    def mapping(self, place: tuple[str | int, ...]) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := self.loader.get_event(), yaml.MappingEndEvent):
            is_text = isinstance(event, yaml.ScalarEvent) and self.tag(event) == _STRING
            key = event.value if is_text else None
            here = (*place, "?" if key is None else key)
            if not is_text:
                self.note(event, "yaml-key", key=shorten(getattr(event, "value", "")))
                if not isinstance(event, yaml.ScalarEvent):
                    self.build(event, here)
            elif key in mapping:
                self.note(event, "yaml-twice", key=shorten(key), first=self.lines[here])
            else:
                self.lines[here] = self.first_line + event.start_mark.line
                mapping[key] = self.build(self.loader.get_event(), here)
                continue
            self.build(self.loader.get_event(), (*place, "?"))
        return mapping

    def tag(self, event: yaml.ScalarEvent) -> str:
        if event.tag is not None and event.tag != "!":
            return event.tag
        value, (plain, _) = event.value, event.implicit
        for tag, pattern in _Loader.yaml_implicit_resolvers.get(value[:1], ()) if plain else ():
            if pattern.match(value):
                return tag
        return _STRING

    def scalar(self, event: yaml.ScalarEvent) -> Any:
        tag = self.tag(event)
        if tag == _STRING:
            return event.value
        # An explicit tag can ask for what the text is not, or for bytes or a date.
        with suppress(yaml.YAMLError, ValueError, LookupError, AttributeError):
            value = self.loader.construct_object(yaml.ScalarNode(tag, event.value, event.start_mark))
            if isinstance(value, _PLAIN):
                return value
        return self.note(event, "yaml-tag", value=shorten(event.value))

    def note_syntax(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None:  # a control character: libyaml gives its position in bytes
            before = self.text.encode("utf-8")[: getattr(error, "position", 0)]
            line, code, column = before.count(b"\n"), "yaml-character", 0
        else:
            # What is never closed is missed after the end: an editor shows the last line with text.
            rows = self.text.rstrip().split("\n")
            line, code, column = min(mark.line, len(rows) - 1), "yaml-syntax", mark.column
            row = rows[line]
            if "\t" in row[: len(row) - len(row.lstrip())] or row[column : column + 1] == "\t":
                code = "yaml-tab"
            elif "mapping values are not allowed" in str(error):
                code = "yaml-colon"
        self.problems.append(Problem(self.path, self.first_line + line, code, detail={"column": column + 1}))


def shorten(value: object, most: int = 40) -> str:
    """A value as it may stand inside a message: one line, at most ``most`` characters."""
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"
