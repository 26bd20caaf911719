"""Every fault in a data file is told with its line, all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from course.data import FILES, load
from course.problems import Problem
from facts import change, only, rewrite, small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, ready to be broken."""
    return small_project(tmp_path)


# -- faults of a file ---------------------------------------------------------------------------


def test_a_missing_file_is_named(project: Path) -> None:
    (project / "data/laws.yml").unlink()
    assert only(project) == Problem("data/laws.yml", 1, "file-missing")


def test_without_any_file_each_one_that_a_course_needs_is_named_once(tmp_path: Path) -> None:
    data, problems = load(tmp_path)
    assert data is None
    needed = set(FILES) - {"guide", "mistakes"}
    assert [problem.path for problem in problems] == sorted(f"data/{name}.yml" for name in needed)


def test_a_folder_in_the_place_of_a_file_is_told(project: Path) -> None:
    (project / "data/laws.yml").unlink()
    (project / "data/laws.yml").mkdir()
    assert only(project).code == "file-unreadable"


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        ("reviews: []\n# caf\xe9\n".encode("latin-1"), "file-not-utf8", 2),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "file-not-text", 1),
        (b"", "file-empty", 1),
        (b"# only a remark\n", "file-empty", 1),
        (b"reviews: []\nreviews: []\n", "yaml-twice", 2),
        (b"reviews: [\n", "yaml-syntax", 1),
        (b"reviews: a: b\n", "yaml-colon", 1),
        (b"reviews:\n\t- x\n", "yaml-tab", 2),
        (b"reviews: []\n# bell \x07\n", "yaml-character", 2),
        (b"reviews: []\n---\nmore: 1\n", "yaml-second", 2),
        (b"reviews: &x []\n", None, 0),
        (b"reviews: []\n12: x\n", "yaml-key", 2),
        (b"reviews: !!python/name:os.system x\n", "yaml-tag", 1),
        (b"reviews: " + b"[" * 100_000, "yaml-deep", 1),
        (b"\xef\xbb\xbfreviews: []\r\n", None, 0),
        (b"just words\n", "schema-mapping", 1),
        (b"reviews: words\n", "schema-list", 1),
        (b"reviews: []\nother: []\n", "schema-unknown", 2),
    ],
)
def test_a_file_that_cannot_be_read_is_one_clear_problem(
    project: Path, raw: bytes, code: str | None, line: int
) -> None:
    (project / "data/reviews.yml").write_bytes(raw)
    if code is None:
        assert load(project)[1] == []
    else:
        problem = only(project)
        assert (problem.path, problem.code, problem.line) == ("data/reviews.yml", code, line)


def test_an_alias_is_refused_because_it_cannot_be_read_where_it_stands(project: Path) -> None:
    line = change(project, "course", "exit_url: ", "exit_url: &x ")
    change(project, "course", "freshness:", "again: *x\nfreshness:")
    assert only(project) == Problem("data/course.yml", line + 1, "yaml-alias")


def test_all_faults_of_all_files_are_told_at_once_and_in_order(project: Path) -> None:
    change(project, "channels", "country: ID", "country: Indonesia")
    change(project, "course", "band: 7-9", "band: 7-10")
    change(project, "glossary", "glossary:", "glossary: [")
    (project / "data/words.yml").unlink()
    data, problems = load(project)
    assert data is None
    assert problems == sorted(problems)
    assert [problem.path for problem in problems] == [
        "data/channels.yml",
        "data/course.yml",
        "data/glossary.yml",
        "data/words.yml",
    ]


# -- faults of a value --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "before", "after", "code"),
    [
        ("channels", "country: ID", "country: Indonesia", "schema-example"),
        ("channels", "role: primary", "role: primari", "schema-choice"),
        ("channels", "child_alone: true", "child_alone: 'true'", "schema-yes-no"),
        ("channels", "compared: 2026-11-21", "compared: 2026-02-30", "schema-date"),
        ("channels", "value: '129'", "value: 129", "schema-text"),
        ("channels", "href: tel:129", "href: javascript:x", "schema-example"),
        ("channels", "  country: ID", "  child_from: 3\n  country: ID", "schema-range"),
        ("channels", "  country: ID", "  child_from: x\n  country: ID", "schema-number"),
        ("channels", "  country: ID", "  note: x\n  country: ID", "schema-unknown"),
        ("glossary", "id: bukti", "id: Bukti!", "schema-example"),
        ("course", "notice_days: 90", "notice_days: ninety", "schema-number"),
        ("course", "C7-1: anak", "K7-1: anak", "schema-unknown"),
        ("labels", "title:", "Title page:", "schema-unknown"),
    ],
)
def test_a_wrong_value_is_told_at_its_line(
    project: Path, name: str, before: str, after: str, code: str
) -> None:
    line = change(project, name, before, after)
    problem = only(project)
    assert (problem.code, problem.line) == (code, line)


def test_a_wrong_choice_comes_with_the_nearest_right_one(project: Path) -> None:
    change(project, "channels", "role: primary", "role: primari")
    assert only(project).detail["suggestion"] == "primary"


def test_a_text_without_one_language_is_told_at_the_text(project: Path) -> None:
    rewrite(project, "glossary", lambda value: value["glossary"][1]["meaning"].pop("en"))
    problem = only(project)
    assert problem.code == "schema-language"
    assert problem.detail == {"where": "glossary[2].meaning", "key": "en"}
    text = (project / "data/glossary.yml").read_text("utf-8").splitlines()
    assert text[problem.line - 1].strip() == "meaning:"


def test_an_empty_text_is_told(project: Path) -> None:
    rewrite(project, "glossary", lambda value: value["glossary"][0]["meaning"].update(en=""))
    assert only(project).code == "schema-short"


def test_a_missing_field_is_told_at_its_entry(project: Path) -> None:
    rewrite(project, "laws", lambda value: value["laws"][0].pop("number"))
    problem = only(project)
    assert (problem.code, problem.line, problem.detail["key"]) == ("schema-missing", 2, "number")


def test_an_item_given_twice_in_a_list_is_told_at_the_second(project: Path) -> None:
    rewrite(project, "channels", lambda value: value["channels"][0].update(needs=["tell", "image", "tell"]))
    problem = only(project)
    assert problem.code == "schema-repeated"
    assert (project / "data/channels.yml").read_text("utf-8").splitlines()[problem.line - 1] == "  - tell"


def test_a_project_with_schemas_of_its_own_is_held_against_them(project: Path, root: Path) -> None:
    shutil.copytree(root / "data/schema", project / "data/schema")
    schema = project / "data/schema/reviews.json"
    schema.write_text(schema.read_text("utf-8").replace('"reviews"', '"readings"'), "utf-8")
    assert {problem.path for problem in load(project)[1]} == {"data/reviews.yml"}
