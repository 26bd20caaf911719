"""The search engine that runs in a reader's browser: our scripts with the data they need.

Material's worker loads two scripts before it reads an index: one for all languages and one for
the language of the index. Here the first is the engine, the second a stemmer and its data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from course.data import Hidden, Language, Search
from course.model import Course

# Names of the languages for the worker: to "en" it would give its own stemmer and no engine.
NAMES: Mapping[Language, str] = {"id": "id", "en": "en-site"}
LONGEST = 15
"""Letters of the longest word whose typing mistakes are forgiven; lunr takes seconds for long ones."""

# How much a meaning of a typed word counts. Tuned with tests/search/queries.yml.
WEIGHTS: Mapping[str, float] = {
    "stem": 1.0,  # the stem of the typed word
    "written": 0.6,  # the very form that was typed
    "begun": 0.35,  # words that begin with it, while it is typed
    "alias": 0.7,  # words it is an alias of
    "near": 0.5,  # words that were typed otherwise, or only look alike
    "alike": 0.55,  # share of pairs of letters from which words look alike, when nothing fits at all ...
    "alone": 0.65,  # ... and when the word is the only one
    "page": 30.0,  # points of a page that an alias names
    "share": 0.4,  # how much fewer they are the smaller the alias's part of the query: 0 for no fewer
    "length": 0.5,  # how much less a word counts in a long text: 0 for as much, 1 in proportion
    "cover": 1.5,  # how much pages gain that fit every typed word
    "list": 0.45,  # pages that lead to others, or are about the course: they answer no question
    "reader": 0.5,  # pages for other readers than those whose words were typed: "my child", "my class"
    "own": 1.2,  # pages for just those readers
    "power": 0.8,  # of a word's points on a page: below 1, many words win over one that fits often
    "phrase": 1.0,  # how much pages gain when one keyword, title or question holds every typed word
    "before": 0.5,  # as `least`, when the best page is for trainers: what comes before it fits well
    "part": 0.45,  # ... and when it fits at least this share of the query
    "least": 0.12,  # share of the best page's points below which a page is not shown ...
    "fewest": 5,  # ... when as many are, and the best is not for trainers
}
_SCRIPTS = Path(__file__).parent.parent / "templates" / "search"
_FOLDER = Path("assets/javascripts/lunr/min")


def write(
    course: Course, site: Path, language: Language, fields: Mapping[str, float], pages: Sequence[str]
) -> None:
    """Write the scripts of an edition where Material's worker looks for them.

    Arguments:
        course: whose search data is read.
        site: the folder with the built pages.
        language: the edition.
        fields: fields of the index and how much a word in them counts.
        pages: paths of the pages in the order of the index.
    """
    folder = site / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    common = _script("sha256") + _script("engine")
    (folder / "lunr.stemmer.support.min.js").write_text(f"(function(){{{common}}})();\n", encoding="utf-8")
    made = _json(data(course.data.search, language, fields, pages))
    roots = _json(" ".join(course.data.search.roots if language == "id" else ()))
    stemmer = f'stemmer(new Set({roots}.split(" ")))'
    call = f"kelasJaga({_json(NAMES[language])},{made},{stemmer});"
    text = f"(function(){{{_script(f'stem-{language}')}{call}}})();\n"
    (folder / f"lunr.{NAMES[language]}.min.js").write_text(text, encoding="utf-8")


def data(
    found: Search, language: Language, fields: Mapping[str, float], pages: Sequence[str]
) -> dict[str, Any]:
    """What the engine must know before it reads an index; arguments as for :func:`write`."""
    return {
        "asked": [pages.index(page) for page in ("bantuan/index", *found.asked) if page in pages],
        "stop": " ".join(found.stop_words[language]),
        "hidden": table(found.hidden.words, pages),
        "salt": found.hidden.salt,
        "digits": Hidden.DIGITS,
        "crisis": list(found.crisis[language]),
        "readers": {reader: list(each[language]) for reader, each in found.readers.items()},
        "fields": dict(fields),
        "weights": dict(WEIGHTS),
        "longest": LONGEST,
    }


def table(aliases: Mapping[str, Sequence[str]], pages: Sequence[str]) -> str:
    """A line for each alias, ``typed:target target``, for the engine.

    A page is named by its place in the index; one that is not in the index is left out. ``a|b`` are two
    aliases with the same targets.

    Arguments:
        aliases: typed words, or their hashes, each with words of the lessons and paths of pages.
        pages: paths of the pages in the order of the index.
    """
    number = {path: str(place) for place, path in enumerate(pages)}
    lines = (
        (typed, [number.get(target.removeprefix("/"), "") if "/" in target else target for target in targets])
        for typed, targets in aliases.items()
    )
    return "\n".join(f"{typed}:{' '.join(filter(None, targets))}" for typed, targets in lines)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _script(name: str) -> str:
    """A script without its remarks and indentation; a remark there has a line of its own."""
    lines = (_SCRIPTS / f"{name}.js").read_text(encoding="utf-8").splitlines()
    bare = (line.strip() for line in lines)
    return "\n".join(line for line in bare if line and not re.match(r"//", line)) + "\n"
