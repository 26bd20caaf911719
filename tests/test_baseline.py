"""Everything a browser loads works in Chrome 109 and its contemporaries; looked at before a release."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGES = ("eslint@9.39.5", "@eslint/css@2.0.0", "eslint-plugin-baseline-js@0.7.2")
CONFIG = ROOT / "tests" / "baseline.mjs"
NEEDED = "ESLint needs node and npm, for example: apt-get install npm"


@pytest.fixture(scope="module")
def eslint() -> Path:
    """ESLint with its rules for browsers, fetched once with npm into .cache/."""
    folder = ROOT / ".cache" / "-".join(re.sub(r"[^a-z0-9.]+", "-", name) for name in PACKAGES)
    if not (folder / "node_modules" / ".bin" / "eslint").exists():
        assert shutil.which("npm"), NEEDED
        command = ["npm", "install", "--silent", "--prefix", str(folder), *PACKAGES]
        subprocess.run(command, check=True)
    shutil.copy(CONFIG, folder / CONFIG.name)
    return folder


def too_new(eslint: Path, folder: Path) -> list[str]:
    """What the sheets and scripts of a folder ask for and an older browser does not have."""
    command = [eslint / "node_modules/.bin/eslint", "--config", eslint / CONFIG.name, "--format", "json"]
    said = subprocess.run([*command, "."], cwd=folder, capture_output=True, text=True, check=False)
    assert said.stdout, said.stderr
    return [
        f"{Path(file['filePath']).name}: {one['message']}"
        for file in json.loads(said.stdout)
        for one in file["messages"]
    ]


@pytest.mark.sweep
def test_every_sheet_and_script_asks_for_nothing_newer(eslint: Path, site: Path, tmp_path: Path) -> None:
    files = [*(ROOT / "docs" / "assets").rglob("*.css"), *site.rglob("*.js")]
    for number, file in enumerate(sorted({file for file in files if "vendor" not in file.parts})):
        shutil.copy(file, tmp_path / f"{number}-{file.name}")
    # The sheets as pages carry them: ours together with what is taken from Material.
    pages = (page.read_text(encoding="utf-8") for page in site.rglob("index.html"))
    sheets = {text for page in pages for text in re.findall(r"<style>(.*?)</style>", page, re.DOTALL)}
    assert sheets
    for number, text in enumerate(sorted(sheets)):
        (tmp_path / f"inline-{number}.css").write_text(text, encoding="utf-8")
    assert too_new(eslint, tmp_path) == []


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("nested.css", "a { & b { color: red } }"),
        ("has.css", ".a:has(b) { color: red }"),
        ("scheme.css", "a { color: light-dark(red, blue) }"),
        ("mixed.css", "a { color: color-mix(in srgb, red, blue) }"),
        ("popover.css", "a:popover-open { color: red }"),
        ("grouped.js", "Object.groupBy([], String);"),
        ("resolvers.js", "Promise.withResolvers();"),
        ("syntax.js", "const once = /a/v;"),
    ],
)
def test_what_came_later_is_found(eslint: Path, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(too_new(eslint, tmp_path)) == 1


@pytest.mark.sweep
def test_what_stands_behind_a_question_is_fine(eslint: Path, tmp_path: Path) -> None:
    guarded = "@supports selector(:has(a)) { .a:has(b) { color: red } }"
    (tmp_path / "guarded.css").write_text(guarded, encoding="utf-8")
    assert too_new(eslint, tmp_path) == []
