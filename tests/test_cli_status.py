"""`course status` and `course channels` tell what is old, and what has changed since when."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tiny import LESSON, change, copy, in_lesson


def test_status_shows_each_page_and_its_editions(tmp_path, cli):
    lines = cli(copy(tmp_path, "untranslated"), "status").output.splitlines()
    assert lines[0].split() == ["page", "code", "Indonesian", "English", "read"]
    assert lines[1].split() == [LESSON, "C10-4", "original", "missing", "2026-11-20"]
    assert lines[2].split() == ["index", "original", "fresh"]


def test_status_counts_pages_that_nobody_has_written(tmp_path, cli):
    pages = json.loads(cli(copy(tmp_path, "empty"), "status", "--json").output)["pages"]
    assert pages[0] == {
        "page": LESSON,
        "code": "C10-4",
        "lesson": True,
        "id": "missing",
        "en": "missing",
        "reviewed": None,
    }


@pytest.fixture
def git(tmp_path) -> Callable[..., None]:
    """Run Git in a repository of its own, whatever the settings of this machine."""
    alone = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_COMMITTER_DATE": "2026-11-19T12:00:00Z",
    }
    names = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def run(root: Path, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=root, env=os.environ | alone | names, check=True)

    return run


def test_status_shows_what_changed_since_a_page_was_translated(tmp_path, cli, git):
    root = copy(tmp_path)
    git(root, "init", "-q")
    for old, new in (("Tarik napas pelan.", "Tarik napas."), ("Raka suka gim", "Raka gemar gim")):
        git(root, "add", ".")
        git(root, "commit", "-qm", "x")
        change(root, in_lesson(), old, new)
    overview = cli(root, "status").output
    assert f"{LESSON}: 4 lines of the Indonesian changed since 2026-11-19." in overview
    assert "+Tarik napas." not in overview
    shown = cli(root, "status", LESSON).output.splitlines()
    assert {"-Tarik napas pelan.", "+Tarik napas.", "+Raka gemar gim membangun kota."} <= set(shown)
    line = (root / in_lesson()).read_text(encoding="utf-8").split("\n").index("Tarik napas.") + 1
    assert f"@@ -{line - 1},3 +{line - 1},3 @@" in shown  # lines of the file, one before and one after
    (state,) = json.loads(cli(root, "status", "--json", in_lesson()).output)["pages"]
    assert "+Tarik napas." in state["changed"]["diff"]


def test_status_knows_a_page_by_the_name_it_had_before(tmp_path, cli, git):
    root, moved = copy(tmp_path), "anak-10-12/berhenti"
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "x")
    for language in ("id", "en"):
        git(root, "mv", in_lesson(language), f"docs/{language}/{moved}.md")
    for file in (root / "data").glob("*.yml"):
        file.write_text(file.read_text(encoding="utf-8").replace(LESSON, moved), encoding="utf-8")
    git(root, "commit", "-qam", "x")
    change(root, f"docs/id/{moved}.md", "Tarik napas pelan.", "Tarik napas.")
    assert f"{moved}: 2 lines of the Indonesian changed since 2026-11-19." in cli(root, "status").output


def test_status_says_when_the_history_does_not_hold_what_was_translated(tmp_path, cli, git):
    root = copy(tmp_path, "outdated")
    words = "what was translated is not in the Git history"
    assert words in cli(root, "status").output
    assert words in cli(root, "status", PATH="").output
    git(root, "init", "-q")
    assert words in cli(root, "status").output


def test_status_of_a_page_that_is_not_listed_says_so(tmp_path, cli):
    result = cli(copy(tmp_path), "status", "x/y")
    assert result.exit_code == 1
    assert "is not in data/course.yml" in result.output


def test_status_of_broken_data_is_the_list_of_its_problems(tmp_path, cli):
    root = copy(tmp_path)
    (root / "data/laws.yml").unlink()
    result = cli(root, "status")
    assert result.exit_code == 1
    assert result.output.startswith("data/laws.yml:1: file-missing: ")


def test_channels_come_with_their_age_oldest_first(tmp_path, cli):
    root = copy(tmp_path)
    text = (root / "data/channels.yml").read_text(encoding="utf-8")
    before, after = text.split("- id: polisi-110")
    after = after.replace("compared: 2026-11-21", "compared: 2026-11-01\n  dialled: 2026-11-11")
    (root / "data/channels.yml").write_text(f"{before}- id: polisi-110{after}", encoding="utf-8")
    lines = cli(root, "channels").output.splitlines()
    assert lines[1].split()[-3:] == ["2026-11-01", "2026-11-11", "10"]
    assert lines[2].split()[-3:] == ["2026-11-21", "never", "0"]


def test_a_checklist_of_channels_has_one_line_each(tmp_path, cli):
    lines = cli(copy(tmp_path), "channels", "--report").output.splitlines()
    boxes = [line.split(":")[0] for line in lines if line.startswith("- [ ]")]
    assert boxes == ["- [ ] sapa-129", "- [ ] polisi-110"]
    below = lines[lines.index(next(line for line in lines if "sapa-129" in line)) + 1 :]
    assert below[:2] == ["      data/channels.yml:2", "      source: A study of patterns, 2020"]


def test_a_checklist_finds_an_entry_whose_id_is_not_its_first_key(tmp_path, cli):
    root = copy(tmp_path)
    text = (root / "data/channels.yml").read_text(encoding="utf-8")
    swapped = re.sub(r"- (id: polisi-110)\n  (.*)", r"- \2\n  \1", text)
    (root / "data/channels.yml").write_text(swapped, encoding="utf-8")
    line = swapped[: swapped.index("id: polisi-110")].count("\n") + 1
    assert f"      data/channels.yml:{line}\n" in cli(root, "channels", "--report").output


def test_channels_are_told_to_other_programs_too(tmp_path, cli):
    channels = json.loads(cli(copy(tmp_path), "channels", "--json").output)["channels"]
    assert [channel["id"] for channel in channels] == ["sapa-129", "polisi-110"]
