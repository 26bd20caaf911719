"""Compressed siblings of texts, for a web server that sends files as they are.

Made once with the strongest setting, they are smaller than what a server makes on the fly,
and cost it nothing.
"""

from __future__ import annotations

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

TEXTS = frozenset({".html", ".css", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})
SIBLINGS = (".br", ".gz")
# A shorter file travels in one packet anyway.
LEAST = 512


@dataclass(frozen=True)
class Saved:
    """How many files have siblings now, and what they weigh in bytes: plain, as brotli, as gzip."""

    files: int
    plain: int
    brotli: int
    gzip: int


def compress(site: Path) -> Saved:
    """Put a ``.br`` and a ``.gz`` beside every text of a site that gets smaller by it.

    The same text gives the same bytes; siblings of texts that are gone are removed.
    """
    for sibling in [path for path in site.rglob("*") if path.suffix in SIBLINGS]:
        if not sibling.with_suffix("").is_file():
            sibling.unlink()
    texts = [path for path in sorted(site.rglob("*")) if path.suffix in TEXTS and path.is_file()]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        sizes = [size for size in pool.map(_siblings, texts) if size]
    plain, br, gz = (sum(column) for column in zip(*sizes, strict=True)) if sizes else (0, 0, 0)
    return Saved(len(sizes), plain, br, gz)


def _siblings(text: Path) -> tuple[int, int, int] | None:
    content = text.read_bytes()
    made = (brotli.compress(content, brotli.MODE_TEXT), gzip.compress(content, 9, mtime=0))
    worth = len(content) >= LEAST and all(len(one) < len(content) for one in made)
    for suffix, one in zip(SIBLINGS, made, strict=True):
        sibling = text.with_name(text.name + suffix)
        if worth:
            sibling.write_bytes(one)
        else:
            sibling.unlink(missing_ok=True)
    return (len(content), len(made[0]), len(made[1])) if worth else None
