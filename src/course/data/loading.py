"""Reads ``data/*.yml`` and finds everything that is wrong with them at once.

A file is held against its schema first; only clean files are compared with each other, so
that one mistake is reported once.
"""

from __future__ import annotations

import hashlib
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from course.data import crosscheck
from course.data.guide import Guide, Mistake, Mistakes
from course.data.pictures import Pictures
from course.data.searching import Search
from course.data.shapes import ENTRIES, LANGUAGES, CourseData, Data, Labels, Review, Text
from course.data.wording import RequiredLine, WordRule, Words
from course.problems import Problem
from course.schemas import Schema, compile_schemas, validate
from course.yamlfile import Lines, read_text, read_yaml

OPTIONAL = ("guide", "mistakes")
FILES = (*ENTRIES, "labels", "course", "words", "reviews", "search", "pictures", *OPTIONAL)
"""Names of the data files, without ``.yml``; each has a schema of the same name."""

_OWN_SCHEMAS = Path(__file__).resolve().parents[3] / "data" / "schema"


@dataclass(frozen=True)
class File:
    """A data file as it was read: its value and where each part of it stands."""

    path: str
    value: Any
    lines: Lines


def load(root: Path) -> tuple[Data | None, list[Problem]]:
    """Read all data files of a project.

    Arguments:
        root: the project's root, the folder that holds ``data/``. Schemas come from its
            ``data/schema``, or from the project this package belongs to when it has none.

    Returns:
        The data and an empty list, or None and every problem, sorted. Content never raises.

    Raises:
        OSError, ValueError: a schema itself is broken.
    """
    known = schemas(root)
    clean: dict[str, File] = {}
    digest = hashlib.sha256()
    problems: list[Problem] = []
    for name in FILES:
        path = f"data/{name}.yml"
        if name in OPTIONAL and not (root / path).exists():
            continue
        text, found = read_text(root / path, path)
        if text is not None:
            digest.update(hashlib.sha256(f"{path}\n{text}".encode()).digest())
            value, lines, found = read_yaml(text, path)
            if value is None and not found:
                found = [Problem(path, 1, "file-empty")]
            found = found or validate(value, lines, known[name], path)
            if not found:
                clean[name] = File(path, value, lines)
        problems += found
    problems += crosscheck.check(clean)
    if problems:
        return None, sorted(problems)
    return _data({name: file.value for name, file in clean.items()}, digest.hexdigest()), []


def schemas(root: Path) -> Mapping[str, Schema]:
    """The schemas of a project, compiled once, by file name without ``.json``."""
    own = root.resolve() / "data" / "schema"
    return _compiled(own if own.is_dir() else _OWN_SCHEMAS)


_compiled = cache(compile_schemas)


def _data(values: Mapping[str, Any], digest: str) -> Data:
    entries = {
        name: {item["id"]: make(shape, item) for item in values[name][name]}
        for name, shape in ENTRIES.items()
    }
    labels = {
        group: {key: make(Text, text) for key, text in keys.items()}
        for group, keys in values["labels"].items()
    }
    words = values["words"]
    return Data(
        **entries,
        labels=Labels(labels),
        course=make(CourseData, values["course"]),
        words=Words(
            rules=tuple(make(WordRule, rule) for rule in words["words"]),
            salt=words["salt"],
            hashes=frozenset(words["hashes"]),
            verbatim={language: tuple(lines) for language, lines in words.get("verbatim", {}).items()},
            lines=tuple(make(RequiredLine, line) for line in words.get("lines", ())),
        ),
        reviews=tuple(make(Review, review) for review in values["reviews"]["reviews"]),
        search=make(Search, values["search"]),
        pictures=make(Pictures, values["pictures"]),
        guide=make(Guide, values.get("guide", {})),
        mistakes=tuple(_mistakes(group) for group in values.get("mistakes", {}).get("groups", ())),
        digest=digest,
    )


def _mistakes(group: Mapping[str, Any]) -> Mistakes:
    """Lines are the same in both languages, words are not."""
    messages = []
    for message in group["messages"]:
        told = not isinstance(message["wrong"], str)
        pair = {
            key: make(Text, message[key] if told else dict.fromkeys(LANGUAGES, message[key]))
            for key in ("right", "wrong")
        }
        messages.append(Mistake(message["code"], pair["right"], pair["wrong"], message.get("file"), told))
    return Mistakes(make(Text, group["title"]), tuple(messages))


def make(shape: Any, value: Any) -> Any:
    """Turn a value that its schema has accepted into the shape of an annotation."""
    return _maker(shape)(value)


@cache
def _maker(shape: Any) -> Callable[[Any], Any]:
    """What :func:`make` does with the values of one shape; found once, as there are few shapes."""
    if is_dataclass(shape):
        hints = get_type_hints(shape, localns={"Text": Text})
        makers = {field.name: _maker(hints[field.name]) for field in fields(shape)}
        return lambda value: shape(**{key: makers[key](item) for key, item in value.items()})
    origin, inner = get_origin(shape), get_args(shape)
    if origin is tuple:
        one = _maker(inner[0])
        return lambda value: tuple(map(one, value))
    if origin in (Union, types.UnionType):
        return _maker(inner[0])
    if origin is Mapping:
        one = _maker(inner[1])
        return lambda value: types.MappingProxyType({key: one(item) for key, item in value.items()})
    if shape is date:
        return date.fromisoformat
    return str if shape is str else lambda value: value
