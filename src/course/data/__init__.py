"""Facts used by many pages: loads and validates ``data/*.yml``.

Every fact stands once, with both languages in one entry, a source and a date.

``shapes`` says what a fact consists of, ``wording`` how words are compared, ``loading``
reads the files and finds what is wrong with them.
"""

from __future__ import annotations

from course.data.guide import BlockHelp, Guide, Mistake, Mistakes
from course.data.loading import FILES, load, schemas
from course.data.searching import Hidden, Number, Search
from course.data.shapes import (
    LANGUAGES,
    Channel,
    Claim,
    Contact,
    CourseData,
    Data,
    Freshness,
    Labels,
    Language,
    Law,
    Module,
    Review,
    Source,
    Statistic,
    System,
    Term,
    Text,
)
from course.data.wording import RequiredLine, WordRule, Words, phrase_pattern, word_hash, words_of

__all__ = [
    "FILES",
    "LANGUAGES",
    "BlockHelp",
    "Channel",
    "Claim",
    "Contact",
    "CourseData",
    "Data",
    "Freshness",
    "Guide",
    "Hidden",
    "Labels",
    "Language",
    "Law",
    "Mistake",
    "Mistakes",
    "Module",
    "Number",
    "RequiredLine",
    "Review",
    "Search",
    "Source",
    "Statistic",
    "System",
    "Term",
    "Text",
    "WordRule",
    "Words",
    "load",
    "phrase_pattern",
    "schemas",
    "word_hash",
    "words_of",
]
