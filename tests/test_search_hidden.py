"""Words that are searched and stand nowhere in clear: they lead to help and are kept as hashes only."""

from __future__ import annotations

import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from course import model
from course.data import LANGUAGES, word_hash
from course.measure.engine import Engine
from course.outputs import search

TEXTS = {".html", ".js", ".json", ".css", ".svg", ".txt"}


def test_a_hidden_word_leads_to_its_page_and_is_found_in_no_file(
    site: Path, course: model.Course, tmp_path: Path
) -> None:
    copy = tmp_path / "site"
    for part in ("search", "en/search", "assets/javascripts"):
        shutil.copytree(site / part, copy / part)
    for page in site.rglob("index.html"):
        (copy / page.relative_to(site)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, copy / page.relative_to(site))
    hidden = course.data.search.hidden
    found = dict(hidden.words)
    for words in (["blorengan"], ["kirim", "blorengan"]):
        found[word_hash(hidden.salt, words)[: hidden.DIGITS]] = ("anak-10-12/teman-penolong",)
    found[word_hash(hidden.salt, ["kropotan"])[: hidden.DIGITS]] = ("bantuan/sekarang",)
    planted = replace(course.data.search, hidden=replace(hidden, words=found))
    search.write(replace(course, data=replace(course.data, search=planted)), copy)
    for language in LANGUAGES:
        engine = Engine(copy, language)
        assert engine.search("Blorengan!")[0] == "anak-10-12/teman-penolong/"
        assert engine.search("jangan kirim blorengan")[0] == "anak-10-12/teman-penolong/"
        assert engine.search("blorenganlah") == []
        assert engine.search("grooming kropotan")[0] == "bantuan/sekarang/"
    assert not [
        file for file in copy.rglob("*") if file.is_file() and b"blorengan" in file.read_bytes().lower()
    ]


@pytest.fixture(scope="module")
def bundled(site: Path) -> list[str]:
    """The texts in the offline bundle."""
    with zipfile.ZipFile(site.parent / "dist" / "kelas-jaga.zip") as archive:
        names = [name for name in archive.namelist() if Path(name).suffix in TEXTS]
        return [archive.read(name).decode("utf-8") for name in names]


def test_no_file_of_the_site_or_its_bundle_holds_a_hidden_word_in_clear(
    site: Path, bundled: list[str], course: model.Course
) -> None:
    hidden = course.data.search.hidden
    assert len(hidden.words) > 20
    assert len(bundled) > 100
    files = [file for file in site.rglob("*") if file.suffix in TEXTS]
    every = [*bundled, *(file.read_text("utf-8") for file in files)]
    words = {word for text in every for word in re.findall(r"[^\W_]+", text.casefold())}
    clear = [word for word in words if word_hash(hidden.salt, [word])[: hidden.DIGITS] in hidden.words]
    assert clear == []
