"""The engines that may come next: ProperDocs builds the same site, Zensical the same blocks.

`make compat` installs both and runs this; without them it is skipped. What it shows is
written down for people in deploy/engines.md.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import markdown
import pytest
from lxml import html

from conftest import ROOT, SITE_URL, TODAY, contents, small_project
from course.source import BLOCKS

pytestmark = pytest.mark.sweep
LANGUAGES = ("id", "en")
EXTENSIONS = ["attr_list", "def_list", "tables", "toc", "course"]
ZENSICAL = """\
site_name: Blocks
docs_dir: docs
theme: {{name: material, language: {language}, font: false}}
markdown_extensions:
  - attr_list
  - def_list
  - tables
  - toc: {{permalink: false}}
  - course: {{root: "{root}", language: {language}, output: all}}
"""


def installed(engine: str) -> None:
    if find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed here: run `make compat`, where its wheels can be had")


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    frozen = {"COURSE_TODAY": TODAY.isoformat(), "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=project,
        env=os.environ | frozen,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result


def test_properdocs_builds_the_same_bytes_from_the_same_settings(tmp_path):
    installed("properdocs")
    project = small_project(tmp_path / "project")
    run(project, "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "mkdocs"))
    run(project, "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", str(tmp_path / "properdocs"))
    ours, theirs = contents(tmp_path / "mkdocs"), contents(tmp_path / "properdocs")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def blocks(page: html.HtmlElement) -> list[str]:
    """The blocks of a page and its links to data, without the white space between tags."""
    outermost = page.xpath(
        ".//*[@data-block][not(ancestor::*[@data-block])] | .//p[not(ancestor::*[@data-block])]"
    )
    shown = [html.tostring(block, encoding="unicode", with_tail=False) for block in outermost]
    return [re.sub(r"\s+", " ", block).replace("> <", "><") for block in shown]


@pytest.mark.parametrize("language", LANGUAGES)
def test_zensical_renders_every_block_alike(tmp_path, language):
    installed("zensical")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Blocks\n", encoding="utf-8")
    names = [name for name in (*BLOCKS, "references") if name != "scene"]
    for name in names:
        example = (ROOT / f"data/examples/{name}.{language}.md").read_text(encoding="utf-8")
        (docs / f"{name}.md").write_text(f"# {name}\n\n{example}", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(ZENSICAL.format(language=language, root=ROOT), encoding="utf-8")
    run(tmp_path, "zensical", "build")
    settings = {"course": {"root": str(ROOT), "language": language, "output": "all"}}
    for name in names:
        text = (docs / f"{name}.md").read_text(encoding="utf-8")
        ours = markdown.markdown(text, extensions=EXTENSIONS, extension_configs=settings)
        ours = re.sub(r'href="(\w+)\.md#', r'href="../\1/#', ours)  # as any engine resolves it
        theirs = html.parse(str(tmp_path / f"site/{name}/index.html")).getroot().xpath("//article")[0]
        wanted = blocks(html.fragment_fromstring(ours, create_parent="article"))
        assert wanted, name
        assert wanted == blocks(theirs), name
