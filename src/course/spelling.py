"""Spelling of pages and data with the dictionaries of Hunspell, when the machine has them.

The dictionaries are Debian's packages ``hunspell-id`` and ``hunspell-en-gb`` (or
``hunspell-en-us``); Hunspell's own variable ``DICPATH`` names further folders. Words of the
course itself stand in ``data/spelling.txt``, one a line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from course.data import LANGUAGES, Language
from course.model import Course
from course.problems import Problem
from course.remembered import Remembered
from course.rules.datatexts import DataLines, data_texts
from course.rules.readability import sentences, without
from course.source import pieces_of
from course.yamlfile import read_text

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

NAMES: Mapping[Language, tuple[str, ...]] = {"id": ("id_ID",), "en": ("en_GB", "en_US")}
"""Names of dictionaries by language, the better one first."""

OWN_WORDS = "data/spelling.txt"
_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")
_WORD = re.compile(r"(?<![\w@./-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w@/]|\.\w)")
_UNREAD = frozenset({"keywords", "term", "setting"})  # typed as people search; words of the format
_FILLED = re.compile(r"\{\w+\}")  # what a label is filled with
# Indonesian joins these to any word; dictionaries list few of the forms.
_ENDINGS = ("", "nya", "mu", "ku", "lah", "kah", "pun", "kan", "i", "kannya", "nyalah")
_SUGGESTED = 20  # suggestions take long; after so many words an author has enough to do


@dataclass(frozen=True)
class Spelling:
    """What a check of spelling found.

    Arguments:
        problems: one for each place of a word that no dictionary knows.
        missing: languages whose dictionary this machine lacks.
    """

    problems: tuple[Problem, ...]
    missing: tuple[Language, ...]


def check(course: Course) -> Spelling:
    """Look up the words of all pages and data texts."""
    missing: list[Language] = []
    own, found = own_words(course.root)
    for language in LANGUAGES:
        file = dictionary_file(language)
        if file is None:
            missing.append(language)
        else:
            conditions = [file.with_suffix(ending).read_bytes() for ending in (".aff", ".dic")]
            remembered = Remembered(course.root, f"spelling-{language}", conditions)
            speller = Speller(file, own | _names(course, language), language, remembered.known)
            found += _pages(course, language, speller)
            found += _data(course, language, speller)
            remembered.keep(speller.held)
    return Spelling(tuple(sorted(found)), tuple(missing))


def dictionary_file(language: Language) -> Path | None:
    """Path of a dictionary without its ending, or None when the machine has none."""
    folders = [*filter(None, os.environ.get("DICPATH", "").split(os.pathsep)), *_FOLDERS]
    for name in NAMES[language]:
        for folder in folders:
            file = Path(folder) / name
            if all(file.with_suffix(ending).is_file() for ending in (".aff", ".dic")):
                return file
    return None


def own_words(root: Path) -> tuple[frozenset[str], list[Problem]]:
    """The words of ``data/spelling.txt``, case folded, or why it cannot be read; ``#`` begins a comment."""
    file = root / OWN_WORDS
    text, problems = read_text(file, OWN_WORDS) if file.exists() else ("", [])
    lines = (text or "").split("\n")
    return frozenset(word.casefold() for line in lines for word in line.split("#")[0].split()), problems


class Speller:
    """Knows whether a word is spelled right.

    Arguments:
        file: a dictionary of Hunspell, without its ending; read when the first word needs it.
        own: further words, case folded.
        language: its language.
        held: words that are known to stand in the dictionary.
    """

    def __init__(
        self, file: Path, own: frozenset[str], language: Language, held: frozenset[str] = frozenset()
    ) -> None:
        self._file = file
        self._own = own
        self._language = language
        self._before = held
        self.held: set[str] = set()
        """Words looked up that stand in the dictionary."""
        self.knows: Callable[[str], bool] = cache(self._knows)
        self._suggested = 0

    def _knows(self, word: str) -> bool:
        word = word.replace("’", "'")
        if self._holds(word):
            return True
        parts = re.split(r"[-']", word)
        if len(parts) > 1:
            return all(len(part) < 2 or self._knows(part) for part in parts)
        return self._language == "id" and self._joined(word.casefold())

    def _holds(self, word: str) -> bool:
        if word.casefold() in self._own:
            return True
        if word in self._before or self._dictionary.lookup(word):
            self.held.add(word)
            return True
        return False

    @cached_property
    def _dictionary(self) -> Dictionary:
        from spylls.hunspell import Dictionary  # slow to load, and most checks know all words

        return Dictionary.from_files(str(self._file))

    def _joined(self, word: str) -> bool:
        """Whether a known word stands between what Indonesian joins to it."""
        for prefix in ("", "di", "ku", "kau"):
            if word.startswith(prefix):
                for ending in _ENDINGS:
                    stem = word[len(prefix) : len(word) - len(ending)]
                    if word.endswith(ending) and len(stem) > 2 and self._holds(stem):
                        return True
        return False

    @cache  # noqa: B019  # lives as long as one check
    def suggestion(self, word: str) -> str | None:
        """A known word like this one; None when there is none, or too many were asked for."""
        if self._suggested >= _SUGGESTED:
            return None
        self._suggested += 1
        return next(iter(self._dictionary.suggest(word)), None)


def _names(course: Course, language: Language) -> frozenset[str]:
    """Words that stand with a capital inside a sentence somewhere: names, at the beginning of others too."""
    found: set[str] = set()
    for _, edition in course.editions():
        for piece in pieces_of(edition.source) if edition.language == language else ():
            for begin, end in sentences(piece.text):
                inside = list(_WORD.finditer(piece.text, begin, end))[1:]
                found |= {match[0].split("'")[0].split("’")[0] for match in inside if match[0][0].isupper()}
    return frozenset(name.casefold() for name in found)


def unknown_words(text: str, speller: Speller) -> Iterator[tuple[int, str]]:
    """Where the text uses a word the speller does not know, and the word.

    A capital inside a sentence marks a name, and names are not looked up.
    """
    for begin, end in sentences(text):
        for number, match in enumerate(_WORD.finditer(text, begin, end)):
            word = match[0]
            if (number and not word[0].islower()) or word.isupper() or len(word) == 1:
                continue
            if not speller.knows(word):
                yield match.start(), word


def _pages(course: Course, language: Language, speller: Speller) -> Iterator[Problem]:
    for _, edition in course.editions():
        if edition.language != language:
            continue
        for piece in pieces_of(edition.source):
            text = without(piece.text, piece.names) if piece.names else piece.text
            for start, word in unknown_words(text, speller) if piece.kind not in _UNREAD else ():
                yield _problem(edition.source.path, piece.line_at(start), word, speller)


def _data(course: Course, language: Language, speller: Speller) -> Iterator[Problem]:
    lines = DataLines(course)
    for text in data_texts(course.data):
        if text.language == language:
            for _, word in unknown_words(_FILLED.sub("", text.text), speller):
                yield _problem(text.file, lines.line(text), word, speller)


def _problem(path: str, line: int, word: str, speller: Speller) -> Problem:
    detail: dict[str, object] = {"word": word, "file": OWN_WORDS}
    if suggestion := speller.suggestion(word):
        detail["suggestion"] = suggestion
    return Problem(path, line, "spelling", "warning", detail)
