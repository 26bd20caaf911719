"""A lesson file is read whatever its bytes are; its front matter keeps its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.source import read, read_file
from tiny import found_in


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
