"""Words that blame, frighten or help those who harm: phrases with a level, and hidden words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from course.data import LANGUAGES, Data, Language, WordRule, word_hash, words_of
from course.model import Course, Edition
from course.problems import Level, Problem
from course.rules.base import Setting, at_line
from course.rules.datatexts import DataLines, data_texts
from course.rules.readability import sentences
from course.rules.readers import for_facilitator
from course.source import Piece
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
# A note for facilitators that quotes a line and then says what to put in its place.
_REPLACED = {
    "id": re.compile(r"\b(?:ganti|gantilah|gantinya|jawab|balas)\b", re.I),
    "en": re.compile(r"\b(?:replace|instead|answer)\b", re.I),
}
_NEGATION_REACH = 45  # characters before the phrase, in the same sentence
_STAR = re.compile(r"\w+\*")
_TOKEN = re.compile(r"\w+")


class _Finder:
    """Finds the phrases of all rules in texts of one language.

    Most texts hold none. Every phrase is filed under one of its words, so that a text is
    searched only for the few rules of which it holds a word.
    """

    def __init__(self, rules: Iterable[WordRule], language: Language) -> None:
        self.by_word: dict[str, list[WordRule]] = {}
        self.always: list[WordRule] = []
        self.language = language
        for rule in rules:
            for phrase in rule.phrases.get(language, ()):
                fixed = _TOKEN.findall(_STAR.sub(" ", _only_fixed(phrase)).casefold())
                rules = self.by_word.setdefault(max(fixed, key=len), []) if fixed else self.always
                rules.append(rule)

    def find(self, text: str) -> Iterator[tuple[WordRule, re.Match[str]]]:
        """Every use of a phrase, rule by rule."""
        wanted = {rule.id: rule for rule in self.always}
        for word in self.by_word.keys() & set(_TOKEN.findall(text.casefold())):
            wanted |= {rule.id: rule for rule in self.by_word[word]}
        for rule in wanted.values():
            for match in rule.patterns[self.language].finditer(text):
                yield rule, match


def _only_fixed(phrase: str) -> str:
    """The phrase without words that have alternatives."""
    return " ".join(word for word in phrase.split() if "|" not in word and word != "...")


def phrases(course: Course, setting: Setting) -> Iterator[Problem]:
    """Pages use none of the phrases of data/words.yml outside the places where they may stand."""
    finders = {language: _Finder(course.data.words.rules, language) for language in LANGUAGES}
    titles = _titles(course.data)
    for _, edition in course.editions():
        finder, lead = finders[edition.language], ""
        for piece in edition.source.pieces:
            for rule, match in finder.find(piece.text):
                if not _may_stand(rule, match, piece, lead, edition, titles):
                    detail = _detail(rule, match)
                    code, level = _LEVELS[rule.level]
                    yield at_line(edition, piece.line_at(match.start()), code, level, **detail)
            if piece.kind != "item":
                lead = piece.text if piece.text.rstrip().endswith(":") else ""


def phrases_of_data(course: Course, setting: Setting) -> Iterator[Problem]:
    """The texts of data files keep to the same words as pages."""
    finders = {language: _Finder(course.data.words.rules, language) for language in LANGUAGES}
    titles = _titles(course.data)
    lines = DataLines(course)
    for text in data_texts(course.data):
        for rule, match in finders[text.language].find(text.text):
            contexts = {
                "glossary": text.file == "data/glossary.yml",
                "glossary_avoid": text.file == "data/glossary.yml" and text.field == "avoid",
                "law_title": _in_title(match, titles),
                "negated": _negated(match, text.language),
            }
            if not any(contexts.get(name) for name in rule.allowed):
                code, level = _LEVELS[rule.level]
                yield Problem(text.file, lines.line(text), code, level, _detail(rule, match))


def _may_stand(
    rule: WordRule, match: re.Match[str], piece: Piece, lead: str, edition: Edition, titles: frozenset[str]
) -> bool:
    if edition.page in rule.lessons:
        return True
    contexts = {
        "quiz_again": lambda: piece.kind == "choice" or (piece.kind == "option" and piece.grade == "again"),
        "dont_cell": lambda: _shown_as_wrong(piece, lead, match, edition.language),
        "titles_keywords": lambda: piece.kind in ("title", "keywords"),
        "law_title": lambda: _in_title(match, titles),
        "negated": lambda: _negated(match, edition.language),
    }
    return any(name in contexts and contexts[name]() for name in rule.allowed)


def _shown_as_wrong(piece: Piece, lead: str, match: re.Match[str], language: Language) -> bool:
    """Whether the words stand among what is not to be said, with the better words beside them."""
    if piece.kind == "cell":
        return bool(_DONT[language].search(piece.head))
    if piece.kind == "item" and _DONT[language].search(lead):
        return True
    return for_facilitator(piece) and bool(_REPLACED[language].search(piece.text, match.end()))


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
        "instead": {language: rule.use_instead[language] for language in LANGUAGES},
    }


def hidden_words(course: Course, setting: Setting) -> Iterator[Problem]:
    """No file holds a word that is stored only as a hash; a message gives its place, never the word."""
    words = course.data.words
    texts = dict(_files(course))
    found = {path: words_of(text) for path, text in texts.items()}
    single = {word for line in found.values() for word in line}
    double = {pair for line in found.values() for pair in pairwise(line)}
    bad = {(word,) for word in single if word_hash(words.salt, [word]) in words.hashes}
    bad |= {pair for pair in double if word_hash(words.salt, pair) in words.hashes}
    if not bad:
        return
    for path, text in texts.items():
        for start, _ in words.hidden(text):
            line = 1 + text.count("\n", 0, start)
            column = start - text.rfind("\n", 0, start)
            yield Problem(path, line, "word-hidden", detail={"column": column})


def _files(course: Course) -> Iterator[tuple[str, str]]:
    """Path and text of every page and data file, comments included."""
    paths = [edition.source.path for _, edition in course.editions()]
    paths += [f"data/{file.name}" for file in sorted((course.root / "data").glob("*.yml"))]
    for path in paths:
        text, _ = read_text(course.root / path, path)
        if text is not None:
            yield path, text


RULES = (phrases, phrases_of_data, hidden_words)
