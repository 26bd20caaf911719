"""YAML is read with the line of every value, and no text whatever raises."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from course.yamlfile import read_yaml

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=20)
VALUES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
SIGNS = st.text(st.sampled_from("ab:-[]{}?!&*#|>'\"%@`\t\r\n ,<0.~\x00\x85\u2028é"))


@given(st.text() | SIGNS)
def test_any_text_is_read_or_told_and_never_raises(text: str) -> None:
    _, lines, problems = read_yaml(text, "x.yml", first_line=4)
    last = 4 + text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert all(4 <= line <= last for line in [*lines.values(), *(problem.line for problem in problems)])


@given(VALUES)
def test_what_was_written_is_what_is_read(value: Any) -> None:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    text = yaml.dump(value, Dumper=Plain, allow_unicode=True)
    assert read_yaml(text, "x.yml")[::2] == (value, [])


def test_every_value_knows_the_line_of_its_key_or_item() -> None:
    text = "a: 1\nb:\n  c:\n  - x\n  - d: |\n      one\n      two\n    e: 2\n"
    value, lines, problems = read_yaml(text, "x.yml", first_line=10)
    assert problems == []
    assert value == {"a": 1, "b": {"c": ["x", {"d": "one\ntwo\n", "e": 2}]}}
    assert lines == {
        (): 10,
        ("a",): 10,
        ("b",): 11,
        ("b", "c"): 12,
        ("b", "c", 0): 13,
        ("b", "c", 1): 14,
        ("b", "c", 1, "d"): 14,
        ("b", "c", 1, "e"): 17,
    }


def test_a_date_stays_text_so_that_a_schema_can_judge_it() -> None:
    assert read_yaml("day: 2026-11-21", "x.yml")[0] == {"day": "2026-11-21"}


@pytest.mark.parametrize("tag", ["binary", "timestamp", "int", "float", "bool", "seq", "map", "set", "x"])
def test_what_a_tag_asks_for_is_read_or_told(tag: str) -> None:
    for text in ("", "aGk=", "2026-11-21", "satu", "1:x", "-", "0x", "."):
        read, _, problems = read_yaml(f"a: !!{tag} '{text}'", "x.yml")
        assert [problem.code for problem in problems] == (["yaml-tag"] if read["a"] is None else []), text


@pytest.mark.parametrize("value", ["!!binary aGk=", "!!timestamp 2026-11-21", "!!int satu", "!warna x"])
def test_a_tag_that_makes_no_plain_value_is_told(value: str) -> None:
    read, _, problems = read_yaml(f"a: 1\nb: {value}", "x.yml")
    assert read == {"a": 1, "b": None}
    assert [(problem.code, problem.line) for problem in problems] == [("yaml-tag", 2)]


def test_a_separator_pasted_from_a_web_page_does_not_shift_the_lines() -> None:
    _, _, problems = read_yaml("a: one\u2028two\nb: [", "x.yml")
    assert [problem.line for problem in problems] == [2]


def test_a_key_given_twice_keeps_its_first_value() -> None:
    value, lines, problems = read_yaml("a: 1\nb: 2\na: 3\n", "x.yml")
    assert (value, lines["a",]) == ({"a": 1, "b": 2}, 1)
    assert [(problem.code, problem.line, problem.detail["first"]) for problem in problems] == [
        ("yaml-twice", 3, 1)
    ]
