"""The reader of lesson files says what pymdownx swallows, each mistake at its line."""

from __future__ import annotations

import pytest

from course.source import Heading, Reference, quiz_options
from tiny import FIRST, found_in, page

QUIZ = """/// quiz | Apa yang disimpan?
- [x] Nama akun
    - Betul.
- [~] Belum tahu
    - Boleh juga.
- [ ] Tidak ada
    - Lihat lagi.
///
"""


# ---- What pymdownx swallows: each row of the table of mistakes -------------------------


def test_an_unknown_block_is_named_with_the_nearest_known_one():
    source = page("/// kuis\n- Isi\n///\n\n/// quizz | Apa?\n- Isi\n///\n")
    first, second = source.problems
    assert (first.line, first.code) == (FIRST, "unknown-block")
    assert (second.line, second.detail["suggestion"]) == (FIRST + 4, "quiz")


def test_an_unclosed_block_is_found_at_its_opening_line():
    assert found_in("Teks.\n\n/// keypoints\n- Isi\n\nSisa halaman.\n") == [(3, "unclosed-block")]


def test_a_child_with_the_fence_of_its_parent_is_found():
    body = "/// story | Raka\n/// scene | 1\n    help: true\nHalo.\n///\n///\n"
    assert found_in(body) == [(2, "same-fence")]
    (story,) = page(body).blocks
    assert [child.name for child in story.children] == ["scene"]


def test_an_unknown_option_is_found_at_its_own_line():
    body = "/// worksheet | Kartu\n    size: A6\n    sise: A6\n\nTulis nama.\n///\n"
    assert found_in(body) == [(3, "unknown-option")]
    assert page(body).problems[0].detail["suggestion"] == "size"


def test_a_value_outside_the_allowed_ones_is_found_at_its_own_line():
    assert found_in("/// booster\n    after: 2m\n\nUlangi.\n///\n") == [(2, "bad-option-value")]


def test_a_scene_outside_a_story_is_found():
    assert found_in("/// scene | 1\nHalo.\n///\n") == [(1, "wrong-place")]


def test_a_choice_in_the_wrong_block_is_found():
    body = "//// keypoints\nStop.\n\n" + QUIZ + "////\n"
    assert found_in(body) == [(4, "wrong-nesting")]


def test_an_option_given_twice_is_told():
    assert found_in("/// booster\n    after: 2w\n    after: 3m\n\nUlangi.\n///\n") == [(2, "bad-options")]


def test_brackets_without_end_in_an_option_do_not_end_the_command():
    body = f"/// worksheet | Kartu\n    size: {'[' * 200_000}\n\nIsi.\n///\n"
    assert found_in(body) == [(2, "bad-options")]


@pytest.mark.parametrize("line", ["/// quiz Apa?", "/// quiz! | Apa?", "///quiz Apa? | Ya"])
def test_a_line_of_slashes_that_is_no_block_is_found(line):
    assert found_in(f"{line}\n") == [(1, "bad-fence")]


# ---- Other mistakes of form --------------------------------------------------------------


def test_a_closing_line_that_closes_nothing_is_found():
    assert found_in("Teks.\n\n///\n") == [(3, "stray-fence")]


def test_a_closing_line_of_another_length_leaves_the_block_open():
    assert found_in("//// keypoints\n- Isi\n///\n") == [(1, "unclosed-block"), (3, "stray-fence")]


def test_the_block_after_an_unclosed_one_is_read_as_its_neighbour():
    body = "/// keypoints\n- Isi\n\n/// home\nCerita.\n///\n"
    assert found_in(body) == [(1, "unclosed-block")]
    assert [block.name for block in page(body).blocks] == ["keypoints", "home"]


def test_blocks_below_a_longer_unclosed_one_are_not_blamed():
    body = "///// story | Raka\nHalo.\n\n" + QUIZ + "\n/// home\nCerita.\n///\n"
    assert found_in(body) == [(1, "unclosed-block")]
    assert [(block.name, block.depth) for block in page(body).blocks] == [
        ("story", 0),
        ("quiz", 0),
        ("home", 0),
    ]


@pytest.mark.parametrize("line", ["    /// keypoints", "- /// keypoints", "> /// keypoints", "        ///"])
def test_slashes_away_from_the_margin_are_found(line):
    assert found_in(f"Teks.\n\n{line}\n") == [(3, "indented-fence")]


def test_a_block_that_needs_an_argument_says_so():
    assert found_in("/// slide\n- Isi\n///\n") == [(1, "missing-argument")]


def test_a_block_that_takes_no_argument_says_so():
    assert found_in("/// home | Malam ini\nCerita.\n///\n") == [(1, "unexpected-argument")]


@pytest.mark.parametrize("number", ["satu", "0", "1a", "-1"])
def test_a_scene_is_numbered(number):
    body = f"//// story | Raka\n/// scene | {number}\n    help: true\nHalo.\n///\n////\n"
    assert found_in(body) == [(2, "bad-argument")]


def test_a_list_names_something_that_can_be_listed():
    assert found_in("/// list | glossarium\n///\n") == [(1, "bad-argument")]


@pytest.mark.parametrize("options", ["    bukan pilihan", "    a: b: c", "    - a", "    [", "    size: [A4"])
def test_options_that_are_no_mapping_are_one_problem(options):
    assert found_in(f"/// worksheet | Kartu\n{options}\n\nIsi.\n///\n") == [(2, "bad-options")]


@pytest.mark.parametrize("body", ["help: true\nHalo.\n", "\n    help: true\n\nHalo.\n"])
def test_an_option_out_of_its_place_is_found(body):
    codes = [code for _, code in found_in(f"//// story | Raka\n/// scene | 1\n{body}///\n////\n")]
    assert codes == ["misplaced-option"]


def test_a_block_with_nothing_in_it_is_found():
    assert found_in("/// keypoints\n\n///\n") == [(1, "empty-block")]


def test_an_item_that_is_not_indented_enough_is_found():
    assert found_in("- Satu\n  - Dua\n") == [(2, "list-indent")]


@pytest.mark.parametrize(
    "line",
    [
        "<script>alert(1)</script>",
        "Lihat <iframe src='https://a.example/'></iframe> ini",
        "![gambar](https://a.example/x.png)",
        "![gambar]( <//a.example/x.png> )",
        '<IMG src="x.png">',
    ],
)
def test_what_a_page_would_load_by_itself_is_found(line):
    assert ("loaded-content", 3) in [(code, at) for at, code in found_in(f"Teks.\n\n{line}\n")]
    assert found_in(f"Teks.\n\n`{line}`\n\n```\n{line}\n```\n") == []


@pytest.mark.parametrize("line", ["-\u00a0Satu", "    *\u202fSatu", "1.\u00a0Satu", ":\u00a0Satu"])
def test_a_no_break_space_after_the_mark_of_an_item_is_found(line):
    assert found_in(f"Teks.\n\n{line}\n") == [(3, "no-break-space")]
    assert found_in("Teks.\n\n- 10\u00a0menit\n") == []


def test_a_list_that_sticks_to_a_paragraph_is_found():
    assert found_in("Pilih satu:\n- Satu\n- Dua\n") == [(2, "list-after-text")]


@pytest.mark.parametrize("above", ["## Judul {#judul}", "/// home", "- Butir"])
def test_a_list_right_below_a_heading_a_fence_or_an_item_is_right(above):
    body = f"{above}\n- Satu\n" + ("///\n" if above.startswith("/") else "")
    assert found_in(body) == []


def test_a_code_fence_without_an_end_is_found():
    assert found_in("Teks.\n\n```\n/// home\nIsi.\n///\n") == [(3, "unclosed-code")]


def test_a_comment_without_an_end_is_found():
    assert found_in("<!-- nanti\n\nTeks.\n") == [(1, "unclosed-comment")]


@pytest.mark.parametrize("fence", ["```", "~~~~", "``` markdown"])
def test_what_code_shows_is_not_a_block(fence):
    shown = "/// quizz\n## Bukan judul\n[x](term:x)"
    source = page(f"{fence}\n{shown}\n{fence.split()[0]}\n\n/// home\nIsi.\n///\n")
    assert not source.problems and not source.headings and not source.references
    assert [block.name for block in source.blocks] == ["home"]


def test_what_a_comment_hides_is_not_a_block():
    assert page("<!--\n/// quizz\n-->\n\nTeks.\n").problems == ()


# ---- Quizzes -----------------------------------------------------------------------------


def test_a_quiz_tells_its_options_with_grade_feedback_and_line():
    (quiz,) = page(QUIZ).blocks
    assert [(o.grade, o.text, o.feedback, o.line - FIRST) for o in quiz_options(quiz)] == [
        ("preferred", "Nama akun", "Betul.", 1),
        ("fine", "Belum tahu", "Boleh juga.", 3),
        ("again", "Tidak ada", "Lihat lagi.", 5),
    ]


def test_a_quiz_has_exactly_three_options():
    assert found_in(QUIZ.replace("- [ ] Tidak ada\n    - Lihat lagi.\n", "")) == [(1, "quiz-options")]


def test_a_quiz_has_a_safe_choice():
    assert found_in(QUIZ.replace("[x]", "[~]")) == [(1, "quiz-preferred")]


def test_every_option_of_a_quiz_has_feedback():
    assert found_in(QUIZ.replace("    - Boleh juga.\n", "")) == [(4, "quiz-feedback")]


def test_every_option_of_a_quiz_has_a_known_mark():
    assert found_in(QUIZ.replace("[~] ", "")) == [(4, "quiz-box")]
    assert found_in(QUIZ.replace("[~]", "[y]")) == [(4, "quiz-box")]


# ---- Headings and links --------------------------------------------------------------------


def test_headings_come_with_level_id_text_and_line():
    source = page("## Pembuka {#open}\n\nTeks.\n\n### Tanpa id\n\nBergaris\n---\n")
    assert source.headings == (
        Heading(2, "open", "Pembuka", FIRST),
        Heading(3, None, "Tanpa id", FIRST + 4),
        Heading(2, None, "Bergaris", FIRST + 6),
    )


def test_links_come_with_their_kind_and_line():
    source = page(
        "[](channel:a) [b](term:b)\n[](source:c) [d](#4)\n[e](x.md#f) [g](#h)\n[i](law:j) `[k](term:k)`\n"
    )
    assert source.references == (
        Reference("channel", "a", FIRST),
        Reference("term", "b", FIRST),
        Reference("source", "c", FIRST + 1),
        Reference("scene", "4", FIRST + 1),
        Reference("page", "x.md#f", FIRST + 2),
        Reference("heading", "h", FIRST + 2),
        Reference("scheme", "law:j", FIRST + 3),
    )


@pytest.mark.parametrize("address", ["https://kelas-jaga.example/", "mailto:a@kelas-jaga.example"])
def test_links_to_the_outside_are_nobody_s_business_here(address):
    assert page(f"[x]({address})\n").references == ()
