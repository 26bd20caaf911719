"""Translations are fresh as long as the original's words stay, and have the original's shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.source import read
from course.translation import differences, fingerprint, stamp, status
from tiny import FRONT, in_lesson

STORY = """## Berlatih {#practice}

//// story | Raka
/// scene | 1
Halo.

- [a](#2)
- [b](#3)
///

/// scene | 2
    help: true
Halo.
///

/// scene | 3
    help: true
Halo.
///
////

/// quiz | Apa?
- [x] a
    - a
- [~] b
    - b
- [ ] c
    - c
///

[](channel:sapa-129) [](term:akun) [](term:akun) [x](istilah.md)
"""


def pair(translated: str, original: str = STORY, front: str = FRONT, original_front: str = FRONT):
    return (
        read(original_front + original, "docs/id/x.md", "id", "x"),
        read(front + translated, "docs/en/x.md", "en", "x"),
    )


def kinds(translated: str, **fronts: str) -> list[str]:
    return [difference.kind for difference in differences(*pair(translated, **fronts))]


def test_the_fingerprint_is_the_one_that_authors_can_compute_by_hand():
    # printf 'Judul Ringkas Isi.' | sha256sum
    assert fingerprint("Judul", "Ringkas", "Isi.") == "a4985bfc17ad"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1), min_size=1))
def test_white_space_does_not_change_the_fingerprint(words):
    assert fingerprint("a", "b", " ".join(words)) == fingerprint(" a", "b\n", "\n\n ".join(words) + "\n")


@pytest.mark.parametrize("changed", [("x", "b", "c"), ("a", "x", "c"), ("a", "b", "x")])
def test_every_part_of_the_words_counts(changed):
    assert fingerprint(*changed) != fingerprint("a", "b", "c")


def test_a_translation_is_fresh_until_the_original_changes():
    original, _ = pair("")
    front = f"---\ntitle: Example\ntranslated_from: {stamp(original)}\n---\n\n"
    _, translation = pair(STORY, front=front)
    assert status(original, original, "id") == "source"
    assert status(original, translation, "en") == "fresh"
    changed, _ = pair("", original=STORY.replace("Halo.", "Hai."))
    assert status(changed, translation, "en") == "outdated"
    assert status(original, None, "en") == "missing"
    assert status(None, translation, "en") == "outdated"


def test_a_translation_that_names_no_original_is_outdated():
    assert status(*pair(STORY), "en") == "outdated"


def test_words_may_differ_freely():
    translated = STORY.replace("Halo.", "Hello.").replace("Berlatih", "Practice").replace("Apa?", "What?")
    assert kinds(translated) == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("/// quiz | Apa?", "/// discuss", "block"),
        ("/// scene | 3", "/// scene | 4", "block"),
        ("{#practice}", "{#practise}", "heading"),
        ("## Berlatih", "### Berlatih", "heading"),
        ("- [b](#3)", "- [b](#2)", "choice"),
        ("- [~] b", "- [x] b", "grade"),
        ("    help: true\nHalo.\n///\n////", "Halo.\n///\n////", "option"),
        ("(channel:sapa-129)", "(channel:polisi-110)", "reference"),
        ("(istilah.md)", "(sumber.md)", "reference"),
        ("[](term:akun) [](term:akun)", "[](term:akun)", "reference"),
    ],
)
def test_one_change_of_shape_is_one_difference(old, new, kind):
    assert STORY.count(old) == 1
    assert kinds(STORY.replace(old, new)) == [kind]


def test_a_missing_block_is_one_difference_at_the_first_that_differs():
    without = STORY.replace("/// scene | 2\n    help: true\nHalo.\n///\n", "")
    (difference,) = differences(*pair(without))
    assert (difference.expected, difference.found) == ("scene | 2", "scene | 3")
    assert difference.line == FRONT.count("\n") + 1 + without[: without.index("/// scene | 3")].count("\n")


def test_references_may_stand_in_another_order():
    moved = STORY.replace("[](channel:sapa-129) [](term:akun)", "[](term:akun) [](channel:sapa-129)")
    assert kinds(moved) == []


@pytest.mark.parametrize("line", ["minutes: 40", "plan: {open: 4}", "channels: [a]", "audience: parents"])
def test_what_the_front_matter_decides_is_the_same_in_both(line):
    front = f"---\ntitle: Contoh\n{line}\n---\n\n"
    assert kinds(STORY, front=front) == ["meta"]
    assert kinds(STORY, front=front, original_front=front) == []


def test_title_question_and_keywords_are_each_edition_s_own():
    front = "---\ntitle: Example\nquestion: What if?\nkeywords: [a, b]\nreviewed: 2026-11-21\n---\n\n"
    assert kinds(STORY, front=front) == []


def test_the_lesson_of_the_tiny_course_has_one_shape(root):
    files = {language: root / "tests/courses/minimal" / in_lesson(language) for language in ("id", "en")}
    texts = {language: file.read_text(encoding="utf-8") for language, file in files.items()}
    original, translation = (read(texts[language], "x", language, "x") for language in ("id", "en"))
    assert list(differences(original, translation)) == []
