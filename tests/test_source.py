"""The reader follows the grammar of pymdownx.blocks and says what pymdownx swallows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block as MarkdownBlock

from course.source import BLOCKS, TOP, Block, Heading, Reference, quiz_options, read, read_file, walk
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


# ---- Files ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", (1, "empty-file")),
        (" \n\n", (1, "empty-file")),
        ("Teks saja.\n", (1, "front-matter-missing")),
        ("---\ntitle: x\n\nTeks.\n", (1, "front-matter-unclosed")),
        ("---\n- a\n---\n", (2, "front-matter-not-mapping")),
        ("---\n---\n\nTeks.\n", (2, "front-matter-not-mapping")),
        ("---\ntitle: x\n\tband: y\n---\n", (3, "yaml-tab")),
        ("---\ntitle: a: b\n---\n", (2, "yaml-colon")),
        ("---\ntitle: x\ntitle: y\n---\n", (3, "yaml-twice")),
        ("---\ntitle: x\n---\n\nTeks \x07.\n", (5, "control-character")),
    ],
)
def test_a_broken_file_is_one_problem_at_its_line(text, problem):
    found = read(text, "docs/id/x.md", "id", "x").problems
    assert [(item.line, item.code) for item in found] == [problem]


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("---\ntitle: caf\xe9\n---\n".encode("latin-1"), (2, "file-not-utf8")),
        (b"\x89PNG\r\n\x1a\n\0\0\0", (1, "file-not-text")),
        (b"", (1, "empty-file")),
    ],
)
def test_a_file_that_is_not_text_is_one_problem(tmp_path: Path, raw, problem):
    file = tmp_path / "docs" / "id" / "a" / "x.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(raw)
    source = read_file(tmp_path, file)
    assert (source.path, source.language, source.page) == ("docs/id/a/x.md", "id", "a/x")
    assert [(item.line, item.code) for item in source.problems] == [problem]


def test_a_byte_order_mark_windows_line_ends_tabs_and_emoji_change_nothing(tmp_path: Path):
    body = "## Judul {#judul}\n\n- Satu 🎈\n    - Dua\n\n/// booster\n    after: 2w\n\nIsi.\n///\n"
    text = f"---\ntitle: x\n---\n\n{body}"
    file = tmp_path / "docs" / "id" / "x.md"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").replace("    ", "\t").encode())
    strange, plain = read_file(tmp_path, file), read(text, "docs/id/x.md", "id", "x")
    assert (strange.blocks, strange.headings, strange.problems) == (plain.blocks, plain.headings, ())
    assert strange.body.replace("\t", "    ") == plain.body


def test_a_word_of_two_hundred_letters_is_read_like_any_other():
    assert found_in("a" * 200 + "\n") == []


def test_the_front_matter_keeps_the_line_of_each_key_and_value():
    source = read("---\ntitle: x\nsources:\n- a\n- b\n---\n\n\nTeks.\n", "docs/id/x.md", "id", "x")
    assert dict(source.meta) == {"title": "x", "sources": ["a", "b"]}
    assert source.meta_lines == {"title": 2, "sources": 3}
    assert source.meta_places["sources", 1] == 5
    assert (source.body, source.body_line) == ("Teks.\n", 9)


# ---- Any text at all -----------------------------------------------------------------------

SIGNS = ["///", "\n", "\n\n", " ", "    ", "|", "-", "[x]", "#", "`", "```", "<!--", "-->", ":", "{#a}"]
LINES = ["///", "////", "/////", "", "```", "---", "    help: true", "- [x] a", "    - b", "<!--", "# a"]
OPENINGS = [f"{fence} {name} | 1" for fence in ("///", "////") for name in (*BLOCKS, "bogus")]
NASTY = (
    st.text()
    | st.lists(st.sampled_from(SIGNS + OPENINGS) | st.characters(codec="utf-8"), max_size=80).map("".join)
    | st.lists(st.sampled_from(LINES + OPENINGS), max_size=40).map("\n".join)
)


@settings(deadline=None)
@given(NASTY)
@example("/// bogus\n" * 500)
@example("/// a\n/// quiz | b\n" * 250)
@example("".join(f"{'/' * n} a\n" for n in range(3, 200)))
@example("---\na: &a [*a]\n---\n")
@example("---\n? [a]\n: b\n---\n")
@example("/// scene | 1\n    ? [a]\n    : !!python/object:x\n///\n")
def test_no_text_makes_the_reader_stumble(text):
    for whole in (text, f"---\n{text}\n---\n", f"---\ntitle: x\n---\n{text}"):
        source = read(whole, "docs/id/x.md", "id", "x")
        last = whole.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert all(1 <= problem.line <= last for problem in source.problems)
        assert all(block.line <= block.end <= last for block in walk(source.blocks))


# ---- Trees written out and read again ------------------------------------------------------

WORDS = st.text(st.sampled_from("abc xyz.,é"), min_size=1, max_size=20).map(lambda text: f"w{text}w".strip())


@st.composite
def trees(draw, inside=TOP):
    """A right block as nested lists: ``(name, argument, options, text, children)``."""
    kinds = [kind for kind in BLOCKS.values() if inside in kind.parents and kind.name != "quiz"]
    kind = draw(st.sampled_from(kinds))
    argument = draw(st.sampled_from(kind.values)) if kind.values else draw(WORDS)
    if kind.numbered:
        argument = str(draw(st.integers(1, 99)))
    options = {
        name: draw(st.sampled_from(option.values) if option.values else WORDS)
        for name, option in kind.options.items()
        if draw(st.booleans())
    }
    allowed = any(kind.name in other.parents for other in BLOCKS.values())
    children = draw(st.lists(trees(inside=kind.name), max_size=3)) if allowed else []
    return kind.name, argument if kind.argument is not False else "", options, draw(WORDS), children


def written(tree, depth=0, deepest=5):
    name, argument, options, text, children = tree
    fence = "/" * (deepest - depth)
    head = f"{fence} {name} | {argument}" if argument else f"{fence} {name}"
    lines = [head, *(f'    {key}: "{value}"' for key, value in options.items()), "", text, ""]
    for child in children:
        lines += [*written(child, depth + 1), ""]
    return [*lines, fence]


def simplified(block: Block):
    options = dict(block.options)
    children = [simplified(child) for child in block.children]
    return block.name, block.argument, options, block.text.strip(), children


@given(st.lists(trees(), min_size=1, max_size=4))
def test_a_tree_written_out_and_read_again_is_the_same(forest):
    body = "\n\n".join("\n".join(written(tree)) for tree in forest) + "\n"
    source = page(body)
    assert source.problems == ()
    assert [simplified(block) for block in source.blocks] == [
        (name, argument, options, text, [as_tuple(child) for child in children])
        for name, argument, options, text, children in forest
    ]


def as_tuple(tree):
    name, argument, options, text, children = tree
    return name, argument, options, text, [as_tuple(child) for child in children]


@given(st.lists(trees(), min_size=1, max_size=4))
def test_line_numbers_point_at_the_fences(forest):
    body = "\n\n".join("\n".join(written(tree)) for tree in forest) + "\n"
    source = page(body)
    lines = ["", *("\n" * (FIRST - 1) + body).split("\n")]
    for block in walk(source.blocks):
        assert re.match(rf"/+ {block.name}\b", lines[block.line])
        assert re.fullmatch("/+", lines[block.end])
        for offset, text in enumerate(block.text.split("\n")):
            assert text in ("", lines[block.text_line + offset])


# ---- The same tree as pymdownx --------------------------------------------------------------


def markdown_block(kind):
    """A block of the vocabulary as pymdownx knows blocks."""

    def on_create(self, parent):
        return etree.SubElement(parent, "div", {"data-block": f"{kind.name}|{self.argument or ''}"})

    options = {name: ["", option.read] for name, option in kind.options.items()}
    body = {"NAME": kind.name, "ARGUMENT": kind.argument, "OPTIONS": options, "on_create": on_create}
    return type(kind.name, (MarkdownBlock,), body)


class Vocabulary(BlocksExtension):
    def extendMarkdownBlocks(self, md, block_mgr):
        for kind in BLOCKS.values():
            block_mgr.register(markdown_block(kind), {})


def as_pymdownx_reads(body: str):
    html = markdown.markdown(body, extensions=[Vocabulary(), "fenced_code", "attr_list", "def_list"])

    def blocks(element):
        for child in element:
            if name := child.get("data-block"):
                yield name, list(blocks(child))
            else:
                yield from blocks(child)

    return list(blocks(etree.fromstring(f"<x>{html}</x>")))


def as_we_read(blocks):
    return [(f"{block.name}|{block.argument}", as_we_read(block.children)) for block in blocks]


@settings(deadline=None)
@given(st.lists(trees(), min_size=1, max_size=4))
def test_pymdownx_reads_the_same_tree(forest):
    body = "\n\n".join("\n".join(written(tree)) for tree in forest) + "\n"
    assert as_pymdownx_reads(body) == as_we_read(page(body).blocks)


@pytest.mark.parametrize(
    "body",
    [
        "   /// home\nIsi.\n  ///\n",
        "///home\nIsi.\n///\n",
        "/// Home\nIsi.\n///\n",
        "Teks\n/// home\nIsi.\n///\nTeks\n",
        "/// slide |Judul|\nIsi.\n///\n",
        "//// activity | Berdua\n    grouping: berdua\n/// facilitator\nIsi.\n///\n////\n",
        "```\n/// home\n```\n\n/// keypoints\n```\n///\n```\nIsi.\n///\n",
        "//// activity | A\n\n/// facilitator\nsay\n:   Halo.\n\n    Lagi.\n///\n\n////\n",
    ],
)
def test_pymdownx_agrees_on_unusual_spellings(body):
    assert as_pymdownx_reads(body) == as_we_read(page(body).blocks)
