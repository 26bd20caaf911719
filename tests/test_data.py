"""Facts load into frozen shapes, with everything that pages and rules ask of them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from course.data import FILES, Data, load, word_hash, words_of
from course.problems import sentence
from facts import rewrite, small_project
from tiny import calls

CALLS_TO_LOAD = 1_500_000  # about half a second of work on a machine of 2026


@pytest.fixture(scope="session")
def real(root: Path) -> Data:
    """The data of the course itself."""
    data, problems = load(root)
    assert data is not None, "\n".join(sentence(problem, "en") for problem in problems)
    return data


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, ready to be broken."""
    return small_project(tmp_path)


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
