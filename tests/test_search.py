"""The search indexes of the built site: one an edition, nothing of the other in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import brotli
import pytest

from course import model
from course.outputs.links import NEUTRAL, address_of
from course.outputs.search import texts_of, words_of


def folder(site: Path, language: str) -> Path:
    """Where the search of an edition is."""
    return (site if language == "id" else site / language) / "search"


@pytest.fixture(scope="module")
def indexes(site: Path) -> dict[str, dict[str, Any]]:
    """The index of each edition."""
    return {
        language: json.loads((folder(site, language) / "search_index.json").read_text(encoding="utf-8"))
        for language in ("id", "en")
    }


@pytest.fixture(scope="module")
def panels(site: Path) -> dict[str, dict[str, Any]]:
    """What the panel of each edition says besides results."""
    texts = {language: (folder(site, language) / "panel.js").read_text("utf-8") for language in ("id", "en")}
    return {
        language: json.loads(text.removeprefix("window.kelasJagaSearch=").rstrip(";\n"))
        for language, text in texts.items()
    }


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_index_holds_each_page_of_its_edition_once_and_no_other(
    course: model.Course, indexes: dict[str, Any], language: str
) -> None:
    listed = [entry["location"] for entry in indexes[language]["docs"]]
    start = "" if language == "id" else "en/"
    wanted = [
        address_of(path, language).removeprefix(start)
        for path, page in course.pages.items()
        if language in page.editions and path != NEUTRAL
    ]
    assert sorted(listed) == sorted(wanted)
    assert not [location for location in listed if location.startswith("en/") or "#" in location]


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_index_holds_no_text_of_the_other_edition(
    course: model.Course, indexes: dict[str, Any], language: str
) -> None:
    other = {
        edition.title: edition.description for _, edition in course.editions() if edition.language != language
    }
    text = json.dumps(indexes[language], ensure_ascii=False)
    assert not [title for title, description in other.items() if description in text]


@pytest.mark.parametrize("language", ["id", "en"])
def test_keywords_are_searched_and_never_shown(
    site: Path, course: model.Course, indexes: dict[str, Any], language: str
) -> None:
    assert indexes[language]["config"]["fields"]["keywords"]["boost"] > 1
    documents = {entry["title"]: entry for entry in indexes[language]["docs"]}
    checked = 0
    for page, edition in course.editions():
        if edition.language != language or page.path == NEUTRAL:
            continue
        keywords = ", ".join(edition.keywords)
        assert documents[edition.title]["keywords"] == keywords
        html = (site / address_of(edition.page, language) / "index.html").read_text(encoding="utf-8")
        assert not re.search(r"<meta[^>]+keywords", html)
        assert not keywords or keywords not in html
        checked += len(edition.keywords)
    assert checked


def test_an_index_holds_the_words_of_a_page_and_nothing_for_facilitators(indexes: dict[str, Any]) -> None:
    lesson = next(e for e in indexes["id"]["docs"] if e["location"] == "anak-10-12/stop-simpan-cerita/")
    words = lesson["words"].split()
    assert "pisang" in words and "pisang" in lesson["headings"]
    assert "elang" not in words
    assert "Sebelum mengajar" not in lesson["headings"]
    assert lesson["label"] == "Umur 10–12 tahun"


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_index_stays_small(site: Path, language: str) -> None:
    data = (folder(site, language) / "search_index.json").read_bytes()
    assert len(brotli.compress(data)) <= 70_000


def test_a_document_is_the_text_of_a_page_without_its_practice() -> None:
    page = """<article><h1>Judul</h1><dl class="kj-meta"><dt>Untuk</dt><dd>Umur</dd></dl>
      <h2>Inti  kita</h2><p>Isi <b>penting</b> &amp; tenang</p><h3>Lalu</h3>
      <ul><li>satu<ul><li>dua</li></ul></ul>
      <div class="story" data-unsearched=""><p>Raka</p></div></article><p>kaki</p>"""
    headings, text = texts_of(page)
    assert headings == "Inti kita, Lalu"
    assert text.split() == ["Isi", "penting", "&", "tenang", "satu", "dua"]


def test_a_page_without_an_article_has_no_text() -> None:
    assert texts_of("<main><p>Kosong</p></main>") == ("", "")


def test_words_stand_in_order_and_more_often_when_the_page_is_about_them() -> None:
    text = "Dan foto, FOTO dan foto. " + "Cerita! " * 6 + "dan"
    assert words_of(text, frozenset(["dan"])) == "cerita cerita cerita foto foto"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_panel_knows_its_worker_its_index_and_pages_that_exist(
    site: Path, panels: dict[str, Any], language: str
) -> None:
    edition = site if language == "id" else site / language
    panel = panels[language]
    assert (site / panel["worker"]).is_file()
    assert (edition / panel["index"]).is_file()
    for link in (*panel["asked"], panel["help"], panel["all"]):
        assert (edition / link["location"] / "index.html").is_file(), link
    assert len(panel["asked"]) >= 5


def test_the_panel_gives_the_numbers_for_help_in_both_languages(panels: dict[str, Any]) -> None:
    for panel in panels.values():
        assert [contact["value"] for contact in panel["help"]["contacts"]] == ["110", "119 ext 8", "129"]
        assert [contact["href"] for contact in panel["help"]["contacts"]] == ["tel:110", "tel:119", "tel:129"]
    assert panels["id"]["help"]["contacts"][0]["purpose"] != panels["en"]["help"]["contacts"][0]["purpose"]
