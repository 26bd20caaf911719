"""Search of one edition only: Material's index, split after the build.

Material makes one index of both languages, with an entry for every section. Here each
edition gets its own, read from the built pages, with one entry a page and its keywords in a
field that is searched and never shown (mkdocs-static-i18n#31, mkdocs-material#867).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from lxml import html

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


# What stands in an article and is not the page's own text, or only practises it.
_LEFT_OUT = (
    "descendant-or-self::*[self::h1 or self::svg or @data-unsearched or contains(@class, 'kj-meta') "
    "or contains(@class, 'kj-note') or contains(@class, 'kj-lead')]"
)
_TEXTS = {"p": "p", "li": "p", "dt": "p", "dd": "p", "td": "p", "th": "p", "h2": "h2", "h3": "h2", "h4": "h2"}


def split(course: Course, site: Path, directory_urls: bool = True) -> None:
    """Replace the index in ``site`` by one per edition, and give each the words of its dialog."""
    for language in LANGUAGES:
        folder = site / ("" if language == "id" else language) / "search"
        folder.mkdir(parents=True, exist_ok=True)
        index = {"config": CONFIG, "docs": documents(course, site, language, directory_urls)}
        text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
        (folder / "search_index.json").write_text(text, encoding="utf-8")
        (folder / "words.js").write_text(_words(course, site, language), encoding="utf-8")


def documents(
    course: Course, site: Path, language: Language, directory_urls: bool = True
) -> list[dict[str, Any]]:
    """One search document for each page written in ``language``, read from the built page.

    Stories, quizzes and activities are left out: readers look for what a page is about, and
    an index without them is half as large.

    Arguments:
        course: which pages there are, in which languages, with which keywords.
        site: the folder with the built pages.
        language: the edition.
        directory_urls: false in the offline bundle.
    """
    start = "" if language == "id" else f"{language}/"
    found = []
    for page in course.pages.values():
        edition = page.editions.get(language)
        address = address_of(page.path, language, directory_urls)
        if edition is None or page.path == NEUTRAL:
            continue
        file = site / address / "index.html" if directory_urls else site / address
        found.append(
            {
                "location": address.removeprefix(start),
                "title": edition.title,
                "text": f"<p>{escape(edition.description)}</p>{text_of(file.read_text(encoding='utf-8'))}",
                "keywords": " ".join(edition.keywords),
            }
        )
    return found


def text_of(page: str) -> str:
    """The text of a built page as the search shows it: headings and paragraphs, nothing else."""
    articles = html.document_fromstring(page).xpath("//article")
    if not articles:
        return ""
    article = articles[0]
    for element in article.xpath(_LEFT_OUT):
        if element is not article and element.getparent() is not None:
            element.drop_tree()
    parts = []
    for element in article.iter(*_TEXTS):
        if not any(child.tag in _TEXTS for child in element.iterdescendants()):
            text = " ".join(element.text_content().split())
            tag = _TEXTS[element.tag]
            parts.append(f"<{tag}>{escape(text, quote=False)}</{tag}>" if text else "")
        elif own := " ".join((element.text or "").split()):
            parts.append(f"<p>{escape(own, quote=False)}</p>")
    return "".join(parts)


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
