"""Words that blame, frighten or help those who harm: phrases with a level, and hidden words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from course.data import LANGUAGES, Data, Language, WordRule, Words, words_of
from course.model import Course, Edition
from course.problems import Level, Problem
from course.remembered import Remembered
from course.rules.base import Pages, Setting, at_line
from course.rules.datatexts import DataLines, data_texts
from course.rules.index import Index, tokens
from course.rules.readability import sentences
from course.rules.readers import for_facilitator
from course.source import Piece, pieces_of
from course.yamlfile import read_text

_LEVELS: Mapping[str, tuple[str, Level]] = {
    "never": ("word-never", "error"),
    "with_reason": ("word-with-reason", "error"),
    "look": ("word-look", "warning"),
}
# What a table's column, or the line that leads to a list, says when it shows what not to say.
_DONT = {
    "id": re.compile(r"^\W*(?:jangan|bukan|daripada|alih-alih)\b|\b(?:di)?hindari\b|\bjangan\b", re.I),
    "en": re.compile(
        r"^\W*(?:not|never|instead of|rather than)\b|\b(?:avoid|don['’]t|do not)\b|\bnot to\b", re.I
    ),
}
_NEGATION = {
    "id": re.compile(r"\b(?:jangan|tidak|tak|bukan|tanpa|daripada|alih-alih|berhenti|menolak)\w*\b", re.I),
    "en": re.compile(
        r"\b(?:not|no|never|nobody|without|instead of|rather than|stop|avoid|cannot|refuse)\b|n['’]t\b", re.I
    ),
}
# The title of an exercise in better words; a note for facilitators that then gives the better line.
_REPLACED = {
    "id": re.compile(r"\b\w*ganti\w*\b|\b(?:jawab|balas)\b", re.I),
    "en": re.compile(r"\b(?:replac\w+|instead|answer|change\w*)\b", re.I),
}
_NEGATION_REACH = 45  # characters before the phrase, in the same sentence


class Finder:
    """Finds the phrases of all rules in texts of one language.

    Every phrase is filed under its rarest word: only texts with that word are looked at, and a rule
    is tried only on those that have all words of one of its phrases.
    """

    def __init__(self, rules: Iterable[WordRule], language: Language, index: Index[Any]) -> None:
        self.language = language
        self.by_word: dict[str, list[tuple[WordRule, list[frozenset[str]]]]] = {}
        for rule in rules:
            for phrase in rule.phrases.get(language, ()):
                needed = _needed(phrase, language, index)
                for word in min(needed, key=partial(index.count, language), default=()):
                    self.by_word.setdefault(word, []).append((rule, needed))

    def find(self, text: str, words: Iterable[str]) -> Iterator[tuple[WordRule, re.Match[str]]]:
        """Every use of a phrase in a text with these words of :attr:`by_word`, rule by rule."""
        held = set(tokens(text))
        wanted = {
            rule.id: rule
            for word in sorted(words)
            for rule, needed in self.by_word[word]
            if not any(choices.isdisjoint(held) for choices in needed)
        }
        for rule in wanted.values():
            for match in rule.patterns[self.language].finditer(text):
                yield rule, match


def _needed(phrase: str, language: Language, index: Index[Any]) -> list[frozenset[str]]:
    """For each part of a phrase the words of which a text that holds it has at least one."""
    needed = []
    for part in phrase.casefold().split():
        if part == "...":
            continue
        choices: list[str] = []
        for choice in part.split("|"):
            first, *rest = tokens(choice.rstrip("*")) or [""]
            if choice.endswith("*") and not rest:
                choices += index.beginning(language, first)
            else:
                choices.append(max([first, *rest[:-1]] if choice.endswith("*") else [first, *rest], key=len))
        needed.append(frozenset(choices))
    return needed


def phrases(pages: Pages) -> Iterator[Problem]:
    """Pages use none of the phrases of data/words.yml outside the places where they may stand."""
    index = pages.index
    titles = _titles(pages.data)
    for language in LANGUAGES:
        finder = Finder(pages.data.words.rules, language, index)
        for (edition, piece), held in index.held(language, finder.by_word):
            for rule, match in finder.find(piece.text, held):
                if not _may_stand(rule, match, piece, edition, titles):
                    code, level = _LEVELS[rule.level]
                    line = piece.line_at(match.start())
                    yield at_line(edition, line, code, level, **_detail(rule, match))


def phrases_of_data(course: Course, setting: Setting) -> Iterator[Problem]:
    """The texts of data files keep to the same words as pages."""
    index = Index((text.language, text.text, text) for text in data_texts(course.data))
    titles = _titles(course.data)
    lines = DataLines(course)
    for language in LANGUAGES:
        finder = Finder(course.data.words.rules, language, index)
        for text, held in index.held(language, finder.by_word):
            for rule, match in finder.find(text.text, held):
                contexts = {
                    "glossary": text.file == "data/glossary.yml",
                    "glossary_avoid": text.file == "data/glossary.yml" and text.field == "avoid",
                    "law_title": _in_title(match, titles),
                    "negated": _negated(match, language),
                }
                if not any(contexts.get(name) for name in rule.allowed):
                    code, level = _LEVELS[rule.level]
                    yield Problem(text.file, lines.line(text), code, level, _detail(rule, match))


def _may_stand(
    rule: WordRule, match: re.Match[str], piece: Piece, edition: Edition, titles: frozenset[str]
) -> bool:
    if edition.page in rule.lessons:
        return True
    contexts = {
        "quiz_again": lambda: piece.kind == "choice" or (piece.kind == "option" and piece.grade == "again"),
        "dont_cell": lambda: _shown_as_wrong(piece, match, edition),
        "titles_keywords": lambda: piece.kind in ("title", "keywords"),
        "law_title": lambda: _in_title(match, titles),
        "negated": lambda: _negated(match, edition.language),
    }
    return any(name in contexts and contexts[name]() for name in rule.allowed)


def _shown_as_wrong(piece: Piece, match: re.Match[str], edition: Edition) -> bool:
    """Whether the words stand among what is not to be said, with the better words beside them."""
    dont = _DONT[edition.language]
    if piece.kind == "cell":
        return bool(dont.search(piece.head))
    if piece.kind == "item" and dont.search(_lead(piece, edition)):
        return True
    replaced = _REPLACED[edition.language]
    if piece.block is not None and replaced.search(piece.block.argument):
        return True
    return for_facilitator(piece) and bool(replaced.search(piece.text, match.end()))


def _lead(item: Piece, edition: Edition) -> str:
    """The line with a colon that leads to the list of an item; nothing when there is none."""
    before = [piece for piece in pieces_of(edition.source) if piece.line < item.line and piece.kind != "item"]
    lead = before[-1].text if before else ""
    return lead if lead.rstrip().endswith(":") else ""


def _negated(match: re.Match[str], language: Language) -> bool:
    """Whether the sentence says not to, shortly before the phrase."""
    text = match.string
    begin = max((begin for begin, _ in sentences(text) if begin <= match.start()), default=0)
    return bool(_NEGATION[language].search(text, max(begin, match.start() - _NEGATION_REACH), match.start()))


def _titles(data: Data) -> frozenset[str]:
    """Titles of laws and works, which keep the words they were given."""
    laws = {law.title[language] for law in data.laws.values() for language in LANGUAGES}
    works = {source.title for source in data.sources.values()}
    return frozenset(title.casefold() for title in laws | works)


def _in_title(match: re.Match[str], titles: frozenset[str]) -> bool:
    found, text = match[0].casefold(), match.string.casefold()
    return any(found in title and title in text for title in titles)


def _detail(rule: WordRule, match: re.Match[str]) -> dict[str, object]:
    return {
        "found": " ".join(match[0].split()),
        "rule": rule.id,
        "why": {language: rule.why[language] for language in LANGUAGES},
        "instead": {language: rule.use_instead[language].rstrip(".") for language in LANGUAGES},
    }


def hidden_words(course: Course, setting: Setting) -> Iterator[Problem]:
    """No page and no data file holds a word that is stored only as a hash, not even in a comment.

    A message gives its place, never the word. All files are searched together: they share most
    pairs of words, and each pair takes a hash.
    """
    words = course.data.words
    texts = {edition.source.path: edition.source.text for _, edition in course.editions()}
    texts |= _data_files(course.root)
    digests = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in texts.items()}
    remembered = Remembered(
        course.root, "hidden-words", [words.salt.encode(), *map(str.encode, sorted(words.hashes))]
    )
    new = {path: text for path, text in texts.items() if digests[path] not in remembered.known}
    found = list(_hidden(new, words))
    faulty = {problem.path for problem in found}
    remembered.keep(digest for path, digest in digests.items() if path not in faulty)
    yield from found


def _hidden(texts: Mapping[str, str], words: Words) -> Iterator[Problem]:
    """Where any of the texts, given by the path of its file, holds a hidden word."""
    used: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for text in texts.values():
        found = words_of(text)
        used.update(found)
        pairs.update(pairwise(found))
    # As good as always there is none, and this is much faster than looking for places.
    if not words.hides_any(used.union(map(" ".join, pairs))):
        return
    for path, text in texts.items():
        for start, _ in words.hidden(text):
            line = 1 + text.count("\n", 0, start)
            column = start - text.rfind("\n", 0, start)
            yield Problem(path, line, "word-hidden", detail={"column": column})


def _data_files(root: Path) -> dict[str, str]:
    """The text of every data file by its path, comments included."""
    files = [file for file in sorted((root / "data").iterdir()) if file.is_file()]
    read = {f"data/{file.name}": read_text(file, f"data/{file.name}")[0] for file in files}
    return {path: text for path, text in read.items() if text is not None}


RULES = (phrases_of_data, hidden_words)
PAGE_RULES = (phrases,)
