"""An author may say that a rule is wrong about a page; the reason is shown."""

from __future__ import annotations

import json
import shutil

import pytest
from click.testing import CliRunner

from conftest import ROOT
from course.cli import main
from course.outputs.lists import render_list
from course.outputs.site import PageView, Settings
from course.problems import MESSAGES
from course.rules.silence import MAY_BE_SILENCED
from tiny import LESSON, change, codes, copy, in_lesson, load, problems

REASON = "The sentence quotes an older poster, and the class finds better words."


def silenced(tmp_path, code: str, reason: str = REASON):
    """The minimal lesson with a blaming line that needs a reason, and with a silence."""
    root = copy(tmp_path)
    change(root, "data/words.yml", "level: never", "level: with_reason")
    change(root, in_lesson(), "Raka suka gim membangun kota.", "Itu salahmu sendiri.")
    allow = f"allow:\n  - {{code: {code}, reason: '{reason}'}}"
    line = change(root, in_lesson(), "channels: [sapa-129]", f"channels: [sapa-129]\n{allow}")
    return root, line + 2


def own(root) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in problems(root) if problem.path == in_lesson()]


def test_a_silenced_rule_is_not_heard(tmp_path):
    root, _ = silenced(tmp_path, "word-with-reason")
    assert own(root) == []


def test_other_rules_and_other_pages_are_heard(tmp_path):
    root, _ = silenced(tmp_path, "word-with-reason")
    change(root, in_lesson("en"), "Raka likes a city-building game.", "That is your own fault.")
    assert codes(problems(root)).count("word-with-reason") == 1


def test_a_silence_that_silences_nothing_is_told_at_its_line(tmp_path):
    root, line = silenced(tmp_path, "word-look")
    assert sorted(own(root)) == [
        (line, "silence-unused"),
        *[place for place in own(root) if place[1] == "word-with-reason"],
    ]


def test_only_a_rule_that_can_be_wrong_is_silenced(tmp_path):
    root, line = silenced(tmp_path, "channel-not-for-child")
    assert (line, "silence-impossible") in own(root)
    assert "word-with-reason" in codes(problems(root))


@pytest.mark.parametrize(
    "code", ["word-never", "word-hidden", "line-missing", "claim-for-adults", "sentence-long"]
)
def test_what_keeps_children_safe_is_never_silenced(code):
    assert code in MESSAGES and code not in MAY_BE_SILENCED


def test_every_code_that_may_be_silenced_exists():
    assert set(MESSAGES) >= MAY_BE_SILENCED


def test_a_reason_says_something(tmp_path):
    root, line = silenced(tmp_path, "word-with-reason", "Tidak apa-apa.")
    assert (line, "schema-short") in own(root)


def test_silences_are_shown_with_their_reason(tmp_path):
    root, line = silenced(tmp_path, "word-with-reason")
    (silence,) = load(root).pages["anak-10-12/stop-simpan-cerita"].editions["id"].silences
    assert (silence.code, silence.reason, silence.line) == ("word-with-reason", REASON, line)


def test_the_command_shows_silences(tmp_path, monkeypatch):
    root, line = silenced(tmp_path, "word-with-reason")
    monkeypatch.chdir(root)
    monkeypatch.setenv("COURSE_LANG", "en")
    assert (
        f"- {in_lesson()}:{line}: word-with-reason: {REASON}" in CliRunner().invoke(main, ["status"]).output
    )
    (shown,) = json.loads(CliRunner().invoke(main, ["status", "--json"]).output)["silenced"]
    assert shown == {"path": in_lesson(), "line": line, "code": "word-with-reason", "reason": REASON}


def test_the_status_page_shows_silences_and_says_when_there_are_none(tmp_path):
    root = copy(tmp_path)
    shutil.copy(ROOT / "data/labels.yml", root / "data/labels.yml")
    course = load(root)
    view = PageView(course, course.pages[LESSON], "id", Settings())
    assert course.data.labels.get("status.silences_none", "id") in render_list(view, "status", {})
    change(
        root,
        in_lesson(),
        "channels: [sapa-129]",
        "channels: [sapa-129]\nallow: [{code: word-look, reason: a < b}]",
    )
    course = load(root)
    shown = render_list(PageView(course, course.pages[LESSON], "id", Settings()), "status", {})
    assert "<code>word-look</code> a &lt; b" in shown
    assert course.data.labels.get("status.silences", "id") in shown
