"""What can be wrong, and the sentence that tells an author how to mend it.

Rules return facts (:class:`Problem`); the words are here, in Indonesian and English,
so that a test can read every message and a rule never formats text. The messages lie
beside this file, by what they are about: ``facts`` (data files, YAML, schemas),
``reading`` (the form of a lesson file), ``content`` (what the rules find in its shape),
``teaching`` (what they find in its sentences), ``outputs`` (what cannot be made into a file).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from course.problems.content import CONTENT
from course.problems.facts import FACTS
from course.problems.outputs import OUTPUTS
from course.problems.reading import READING
from course.problems.teaching import TEACHING

Level = Literal["error", "warning"]

MESSAGES: Mapping[str, Mapping[str, str]] = {**READING, **FACTS, **CONTENT, **OUTPUTS, **TEACHING}
"""Each code's sentence by language; ``{name}`` is filled from the problem's detail."""

_ASIDE = {
    "id": {
        "suggestion": ' Maksudnya "{}"?',
        "no-suggestion": " Perbaiki ejaannya, atau tambahkan di sana.",
        "warning": "peringatan",
    },
    "en": {
        "suggestion": ' Did you mean "{}"?',
        "no-suggestion": " Mend its spelling, or add it there.",
        "warning": "warning",
    },
}
_COUNT = {
    "id": "{errors} kesalahan, {warnings} peringatan.",
    "en": "{errors} {error_word}, {warnings} {warning_word}.",
}


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, at one place.

    Arguments:
        path: file, relative to the project's root, with forward slashes.
        line: 1-based line in that file; 1 when the whole file is meant.
        code: short name of the problem, a key of :data:`MESSAGES`.
        level: ``"error"`` stops a build, ``"warning"`` does not.
        detail: values the sentence is filled with; a mapping holds a value by language.
            ``suggestion`` adds "Did you mean".
    """

    path: str
    line: int
    code: str
    level: Level = "error"
    detail: Mapping[str, object] = field(default_factory=dict, compare=False)


def failed(problems: Iterable[Problem]) -> bool:
    """Whether one of the problems stops a build."""
    return any(problem.level == "error" for problem in problems)


def nearest(value: object, known: Iterable[object]) -> dict[str, str]:
    """The detail "suggestion", when something known is written much like ``value``; else no detail."""
    names = [name for name in known if isinstance(name, str)]
    found = get_close_matches(str(value), names, n=1)
    return {"suggestion": found[0]} if found else {}


def words(problem: Problem, language: str) -> str:
    """What is wrong and how to mend it, without the place.

    Raises:
        KeyError: the code has no message, or the message names a value that is not in the detail.
    """
    text = MESSAGES[problem.code][language].format_map(
        {name: _show(value, language) for name, value in problem.detail.items()}
    )
    if suggestion := problem.detail.get("suggestion"):
        return text + _ASIDE[language]["suggestion"].format(suggestion)
    if problem.code.startswith("unknown-") and "file" in problem.detail:
        return text + _ASIDE[language]["no-suggestion"]
    return text


def sentence(problem: Problem, language: str) -> str:
    """``path:line: code: what is wrong. How to fix it.``; a warning says so after its code.

    Raises:
        KeyError: as :func:`words`.
    """
    mark = f"{_ASIDE[language]['warning']}: " if problem.level == "warning" else ""
    return f"{problem.path}:{problem.line}: {problem.code}: {mark}{words(problem, language)}"


def count(problems: Iterable[Problem], language: str) -> str:
    """One line: how many errors and warnings."""
    levels = [problem.level for problem in problems]
    errors, warnings = levels.count("error"), levels.count("warning")
    return _COUNT[language].format(
        errors=errors,
        warnings=warnings,
        error_word="error" if errors == 1 else "errors",
        warning_word="warning" if warnings == 1 else "warnings",
    )


def report(problems: Iterable[Problem], language: str) -> str:
    """All problems, sorted by place, and one line that counts them."""
    found = sorted(problems)
    return "\n".join([*(sentence(problem, language) for problem in found), count(found, language)])


def _show(value: object, language: str) -> str:
    if isinstance(value, Mapping):  # a text that data gives in both languages
        return str(value[language])
    if isinstance(value, (list, tuple)):
        return ", ".join(str(item) for item in value)
    return str(value)
