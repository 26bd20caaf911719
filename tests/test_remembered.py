"""What a check found in order is not looked at again, until it or its conditions change."""

from __future__ import annotations

from course import model
from course.data.wording import Words
from course.remembered import Remembered
from course.rules import words
from course.rules.base import Setting


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


def test_only_changed_files_are_searched_for_hidden_words(tmp_path, root, today, monkeypatch):
    from conftest import small_project

    project = small_project(tmp_path / "project")
    course, problems = model.load(project, today)
    assert course, problems
    looked: list[int] = []
    hides_any = Words.hides_any

    def count(self: Words, found: set[str]) -> bool:
        looked.append(len(found))
        return hides_any(self, found)

    monkeypatch.setattr(Words, "hides_any", count)
    for _ in range(2):
        assert list(words.hidden_words(course, Setting(today))) == []
    edited = project / "data" / "spelling.txt"
    edited.write_text(edited.read_text("utf-8") + "barukali\n", encoding="utf-8")
    assert list(words.hidden_words(course, Setting(today))) == []
    assert looked[0] > 1000
    assert looked[1] == 0
    assert 0 < looked[2] < looked[0] / 2
