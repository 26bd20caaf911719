"""Facts load into frozen shapes, and every fault in them is told with its line, all at once."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from course.data import FILES, Data, load, word_hash, words_of
from course.problems import Problem, sentence
from tiny import calls

LANGUAGES = ("id", "en")
CALLS_TO_LOAD = 1_500_000  # about half a second of work on a machine of 2026


@pytest.fixture(scope="session")
def real(root: Path) -> Data:
    """The data of the course itself."""
    data, problems = load(root)
    assert data is not None, "\n".join(sentence(problem, "en") for problem in problems)
    return data


@pytest.fixture(scope="session")
def small(root: Path) -> dict[str, Any]:
    """A few entries of each real data file that name only each other."""
    values = {name: yaml.safe_load((root / f"data/{name}.yml").read_text("utf-8")) for name in FILES}
    for name in ("channels", "laws", "statistics"):
        values[name][name] = values[name][name][:2]
    system = next(item for item in values["systems"]["systems"] if item["claims"])
    claim = next(item for item in values["claims"]["claims"] if item["id"] == system["claims"][0])
    values["systems"]["systems"] = [{**system, "claims": [claim["id"]]}]
    values["claims"]["claims"] = [{**claim, "systems": [system["id"]]}]
    used = {claim["seed"]}
    for name in ("channels", "laws", "statistics"):
        used |= {source for item in values[name][name] for source in item["sources"]}
    values["sources"]["sources"] = [item for item in values["sources"]["sources"] if item["id"] in used]
    terms = [item for item in values["glossary"]["glossary"] if item["id"] in ("bukti", "tautan")]
    values["glossary"]["glossary"] = [{**item, "see": []} for item in terms]
    values["labels"] = {"help": values["labels"]["help"]}
    values["pictures"]["charts"] = []  # their statistics are not among the few
    values["words"]["words"] = values["words"]["words"][:1]
    values["search"] |= {"asked": [], "help": [], "aliases": {"id": {}, "en": {}}}
    values["search"]["hidden"]["words"] = {}
    return values


@pytest.fixture
def project(tmp_path: Path, small: dict[str, Any]) -> Path:
    """A project in a temporary folder with the small data, ready to be broken."""
    (tmp_path / "data").mkdir()
    for name, value in small.items():
        text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
        (tmp_path / f"data/{name}.yml").write_text(text, encoding="utf-8")
    return tmp_path


def change(project: Path, name: str, before: str, after: str) -> int:
    """Replace the first ``before`` in a data file; the line on which it stood."""
    path = project / f"data/{name}.yml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def rewrite(project: Path, name: str, edit: Callable[[Any], None]) -> None:
    """Edit the value of a data file."""
    path = project / f"data/{name}.yml"
    value = yaml.safe_load(path.read_text("utf-8"))
    edit(value)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def only(project: Path) -> Problem:
    """The one problem of a project, after a look at its sentences."""
    data, problems = load(project)
    assert data is None
    assert len(problems) == 1, problems
    for language in LANGUAGES:
        assert re.match(r"data/\w+\.yml:\d+: [a-z0-9-]+: \S", sentence(problems[0], language))
    return problems[0]


# -- the course's own data ----------------------------------------------------------------------


def test_the_data_of_the_course_has_no_fault(real: Data) -> None:
    assert real.course.name["id"] == "Kelas Jaga"
    assert len(real.course.lessons) == 40
    assert set(real.course.codes.values()) == set(real.course.lessons)


def test_all_data_loads_with_little_work(root: Path, real: Data) -> None:
    assert calls(lambda: load(root)) < CALLS_TO_LOAD  # `real` has read the schemas before


def test_facts_cannot_be_changed_by_those_who_use_them(real: Data) -> None:
    with pytest.raises(FrozenInstanceError):
        real.channels["sapa-129"].country = "XX"  # type: ignore[misc]
    with pytest.raises(TypeError):
        real.course.plans["7-9"]["open"] = 1  # type: ignore[index]


def test_a_channel_counts_its_age_from_the_later_of_its_two_dates(project: Path) -> None:
    assert load(project)[0].channels["sapa-129"].last_dated == date(2026, 11, 21)
    rewrite(project, "channels", lambda value: value["channels"][0].update(dialled="2026-12-24"))
    assert load(project)[0].channels["sapa-129"].last_dated == date(2026, 12, 24)
    rewrite(project, "channels", lambda value: value["channels"][0].update(dialled="2025-01-02"))
    assert load(project)[0].channels["sapa-129"].last_dated == date(2026, 11, 21)


def test_only_four_channels_are_for_a_child_alone(real: Data) -> None:
    alone = {channel.id for channel in real.channels.values() if channel.child_alone}
    assert alone == {"sapa-129", "polisi-110", "healing119", "take-it-down"}
    assert real.channels["take-it-down"].child_from == 13


def test_children_of_each_band_spend_two_fifths_of_a_lesson_practising(real: Data) -> None:
    for key, plan in real.course.plans.items():
        practice = plan["practice"] + (plan["close"] if key == "parents" else 0)
        assert practice >= 0.4 * sum(plan.values()), key
        assert sum(real.course.short[key].values()) == 15, key


def test_the_hardest_lesson_of_13_to_15_is_neither_first_nor_last(real: Data) -> None:
    lessons = next(module for module in real.course.modules if module.id == "remaja-13-15").lessons
    assert "remaja-13-15/gambar-dijadikan-ancaman" in lessons[1:-1]


def test_the_glossary_is_long_enough_and_in_the_order_of_its_ids(real: Data) -> None:
    assert len(real.glossary) >= 60
    assert list(real.glossary) == sorted(real.glossary)


def test_a_new_course_has_been_read_by_no_specialist_yet(project: Path) -> None:
    assert load(project)[0].reviews == ()
    role = {"id": "psikolog anak", "en": "child psychologist"}
    reading = {"role": role, "date": "2026-12-01", "scope": ["guru/mengajar-aman"]}
    rewrite(project, "reviews", lambda value: value["reviews"].append(reading))
    (review,) = load(project)[0].reviews
    assert (review.role["en"], review.date) == (role["en"], date(2026, 12, 1))
    assert review.scope == ("guru/mengajar-aman",)


def test_every_field_of_every_schema_is_described(root: Path) -> None:
    def look(schema: Any, place: str) -> None:
        for name, field in schema.get("properties", {}).items():
            assert field.get("description"), f"{place}.{name}"
            look(field, f"{place}.{name}")
        for key in ("items", "additionalProperties"):
            if isinstance(schema.get(key), dict):
                look(schema[key], f"{place}.{key}")

    for name in FILES:
        look(json.loads((root / f"data/schema/{name}.json").read_text("utf-8")), name)


# -- labels -------------------------------------------------------------------------------------


def test_a_label_is_filled_with_its_values(real: Data) -> None:
    assert real.labels.get("quiz.preferred", "en") == "Safe choice"
    assert real.labels.get("help.compared", "id", date="1 Mei 2027") == "Dicocokkan dengan sumber: 1 Mei 2027"


def test_an_unknown_label_is_named_in_the_error(real: Data) -> None:
    with pytest.raises(KeyError, match=r"quiz\.nothing"):
        real.labels.get("quiz.nothing", "id")


def test_a_label_that_misses_its_value_is_an_error_and_not_a_brace_on_the_page(real: Data) -> None:
    with pytest.raises(KeyError, match="date"):
        real.labels.get("help.compared", "id")


def test_every_band_audience_month_and_part_has_its_label(real: Data) -> None:
    wanted = [f"month.{number}" for number in range(1, 13)]
    for module in real.course.modules:
        wanted += [f"audience.{module.audience}"] + ([f"band.{module.band}"] if module.band else [])
    wanted += [f"plan.{part}" for parts in real.course.required_parts.values() for part in parts]
    assert [key for key in wanted if key not in real.labels] == []


# -- wording ------------------------------------------------------------------------------------


def test_a_phrase_is_found_in_any_case_and_across_a_line_break(real: Data) -> None:
    rules = {rule.id: rule for rule in real.words.rules}
    assert rules["why-did-you-send"].patterns["en"].search("Well, Why did\n you send it?")
    assert rules["child-pornography"].patterns["en"].search("child pornographic")
    assert rules["taking-the-phone"].patterns["en"].search("I’m taking your phone")


def test_a_phrase_inside_a_longer_word_raises_no_alarm(real: Data) -> None:
    rules = {rule.id: rule for rule in real.words.rules}
    assert not rules["underage-girl"].patterns["id"].search("Pak Sabgi datang")
    assert not rules["harsh-feedback"].patterns["id"].search("Ini bukan salahmu!")


def test_no_rule_forbids_the_wording_that_another_rule_recommends(real: Data) -> None:
    advised = [text for rule in real.words.rules for text in [rule.use_instead]]
    advised += [term.use for term in real.glossary.values() if term.use]
    advised += [term.meaning for term in real.glossary.values()]
    for rule in real.words.rules:
        for language, pattern in rule.patterns.items():
            for text in advised:
                assert not pattern.search(text[language]), (rule.id, text)


def test_a_word_hash_is_the_sha256_of_salt_and_words() -> None:
    expected = hashlib.sha256(b"garamdua kata").hexdigest()
    assert word_hash("garam", words_of("Dua, KATA")) == expected


def test_hidden_words_are_found_by_place_alone_and_in_pairs(project: Path) -> None:
    def hide(value: Any) -> None:
        value["hashes"] = [word_hash(value["salt"], ["apel", "merah"]), word_hash(value["salt"], ["jambu"])]

    rewrite(project, "words", hide)
    words = load(project)[0].words
    text = "Ada APEL\nmerah dan jambu, bukan apel hijau."
    assert [text[start:end] for start, end in words.hidden(text)] == ["APEL\nmerah", "jambu"]


def test_the_course_holds_hashes_and_none_of_its_data_uses_a_hidden_word(root: Path, real: Data) -> None:
    assert real.words.hashes
    for name in FILES:
        assert list(real.words.hidden((root / f"data/{name}.yml").read_text("utf-8"))) == [], name


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


# -- faults between entries and files -----------------------------------------------------------


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


def test_a_project_with_schemas_of_its_own_is_held_against_them(project: Path, root: Path) -> None:
    shutil.copytree(root / "data/schema", project / "data/schema")
    schema = project / "data/schema/reviews.json"
    schema.write_text(schema.read_text("utf-8").replace('"reviews"', '"readings"'), "utf-8")
    assert {problem.path for problem in load(project)[1]} == {"data/reviews.yml"}
