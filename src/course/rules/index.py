"""Which texts of a course hold which word: most rules look at few of thousands of texts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from course.data import LANGUAGES, Language

_TOKEN = re.compile(r"\w+")

T = TypeVar("T")


def tokens(text: str) -> list[str]:
    """Runs of letters and digits, case folded."""
    return _TOKEN.findall(text.casefold())


class Index(Generic[T]):
    """The words of many texts, by language; whoever asks gets back what stands for the text."""

    def __init__(self, texts: Iterable[tuple[Language, str, T]]) -> None:
        self._owners: Mapping[Language, list[T]] = {language: [] for language in LANGUAGES}
        runs: Mapping[Language, dict[str, list[int]]] = {
            language: defaultdict(list) for language in LANGUAGES
        }
        for language, text, owner in texts:
            owners, found = self._owners[language], runs[language]
            number = len(owners)
            owners.append(owner)
            for run in text.split():
                found[run].append(number)
        self._words = {language: _by_token(found) for language, found in runs.items()}

    @cached_property
    def _ordered(self) -> Mapping[Language, list[str]]:
        return {language: sorted(words) for language, words in self._words.items()}

    def count(self, language: Language, words: Iterable[str]) -> int:
        """How often any of the words (case folded) stand in the texts."""
        known = self._words[language]
        return sum(len(known.get(word, ())) for word in words)

    def holding(self, language: Language, *groups: Iterable[str]) -> Iterator[T]:
        """The texts with a word of every group, in their order."""
        known = self._words[language]
        found = [{number for word in words if word in known for number in known[word]} for words in groups]
        owners = self._owners[language]
        return (owners[number] for number in sorted(set.intersection(*found)))

    def held(self, language: Language, words: Iterable[str]) -> Iterator[tuple[T, set[str]]]:
        """The texts with any of the words, in their order, each with those that it holds."""
        known = self._words[language]
        found: dict[int, set[str]] = defaultdict(set)
        for word in words:
            for number in known.get(word, ()):
                found[number].add(word)
        owners = self._owners[language]
        return ((owners[number], found[number]) for number in sorted(found))

    def beginning(self, language: Language, prefix: str) -> list[str]:
        """The words that begin so (case folded)."""
        ordered = self._ordered[language]
        return ordered[bisect_left(ordered, prefix) : bisect_left(ordered, prefix + chr(0x10FFFF))]

    def matching(self, language: Language, pattern: re.Pattern[str]) -> list[str]:
        """The words whose beginning fits the pattern."""
        return [word for word in self._words[language] if pattern.match(word)]


def _by_token(runs: Mapping[str, list[int]]) -> Mapping[str, list[int]]:
    """The numbers of texts by token instead of by run between spaces; each run is read once."""
    found: dict[str, list[int]] = defaultdict(list)
    for run, numbers in runs.items():
        for token in tokens(run):
            found[token] += numbers
    return found
