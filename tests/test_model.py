"""The course joins lessons with facts, in the order of data/course.yml."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from conftest import ROOT, TODAY
from course import model
from tiny import LESSON, change, codes, copy, in_lesson, load


def test_pages_come_in_the_order_of_the_course(tmp_path):
    course = load(copy(tmp_path))
    assert list(course.pages) == [LESSON, "index", "istilah"]
    assert [page.path for page in course.lessons] == [LESSON]


def test_an_edition_is_joined_with_its_facts(tmp_path):
    course = load(copy(tmp_path))
    edition = course.edition(LESSON, "id")
    assert edition.title == "Stop, Simpan, Cerita"
    assert [channel.id for channel in edition.channels] == ["sapa-129"]
    assert [source.id for source in edition.sources] == ["p05"]
    assert edition.reviewed == date(2026, 11, 20)
    assert (edition.audience, edition.band) == ("children", "10-12")
    assert (edition.minutes, edition.sensitivity) == (35, 2)
    assert course.pages[LESSON].code == "C10-4"
    assert course.pages[LESSON].module.id == "anak-10-12"


def test_a_plan_that_is_left_out_is_the_usual_one(tmp_path):
    edition = load(copy(tmp_path)).edition(LESSON, "id")
    assert sum(edition.plan.values()) == 35
    assert sum(edition.short.values()) == 15


def test_a_plan_of_its_own_wins(tmp_path):
    root = copy(tmp_path)
    change(root, in_lesson(), "minutes: 35", "minutes: 35\nplan: {open: 5, practice: 30}")
    assert dict(load(root).edition(LESSON, "id").plan) == {"open": 5, "practice": 30}


def test_the_state_of_a_translation_is_known(tmp_path):
    for name, state in (("minimal", "fresh"), ("outdated", "outdated"), ("untranslated", "missing")):
        page = load(copy(tmp_path, name)).pages[LESSON]
        assert (page.status("id"), page.status("en")) == ("source", state)


def test_a_file_that_nobody_listed_is_named_with_the_nearest_listed_one(tmp_path):
    root = copy(tmp_path)
    (root / in_lesson()).rename(root / "docs/id/anak-10-12/stop-simpan-ceritaa.md")
    course, (problem,) = model.load(root, TODAY)
    assert problem.path == "docs/id/anak-10-12/stop-simpan-ceritaa.md"
    assert (problem.code, problem.detail["suggestion"]) == ("unlisted-page", LESSON)
    assert "id" not in course.pages[LESSON].editions


@pytest.mark.parametrize("path", ["docs/catatan.md", "docs/fr/index.md"])
def test_a_page_outside_both_editions_is_named(tmp_path, path):
    root = copy(tmp_path)
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text("Teks.\n")
    _, (problem,) = model.load(root, TODAY)
    assert (problem.path, problem.code) == (path, "page-outside-editions")


@pytest.mark.parametrize("path", ["docs/id/catatan.markdown", "docs/en/anak-10-12/catatan.mkd"])
def test_a_page_with_another_ending_than_md_is_named(tmp_path, path):
    root = copy(tmp_path)
    (root / path).write_text("Teks.\n")
    _, (problem,) = model.load(root, TODAY)
    assert (problem.path, problem.code) == (path, "unlisted-page")
    assert problem.detail["page"] == path.split("/", 2)[2]


def test_what_desktops_and_editors_leave_behind_is_passed_over(tmp_path):
    root = copy(tmp_path)
    shutil.copytree(ROOT / "data" / "schema", root / "data" / "schema")
    for left in (
        "docs/id/._index.md",
        "docs/en/.trash/x.md",
        "docs/.obsidian/x.md",
        "data/schema/._page.json",
    ):
        (root / left).parent.mkdir(exist_ok=True)
        (root / left).write_bytes(b"\0\5\x16\7")
    assert model.load(root, TODAY)[1] == []


def test_texts_beside_assets_are_not_pages(tmp_path):
    root = copy(tmp_path)
    (root / "docs/assets").mkdir()
    (root / "docs/assets/README.md").write_text("Teks.\n")
    assert model.load(root, TODAY)[1] == []


def test_broken_data_still_lets_the_form_of_the_pages_be_checked(tmp_path):
    root = copy(tmp_path)
    (root / "data/laws.yml").unlink()
    change(root, in_lesson(), "/// objectives", "/// objektif")
    course, found = model.load(root, TODAY)
    assert course is None
    assert {(problem.path, problem.code) for problem in found} == {
        ("data/laws.yml", "file-missing"),
        (in_lesson(), "unknown-block"),
    }


def test_values_of_the_wrong_kind_leave_an_edition_that_others_can_use(tmp_path):
    root = copy(tmp_path)
    for old, new in (
        ("minutes: 35", "minutes: banyak"),
        ("sources: [p05]", "sources: p05"),
        ("channels: [sapa-129]", "channels: {a: b}\nplan: 7"),
        ("reviewed: 2026-11-20", "reviewed: kemarin"),
        ("title: Stop, Simpan, Cerita", "title: [1, 2]"),
    ):
        change(root, in_lesson(), old, new)
    course = load(root)
    edition = course.edition(LESSON, "id")
    assert (edition.minutes, edition.sources, edition.channels, edition.plan) == (0, (), (), {})
    assert (edition.reviewed, edition.title) == (None, LESSON)
    assert all(code.startswith("schema-") for code in codes(list(edition.source.problems)))
    assert len(edition.source.problems) == 6
