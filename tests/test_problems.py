"""Every problem has one clear sentence in both languages."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from conftest import TODAY
from course import model, rules
from course.problems import MESSAGES, Problem, report, sentence
from course.problems.content import CONTENT
from course.problems.reading import READING
from tiny import copy, problems

LANGUAGES = ("id", "en")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_course_that_makes_every_mistake_is_reported_word_for_word(tmp_path, golden, language):
    golden(f"problems/broken.{language}.txt", report(problems(copy(tmp_path, "broken")), language) + "\n")


def test_the_course_that_makes_every_mistake_makes_every_mistake(tmp_path):
    made = {problem.code for problem in problems(copy(tmp_path, "broken"))}
    assert (READING.keys() | CONTENT.keys()) - made == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_kept_word_for_word(golden, language):
    lines = [f"{code}: {MESSAGES[code][language]}" for code in sorted(MESSAGES)]
    golden(f"problems/messages.{language}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_both_languages_say_the_same_things(code):
    assert set(MESSAGES[code]) == set(LANGUAGES)
    assert places(MESSAGES[code]["id"]) == places(MESSAGES[code]["en"])


@pytest.mark.parametrize("code", sorted(MESSAGES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_whole_sentences(code, language):
    text = MESSAGES[code][language]
    assert re.match(r"[A-Z\"{\[*]", text)
    assert text.endswith((".", "?"))
    assert "\n" not in text


def test_a_sentence_begins_with_its_place_and_code():
    detail = {"id": "sapa", "file": "data/channels.yml"}
    problem = Problem("docs/en/x.md", 17, "unknown-channel", detail=detail)
    assert sentence(problem, "en") == (
        'docs/en/x.md:17: unknown-channel: Channel "sapa" is not in data/channels.yml. '
        "Mend its spelling, or add it there."
    )


def test_a_suggestion_is_asked_in_the_reader_s_language():
    detail = {"id": "sapa", "file": "data/channels.yml", "suggestion": "sapa-129"}
    problem = Problem("docs/en/x.md", 17, "unknown-channel", detail=detail)
    assert sentence(problem, "id").endswith('Maksudnya "sapa-129"?')
    assert sentence(problem, "en").endswith('Did you mean "sapa-129"?')


def test_a_warning_says_that_it_is_one():
    problem = Problem("x.md", 1, "empty-body", "warning")
    assert sentence(problem, "en").startswith("x.md:1: empty-body: warning: ")
    assert sentence(problem, "id").startswith("x.md:1: empty-body: peringatan: ")


def test_braces_in_an_author_s_text_stay_as_they_are():
    problem = Problem("x.md", 1, "heading-one", detail={"text": "{0} {x}"})
    assert '"{0} {x}"' in sentence(problem, "en")


def test_a_report_is_sorted_and_ends_with_one_count():
    found = [Problem("b.md", 1, "empty-body"), Problem("a.md", 9, "empty-body", "warning")]
    found.append(Problem("a.md", 10, "empty-body"))
    lines = report(found, "en").split("\n")
    assert [line.split(":")[:2] for line in lines[:-1]] == [["a.md", "9"], ["a.md", "10"], ["b.md", "1"]]
    assert lines[-1] == "2 errors, 1 warning."


def test_nothing_wrong_is_said_too():
    assert report([], "id") == "0 kesalahan, 0 peringatan."
    assert report([], "en") == "0 errors, 0 warnings."


def test_no_rule_speaks_without_words(tmp_path):
    course, outside = model.load(copy(tmp_path, "broken"), TODAY)
    for release in (False, True):
        for problem in outside + rules.check(course, TODAY, release):
            assert all(sentence(problem, language) for language in LANGUAGES)
