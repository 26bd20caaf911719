"""What a check found in order is not looked at again, until it or its conditions change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import TODAY
from course import remembered
from course.data.wording import Words
from course.problems import Problem
from course.remembered import Remembered
from course.rules import Pages, Setting, pages, words
from tiny import change, copy, in_lesson, load, places, problems


def test_lines_are_kept_under_their_conditions_only(tmp_path):
    assert Remembered(tmp_path, "some", [b"a", b"b"]).known == frozenset()
    Remembered(tmp_path, "some", [b"a", b"b"]).keep(["one", "two"])
    Remembered(tmp_path, "other", [b"a"]).keep(["three"])
    assert Remembered(tmp_path, "some", [b"a", b"b"]).known == {"one", "two"}
    assert Remembered(tmp_path, "some", [b"ab"]).known == frozenset()
    Remembered(tmp_path, "some", [b"ab"]).keep(["four"])
    assert Remembered(tmp_path, "some", [b"a", b"b"]).known == frozenset(), "thrown away"
    assert Remembered(tmp_path, "other", [b"a"]).known == {"three"}


def test_what_cannot_be_kept_or_read_is_looked_at_again(tmp_path):
    (tmp_path / ".cache").write_text("a file in the way", encoding="utf-8")
    Remembered(tmp_path, "some", []).keep(["one"])
    assert Remembered(tmp_path, "some", []).known == frozenset()


def test_another_program_remembers_nothing_of_this_one(tmp_path, monkeypatch):
    digest = remembered._program.__wrapped__
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "words.py").write_text("one = 1\n")
    before = digest(tmp_path)
    assert digest(tmp_path) == before
    (tmp_path / "rules" / "words.py").write_text("one = 2\n")
    assert digest(tmp_path) != before
    Remembered(tmp_path, "some", []).keep(["one"])
    monkeypatch.setattr(remembered, "_program", lambda package: digest(tmp_path))
    assert Remembered(tmp_path, "some", []).known == frozenset()


# ---- Pages ---------------------------------------------------------------------------------


@pytest.fixture
def judged(monkeypatch) -> list[set[str]]:
    """The files of the pages that are judged, check by check."""
    checks: list[set[str]] = []

    def note(found: Pages) -> Iterator[Problem]:
        checks.append({edition.source.path for _, edition in found.editions()})
        return iter(())

    monkeypatch.setattr(pages, "RULES", (note, *pages.RULES))
    return checks


def test_a_page_in_order_is_judged_again_only_when_it_changed(tmp_path, judged):
    root = copy(tmp_path)
    assert problems(root) == problems(root) == []
    change(root, in_lesson(), "Tarik napas pelan.", "Tarik napas dalam.")
    problems(root)
    assert judged == [judged[0], {in_lesson()}]
    assert {in_lesson(), in_lesson("en")} <= judged[0]


def test_a_page_with_a_fault_is_judged_and_told_every_time(tmp_path, judged):
    root = copy(tmp_path)
    change(root, in_lesson(), "Tarik napas pelan.", "Itu salahmu sendiri.")
    first, second = problems(root), problems(root)
    assert "word-never" in [problem.code for problem in first]
    assert places(first) == places(second)
    assert judged[1] == {in_lesson()}


@pytest.mark.parametrize("name", ["channels", "words", "labels", "course"])
def test_every_page_is_judged_again_when_a_fact_changed(tmp_path, judged, name):
    root = copy(tmp_path)
    problems(root)
    file = root / f"data/{name}.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# another look\n", encoding="utf-8")
    problems(root)
    assert judged[0] == judged[1] != set()


def test_a_phrase_that_is_newly_forbidden_is_found_in_pages_that_were_in_order(tmp_path):
    root = copy(tmp_path)
    assert problems(root) == []
    change(root, "data/words.yml", "phrases:\n    id: [", "phrases:\n    id: [tarik napas, ")
    assert in_lesson() in [problem.path for problem in problems(root) if problem.code == "word-never"]


def test_a_damaged_memory_hides_nothing(tmp_path, judged):
    root = copy(tmp_path)
    problems(root)
    (file,) = (root / ".cache" / "checked").glob("pages-*.txt")
    file.write_bytes(b"\xff\xfe" + file.read_bytes()[:100])
    problems(root)
    assert judged[0] == judged[1] != set()


@pytest.mark.parametrize("name", ["broken", "unsafe"])
def test_a_rule_of_pages_judges_each_of_them_as_if_it_stood_alone(tmp_path, name):
    course = load(copy(tmp_path, name))
    found = tuple(course.editions())
    for rule in pages.RULES:
        together = {(*place, str(p.detail)) for p in rule(Pages(course.data, found)) for place in places([p])}
        alone = set()
        for page, edition in found:
            own = list(rule(Pages(course.data, [(page, edition)])))
            assert {problem.path for problem in own} <= {edition.source.path}
            alone |= {(*place, str(problem.detail)) for problem in own for place in places([problem])}
        assert together == alone, rule.__name__


# ---- Hidden words --------------------------------------------------------------------------


def test_only_changed_files_are_searched_for_hidden_words(tmp_path, monkeypatch):
    root = copy(tmp_path)
    course = load(root)
    looked: list[int] = []
    hides_any = Words.hides_any

    def count(self: Words, found: set[str]) -> bool:
        looked.append(len(found))
        return hides_any(self, found)

    monkeypatch.setattr(Words, "hides_any", count)
    for _ in range(2):
        assert list(words.hidden_words(course, Setting(TODAY))) == []
    edited: Path = root / "data" / "spelling.txt"
    edited.write_text("barukali\n", encoding="utf-8")
    assert list(words.hidden_words(course, Setting(TODAY))) == []
    assert looked[0] > 100
    assert looked[1:] == [0, 1]
