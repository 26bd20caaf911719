"""Sentences that their readers can follow: words a sentence, and hard words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from course.data import LANGUAGES, Data, Language, words_of
from course.model import Edition
from course.problems import Problem
from course.rules.base import Pages, at_line
from course.rules.readability import (
    FEWEST_WORDS,
    GRADE_TOLERANCE,
    LEVELS,
    count_words,
    grade,
    long_share,
    plain_words,
    sentences,
    without,
)
from course.rules.readers import reader
from course.source import Piece, pieces_of

# Titles are names of parts, quotes are spoken as they stand, the rest is not prose.
_LEFT_OUT = frozenset({"title", "keywords", "heading", "argument", "term", "column", "quote"})
_PROSE_SETTINGS = frozenset({"no-electricity"})
_WORD = re.compile(r"[^\W_]+")
_SHOWN = 5  # words of a long sentence that a message repeats


@dataclass
class _Read:
    """The sentences of one page for one reader."""

    line: int
    counts: list[int] = field(default_factory=list)
    sentences: list[list[str]] = field(default_factory=list)  # each split at its spaces
    longest: tuple[int, int] = (0, 0)  # words, line


def plain(pages: Pages) -> Iterator[Problem]:
    """No sentence is too long for its reader, sentences are short on average, words are plain."""
    verbatim = {language: _verbatim(pages.data, language) for language in LANGUAGES}
    for _, edition in pages.editions():
        texts: dict[str, _Read] = {}
        for piece in pieces_of(edition.source):
            if _counts(piece):
                name = reader(edition, piece)
                if name not in texts:
                    texts[name] = _Read(piece.line)
                yield from _piece(edition, piece, name, texts[name], verbatim[edition.language])
        for name, text in texts.items():
            if sum(text.counts) >= FEWEST_WORDS:
                yield from _whole(edition, name, text)


def _verbatim(data: Data, language: Language) -> Mapping[str, set[str]]:
    """Sentences that are said word for word (the lines of data/words.yml), by their first word."""
    lines = [
        *data.words.verbatim.get(language, ()),
        *(rule.use_instead[language] for rule in data.words.rules),
    ]
    keys = (_key(line[begin:end]) for line in lines for begin, end in sentences(line))
    found: dict[str, set[str]] = {}
    for key in keys:
        found.setdefault(_first_word(key), set()).add(key)
    return found


def _first_word(sentence: str) -> str:
    found = _WORD.search(sentence)
    return found[0].casefold() if found else ""


def _key(sentence: str) -> str:
    return " ".join(words_of(sentence))


def _counts(piece: Piece) -> bool:
    if piece.kind == "setting":
        return piece.head in _PROSE_SETTINGS
    if piece.kind == "question" and piece.block is None:  # of the front matter: a title for searches
        return False
    return piece.kind not in _LEFT_OUT


def _piece(
    edition: Edition, piece: Piece, name: str, text: _Read, verbatim: Mapping[str, set[str]]
) -> Iterator[Problem]:
    level = LEVELS[name]
    shown = without(piece.text, piece.names) if piece.names else piece.text
    for begin, end in sentences(shown):
        sentence = shown[begin:end]
        runs = sentence.split()
        count = count_words(runs)
        if count > level.mean and (alike := verbatim.get(_first_word(sentence))) and _key(sentence) in alike:
            continue
        text.counts.append(count)
        text.sentences.append(runs)
        if count > text.longest[0]:
            text.longest = count, piece.line_at(begin)
        if count > level.longest:
            start = " ".join(piece.text[begin:end].split()[:_SHOWN])
            detail = {"count": count, "start": start, "reader": name, "most": level.longest}
            yield at_line(edition, piece.line_at(begin), "sentence-long", **detail)


def _whole(edition: Edition, name: str, text: _Read) -> Iterator[Problem]:
    level = LEVELS[name]
    mean = sum(text.counts) / len(text.counts)
    if mean > level.mean:
        detail = {"mean": f"{mean:.1f}", "reader": name, "most": level.mean, "longest": text.longest[1]}
        yield at_line(edition, text.line, "sentences-long", **detail)
    words = plain_words(text.sentences)
    if not words:  # figures, or the letters of another script
        return
    if edition.language == "en":
        reached = grade(text.counts, words)
        if reached > level.grade + GRADE_TOLERANCE:
            detail = {"grade": f"{reached:.1f}", "reader": name, "most": level.grade}
            yield at_line(edition, text.line, "grade-high", **detail)
    elif level.long_share is not None:
        share = long_share(words)
        if share > level.long_share:
            detail = {"share": round(share), "reader": name, "most": level.long_share}
            yield at_line(edition, text.line, "words-long", "warning", **detail)


PAGE_RULES = (plain,)
