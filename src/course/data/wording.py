"""Rules about wording, and how words are compared with words that are not stored.

Some words must not stand anywhere in the project, not even in the list that forbids them.
The list holds their salted hashes instead::

    word_hash(salt, words) = sha256(salt + " ".join(words)) in hexadecimal

where ``words`` are one or two neighbouring words of a text as :func:`words_of` returns them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from course.data.shapes import Text

_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r"\w+")  # twice as fast where no underscore is left
_GAP = r"(?:[^\w.!?]+\w+){0,6}?[^\w.!?]+"


@dataclass(frozen=True)
class WordRule:
    """Phrases (by language) that are not used, why, and what to write instead.

    ``level``: "never" is an error outside the allowed places; "with_reason" is one too, but an
    author may silence it by giving a reason; "look" is a warning, a person should look.
    ``allowed`` names contexts and ``lessons`` whole lessons in which the phrases may stand.
    """

    id: str
    phrases: Mapping[str, tuple[str, ...]]
    level: Literal["never", "with_reason", "look"]
    why: Text
    use_instead: Text
    allowed: tuple[str, ...] = ()
    lessons: tuple[str, ...] = ()

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """By language: finds any of the phrases, as :func:`phrase_pattern` reads them."""
        return {language: phrase_pattern(phrases) for language, phrases in self.phrases.items()}


@dataclass(frozen=True)
class RequiredLine:
    """A line that every lesson for some readers holds in its own words.

    ``readers`` are bands or audiences, ``part`` the part of the lesson in which it stands
    (anywhere when None), ``phrases`` what shows that it is there (``a & b``: both in one
    paragraph), ``example`` a good wording.
    """

    id: str
    readers: tuple[str, ...]
    phrases: Mapping[str, tuple[str, ...]]
    name: Text
    example: Text
    part: str | None = None

    def is_in(self, text: str, language: str) -> bool:
        """Whether a paragraph says it.

        Raises:
            KeyError: the line has no phrases in this language.
        """
        return any(all(pattern.search(text) for pattern in together) for together in self._patterns[language])

    @cached_property
    def _patterns(self) -> Mapping[str, list[list[re.Pattern[str]]]]:
        return {
            language: [[phrase_pattern([part]) for part in phrase.split("&")] for phrase in phrases]
            for language, phrases in self.phrases.items()
        }


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words, in either case, across line breaks.

    ``*`` at the end of a word stands for any ending, ``a|b`` for either word, and ``...`` for up
    to six further words of the same sentence.
    """
    return re.compile("|".join(map(_phrase, phrases)), re.IGNORECASE)


def _phrase(phrase: str) -> str:
    parts = [r"\s+".join(map(_word, part.split())) for part in phrase.split("...")]
    return r"(?<!\w)" + _GAP.join(parts).replace("'", "['’]") + r"(?!\w)"


def _word(word: str) -> str:
    choices = "|".join(re.escape(choice).replace(r"\*", r"\w*") for choice in word.split("|"))
    return f"(?:{choices})" if "|" in word else choices


@dataclass(frozen=True)
class Words:
    """The wording rules and the hashes of words that are stored nowhere.

    ``verbatim`` holds lines (by language) that are said word for word, ``lines`` what lessons
    must say.
    """

    rules: tuple[WordRule, ...]
    salt: str
    hashes: frozenset[str]
    verbatim: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lines: tuple[RequiredLine, ...] = ()

    def hides(self, words: Sequence[str]) -> bool:
        """Whether one or two neighbouring words, as :func:`words_of` returns them, are stored as a hash."""
        return word_hash(self.salt, words) in self.hashes

    def hides_any(self, words: Iterable[str]) -> bool:
        """Whether any of many words, or of pairs of words joined by a space, is stored as a hash."""
        salt, sha256 = self.salt.encode(), hashlib.sha256
        stored = {bytes.fromhex(one) for one in self.hashes}
        return any(sha256(salt + word.encode()).digest() in stored for word in words)

    def hidden(self, text: str) -> Iterator[tuple[int, int]]:
        """Where ``text`` uses a word that is stored only as a hash: ``(start, end)`` in characters."""
        found = list(_spans(text))
        for number, (word, start, end) in enumerate(found):
            if self.hides([word]):
                yield start, end
            for after, _, last in found[number + 1 : number + 2]:
                if self.hides([word, after]):
                    yield start, last


def word_hash(salt: str, words: Sequence[str]) -> str:
    """Hash of one or two neighbouring words, as stored in ``data/words.yml``.

    Arguments:
        salt: the salt of the file.
        words: as :func:`words_of` returns them.
    """
    return hashlib.sha256(f"{salt}{' '.join(words)}".encode()).hexdigest()


def words_of(text: str) -> list[str]:
    """The words of a text: runs of letters and digits, compatibility forms and case folded."""
    return _RUN.findall(_normal(text).replace("_", " "))


def _normal(word: str) -> str:
    return word.casefold() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        yield _normal(match[0]), match.start(), match.end()
