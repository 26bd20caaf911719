"""Reads the queries that judge the search: what readers type, and the pages that serve them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from conftest import ROOT

FILE = ROOT / "tests" / "search" / "queries.yml"
NOW = "bantuan/sekarang"


@dataclass(frozen=True)
class Query:
    """What one reader types into the search of one edition.

    Arguments:
        language: the edition, ``id`` or ``en``.
        reader: child, young, parent, teacher or trainer.
        kind: what makes the query hard, for instance ``typo`` or ``chat``.
        query: the text as it is typed.
        accept: paths of all pages that serve this reader, best first.
        kept: set aside, to be judged only when the search is finished.
    """

    language: str
    reader: str
    kind: str
    query: str
    accept: tuple[str, ...]
    kept: bool = False


@dataclass(frozen=True)
class Queries:
    """All queries; for those of a crisis the page ``bantuan/sekarang`` must come first."""

    ordinary: tuple[Query, ...]
    crisis: tuple[Query, ...]

    def of(self, language: str, kept: bool = False) -> tuple[Query, ...]:
        """The ordinary queries of an edition: those to tune with, or those kept aside."""
        return tuple(item for item in self.ordinary if (item.language, item.kept) == (language, kept))


def load(file: Path = FILE) -> Queries:
    """Read a set of queries.

    Arguments:
        file: a YAML file with the lists ``queries`` and ``crisis``; its head says what each field means.

    Raises:
        TypeError: a field is missing or unknown.
    """
    values: dict[str, list[dict[str, Any]]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return Queries(
        tuple(Query(**{**value, "accept": tuple(value["accept"])}) for value in values["queries"]),
        tuple(Query(**value, accept=(NOW,)) for value in values["crisis"]),
    )
