"""The search indexes of the built site: one an edition, nothing of the other in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import brotli
import pytest

from conftest import ROOT, TODAY
from course import model
from course.outputs.links import NEUTRAL, address_of
from course.outputs.search import text_of


@pytest.fixture(scope="module")
def course() -> model.Course:
    """The real course."""
    found, problems = model.load(ROOT, TODAY)
    assert found, problems
    return found


@pytest.fixture(scope="module")
def indexes(site: Path) -> dict[str, dict[str, Any]]:
    """The index of each edition."""
    folders = {"id": site, "en": site / "en"}
    return {
        language: json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))
        for language, folder in folders.items()
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
        entry = documents[edition.title]
        assert entry["keywords"] == " ".join(edition.keywords)
        html = (site / edition.url / "index.html").read_text(encoding="utf-8")
        assert not re.search(r"<meta[^>]+keywords", html)
        assert "".join(edition.keywords) not in html or not edition.keywords
        checked += len(edition.keywords)
    assert checked


def test_an_index_shows_what_a_page_says_and_nothing_for_facilitators(indexes: dict[str, Any]) -> None:
    lesson = next(e for e in indexes["id"]["docs"] if e["location"] == "anak-10-12/stop-simpan-cerita/")
    assert "Pisang" in lesson["text"] or "pisang" in lesson["text"]
    assert "Elang" not in lesson["text"]
    assert "Sebelum mengajar" not in lesson["text"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_index_stays_small(site: Path, language: str) -> None:
    folder = site if language == "id" else site / "en"
    data = (folder / "search" / "search_index.json").read_bytes()
    assert len(brotli.compress(data)) <= 100_000


def test_a_document_is_the_text_of_a_page_without_its_practice() -> None:
    page = """<article><h1>Judul</h1><dl class="kj-meta"><dt>Untuk</dt><dd>Umur</dd></dl>
      <h2>Inti</h2><p>Isi <b>penting</b> &amp; tenang</p><ul><li>satu<ul><li>dua</li></ul></li></ul>
      <div class="story" data-unsearched=""><p>Raka</p></div></article><p>kaki</p>"""
    shown = "<h2>Inti</h2><p>Isi penting &amp; tenang</p><p>satu</p><p>dua</p>"
    assert text_of(page) == shown


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_dialog_is_told_files_that_exist(site: Path, language: str) -> None:
    folder = site if language == "id" else site / "en"
    text = (folder / "search" / "words.js").read_text(encoding="utf-8")
    settings = json.loads(text.removeprefix("window.kelasJagaSearch=").rstrip(";\n"))
    for name in ("bundle", "worker"):
        assert (site / settings[name]).is_file()
    theme = (site / settings["bundle"]).read_text(encoding="utf-8")
    assert set(re.findall(r'"(search\.result\.[a-z.]+)"', theme)) <= set(settings["translations"])
