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
from course.outputs.search import documents


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
    assert "Raka" in lesson["text"]
    assert "Sebelum mengajar" not in lesson["text"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_index_stays_small(site: Path, language: str) -> None:
    folder = site if language == "id" else site / "en"
    data = (folder / "search" / "search_index.json").read_bytes()
    assert len(brotli.compress(data)) <= 80_000


def test_sections_are_merged_into_the_page_they_belong_to(course: model.Course) -> None:
    path = course.lessons[0].path
    entries = [
        {"location": address_of(path, "id"), "title": "Judul", "text": "<p>awal</p>"},
        {"location": f"{address_of(path, 'id')}#core", "title": "Inti", "text": "<p>isi</p>"},
        {"location": f"{address_of(path, 'en')}#core", "title": "Core", "text": "<p>body</p>"},
    ]
    by_location = {entry["location"]: entry["text"] for entry in documents(course, entries, "id")}
    text = by_location[address_of(path, "id")]
    assert text.index("awal") < text.index("Inti") < text.index("isi")
    assert "body" not in json.dumps(by_location)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_dialog_is_told_files_that_exist(site: Path, language: str) -> None:
    folder = site if language == "id" else site / "en"
    text = (folder / "search" / "words.js").read_text(encoding="utf-8")
    settings = json.loads(text.removeprefix("window.kelasJagaSearch=").rstrip(";\n"))
    for name in ("bundle", "worker"):
        assert (site / settings[name]).is_file()
    theme = (site / settings["bundle"]).read_text(encoding="utf-8")
    assert set(re.findall(r'"(search\.result\.[a-z.]+)"', theme)) <= set(settings["translations"])
