"""Search of one edition only: Material's index, split after the build.

Material makes one index of both languages, with an entry for every section. Here each
edition gets its own, with one entry a page and its keywords in a field that is searched
and never shown (mkdocs-static-i18n#31, mkdocs-material#867).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from course.data import LANGUAGES, Language
from course.model import Course
from course.outputs.links import NEUTRAL, address_of

# No stemmer yet: Material appends `*` to every word, and lunr never stems a wildcard, so
# a stemmer in the index alone would find less than none.
CONFIG: Mapping[str, Any] = {
    "lang": ["en"],
    "separator": "[\\s\\-,:!?;()\"'“”‘’/.]+",
    "pipeline": [],
    "fields": {"title": {"boost": 8.0}, "text": {"boost": 1.0}, "keywords": {"boost": 12.0}},
}

WORDS = {
    "search.result.placeholder": "page.search_type",
    "search.result.none": "page.search_none",
    "search.result.one": "page.search_one",
    "search.result.other": "page.search_other",
    "search.result.more.one": "page.search_more_one",
    "search.result.more.other": "page.search_more_other",
    "search.result.term.missing": "page.search_missing",
}


def split(course: Course, site: Path, directory_urls: bool = True) -> None:
    """Replace the index in ``site`` by one per edition, and give each the words of its dialog."""
    entries = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    for language in LANGUAGES:
        folder = site / ("" if language == "id" else language) / "search"
        folder.mkdir(parents=True, exist_ok=True)
        index = {"config": CONFIG, "docs": documents(course, entries, language, directory_urls)}
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        (folder / "search_index.json").write_text(text, encoding="utf-8")
        (folder / "words.js").write_text(_words(course, site, language), encoding="utf-8")


def documents(
    course: Course, entries: list[dict[str, Any]], language: Language, directory_urls: bool = True
) -> list[dict[str, Any]]:
    """One search document for each page written in ``language``; sections are merged into their page.

    Arguments:
        course: which pages there are, in which languages, with which keywords.
        entries: the documents Material made, of both languages.
        language: the edition.
        directory_urls: false in the offline bundle.
    """
    texts: dict[str, list[str]] = {}
    for entry in entries:
        address, _, section = entry["location"].partition("#")
        heading = [f"<h2>{entry['title']}</h2>"] if section else []
        texts.setdefault(address, []).extend([*heading, entry["text"]])
    start = "" if language == "id" else f"{language}/"
    found = []
    for page in course.pages.values():
        edition = page.editions.get(language)
        address = address_of(page.path, language, directory_urls)
        if edition is None or page.path == NEUTRAL:
            continue
        found.append(
            {
                "location": address.removeprefix(start),
                "title": edition.title,
                "text": "\n".join([f"<p>{edition.description}</p>", *texts.get(address, [])]),
                "keywords": " ".join(edition.keywords),
            }
        )
    return found


def _words(course: Course, site: Path, language: Language) -> str:
    """The script that tells site.js where Material's bundle and worker are, and what the dialog says."""
    settings = {
        "bundle": _only(site, "assets/javascripts/bundle.*.min.js"),
        "worker": _only(site, "assets/javascripts/workers/search.*.min.js"),
        "translations": {theirs: course.data.labels.get(ours, language) for theirs, ours in WORDS.items()},
    }
    return f"window.kelasJagaSearch={json.dumps(settings, ensure_ascii=False)};\n"


def _only(site: Path, pattern: str) -> str:
    """The one file of the theme that matches; its name holds a hash that changes with its version."""
    (found,) = site.glob(pattern)
    return found.relative_to(site).as_posix()
