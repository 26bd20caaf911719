"""Each rule finds its mistake at its line, and lets a right course pass."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import ROOT, TODAY
from course.problems import Problem
from course.source import read
from tiny import LESSON, calls, change, codes, copy, in_lesson, places, problems, real_problems

# What reading and judging a lesson in both languages may cost, in calls; a second of work is
# some three million on a machine of 2026, so forty lessons are judged in about two.
CALLS_A_LESSON = 110_000


def one_change(tmp_path, old: str, new: str, language: str = "id") -> tuple[list[Problem], int]:
    """Change the lesson of the minimal course in one place; its own problems and the changed line."""
    root = copy(tmp_path)
    line = change(root, in_lesson(language), old, new)
    ours = [problem for problem in problems(root) if problem.path == in_lesson(language)]
    return ours, line


def test_a_right_course_has_no_problem(tmp_path):
    assert problems(copy(tmp_path), release=True) == []


def test_the_real_course_has_no_error():
    found = [problem for problem in real_problems() if problem.level == "error"]
    assert places(found) == []


# ---- Front matter ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code", "further"),
    [
        ("minutes: 35", "minutes: 40", "minutes-sum", 0),
        ("minutes: 35", "minutes: banyak", "schema-number", 0),
        ("sensitivity: 2", "sensitivity: 5", "schema-range", 0),
        ("band: 10-12", "band: 7-9", "wrong-audience", 0),
        ("band: 10-12\n", "", "schema-missing", None),
        ("audience: children\nband: 10-12", "audience: parents\nband: 10-12", "band-without-children", 1),
        ("reviewed: 2026-11-20", "reviewed: 2026-11-22", "date-ahead", 0),
        ("reviewed: 2026-11-20", "reviewed: besok", "schema-date", 0),
        ("title: Stop", "colour: blue\ntitle: Stop", "schema-unknown", 0),
        ("[teman gim menekan, ", "[", "schema-short", 0),
        ("title: Stop, Simpan, Cerita", "title: " + "a b " * 18, "schema-long", 0),
        ("question: Kalau teman", "question: Teman", "schema-example", 0),
        ("minutes: 35", "minutes: 35\ntranslated_from: id@0123456789ab", "original-translated", 1),
        ("title: Stop, Simpan, Cerita", "title: Stop 🎈", "unprintable", 0),
        ("title: Stop, Simpan, Cerita", "title: '[[title]]'", "left-to-write", 0),
    ],
)
def test_front_matter_is_judged_at_the_line_of_its_key(tmp_path, old, new, code, further):
    found, line = one_change(tmp_path, old, new)
    assert code in codes(found)
    if further is not None:
        assert next(problem.line for problem in found if problem.code == code) == line + further


def plan(tmp_path, text: str, audience: str = "children") -> list[str]:
    root = copy(tmp_path)
    for language in ("id", "en"):
        change(root, in_lesson(language), "minutes: 35", f"minutes: 35\nplan: {text}")
        if audience != "children":
            change(root, in_lesson(language), "audience: children\nband: 10-12", f"audience: {audience}")
    return [problem.code for problem in problems(root) if problem.path == in_lesson()]


def test_a_plan_has_every_part_its_audience_needs(tmp_path):
    text = "{open: 4, core: 9, practice: 14, check: 3, close: 3, help: 2}"
    assert plan(tmp_path, text) == ["short-part", "plan-part-missing"]


def test_practice_is_at_least_two_fifths_of_the_time(tmp_path):
    assert plan(tmp_path, "{open: 5, hook: 3, core: 6, practice: 13, check: 3, close: 3, help: 2}") == [
        "practice-share"
    ]


def test_exactly_two_fifths_are_enough(tmp_path):
    assert plan(tmp_path, "{open: 4, hook: 3, core: 6, practice: 14, check: 3, close: 3, help: 2}") == []


def test_the_agreement_of_parents_counts_as_practice(tmp_path):
    text = "{open: 5, hook: 5, core: 5, practice: 9, check: 2, close: 5, help: 4}"
    assert "practice-share" in plan(tmp_path / "children", text)
    assert "practice-share" not in plan(tmp_path / "parents", text, audience="parents")


@pytest.mark.parametrize("audience", ["parents", "teachers", "orang tua", "children"])
@pytest.mark.parametrize("band", ["10-12", "4-6", "parents", '""', "[7-9]"])
def test_an_audience_and_a_band_that_do_not_fit_are_told(tmp_path, audience, band):
    found, line = one_change(
        tmp_path, "audience: children\nband: 10-12", f"audience: {audience}\nband: {band}"
    )
    told = [problem for problem in found if problem.line in (line, line + 1)]
    assert bool(told) == ((audience, band) != ("children", "10-12"))


def test_the_short_version_takes_fifteen_minutes(tmp_path):
    new = "minutes: 35\nshort: {open: 2, practice: 8, help: 4}"
    found, line = one_change(tmp_path, "minutes: 35", new)
    assert places(found)[0] == (in_lesson(), line + 1, "short-sum")


# ---- Headings and blocks --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("### Ini bukan salahmu {#not-your-fault}", "### Ini bukan salahmu", "heading-id"),
        ("{#not-your-fault}", "{#Bukan_Salahmu}", "heading-id-form"),
        ("{#not-your-fault}", "{#core}", "heading-twice"),
        ("### Ini bukan salahmu {#not", "#### Ini bukan salahmu {#not", "heading-skip"),
        ("### Ini bukan salahmu {#not", "# Ini bukan salahmu {#not", "heading-one"),
        ("Hari ini kita berlatih", "K" + "a" * 200 + " berlatih", "long-word"),
        ("Hari ini kita berlatih", "Hari ini 🎈 kita berlatih", "unprintable"),
        ("Hari ini kita berlatih", "Hari ini [[text]] berlatih", "left-to-write"),
    ],
)
def test_headings_and_words_are_judged_at_their_line(tmp_path, old, new, code):
    found, line = one_change(tmp_path, old, new)
    assert (in_lesson(), line, code) in places(found)


def test_each_part_of_the_plan_has_its_heading(tmp_path):
    found, _ = one_change(tmp_path, "## Penutup {#close}", "## Penutup {#akhir}")
    assert codes(found) == ["part-missing"]


def test_the_parts_stand_in_the_order_of_the_plan(tmp_path):
    root = copy(tmp_path)
    for language in ("id", "en"):
        change(root, in_lesson(language), "{#hook}", "{#x}")
        change(root, in_lesson(language), "{#open}", "{#hook}")
        change(root, in_lesson(language), "{#x}", "{#open}")
    found = [problem for problem in problems(root) if problem.level == "error"]
    assert [(problem.path, problem.code) for problem in found] == [
        (in_lesson("en"), "part-order"),
        (in_lesson("id"), "part-order"),
    ]


def test_a_page_that_is_no_lesson_holds_no_blocks_for_decks_and_guides(tmp_path):
    root = copy(tmp_path)
    for language in ("id", "en"):
        text = (root / f"docs/{language}/index.md").read_text(encoding="utf-8")
        text += "\n/// keypoints\n- a\n///\n\n/// facilitator\nsay\n:   a\n///\n"
        (root / f"docs/{language}/index.md").write_text(text, encoding="utf-8")
    found = [problem for problem in problems(root) if problem.level == "error"]
    assert [(problem.path, problem.code, problem.detail["name"]) for problem in found] == [
        ("docs/en/index.md", "block-not-on-page", "facilitator"),
        ("docs/id/index.md", "block-not-on-page", "facilitator"),
    ]


# ---- Stories -----------------------------------------------------------------------------


def story(tmp_path, scenes: str) -> list[str]:
    """Codes for a story given as ``1>2,3 2>3 3!`` (``!`` marks a scene that reaches help)."""
    lines = ["///// story | Raka"]
    for scene in scenes.split():
        number, _, targets = scene.partition(">")
        options = ["    help: true"] if number.endswith("!") else []
        links = [f"- [a](#{target})" for target in targets.split(",") if target]
        lines += [f"//// scene | {number.rstrip('!')}", *options, "Halo.", "", *links, "////", ""]
    root = copy(tmp_path)
    file = root / in_lesson()
    text = file.read_text(encoding="utf-8")
    start, end = text.index("///// story"), text.index("## Cek")
    file.write_text(text[:start] + "\n".join([*lines, "/////", "", ""]) + text[end:], encoding="utf-8")
    return [problem.code for problem in problems(root) if problem.path == in_lesson()]


@pytest.mark.parametrize(
    ("scenes", "found"),
    [
        ("1>2,3 2>3 3!", []),
        ("1>2 2>3 3!", []),
        ("1!", []),
        ("1>2 2>1,3 3!", []),
        ("1>2 2>3 3>4 4!", ["scene-far-from-help"]),
        ("1>2,3 2 3!", ["scene-dead-end"]),
        ("1>2,3 2>2 3!", ["scene-far-from-help"]),
        ("1>2,9 2!", ["scene-missing"]),
        ("1>2 2! 3>2", ["scene-unreachable"]),
        ("1>2 2", ["story-without-help"]),
        ("1>2 2! 2!", ["scene-twice"]),
        ("", ["empty-block", "story-empty"]),
    ],
)
def test_wherever_a_reader_turns_help_is_near(tmp_path, scenes, found):
    assert story(tmp_path, scenes) == found


def test_a_link_to_a_scene_stands_in_a_scene(tmp_path):
    found, line = one_change(tmp_path, "Tarik napas pelan.", "Kembali ke [awal](#1).")
    assert places(found) == [(in_lesson(), line, "scene-link-outside")]


# ---- References --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "code", "suggestion"),
    [
        ("channels: [sapa-129]", "channels: [sapa]", "unknown-channel", "sapa-129"),
        ("sources: [p05]", "sources: [p50]", "unknown-source", "p05"),
        ("claims: [S0-75]", "claims: [S0-76]", "unknown-claim", "S0-75"),
        ("claims: [S0-75]", "laws: [uu-35-2015]", "unknown-law", "uu-35-2014"),
        ("(channel:sapa-129)", "(channel:sapa-192)", "unknown-channel", "sapa-129"),
        ("(source:p05)", "(source:p5)", "unknown-source", "p05"),
        ("(term:akun)", "(term:akn)", "unknown-term", "akun"),
        ("minutes: 35", "minutes: 35\nprerequisites: [anak-10-12/stop]", "unknown-lesson", None),
        ("(#help)", "(#halp)", "broken-anchor", "help"),
        ("(#help)", "(../istilahh.md)", "broken-link", "../istilah.md"),
        ("(#help)", "(../istilah.md#akn)", "broken-anchor", "akun"),
        ("(#help)", "(/istilah.md)", "absolute-link", None),
        ("(#help)", "(gambar.png)", "broken-link", None),
        ("(#help)", "(tel:129)", "unknown-scheme", None),
    ],
)
def test_what_names_something_else_names_it_right(tmp_path, old, new, code, suggestion):
    found, line = one_change(tmp_path, old, new)
    problem = next(problem for problem in found if problem.code == code)
    assert problem.line == line + new.count("\n")
    if suggestion:
        assert problem.detail["suggestion"] == suggestion


@pytest.mark.parametrize(
    "target",
    ["../istilah.md#akun", "../index.md", "handout.pdf", "slides/", "#not-your-fault", "https://a.example/"],
)
def test_links_that_reach_something_are_right(tmp_path, target):
    found, _ = one_change(tmp_path, "(#help)", f"({target})")
    assert found == []


def test_a_link_to_a_page_that_nobody_has_written_says_so(tmp_path):
    root = copy(tmp_path)
    change(root, "data/course.yml", "pages: [index, istilah]", "pages: [index, istilah, sumber]")
    line = change(root, in_lesson(), "(#help)", "(../sumber.md)")
    assert (in_lesson(), line, "link-not-written") in places(problems(root))


def test_a_list_of_lessons_names_a_module(tmp_path):
    root = copy(tmp_path)
    lessons = "/// list | lessons\n    module: anak\n"
    line = change(root, "docs/id/istilah.md", "/// list | glossary\n", lessons)
    assert ("docs/id/istilah.md", line, "unknown-module") in places(problems(root))


# ---- Editions ----------------------------------------------------------------------------


@pytest.mark.parametrize(("release", "level"), [(False, "warning"), (True, "error")])
def test_a_missing_translation_may_wait_until_a_release(tmp_path, release, level):
    (problem,) = problems(copy(tmp_path, "untranslated"), release)
    assert (problem.path, problem.code, problem.level) == (in_lesson(), "translation-missing", level)


@pytest.mark.parametrize(("release", "level"), [(False, "warning"), (True, "error")])
def test_an_outdated_translation_may_wait_until_a_release(tmp_path, release, level):
    (problem,) = problems(copy(tmp_path, "outdated"), release)
    assert (problem.path, problem.code, problem.level) == (in_lesson("en"), "translation-outdated", level)


def test_a_translation_without_an_original_is_named(tmp_path):
    root = copy(tmp_path)
    (root / in_lesson()).unlink()
    found = problems(root)
    assert (in_lesson("en"), 1, "original-missing") in places(found)


def test_a_translation_that_names_no_original_is_asked_to(tmp_path):
    root = copy(tmp_path)
    text = (root / "docs/en/index.md").read_text(encoding="utf-8")
    kept = [line for line in text.split("\n") if not line.startswith("translated_from")]
    (root / "docs/en/index.md").write_text("\n".join(kept), encoding="utf-8")
    assert places(problems(root)) == [("docs/en/index.md", 1, "translation-unconfirmed")]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("/// objectives\n- Name three steps.\n///", "", "parity-block"),
        ("{#not-your-fault}", "{#no-fault}", "parity-heading"),
        ("- [~] Not sure", "- [ ] Not sure", "parity-grade"),
        ("- [Say nothing](#2)", "- [Say nothing](#3)", "parity-choice"),
        ("    - That is fine too", "- That is fine too", "parity-line"),
        ("You may always tell.", "\n\nYou may always tell.", "parity-line"),
        ("[](source:p05)", "", "parity-reference"),
        ("sensitivity: 2", "sensitivity: 3", "parity-meta"),
    ],
)
def test_both_editions_have_one_shape(tmp_path, old, new, code):
    root = copy(tmp_path)
    change(root, in_lesson("en"), old, new)
    found = problems(root)
    assert code in codes(found)
    assert {problem.path for problem in found} == {in_lesson("en")}


def test_a_paragraph_more_in_the_original_only_makes_the_translation_outdated(tmp_path):
    root = copy(tmp_path)
    change(root, in_lesson(), "Raka suka", "Ini cerita.\n\nRaka suka")
    assert codes(problems(root)) == ["translation-outdated"]


# ---- Dates -------------------------------------------------------------------------------


def dates(tmp_path, days: int, release: bool = False) -> list[tuple[str, str]]:
    root = copy(tmp_path)
    found = problems(root, release, TODAY + timedelta(days=days))
    return [(problem.code, problem.level) for problem in found if problem.code.startswith("channel")]


def test_a_channel_is_young_for_ninety_days(tmp_path):
    assert dates(tmp_path, 90) == []


def test_then_it_is_old(tmp_path):
    assert dates(tmp_path, 91) == [("channel-old", "warning")] * 2


def test_after_a_hundred_and_eighty_days_a_release_stops(tmp_path):
    assert dates(tmp_path / "180", 180, release=True) == [("channel-old", "warning")] * 2
    assert dates(tmp_path / "181", 181) == [("channel-stale", "warning")] * 2
    assert dates(tmp_path / "release", 181, release=True) == [("channel-stale", "error")] * 2


def test_a_day_on_which_somebody_tested_a_channel_makes_it_young_again(tmp_path):
    root = copy(tmp_path)
    text = (root / "data/channels.yml").read_text(encoding="utf-8")
    text = text.replace("compared: 2026-11-21", "compared: 2026-11-21\n  dialled: 2027-06-01")
    (root / "data/channels.yml").write_text(text, encoding="utf-8")
    assert "channel-stale" not in codes(problems(root, today=TODAY.replace(year=2027, month=6, day=2)))


def test_an_old_channel_is_named_at_its_line(tmp_path):
    root = copy(tmp_path)
    text = (root / "data/channels.yml").read_text(encoding="utf-8").split("\n")
    first = problems(root, today=TODAY + timedelta(days=100))[0]
    assert text[first.line - 1] == f"- id: {first.detail['id']}"


# ---- Courses as a whole --------------------------------------------------------------------


def test_an_empty_course_says_what_is_not_written(tmp_path):
    assert places(problems(copy(tmp_path, "empty"))) == [
        ("data/course.yml", 1, "not-written"),
        ("data/course.yml", 3, "not-written"),
        ("docs/en/index.md", 6, "empty-body"),
        ("docs/id/index.md", 1, "empty-file"),
    ]


def test_a_course_without_pages_is_still_checked(tmp_path):
    root = copy(tmp_path)
    for file in (root / "docs").rglob("*.md"):
        file.unlink()
    assert set(codes(problems(root))) == {"not-written"}


def test_the_work_of_a_check_grows_with_the_lessons_and_no_faster(tmp_path):
    root = copy(tmp_path)
    real = {language: (ROOT / in_lesson(language)).read_text(encoding="utf-8") for language in ("id", "en")}

    def work(lessons: int) -> int:
        names = [f"anak-10-12/pelajaran-{number}" for number in range(lessons)]
        text = (ROOT / "tests/courses/minimal/data/course.yml").read_text(encoding="utf-8")
        listed = text.replace(f"lessons: [{LESSON}]", f"lessons: [{', '.join([LESSON, *names])}]")
        (root / "data/course.yml").write_text(listed, encoding="utf-8")
        for language in ("id", "en"):
            for name in names:
                (root / "docs" / language / f"{name}.md").write_text(real[language], encoding="utf-8")
        read.cache_clear()
        return calls(lambda: len(problems(root)))

    work(1)  # schemas and fonts are read once
    few, more = work(3), work(9)
    assert few < more < 3 * few
    assert (more - few) / 6 < CALLS_A_LESSON
