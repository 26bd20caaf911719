"""How well the search answers what readers type, and what it weighs.

The queries and word families are those of the tests (``tests/search``).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import brotli
import yaml

from course.data import LANGUAGES, Language
from course.measure.engine import Engine, index_of, scripts_of
from course.measure.tables import Bench, Column, Measurement, Row, Table

NOW = "bantuan/sekarang"


@dataclass(frozen=True)
class Success:
    """How many of ``asked`` queries had a right page first, among the first three, or no page at all."""

    asked: int
    first: int
    three: int
    none: int


@dataclass(frozen=True)
class Pairs:
    """Of all pairs of words with one stem the share that are related, and of all related pairs the
    share that have one stem."""

    precision: float
    recall: float


def success(engine: Engine, queries: Iterable[tuple[str, Sequence[str]]]) -> Success:
    """Ask queries, each with the paths of the pages that answer it."""
    places = []
    for query, accepted in queries:
        wanted = {path.removesuffix("index").rstrip("/") for path in accepted}
        found = [location.rstrip("/") for location in engine.search(query)]
        right = (place for place, path in enumerate(found) if path in wanted)
        places.append((next(right, None), bool(found)))
    return Success(
        asked=len(places),
        first=sum(place == 0 for place, _ in places),
        three=sum(place is not None and place < 3 for place, _ in places),
        none=sum(not found for _, found in places),
    )


def families(engine: Engine, lines: Iterable[str]) -> Pairs:
    """Stem word families, one a line: ``root: word word``. A compound counts by its first word."""
    related: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.partition("#")[0].partition(":")[2].split():
            related.setdefault(word, set()).add(number)
    stems = {word: engine.stem(word.split("-")[0]) for word in related}
    both = same = kin = 0
    for one, other in combinations(related, 2):
        alike, near = stems[one] == stems[other], bool(related[one] & related[other])
        both, same, kin = both + (alike and near), same + alike, kin + near
    return Pairs(both / same, both / kin)


def weights(site: Path, language: Language, name: str) -> tuple[int, int, int]:
    """Bytes on the line, compressed with brotli: the index; everything of a first search; and with
    gzip the script of the language."""
    panel = [index_of(site, language).with_name("panel.js")]
    panel += [site / "assets" / "site" / file for file in ("search.js", "search.css")]
    scripts = scripts_of(site, name)
    index = _brotli(index_of(site, language))
    return index, index + sum(map(_brotli, [*panel, *scripts])), len(gzip.compress(scripts[-1].read_bytes()))


def _brotli(file: Path) -> int:
    return len(brotli.compress(file.read_bytes()))


def measure(bench: Bench) -> Table:
    """Ask the built site everything in ``tests/search``, those queries that were kept aside too."""
    site, folder = bench.site, bench.root / "tests" / "search"
    queries: dict[str, list[dict[str, Any]]] = yaml.safe_load((folder / "queries.yml").read_text("utf-8"))
    rows = []
    for language in LANGUAGES:
        engine = Engine(site, language)
        own = [query for query in queries["queries"] if query["language"] == language]
        sets = {
            "": [(q["query"], q["accept"]) for q in own if not q.get("kept")],
            " kept": [(q["query"], q["accept"]) for q in own if q.get("kept")],
            " crisis": [(q["query"], [NOW]) for q in queries["crisis"] if q["language"] == language],
        }
        pairs = families(engine, (folder / "families.txt").read_text("utf-8").splitlines())
        heavy = weights(site, language, engine.index["config"]["lang"][0])
        for kind, asked in sets.items():
            found = success(engine, asked)
            shares = [100 * number / found.asked for number in (found.first, found.three)]
            stems = (100 * pairs.precision, 100 * pairs.recall) if language == "id" else (None, None)
            more = (None,) * 5 if kind else (*stems, *heavy)
            rows.append(Row(f"{language}{kind}", (found.asked, *shares, found.none, *more)))
    return Table(
        {"id": "Pencarian: yang diketik pembaca", "en": "The search: what readers type"}, COLUMNS, tuple(rows)
    )


COLUMNS = (
    Column({"id": "pertanyaan", "en": "queries"}),
    Column({"id": "benar di tempat 1", "en": "right at place 1"}, "%"),
    Column({"id": "benar di tempat 1-3", "en": "right at places 1-3"}, "%"),
    Column({"id": "tanpa hasil", "en": "without result"}, "", 0),
    Column({"id": "akar: tepat", "en": "stems: precision"}, "%"),
    Column({"id": "akar: lengkap", "en": "stems: recall"}, "%"),
    Column({"id": "indeks", "en": "index"}, "B", 70_000),
    Column({"id": "pencarian pertama", "en": "first search"}, "B", 95_000),
    Column({"id": "skrip bahasa, gzip", "en": "script of the language, gzip"}, "B", 8_000),
)
MEASUREMENT = Measurement(
    "search", "Ketepatan dan berat pencarian / how right the search is, and its weight", measure
)
