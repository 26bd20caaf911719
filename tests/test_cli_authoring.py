"""`course new` and `course confirm` write what an author means and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import contents
from course.cli.authoring import page_of
from course.source import read
from tiny import LESSON, change, copy, in_lesson


@pytest.fixture
def unwritten(tmp_path) -> Path:
    """The minimal course before anybody wrote its lesson."""
    root = copy(tmp_path)
    for language in ("id", "en"):
        (root / in_lesson(language)).unlink()
        index = root / "docs" / language / "index.md"
        index.write_text(index.read_text(encoding="utf-8").replace(f"({LESSON}.md)", "(istilah.md)"))
    return root


def test_a_new_lesson_lacks_nothing_but_what_is_left_to_write(unwritten, cli):
    cli(unwritten, "confirm", "index")
    result = cli(unwritten, "new", LESSON)
    assert result.exit_code == 0
    assert in_lesson("id") in result.output and in_lesson("en") in result.output
    found = json.loads(cli(unwritten, "check", "--json").output)["problems"]
    assert {problem["code"] for problem in found} == {"left-to-write"}
    assert {problem["path"] for problem in found} == {in_lesson("id"), in_lesson("en")}
    text = (unwritten / in_lesson()).read_text(encoding="utf-8")
    for part in ("open", "hook", "core", "practice", "check", "close", "help"):
        assert f"{{#{part}}}" in text


@pytest.mark.parametrize("audience", ["parents", "teachers", "trainers"])
def test_a_new_lesson_for_adults_lacks_nothing_either(unwritten, cli, audience):
    change(unwritten, "data/course.yml", "audience: children\n  band: 10-12", f"audience: {audience}")
    cli(unwritten, "confirm", "index")
    cli(unwritten, "new", LESSON)
    found = json.loads(cli(unwritten, "check", "--json").output)["problems"]
    assert {problem["code"] for problem in found} == {"left-to-write"}
    assert "band:" not in (unwritten / in_lesson()).read_text(encoding="utf-8")


def test_a_new_page_that_is_no_lesson_lacks_nothing_either(tmp_path, cli):
    root = copy(tmp_path)
    change(root, "data/course.yml", "pages: [index, istilah]", "pages: [index, istilah, bantuan/index]")
    assert cli(root, "new", "docs/id/bantuan/index.md").exit_code == 0
    found = json.loads(cli(root, "check", "--json").output)["problems"]
    assert {problem["code"] for problem in found} == {"left-to-write"}


def test_new_never_writes_over_a_page(tmp_path, cli):
    root = copy(tmp_path)
    before = contents(root)
    result = cli(root, "new", LESSON)
    assert result.exit_code == 1
    assert result.output == f"Error: {in_lesson()} exists. Nothing was changed.\n"
    assert contents(root) == before


def test_new_with_add_lists_nothing_when_a_file_is_there_already(tmp_path, cli):
    root = copy(tmp_path)
    (root / "docs/en/anak-10-12/lain.md").write_text("mine")
    before = contents(root)
    result = cli(root, "new", "--add", "anak-10-12/lain")
    assert result.output == "Error: docs/en/anak-10-12/lain.md exists. Nothing was changed.\n"
    assert contents(root) == before


def test_a_place_that_cannot_be_written_is_told_in_one_line(tmp_path, cli):
    root = copy(tmp_path)
    shutil.rmtree(root / "docs/en/anak-10-12")
    (root / "docs/en/anak-10-12").write_text("a file where a folder should be")
    result = cli(root, "new", "--add", "anak-10-12/lain")
    assert isinstance(result.exception, SystemExit)
    assert "docs/en/anak-10-12" in result.output and "cannot be read or written" in result.output


@pytest.mark.parametrize("path", ["anak-10-12/lain", "../../x", "/etc/x", ""])
def test_new_writes_only_what_the_course_lists(tmp_path, cli, path):
    root = copy(tmp_path)
    before = contents(tmp_path)
    result = cli(root, "new", path)
    assert result.exit_code == 1
    assert "is not in data/course.yml" in result.output
    assert contents(tmp_path) == before


def test_new_asks_for_what_it_was_not_told(tmp_path, cli):
    root = copy(tmp_path)
    answers = 'anak-10-12\nteman-baru\nTeman "baru"\nA new friend\n'
    result = cli(root, "new", input=answers)
    assert result.exit_code == 0, result.output
    for question in ("For whom (anak-10-12)", "Short name", "Title in Indonesian", "Title in English"):
        assert question in result.output
    for language, title in (("id", 'Teman "baru"'), ("en", "A new friend")):
        file = root / f"docs/{language}/anak-10-12/teman-baru.md"
        assert read(file.read_text(encoding="utf-8"), "x", language, "x").meta["title"] == title
    found = json.loads(cli(root, "check", "--json").output)["problems"]
    assert {problem["code"] for problem in found} == {"left-to-write"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"lessons: [{LESSON}]\n", f"lessons: [{LESSON}, anak-10-12/lain]\n"),
        (f"lessons:\n  - {LESSON}\n", f"lessons:\n  - {LESSON}\n  - anak-10-12/lain\n"),
        (f"lessons:\n    - {LESSON}\n", f"lessons:\n    - {LESSON}\n    - anak-10-12/lain\n"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_new_with_add_lists_the_lesson_and_changes_nothing_else(tmp_path, cli, before, after, line_end):
    root = copy(tmp_path)
    file = root / "data/course.yml"
    change(root, "data/course.yml", f"lessons: [{LESSON}]\n", before)
    text = file.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8", newline=line_end)
    assert cli(root, "new", "--add", "anak-10-12/lain", "--title", "Lain").exit_code == 0
    assert file.read_bytes().decode() == text.replace(before, after).replace("\n", line_end)


@pytest.mark.parametrize(
    ("path", "words"),
    [("kelas-9/x", "There is no module"), ("anak-10-12/Teman Baru", "cannot be used"), ("x", "no module")],
)
def test_new_with_add_says_why_a_page_cannot_be_listed(tmp_path, cli, path, words):
    root = copy(tmp_path)
    before = contents(tmp_path)
    result = cli(root, "new", "--add", path)
    assert result.exit_code == 1
    assert words in result.output
    assert contents(tmp_path) == before


def test_new_with_add_leaves_a_list_that_is_written_otherwise(tmp_path, cli):
    root = copy(tmp_path)
    change(root, "data/course.yml", f"lessons: [{LESSON}]", f"lessons: ['{LESSON}']")
    result = cli(root, "new", "--add", "anak-10-12/lain")
    assert result.exit_code == 1
    assert 'Write "- anak-10-12/lain" below lessons' in result.output


@pytest.mark.parametrize("path", [LESSON, in_lesson("en"), in_lesson("id")])
def test_confirm_makes_a_translation_fresh_and_changes_one_line(tmp_path, cli, path):
    root = copy(tmp_path, "outdated")
    before = (root / in_lesson("en")).read_text(encoding="utf-8").split("\n")
    assert cli(root, "confirm", path).exit_code == 0
    after = (root / in_lesson("en")).read_text(encoding="utf-8").split("\n")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert all(line.startswith("translated_from: id@") for line in changed[0])
    assert cli(root, "check").output == "0 errors, 0 warnings.\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_confirm_adds_the_line_when_it_is_missing_and_keeps_line_ends(tmp_path, cli, line_end):
    root = copy(tmp_path)
    file = root / in_lesson("en")
    kept = [line for line in file.read_text(encoding="utf-8").split("\n") if "translated_from" not in line]
    file.write_bytes(line_end.join(kept).encode("utf-8"))
    assert cli(root, "confirm", LESSON).exit_code == 0
    raw = file.read_bytes().decode("utf-8")
    assert raw.count(line_end) == raw.count("\r") + raw.count("\n") - raw.count("\r\n") == len(kept)
    assert cli(root, "check").output == "0 errors, 0 warnings.\n"


def test_confirm_needs_both_editions(tmp_path, cli):
    result = cli(copy(tmp_path, "untranslated"), "confirm", LESSON)
    assert result.exit_code == 1
    assert "is not there in both languages" in result.output


def test_confirm_leaves_a_file_whose_front_matter_is_broken(tmp_path, cli):
    root = copy(tmp_path)
    change(root, in_lesson("en"), "minutes: 35", "minutes: [35")
    before = contents(root)
    result = cli(root, "confirm", LESSON)
    assert result.exit_code == 1
    assert f"The front matter of {in_lesson('en')} cannot be read" in result.output
    assert contents(root) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("translated_from: id@", "translated_from:\n  id@"),
        ("translated_from: id@", "translated_from: >-\n  id@"),
    ],
)
def test_confirm_says_so_when_it_cannot_write_the_line(tmp_path, cli, old, new):
    root = copy(tmp_path, "outdated")
    change(root, in_lesson("en"), old, new)
    before = contents(root)
    result = cli(root, "confirm", LESSON)
    assert result.exit_code == 1
    assert "Write there, on one line: translated_from: id@" in result.output
    assert contents(root) == before


def test_confirm_writes_through_a_link(tmp_path, cli):
    root = copy(tmp_path, "outdated")
    file, elsewhere = root / in_lesson("en"), tmp_path / "elsewhere.md"
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    assert cli(root, "confirm", LESSON).exit_code == 0
    assert file.is_symlink()
    assert cli(root, "check").output == "0 errors, 0 warnings.\n"


@pytest.mark.parametrize(
    "name", ["a/b", "a/b.md", "docs/en/a/b.md", "docs/id/a/b.md", "docs\\en\\a\\b.md", "/a/b/"]
)
def test_a_page_may_be_named_by_its_path_or_its_file(name):
    assert page_of(name) == "a/b"
