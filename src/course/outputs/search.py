"""Search of one edition only: its index, and what its panel says.

MkDocs makes one index of both languages, with an entry for every section and all of its text.
Here each edition gets its own (mkdocs-static-i18n#31, mkdocs-material#867), read from the built
pages: one entry a page, with its words instead of its sentences. Results are shown by title and
description, so sentences would only be weight on a reader's line. Keywords are searched and never
shown. Material's worker and its index format are kept; the dialog is our own (docs/assets/site).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree, html

from course.data import LANGUAGES, Language
from course.model import Course, Edition
from course.outputs import engine
from course.outputs.links import HELP_NOW, NEUTRAL, SEARCH, address_of

# How much a word counts in each field; the engine reads the same numbers.
FIELDS: Mapping[str, float] = {
    "keywords": 12.0,
    "title": 9.0,
    "question": 3.0,
    "text": 5.5,
    "headings": 4.0,
    "words": 1.0,
}
_SEPARATOR = "[^0-9A-Za-z\\u00c0-\\u024f]+"  # of words, as the engine reads queries

# What stands in an article and is not the page's own text, or only practises it.
_left_out = etree.XPath(
    "descendant::h1 | descendant::svg | descendant::*[@data-unsearched] | descendant::*[@class]"
    "[contains(@class, 'kj-meta') or contains(@class, 'kj-note') or contains(@class, 'kj-lead')]"
)
_texts = etree.XPath("descendant::text()", smart_strings=False)
_ARTICLE = re.compile("<article.*</article>", re.DOTALL)  # a third of a page: parsing waits for no more
_SAID = ("wait", "none", "one", "other", "asked")
_WORD = re.compile(r"[^\W_]+")


def write(course: Course, site: Path, directory_urls: bool = True) -> None:
    """Replace the index in ``site`` by one per edition, each with the words of its panel.

    Arguments:
        course: the course whose pages were built.
        site: the folder with the built pages.
        directory_urls: false in the offline bundle, whose index is a script: pages on a disk
            may not fetch one.
    """
    name = "search_index.json" if directory_urls else "search_index.js"
    for language in LANGUAGES:
        folder = site / ("" if language == "id" else language) / "search"
        folder.mkdir(parents=True, exist_ok=True)
        for earlier in folder.glob("search_index.*"):
            earlier.unlink()
        found = documents(course, site, language, directory_urls)
        pages = [edition.page for edition in indexed(course, language)]
        aliases = engine.table(course.data.search.aliases[language], pages)
        index = _json({"config": config(language, aliases), "docs": found})
        text = index if directory_urls else f"var __index={index};\n"
        (folder / name).write_text(text, encoding="utf-8")
        settings = panel(course, language, directory_urls)
        settings |= {"index": f"search/{name}", "worker": _worker(site)}
        (folder / "panel.js").write_text(f"window.kelasJagaSearch={_json(settings)};\n", encoding="utf-8")
        engine.write(course, site, language, FIELDS, pages)


def indexed(course: Course, language: Language) -> list[Edition]:
    """The editions that are in the index of ``language``, in its order."""
    written = (edition for _, edition in course.editions() if edition.language == language)
    return [edition for edition in written if edition.page != NEUTRAL]


def config(language: Language, aliases: str) -> dict[str, Any]:
    """The part of the index that Material's worker reads: which engine, which words, which fields.

    Arguments:
        language: the edition.
        aliases: what :func:`course.outputs.engine.table` makes. The worker hands the engine nothing
            of an index but its fields, so they travel with the one that is always there.
    """
    fields: dict[str, dict[str, Any]] = {name: {"boost": boost} for name, boost in FIELDS.items()}
    fields["keywords"]["aliases"] = aliases
    return {
        "lang": [engine.NAMES[language]],
        "separator": _SEPARATOR,
        "pipeline": ["stemmer", "stopWordFilter", "trimmer"],  # the engine brings its own, keep it
        "fields": fields,
    }


def documents(
    course: Course, site: Path, language: Language, directory_urls: bool = True
) -> list[dict[str, str]]:
    """One search document for each page written in ``language``, read from the built page.

    Stories, quizzes and activities are left out: readers look for what a page is about.

    Arguments:
        course: which pages there are, in which languages, with which keywords.
        site: the folder with the built pages.
        language: the edition.
        directory_urls: false in the offline bundle.
    """
    stop = frozenset(course.data.search.stop_words[language])
    found = []
    for edition in indexed(course, language):
        address = address_of(edition.page, language, directory_urls)
        file = site / address / "index.html" if directory_urls else site / address
        headings, text = texts_of(file.read_text(encoding="utf-8"))
        found.append(
            {
                "location": _inside(address, language),
                "title": edition.title,
                "text": edition.description,
                "question": edition.question,
                "headings": headings,
                "words": words_of(text, stop),
                "keywords": ", ".join(edition.keywords),
                "label": label(edition, course),
                "kind": kind(edition),
                "reader": edition.audience or "",
                "band": edition.band or "",
            }
        )
    return found


def kind(edition: Edition) -> str:
    """Where the engine puts a page: help ``now``, trainers ``last``, lower when it only ``list``s others."""
    if edition.page == HELP_NOW:
        return "now"
    return "last" if edition.audience == "trainers" else "" if edition.question else "list"


def label(edition: Edition, course: Course) -> str:
    """For whom a page is, as it is shown below its title; empty for pages that are for everybody."""
    key = f"band.{edition.band}" if edition.band else f"audience.{edition.audience}"
    return course.data.labels.get(key, edition.language) if edition.audience else ""


def texts_of(page: str) -> tuple[str, str]:
    """The headings and the rest of a built page's text, without stories, quizzes and activities."""
    found = _ARTICLE.search(page)
    if not found:
        return "", ""
    article = html.fragment_fromstring(found[0])
    for element in _left_out(article):
        if element.getparent() is not None:
            element.drop_tree()
    headings = list(article.iter("h2", "h3", "h4"))
    said = ", ".join(" ".join(heading.text_content().split()) for heading in headings)
    for heading in headings:
        heading.drop_tree()
    return said, " ".join(_texts(article))


def words_of(text: str, stop: frozenset[str] = frozenset()) -> str:
    """The words of a text in alphabetical order, once; twice from 3 times on, thrice from 6 times on.

    How often a word stands on a page tells what the page is about; beyond that the number says little.
    """
    counts = Counter(word for word in _WORD.findall(text.casefold()) if word not in stop)
    return " ".join(
        " ".join([word] * (1 + (count >= 3) + (count >= 6))) for word, count in sorted(counts.items())
    )


def panel(course: Course, language: Language, directory_urls: bool = True) -> dict[str, Any]:
    """What the panel shows besides results: its words, the numbers for help, the questions asked most."""
    labels, data = course.data.labels, course.data

    def link(path: str, title: str) -> dict[str, str]:
        return {"title": title, "location": _inside(address_of(path, language, directory_urls), language)}

    asked = [
        edition
        for path in data.search.asked
        if path in course.pages and (edition := course.pages[path].editions.get(language))
    ]
    return {
        "words": {key: labels.get(f"search.{key}", language) for key in _SAID},
        "asked": [
            link(edition.page, edition.question or edition.title) | {"label": label(edition, course)}
            for edition in asked
        ],
        "help": link(HELP_NOW, labels.get("page.help_now", language))
        | {
            "text": labels.get("search.help", language),
            "contacts": [
                {"purpose": number.purpose[language], "value": phone.value, "href": phone.href}
                for number in data.search.help
                for phone in data.channels[number.channel].spoken[:1]
            ],
        },
        "all": link(SEARCH, labels.get("search.questions", language)),
    }


def _inside(address: str, language: Language) -> str:
    """An address relative to the root of its edition."""
    return address if language == "id" else address.removeprefix(f"{language}/")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _worker(site: Path) -> str:
    """Material's search worker; its name holds a hash that changes with its version."""
    (found,) = site.glob("assets/javascripts/workers/search.*.min.js")
    return found.relative_to(site).as_posix()
