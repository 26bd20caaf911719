"""Any tree of blocks is read as it was written, and as pymdownx reads it; no text makes it stumble."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block as MarkdownBlock

from course.source import BLOCKS, TOP, Block, read, walk
from tiny import FIRST, page

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
