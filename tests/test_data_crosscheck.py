"""Facts that name each other agree, inside a data file and between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from course.data import load
from course.problems import Problem
from facts import change, only, rewrite, small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, ready to be broken."""
    return small_project(tmp_path)


def test_an_id_names_one_entry_only(project: Path) -> None:
    rewrite(project, "sources", lambda value: value["sources"].append(dict(value["sources"][0])))
    problem = only(project)
    assert (problem.code, problem.detail["first"]) == ("data-twice", 2)


@pytest.mark.parametrize(
    ("name", "key", "wrong", "near"),
    [
        ("channels", "sources", ["nobody-2020"], None),
        ("laws", "sources", ["nobody-2020"], None),
        ("statistics", "sources", ["nobody-2020"], None),
        ("glossary", "see", ["tautann"], "tautan"),
        ("systems", "lessons", ["guru/mengajar-amann"], "guru/mengajar-aman"),
    ],
)
def test_an_entry_that_names_something_unknown_is_told(
    project: Path, name: str, key: str, wrong: list[str], near: str | None
) -> None:
    rewrite(project, name, lambda value: value[name][0].update({key: wrong}))
    problem = only(project)
    assert (problem.path, problem.code) == (f"data/{name}.yml", "data-reference")
    assert (problem.detail["id"], problem.detail.get("suggestion")) == (wrong[0], near)
    assert wrong[0] in (project / f"data/{name}.yml").read_text("utf-8").splitlines()[problem.line - 1]


def test_a_claim_names_a_seed_that_is_a_source(project: Path) -> None:
    rewrite(project, "claims", lambda value: value["claims"][0].update(seed="s4"))
    rewrite(
        project,
        "sources",
        lambda value: value.update(sources=[item for item in value["sources"] if item["id"] != "s4"]),
    )
    assert only(project).code == "data-reference"


def test_claims_and_systems_name_each_other(project: Path) -> None:
    rewrite(project, "claims", lambda value: value["claims"][0].update(systems=[]))
    problem = only(project)
    assert (problem.path, problem.code) == ("data/systems.yml", "data-mirror")


def test_a_link_reaches_the_number_that_is_printed(project: Path) -> None:
    line = change(project, "channels", "href: tel:129", "href: tel:192")
    assert only(project) == Problem("data/channels.yml", line, "data-number")


def test_a_telephone_link_begins_like_one(project: Path) -> None:
    line = change(project, "channels", "href: tel:129", "href: https://example.org/129")
    assert only(project) == Problem("data/channels.yml", line, "data-link")


def test_a_route_told_in_words_prints_no_contact(project: Path) -> None:
    line = change(project, "channels", "role: primary", "role: prose_only")
    problem = only(project)
    assert (problem.code, problem.line > line) == ("data-prose-only", True)


def test_both_languages_of_a_label_ask_for_the_same_values(project: Path) -> None:
    rewrite(project, "labels", lambda value: value["help"]["stale"].update(en="{age} days"))
    assert only(project).detail["key"] == "help.stale"


def test_a_label_with_a_stray_brace_is_told(project: Path) -> None:
    rewrite(project, "labels", lambda value: value["help"]["title"].update(id="a {", en="a {"))
    assert only(project).code == "data-label"


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (lambda c: c["modules"][0]["pages"].append("guru/lain"), "data-folder"),
        (lambda c: c["pages"].append("anak-7-9/index"), "data-twice"),
        (lambda c: c["codes"].update({"C7-9": "anak-7-9/tidak-ada"}), "data-reference"),
        (lambda c: c["modules"][0]["before"].append("guru/tidak-ada"), "data-reference"),
        (lambda c: c["modules"][0].pop("band"), "data-band"),
        (lambda c: c["modules"][4].update(band="7-9"), "data-band"),
        (lambda c: c["plans"].pop("parents"), "data-plan-missing"),
        (lambda c: c["short"].pop("10-12"), "data-plan-missing"),
        (lambda c: c["plans"]["trainers"].pop("close"), "data-plan-part"),
    ],
)
def test_the_course_agrees_with_itself(project: Path, edit: Callable[[Any], None], code: str) -> None:
    rewrite(project, "course", edit)
    assert only(project).code == code


@pytest.mark.parametrize(
    ("edit", "guess"),
    [
        ({"asked": ["guru/mengajar-amann"]}, "guru/mengajar-aman"),
        ({"help": [{"channel": "sapa-128", "purpose": {"id": "x", "en": "x"}}]}, "sapa-129"),
        ({"aliases": {"id": {"gw": ["aku", "guru/mengajar-amann"]}, "en": {}}}, "guru/mengajar-aman"),
        ({"aliases": {"id": {"ppt|pdf": ["/unduhh"]}, "en": {}}}, "unduh"),
        ({"hidden": {"salt": "salt", "words": {"0" * 10: ["guru/mengajar-amann"]}}}, "guru/mengajar-aman"),
    ],
)
def test_the_search_leads_only_to_what_there_is(project: Path, edit: dict[str, Any], guess: str) -> None:
    rewrite(project, "search", lambda value: value.update(edit))
    problem = only(project)
    assert (problem.path, problem.code) == ("data/search.yml", "data-reference")
    assert problem.detail["suggestion"] == guess


def test_a_listed_lesson_may_still_have_no_file(project: Path) -> None:
    assert not (project / "docs").exists()
    assert load(project)[0] is not None
