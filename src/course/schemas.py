"""Holds what was read from YAML against a JSON Schema, and says at which line it does not fit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator, Registry, ValidationError

from course.problems import Problem, nearest
from course.yamlfile import Lines, shorten


@dataclass(frozen=True)
class Schema:
    """A compiled JSON Schema, and where to read what it says.

    Arguments:
        name: file name.
        content: the schema as written.
        registry: the schemas of its folder by file name.
    """

    name: str
    content: Mapping[str, Any]
    registry: Registry
    validator: Draft202012Validator

    def part(self, path: list[str | int]) -> Any:
        """The part of the schema that holds the keyword at the end of an evaluation path."""
        part, resolver = self.content, self.registry.resolver(self.name)
        for step in path[:-1]:
            if step == "$ref":
                found = resolver.lookup(part["$ref"])
                part, resolver = found.contents, found.resolver
            else:
                part = part[step]
        return part


def compile_schemas(folder: Path) -> dict[str, Schema]:
    """Compile every ``*.json`` of a folder; they may refer to each other by file name.

    Returns:
        Schemas by file name without ``.json``.

    Raises:
        OSError, ValueError: a schema is missing, is not JSON or is not a valid schema: a fault
            of the code, not of the course's content.
    """
    files = sorted(folder.glob("[!.]*.json"))  # macOS leaves a ._x beside each x on some disks
    contents = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
    registry = Registry(contents.items())
    return {
        name.removesuffix(".json"): Schema(
            name, content, registry, Draft202012Validator(content, registry=registry, validate_formats=True)
        )
        for name, content in contents.items()
    }


def validate(value: Any, lines: Lines, schema: Schema, path: str) -> list[Problem]:
    """Hold a value against a schema.

    Arguments:
        value, lines: as :func:`read_yaml` returns them.
        schema: one of :func:`compile_schemas`.
        path: file named in problems.

    Returns:
        One problem for each fault, at the line of the offending value.
    """
    errors = schema.validator.iter_errors(value)
    return [problem for error in errors for problem in _schema_problems(error, schema, lines, path)]


_WHOLE = {"id": "berkas ini", "en": "this file"}
_TYPES = {
    "string": "schema-text",
    "array": "schema-list",
    "object": "schema-mapping",
    "integer": "schema-number",
    "number": "schema-number",
    "boolean": "schema-yes-no",
}


def _schema_problems(error: ValidationError, schema: Schema, lines: Lines, path: str) -> Iterator[Problem]:
    place = tuple(error.instance_path)
    where = show_place(place) or _WHOLE
    rule, limit, got = error.kind.name, error.kind.value, error.instance

    def at(place: tuple[str | int, ...], code: str, **detail: object) -> Problem:
        while place not in lines:
            place = place[:-1]
        return Problem(path, lines[place], code, detail={"where": where, **detail})

    if rule == "propertyNames":
        key = limit.instance
        known = limit.kind.value if limit.kind.name == "enum" else ()
        yield at((*place, key), "schema-unknown", key=key, **nearest(key, known))
    elif rule == "required":
        wanted = schema.part(error.evaluation_path)["required"]
        language = limit in ("id", "en") and sorted(wanted) == ["en", "id"]
        yield at(place, "schema-language" if language else "schema-missing", key=limit)
    elif rule == "additionalProperties":
        known = schema.part(error.evaluation_path).get("properties", {})
        for key in limit:
            yield at((*place, key), "schema-unknown", key=key, **nearest(key, known))
    elif rule == "type":
        yield at(place, _TYPES.get(limit[0], "schema-form"), value=shorten(got))
    elif rule in ("enum", "const"):
        allowed = limit if rule == "enum" else [limit]
        choices = ", ".join(str(choice) for choice in allowed)
        yield at(place, "schema-choice", value=shorten(got), allowed=choices, **nearest(got, allowed))
    elif rule == "format":
        yield at(place, "schema-date", value=shorten(got))
    elif rule in ("minLength", "minItems", "minProperties"):
        yield at(place, "schema-short", least=limit, count=len(got))
    elif rule in ("maxLength", "maxItems"):
        yield at(place, "schema-long", most=limit, count=len(got))
    elif rule in ("minimum", "maximum"):
        yield at(place, "schema-range", value=got, limit=limit)
    elif rule == "uniqueItems":
        repeated = next(item for number, item in enumerate(got) if item in got[:number])
        last = len(got) - 1 - got[::-1].index(repeated)
        yield at((*place, last), "schema-repeated", value=shorten(repeated))
    else:
        example = next(iter(schema.part(error.evaluation_path).get("examples", ())), None)
        code = "schema-form" if example is None else "schema-example"
        yield at(place, code, value=shorten(got), example=example)


def show_place(place: tuple[str | int, ...]) -> str:
    """A place in a document as authors read it, counted from 1: ``channels[3].name.en``; "" is all of it."""
    shown = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place)
    return shown.lstrip(".")
