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
    (anywhere when None), ``phrases`` what shows that it is there, ``example`` a good wording.
    """

    id: str
    readers: tuple[str, ...]
    phrases: Mapping[str, tuple[str, ...]]
    name: Text
    example: Text
    part: str | None = None

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """By language: finds any of the phrases, as :func:`phrase_pattern` reads them."""
        return {language: phrase_pattern(phrases) for language, phrases in self.phrases.items()}


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

    def hidden(self, text: str) -> Iterator[tuple[int, int]]:
        """Where ``text`` uses a word that is stored only as a hash: ``(start, end)`` in characters."""
        found = list(_spans(text))
        for number, (word, start, end) in enumerate(found):
            if word_hash(self.salt, [word]) in self.hashes:
                yield start, end
            for after, _, last in found[number + 1 : number + 2]:
                if word_hash(self.salt, [word, after]) in self.hashes:
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
    return [word for word, _, _ in _spans(text)]


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        word = unicodedata.normalize("NFKC", match[0]).casefold()
        yield word, match.start(), match.end()
