"""Facts used by many pages: loads and validates ``data/*.yml``.

Every fact stands once, with both languages in one entry, a source and a date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


@dataclass(frozen=True)
class Text:
    """The same text in both editions."""

    id: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.id if language == "id" else self.en
