"""How hard a text is to read: pure functions over plain text, nothing about courses.

Words are counted as a word processor counts them. An Indonesian word has a syllable for
each vowel it is written with; English syllables come from the hyphenation patterns of
pyphen. Every figure is an alarm, not a proof that a text is easy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

LONG_SYLLABLES = 4


@dataclass(frozen=True)
class Level:
    """What a reader can be given.

    Arguments:
        mean: most words a sentence has on average.
        longest: most words of any sentence.
        grade: highest Flesch-Kincaid grade of an English text.
        long_share: highest percentage of Indonesian words of four syllables or more, None for no limit.
    """

    mean: int
    longest: int
    grade: int
    long_share: int | None


LEVELS = {
    "7-9": Level(8, 12, 3, 12),
    "10-12": Level(10, 15, 5, 12),
    "13-15": Level(13, 20, 6, 12),
    "16-18": Level(13, 20, 6, 12),
    "parents": Level(12, 18, 6, 18),
    "teachers": Level(17, 25, 9, None),
    "trainers": Level(17, 25, 9, None),
}
"""Targets by reader."""

GRADE_TOLERANCE = 0.5
FEWEST_WORDS = 100  # averages of shorter texts say nothing

_WORD = re.compile(r"\w")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?…]+[\"'”’)\]»]*(?=\s)")
_OPENING = "\"'“‘([«-–— "
_LAST = re.compile(r"[^\s\"'“‘(\[«/]+$")
# A full stop behind these never ends a sentence ...
_TITLES = re.compile(
    r"a\.n|drs?|e\.g|hj?|hlm|i\.e|ir|jl|jr|k\.h|kh|mis|mrs?|ms|pp?|pdt|prof|rp|sdr|sr|st|ust|vol|vs"
)
# ... and behind these only when a capital follows.
_ENDINGS = frozenset(("dkk", "dll", "dsb", "dst", "etc", "a.m", "p.m", "m.pd", "s.h", "s.pd", "s.psi"))
_LONGEST = 5  # letters of a word that is neither an initial nor one of these titles
_VOWELS = re.compile(r"(?:ai|au|oi)$|[aeiouéè]")  # a word's last two may be one sound: pulau, pandai


def count_words(runs: Sequence[str]) -> int:
    """Number of words of a text that was split at its spaces: runs that hold a letter or a digit."""
    count = len(runs)
    for run in runs:
        if not run[0].isalnum() and not _WORD.search(run):
            count -= 1
    return count


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a piece of text begins and ends.

    A sentence ends with its closing quotes. ``"Nanti, ya?" kata Ayah.`` is one sentence, an
    abbreviation or an initial ends none. Together the spans hold every word of the text.
    """
    spans = []
    start = 0
    for match in _END.finditer(text):
        stop, end = match.span()
        if _ends(text, stop, end):
            spans.append((start, end))
            start = end + 1
            while text[start : start + 1].isspace():
                start += 1
    spans.append((start, len(text)))
    return [span for span in spans if text[span[0] : span[0] + 1].isalnum() or _WORD.search(text, *span)]


def _ends(text: str, stop: int, end: int) -> bool:
    """Whether signs from ``stop`` to ``end``, with a space behind them, end a sentence."""
    if text[end + 1 : end + 2].isupper() and stop > _LONGEST and text[stop - _LONGEST : stop].isalpha():
        return True  # as good as always
    following = text[end : end + 12].lstrip(_OPENING + "\n\t")[:1]
    if following.islower():
        return False
    if text[stop] != ".":
        return True
    before = _LAST.search(text, max(0, stop - 12), stop)
    word = before[0].casefold() if before else ""
    if _TITLES.fullmatch(word) or (len(word) == 1 and before and before[0].isupper()):
        return False
    if word == "no" and following.isdigit():  # a number, not an answer
        return False
    return word not in _ENDINGS or not following or following.isupper()


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these spans (sorted, apart) blanked, so that no place moves."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    parts = [
        " " * (end - begin) if number % 2 else text[begin:end]
        for number, (begin, end) in enumerate(pairwise(edges))
    ]
    return "".join(parts)


@cache
def syllables(word: str, language: str) -> int:
    """Syllables of one word of letters, at least one; a joined word has those of its parts."""
    parts = re.split(r"['’-]", word)
    if language == "id":
        return sum(len(_VOWELS.findall(part)) for part in parts) or 1
    return sum(len(_patterns().positions(part)) + 1 for part in parts if part) or 1


@cache
def _patterns() -> pyphen.Pyphen:
    import pyphen  # slow to load, and a check of pages that were in order counts none

    return pyphen.Pyphen(lang="en_US", left=2, right=2)


def plain_words(sentences: Iterable[Sequence[str]]) -> Counter[str]:
    """Words of letters, in lower case, without names: a capital inside a sentence marks a name.

    Arguments:
        sentences: each split at its spaces.
    """
    first: list[str] = []
    rest: list[str] = []
    for runs in sentences:
        for at, run in enumerate(runs):
            if opening := _LETTERS.search(run):
                first.append(opening[0].casefold())
                rest.append(run[opening.end() :])
                rest += runs[at + 1 :]
                break
    return Counter(chain(filter(str.islower, first), chain.from_iterable(map(_plain, rest))))


@cache
def _plain(run: str) -> tuple[str, ...]:
    """Words of letters in a run without spaces, of which a course has far fewer than it has words."""
    return tuple(filter(str.islower, _LETTERS.findall(run)))


def grade(sentence_words: Sequence[int], words: Mapping[str, int]) -> float:
    """Flesch-Kincaid grade of an English text.

    Arguments:
        sentence_words: number of words of each sentence.
        words: words whose syllables are counted, and how often each is said.

    Raises:
        ZeroDivisionError: no sentence or no word.
    """
    each_sentence = sum(sentence_words) / len(sentence_words)
    total = sum(number * syllables(word, "en") for word, number in words.items())
    each_word = total / sum(words.values())
    return 0.39 * each_sentence + 11.8 * each_word - 15.59


def long_share(words: Mapping[str, int]) -> float:
    """Percentage of Indonesian words of four syllables or more.

    Arguments:
        words: and how often each is said.

    Raises:
        ZeroDivisionError: no word.
    """
    long = sum(number for word, number in words.items() if _is_long(word))
    return 100 * long / sum(words.values())


def _is_long(word: str) -> bool:
    return len(word) > LONG_SYLLABLES + 1 and syllables(word, "id") >= LONG_SYLLABLES
