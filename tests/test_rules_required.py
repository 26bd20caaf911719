"""What every lesson holds, and how many words fit where."""

from __future__ import annotations

import pytest

from tiny import change, codes, copy, in_lesson, problems, put


def own(root, language: str = "id") -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in problems(root) if problem.path == in_lesson(language)]


# ---- Required -----------------------------------------------------------------------------------

LINES = {
    "not-your-fault": {"id": "bukan salahmu", "en": "not your fault"},
    "helper-outside": {"id": "guru", "en": "teacher"},
    "friend": {"id": "temanmu", "en": "your friend"},
}


def without(root, text: str, language: str) -> None:
    """Take a text out of the body of the lesson, in whatever case."""
    file = root / in_lesson(language)
    head, mark, body = file.read_text(encoding="utf-8").rpartition("\n---\n")
    for form in (text, text.capitalize()):
        body = body.replace(form, "dia" if language == "id" else "them")
    file.write_text(head + mark + body, encoding="utf-8")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", LINES)
def test_a_line_that_every_child_needs_is_missed(tmp_path, name, language):
    root = copy(tmp_path)
    without(root, LINES[name][language], language)
    missing = [problem for problem in problems(root) if problem.code == "line-missing"]
    assert [(problem.path, problem.detail["wanted"]) for problem in missing] == [(in_lesson(language), name)]


def test_a_line_said_to_the_facilitator_alone_does_not_count(tmp_path):
    root = copy(tmp_path)
    without(root, "bukan salahmu", "id")
    change(
        root,
        in_lesson(),
        "Raka suka gim membangun kota.",
        "/// facilitator\nsay\n:   Ini bukan salahmu.\n///",
    )
    assert "line-missing" in codes(problems(root))


def test_a_line_of_a_part_is_missed_at_its_heading(tmp_path):
    root = copy(tmp_path)
    without(root, "guru", "id")
    heading = (root / in_lesson()).read_text(encoding="utf-8").split("\n").index("## Bantuan {#help}") + 1
    assert (heading, "line-missing") in own(root)


def test_adults_need_none_of_these_lines(tmp_path):
    root = copy(tmp_path)
    change(root, "data/course.yml", "audience: children\n  band: 10-12", "audience: teachers")
    for language in ("id", "en"):
        without(root, LINES["not-your-fault"][language], language)
        change(root, in_lesson(language), "audience: children\nband: 10-12", "audience: teachers")
    assert {"line-missing", "booster-missing", "block-missing"} & set(codes(problems(root))) == set()


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ("/// objectives\n- Menyebut tiga langkah.\n///\n", "objectives"),
        ("/// worksheet | Kartu saku\n- Orang pertamaku:\n///\n", "worksheet"),
        ("/// home\nAnak Anda berlatih tiga langkah.\n///\n", "home"),
    ],
)
def test_a_block_no_lesson_does_without_is_missed(tmp_path, block, name):
    root = copy(tmp_path)
    change(root, in_lesson(), block, "")
    missing = [
        p.detail["name"] for p in problems(root) if p.path == in_lesson() and p.code == "block-missing"
    ]
    assert missing == [name]


def test_cards_are_something_on_paper_too(tmp_path):
    root = copy(tmp_path)
    change(root, in_lesson(), "/// worksheet | Kartu saku", "/// cards | Kartu saku")
    assert "block-missing" not in codes(problems(root))


def test_three_boosters_each_once(tmp_path):
    root = copy(tmp_path)
    line = change(root, in_lesson(), "    after: 3m", "    after: 2w")
    found = [problem for problem in problems(root) if problem.path == in_lesson()]
    assert [(p.line, p.code, p.detail.get("missing")) for p in found if p.code.startswith("booster")] == [
        (next(p.line for p in found if p.code == "booster-missing"), "booster-missing", ["3m"]),
        (line - 1, "booster-twice", None),
    ]


# ---- Lengths ------------------------------------------------------------------------------------


def words(count: int) -> str:
    """Short sentences of so many words."""
    return " ".join(
        "Kita main bola." if number % 3 == 0 else "" for number in range(count - count % 3)
    ).strip() + (" Ya." * (count % 3))


def lengths(found) -> list[str]:
    return [
        problem.code for problem in found if problem.code.endswith("-long") and "sentence" not in problem.code
    ]


@pytest.mark.parametrize(
    ("fits", "too_much", "code"),
    [
        (("/// slide | Dua kata\n{}\n///", 23), 24, "slide-long"),
        (
            ("/// quiz | Apa?\n- [x] {}\n    - Ya.\n- [~] Bisa\n    - Ya.\n- [ ] Tidak\n    - Ya.\n///", 42),
            43,
            "question-long",
        ),
        (
            ("/// quiz | Apa?\n- [x] Ya\n    - {}\n- [~] Bisa\n    - Ya.\n- [ ] Tidak\n    - Ya.\n///", 35),
            36,
            "feedback-long",
        ),
        (("///// story | Raka\n//// scene | 1\n    help: true\n{}\n////\n/////", 60), 61, "scene-long"),
        (("/// keypoints\n{}\n///", 275), 276, "handout-long"),  # beside the five words for home
    ],
)
def test_words_fit_or_they_do_not(tmp_path, fits, too_much, code):
    text, count = fits
    assert lengths(put(tmp_path, text.format(words(count)), course="fits")[0]) == []
    assert lengths(put(tmp_path, text.format(words(too_much)), course="not")[0]) == [code]


def test_a_scene_counts_its_choices(tmp_path):
    text = (
        "///// story | Raka\n//// scene | 1\n    help: true\n{}\n\n- [Cerita kepada Kakak](#1)\n////\n/////"
    )
    assert "scene-long" not in codes(put(tmp_path, text.format(words(57)), course="fits")[0])
    assert "scene-long" in codes(put(tmp_path, text.format(words(58)), course="not")[0])


def test_older_readers_have_longer_scenes(tmp_path):
    text = "///// story | Raka\n//// scene | 1\n    help: true\n{}\n////\n/////"
    root = copy(tmp_path)
    change(root, in_lesson(), "band: 10-12", "band: 13-15")
    change(root, in_lesson(), "Raka suka gim membangun kota.", text.format(words(90)))
    assert "scene-long" not in codes(problems(root))
    change(root, in_lesson(), "Tarik napas pelan.", text.format(words(91)))
    assert "scene-long" in codes(problems(root))


def for_parents(tmp_path, opening: str, activity: str = "/// activity | Main\nMain bersama.\n///"):
    root = copy(tmp_path)
    change(root, "data/course.yml", "audience: children\n  band: 10-12", "audience: parents")
    for language in ("id", "en"):
        change(root, in_lesson(language), "audience: children\nband: 10-12", "audience: parents")
    change(root, in_lesson(), "Raka suka gim membangun kota.", f"{opening}\n\n{activity}")
    return [problem.code for problem in problems(root) if problem.path == in_lesson()]


def test_the_first_minutes_of_parents_are_one_page(tmp_path):
    assert "opening-long" not in for_parents(tmp_path / "fits", words(240))
    assert "opening-long" in for_parents(tmp_path / "not", words(290))


def test_the_first_minutes_of_parents_end_somewhere(tmp_path):
    assert "opening-endless" in for_parents(tmp_path, words(9), "Main bersama.")
