"""The queries that judge the search are well made: enough of each, fair, harmless, not copied."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest
import yaml

from conftest import ROOT
from course import data
from queries import FILE, Queries, Query, load

READERS = {"child", "young", "parent", "teacher", "trainer"}
KINDS = {
    "plain",
    "affixed",
    "chat",
    "loan",
    "question",
    "typo",
    "word",
    "fragment",
    "worry",
    "need",
}
# Pages that list everything or nothing: finding one of them is no answer.
NO_ANSWER = {"index", "cari", "netral"}
# Shorter queries are names of things ("top up"), which a page may well have as a keyword.
WORDS_OF_A_COPY = 3


@pytest.fixture(scope="module")
def queries() -> Queries:
    return load()


@pytest.fixture(scope="module")
def lessons() -> set[str]:
    """Paths of all lessons of the course."""
    course = yaml.safe_load((ROOT / "data" / "course.yml").read_text(encoding="utf-8"))
    return {path for module in course["modules"] for path in module["lessons"]}


def words(text: str) -> tuple[str, ...]:
    """The words of a text, as the search sees them: no signs, no capitals."""
    return tuple(re.findall(r"\w+", text.casefold()))


def languages(items: Iterable[Query]) -> Counter[str]:
    return Counter(item.language for item in items)


def test_there_are_as_many_as_the_floors_were_set_for(queries):
    assert languages(queries.ordinary) == {"id": 417, "en": 415}
    assert languages(queries.crisis) == {"id": 95, "en": 90}


def test_enough_of_each_language_are_kept_aside(queries):
    assert languages(item for item in queries.ordinary if item.kept) == {"id": 124, "en": 140}
    assert len(queries.of("id", kept=True)) == 124
    assert len(queries.of("id")) == 293
    assert not any(item.kept for item in queries.crisis)


def test_all_readers_and_all_kinds_speak_also_among_those_kept_aside(queries):
    for language in ("id", "en"):
        kept = queries.of(language, kept=True)
        assert {item.reader for item in kept} == {item.reader for item in queries.of(language)} == READERS
    assert {item.kind for item in queries.ordinary if item.kept} == KINDS
    assert {item.kind for item in queries.ordinary} == KINDS
    assert {item.kind for item in queries.crisis} <= KINDS
    assert {item.reader for item in queries.crisis} <= READERS


def test_every_accepted_page_exists_in_the_edition_that_is_searched(queries):
    missing = [
        f"docs/{item.language}/{path}.md"
        for item in (*queries.ordinary, *queries.crisis)
        for path in item.accept
        if not (ROOT / "docs" / item.language / f"{path}.md").is_file()
    ]
    assert missing == []


def test_one_to_five_pages_that_answer_are_accepted_each_once(queries):
    for item in queries.ordinary:
        assert 1 <= len(item.accept) == len(set(item.accept)) <= 5, item
        assert not NO_ANSWER & set(item.accept), item


def test_every_lesson_is_looked_for_in_both_languages(queries, lessons):
    for language in ("id", "en"):
        asked = {path for item in queries.ordinary if item.language == language for path in item.accept}
        assert lessons - asked == set()


def test_no_query_stands_twice(queries):
    asked = Counter((item.language, words(item.query)) for item in (*queries.ordinary, *queries.crisis))
    assert [query for query, times in asked.items() if times > 1] == []
    assert all(query for _, query in asked)


def test_no_query_is_a_title_a_question_or_a_keyword_of_a_page(queries):
    """A query copied into a page would be found and measure nothing."""
    said: set[tuple[str, tuple[str, ...]]] = set()
    for language in ("id", "en"):
        for file in (ROOT / "docs" / language).rglob("*.md"):
            front = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])
            texts = [front["title"], front.get("question", ""), *front.get("keywords", [])]
            said |= {(language, words(text)) for text in texts}
    copied = [
        item.query
        for item in queries.ordinary
        if len(words(item.query)) >= WORDS_OF_A_COPY and (item.language, words(item.query)) in said
    ]
    assert copied == []


def test_no_query_holds_a_word_that_could_harm(queries):
    found, _ = data.load(ROOT)
    assert found is not None
    assert found.words.hashes
    harmful = [number for number, item in enumerate(queries.ordinary) if [*found.words.hidden(item.query)]]
    assert harmful == [], "numbers of queries, from 0; the words themselves are not repeated"


def test_a_field_that_is_unknown_or_missing_is_told(tmp_path):
    text = FILE.read_text(encoding="utf-8")
    for wrong in (text.replace("reader: child", "readers: child", 1), text.replace("reader: child, ", "", 1)):
        file = tmp_path / "queries.yml"
        file.write_text(wrong, encoding="utf-8")
        with pytest.raises(TypeError, match="reader"):
            load(file)
