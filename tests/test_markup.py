"""Every page, deck and guide is HTML that the Nu checker of the W3C accepts; looked at before a release."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

VERSION = "26.9.27"
NEEDED = "The Nu checker needs Java and npm, for example: apt-get install default-jre-headless npm"


@pytest.fixture(scope="module")
def checker() -> Path:
    """The checker, fetched once with npm into .cache/."""
    assert shutil.which("java"), NEEDED
    folder = ROOT / ".cache" / f"nu-{VERSION}"
    jar = folder / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists():
        assert shutil.which("npm"), NEEDED
        command = ["npm", "install", "--silent", "--prefix", str(folder), f"vnu-jar@{VERSION}"]
        subprocess.run(command, check=True)
    return jar


def complaints(checker: Path, *files: Path) -> list[tuple[str, str]]:
    """Each kind of error once, with a file that has it."""
    command = ["java", "-Xss8m", "-jar", str(checker), "--errors-only", "--format", "json", *map(str, files)]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)
    first = {each["message"]: each["url"].rpartition("site/")[2] for each in reversed(said["messages"])}
    return sorted((message, url) for message, url in first.items())


@pytest.mark.sweep
def test_every_page_deck_and_guide_is_valid(checker: Path, site: Path) -> None:
    assert complaints(checker, *sorted(site.rglob("*.html"))) == []


@pytest.mark.sweep
def test_an_error_is_found(checker: Path, tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text("<!doctype html><html lang=id><title>x</title><p><div></p>", encoding="utf-8")
    assert complaints(checker, page)
