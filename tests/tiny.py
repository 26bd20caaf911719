"""Tiny whole courses for tests: copied into a temporary folder, changed in one place, checked."""

from __future__ import annotations

import cProfile
import pstats
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from conftest import ROOT, TODAY, copy_project
from course import model, rules
from course.data import LANGUAGES
from course.model import Course
from course.problems import Problem
from course.source import SourceFile, read
from course.translation import stamp

LESSON = "anak-10-12/stop-simpan-cerita"
FRONT = "---\ntitle: Contoh\n---\n\n"
FIRST = FRONT.count("\n") + 1  # line of the file on which a page's text begins


def copy(tmp_path: Path, name: str = "minimal") -> Path:
    """Copy a course of tests/courses and return its root."""
    return Path(shutil.copytree(ROOT / "tests" / "courses" / name, tmp_path / name))


def buildable(folder: Path) -> Path:
    """Put the minimal course into ``folder`` with all a build asks for: the real words of the interface.

    A build of it takes a third of the work of a build of the real data with a single lesson.
    """
    copy_project(folder)
    shutil.rmtree(folder / "data")
    for language in LANGUAGES:
        shutil.rmtree(folder / "docs" / language)
    shutil.copytree(ROOT / "tests" / "courses" / "minimal", folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "data" / "labels.yml", folder / "data")
    shutil.copytree(ROOT / "data" / "schema", folder / "data" / "schema", dirs_exist_ok=True)
    listing = folder / "data" / "course.yml"
    text = listing.read_text(encoding="utf-8")
    listing.write_text(text.replace("istilah]", "istilah, sumber]"), encoding="utf-8")
    page = "---\ntitle: {title}\ndescription: {title}.\n{stamp}---\n\n/// list | sources\n///\n"
    original = page.format(title="Sumber", stamp="")
    stamped = f"translated_from: {stamp(read(original, 'docs/id/sumber.md', 'id', 'sumber'))}\n"
    for language, text in (("id", original), ("en", page.format(title="Sources", stamp=stamped))):
        (folder / "docs" / language / "sumber.md").write_text(text, encoding="utf-8")
    return folder


def change(root: Path, file: str, old: str, new: str) -> int:
    """Replace a text that stands exactly once in a file; return the line where it stood."""
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (root / file).write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def in_lesson(language: str = "id") -> str:
    """File of the lesson of the minimal course."""
    return f"docs/{language}/{LESSON}.md"


def problems(root: Path, release: bool = False, today=TODAY) -> list[Problem]:
    """Everything wrong with a course."""
    course, found = model.load(root, today)
    return sorted(found + (rules.check(course, today, release) if course else []))


@cache
def real_problems() -> tuple[Problem, ...]:
    """Everything wrong with the real course, judged once."""
    return tuple(problems(ROOT))


def put(tmp_path: Path, text: str, language: str = "id", course: str = "put") -> tuple[list[Problem], int]:
    """Put a text into the core part of the minimal course's lesson.

    Returns the problems of that file and the line on which the text begins.
    """
    root = copy(tmp_path / course)
    old = {"id": "### Ini bukan salahmu {#", "en": "### It is not your fault {#"}[language]
    line = change(root, in_lesson(language), old, f"{text}\n\n{old}")
    return [problem for problem in problems(root) if problem.path == in_lesson(language)], line


def places(found: list[Problem]) -> list[tuple[str, int, str]]:
    """Path, line and code of each problem."""
    return [(problem.path, problem.line, problem.code) for problem in found]


def codes(found: list[Problem]) -> list[str]:
    """The code of each problem."""
    return [problem.code for problem in found]


def load(root: Path) -> Course:
    """A course whose data is right."""
    course, found = model.load(root, TODAY)
    assert course is not None, found
    return course


def page(body: str) -> SourceFile:
    """Read a page with this text below a small front matter."""
    return read(FRONT + body, "docs/id/x.md", "id", "x")


def found_in(body: str) -> list[tuple[int, str]]:
    """Line in the text (1 is its first) and code of each problem of a page."""
    return [(problem.line - FIRST + 1, problem.code) for problem in page(body).problems]


def calls(work: Callable[[], object]) -> int:
    """How many functions are called by ``work``: what it costs, the same on a busy machine."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return pstats.Stats(profile).total_calls
