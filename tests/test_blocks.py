"""Blocks become the HTML that pages, decks, handouts and guides rely on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown import inlinepatterns
from markdown.blockparser import BlockParser
from pymdownx.blocks import BlocksProcessor

from conftest import ROOT
from course import data, model, source
from course.blocks import PAGE, PageContext, sparing
from course.blocks.fences import Numbering
from course.source import BLOCKS, LISTS

EXAMPLES = ROOT / "data" / "examples"
NAMES = (*BLOCKS, "references")
Render = Callable[..., str]


@pytest.fixture(scope="module")
def facts(root: Path) -> data.Data:
    """The data of the course: labels, channels, terms."""
    loaded, problems = data.load(root)
    assert loaded, problems
    return loaded


@pytest.fixture
def render(facts: data.Data) -> Render:
    """Render Markdown as a page of the course; keywords change the page."""

    def call(text: str, **page: object) -> str:
        return convert(text, replace(PageContext(page="anak-7-9/rahasia", data=facts), **page))

    return call


def convert(text: str, page: PageContext) -> str:
    token = PAGE.set(page)
    try:
        return markdown.markdown(text, extensions=["course", "fenced_code", "toc"])
    finally:
        PAGE.reset(token)


def tree(html: str) -> lxml_html.HtmlElement:
    return lxml_html.fragment_fromstring(html, create_parent="article")


def words(html: str) -> str:
    return " ".join(tree(html).text_content().split())


def example(name: str, language: str = "id") -> str:
    return (EXAMPLES / f"{name}.{language}.md").read_text(encoding="utf-8")


def one_lesson(name: str, options: Mapping[str, str], language: str) -> str:
    return f"<p>{name} {options['module']} {language}</p>"


@pytest.mark.parametrize("output", ["page", "all"])
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", [name for name in NAMES if name != "scene"])
def test_every_block_looks_as_its_golden_file(
    name: str, language: str, output: str, render: Render, golden: Callable[[str, str], None]
) -> None:
    html = render(example(name, language), language=language, output=output, lists=one_lesson)
    golden(f"blocks/{name}.{language}.{output}.html", html + "\n")


@pytest.mark.parametrize("name", [name for name in BLOCKS if name != "scene"])
def test_a_block_has_the_same_ids_in_both_editions_and_outputs(name: str, render: Render) -> None:
    ids = [
        re.findall(r' id="([^"]+)"', render(example(name, language), language=language, output=output))
        for language in ("id", "en")
        for output in ("all", "page")
    ]
    assert ids[0] == ids[2] and ids[1] == ids[3]
    assert set(ids[1]) <= set(ids[0])


def test_ids_do_not_move_when_hidden_blocks_stand_before_them(render: Render) -> None:
    hidden = "/// booster\n    after: 2w\n\n//// quiz | Satu?\n- [x] a\n////\n///\n"
    text = f"{hidden}\n/// quiz | Dua?\n- [x] a\n///\n"
    assert 'id="quiz-2-title"' in render(text, output="page")
    assert 'id="quiz-2-title"' in render(text, output="all")


def test_every_block_knows_the_line_of_its_fence_in_the_file(render: Render) -> None:
    text = "\n\n".join(
        ["Prosa\nlagi.", "```text\n/// quiz | di dalam contoh\n```", *map(example, BLOCKS.keys() - {"scene"})]
    )
    first = 12
    lines = {number: line for number, line in enumerate(text.split("\n"), first)}
    found = tree(render(text, output="all", first_line=first)).xpath("//*[@data-block]")
    assert {block.get("data-block") for block in found} == set(BLOCKS)
    for block in found:
        assert re.match(rf"/+ {block.get('data-block')}\b", lines[int(block.get("data-line"))])


def test_numbers_of_lines_never_show(render: Render) -> None:
    fences = "/// objectives\n///\n\n/// quiz | Apa?\n///\n"
    text = f"```\n{fences}```\n\n    /// home\n\nTeks /// quiz\n\n/// quiz | Apa?\n    salah: ya\n\n///\n"
    html = render(text)
    assert "<code>/// objectives\n///\n\n/// quiz | Apa?\n///\n</code>" in html
    assert "/// home\n" in html
    assert html.isascii()


def test_a_learner_page_shows_nothing_meant_for_facilitators(render: Render) -> None:
    hidden = ["slide", "facilitator", "booster"]
    html = render("\n\n".join(map(example, [*hidden, "discuss", "home"])))
    assert {block.get("data-block") for block in tree(html).xpath("//*[@data-block]")} == {"discuss", "home"}
    assert "Nenek mendengarkan" not in html
    assert not tree(html).xpath("//*[@data-for] | //li[not(normalize-space())]")


@pytest.mark.parametrize(
    "written",
    [
        "- Tanya?\n    - answer: rahasia guru\n",
        "- Tanya?\n\n    - Answer: rahasia guru\n\n        rahasia guru, lanjutan\n",
        "- Tanya?\n  answer: rahasia guru\n",
        "Tanya?\nanswer: rahasia guru\n",
        "Tanya?\n\nanswer: rahasia guru\n",
    ],
)
def test_an_answer_stays_with_facilitators_however_it_is_written(written: str, render: Render) -> None:
    text = f"/// discuss\n{written}///\n"
    assert words(render(text)) == "Bahas bersama Tanya?"
    (answer,) = tree(render(text, output="all")).xpath("//*[@data-for='facilitator']")
    assert "Jawaban yang mungkin muncul: rahasia guru" in " ".join(answer.text_content().split())


def test_a_facilitator_note_keeps_its_parts_apart_without_blank_lines(render: Render) -> None:
    notes = tree(render(example("facilitator"), output="all"))
    keys = [key.get("data-key") for key in notes.xpath("//div[@data-block='facilitator']/dl/dt")]
    assert keys == ["say", "ask", "listen-for", "watch-for", "if-short-of-time"]


def test_every_option_of_a_quiz_answers_without_a_script(render: Render) -> None:
    options = tree(render(example("quiz"))).xpath("//ol[@class='options']/li")
    assert [option.get("data-grade") for option in options] == ["preferred", "fine", "again"]
    heads = ("Pilihan aman", "Boleh, bisa ditambah", "Coba lihat lagi")
    for option, head in zip(options, heads, strict=True):
        assert option.xpath("details/summary[normalize-space()]")
        assert option.xpath("string(details/div[@class='feedback']/p[@class='grade'])") == head
        assert "open" not in option.find("details").attrib


def test_a_quiz_with_gaps_between_its_options_is_the_same_quiz(render: Render) -> None:
    spaced = re.sub(r"\n- \[", "\n\n- [", example("quiz")).replace("\n    - ", "\n\n    - ")
    assert words(render(spaced)) == words(render(example("quiz")))
    assert render(spaced).count("<summary>") == 3


@pytest.mark.parametrize(
    "written", ["", "Hanya prosa.", "- tanpa tanda\n", "- [?] tanda asing\n", "- [x] tanpa tanggapan\n"]
)
def test_a_broken_quiz_still_shows_what_was_written(written: str, render: Render) -> None:
    shown = words(render(f"/// quiz | Apa?\n{written}\n///\n"))
    assert re.sub(r"^- (\[x\] )?", "", written).strip() in shown


def test_scenes_are_joined_by_links_that_lead_to_scenes_of_their_own_story(render: Render) -> None:
    page = tree(render(f"{example('story')}\n\n{example('story')}"))
    for story in page.xpath("//div[@data-block='story']"):
        scenes = story.xpath("div[@data-block='scene']/@id")
        assert scenes == [f"{story.get('id')}-scene-{number}" for number in (1, 2, 3, 4)]
        links = story.xpath(".//a[@data-to]")
        assert len(links) == 5
        assert {link.get("href")[1:] for link in links} <= set(scenes)
    assert len(set(page.xpath("//@id"))) == len(page.xpath("//@id"))


def test_a_story_offers_the_way_back_only_on_pages(render: Render) -> None:
    assert 'href="#story-1-scene-1">Baca dari awal' in render(example("story"))
    assert "Baca dari awal" not in render(example("story"), output="all")


@pytest.mark.parametrize(
    ("page", "directories", "href"),
    [
        ("anak-7-9/rahasia", True, "handout.pdf"),
        ("anak-7-9/rahasia", False, "rahasia/handout.pdf"),
        ("bantuan/index", False, "handout.pdf"),
    ],
)
def test_a_worksheet_leads_to_its_file_on_the_web_and_in_the_bundle(
    page: str, directories: bool, href: str, render: Render
) -> None:
    html = render(example("worksheet"), page=page, directory_urls=directories)
    assert tree(html).xpath("//a/@href") == [href]
    assert "Orang pertama" not in html


def test_a_worksheet_without_a_file_can_be_read_on_the_page(render: Render) -> None:
    html = render(example("worksheet"), files=frozenset())
    assert "Orang pertama" in html
    assert "<a" not in html


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_filled_as_it_comes_and_its_ids_can_be_linked_to(name: str, render: Render) -> None:
    made = '<dl><dt id="akun">A &amp; B</dt></dl>'
    html = render(f"# Akun {{#akun-1}}\n\n/// list | {name}\n///\n", lists=lambda *_: made)
    assert f'data-list="{name}"' in html
    assert made in html
    assert html.count('id="akun"') == 1


def test_ids_of_a_list_stand_in_the_tree_while_links_are_checked() -> None:
    converter = markdown.Markdown(extensions=["course", "toc"])
    seen: list[str] = []

    class Checker(markdown.treeprocessors.Treeprocessor):
        def run(self, root: object) -> None:
            seen.extend(element.get("id", "") for element in root.iter())  # type: ignore[attr-defined]

    converter.treeprocessors.register(Checker(converter), "checker", 5)
    token = PAGE.set(PageContext(lists=lambda *_: '<p id="doxing">x</p>'))
    try:
        converter.convert("/// list | glossary\n///\n")
    finally:
        PAGE.reset(token)
    assert "doxing" in seen


def test_without_lists_a_list_is_an_empty_place(render: Render) -> None:
    assert words(render("/// list | glossary\n///\n")) == ""


def test_an_unknown_block_and_an_unknown_option_show_as_they_were_written(render: Render) -> None:
    assert "/// kuis | Apa?" in render("/// kuis | Apa?\nisi\n///\n")
    assert "/// home\n" in render("/// home\n    warna: biru\n\nisi\n///\n")


def test_the_extension_stands_alone_with_the_options_it_is_given(root: Path) -> None:
    options = {"course": {"language": "en", "output": "all", "root": str(root)}}
    html = markdown.markdown(example("facilitator", "en"), extensions=["course"], extension_configs=options)
    assert "Facilitator notes:" in html


def test_without_data_keys_show_instead_of_labels() -> None:
    assert "block.objectives" in markdown.markdown(example("objectives"), extensions=["course"])


def test_a_page_is_forgotten_before_the_next_one_is_rendered(facts: data.Data) -> None:
    converter = markdown.Markdown(extensions=["course"])
    token = PAGE.set(PageContext(data=facts))
    try:
        first = converter.convert(example("quiz"))
        assert converter.reset().convert(example("quiz")) == first
    finally:
        PAGE.reset(token)


def test_a_hidden_block_inside_a_block_that_drops_its_content_is_dropped_with_it(render: Render) -> None:
    text = "//// list | lessons\n/// slide | Salah tempat\n///\n////\n"
    assert words(render(text, lists=lambda *_: "<p>daftar</p>")) == "daftar"


def test_an_unclosed_block_ends_with_the_page(render: Render) -> None:
    assert words(render("/// quiz | Apa?\n- [x] Satu\n    - Ya.\n")).endswith("Satu Pilihan aman Ya.")


INLINE = (
    "`code`",
    r"\*escaped\*",
    "[link](../other.md)",
    "![picture](picture.svg)",
    "<https://kelas-jaga.example/>",
    "<name@kelas-jaga.example>",
    "end  \nstart",
    "H<sub>2</sub>O",
    "&copy; & &lt;",
    "*a* _b_ **c**",
    "[full][one] [one] ![one]\n\n[one]: https://kelas-jaga.example/",
)


@pytest.mark.parametrize("text", [*INLINE, "\n\n".join(INLINE)])
def test_leaving_out_patterns_that_cannot_match_changes_nothing(text: str, render: Render) -> None:
    assert render(text) == markdown.markdown(text)


def test_every_pattern_of_python_markdown_has_a_sign_and_plain_pages_try_few(facts: data.Data) -> None:
    rich = markdown.Markdown(extensions=["course"])
    known = [
        pattern.pattern in sparing.SIGNS or isinstance(pattern, inlinepatterns.ReferenceInlineProcessor)
        for pattern in rich.inlinePatterns
    ]
    assert len(known) >= 14 and all(known)
    for text, tried in (("Plain words.", 0), ("*Some* words, [linked](x).", 2), ("\n".join(INLINE), 14)):
        rich.reset().convert(text)
        assert len(rich.treeprocessors["inline"].inlinePatterns) == tried, text


BLOCK_PIECES = (
    *("Words", "Title\n===", "- item", "1. one", "> quoted", "    deep", "- > - both", "\n", "***", "> ---"),
    *(
        "a | b\n--|--\n1 | 2",
        "| a |\n| - |\n| 1 |",
        "- x | y\n  -|-",
        "term\n: meaning",
        "> term\n> :  meaning",
    ),
    *(
        "- term\n    : meaning",
        "[one]: https://x.example",
        "[one]",
        "# Head",
        "a: b",
        "12:30",
        "/// quiz | Q\n- [x] a\n///",
        "//// activity | A\n- one\n\n/// discuss\n- two\n\n    three\n///\n\n- four\n////",
        "- one\n\n    /// home\n    two\n\n    - three\n    ///\n\n    four",
        "/// home\nnever closed",
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BLOCK_PIECES), max_size=9), st.sampled_from(["\n", "\n\n"]))
def test_leaving_out_blocks_that_cannot_match_changes_nothing(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    spared = markdown.markdown(text, extensions=["course", "tables"])
    plain = patch.object(sparing, "SparingFences", BlocksProcessor)
    with patch.dict(sparing.BLOCK_SIGNS, clear=True), plain:
        assert markdown.markdown(text, extensions=["course", "tables"]) == spared


def test_a_page_of_words_is_offered_to_few_processors_and_the_next_one_to_all_again(monkeypatch) -> None:
    tried: list[int] = []
    chunk = BlockParser.parseChunk
    monkeypatch.setattr(
        BlockParser,
        "parseChunk",
        lambda self, *given: tried.append(len(self.blockprocessors)) or chunk(self, *given),
    )
    rich = markdown.Markdown(extensions=["course", "tables"])
    every = len(rich.parser.blockprocessors)
    rich.convert("Words.")
    rich.reset().convert("\n\n".join(BLOCK_PIECES))
    assert tried[0] == every - len(sparing.BLOCK_SIGNS) and tried[1] == every
    assert len(rich.parser.blockprocessors) == every


def fragments() -> Iterator[str]:
    yield from (f"{'/' * length} {name}" for length in (3, 4, 5) for name in BLOCKS)
    yield from ("///", "////", " | ", "\n", "\n\n", "    help: true\n", "    after: [\n", "- [x] ", "    - ")
    yield from (
        "answer: ",
        "say\n:   ",
        "[](channel:sapa-129)",
        "[a](#2)",
        "[](source:)",
        "```\n",
        "> ",
        "{#x}",
    )
    yield from ("<div>", "</p>", "&", "\U0010ff03", "\x02", "\x03", "\t", "\r\n", "# ", "1. ", "|", "😀")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(list(fragments())), st.text(max_size=12)), max_size=30).map("".join),
    st.sampled_from(["page", "all"]),
)
def test_no_text_makes_rendering_fail(text: str, output: str) -> None:
    html = convert(text, PageContext(output=output, lists=lambda *_: "<p>x</p>"))
    assert not re.search("[\U0010ff00-\U0010ff0a]", html)


@pytest.mark.parametrize("output", ["page", "all"])
def test_what_the_reader_of_a_file_knows_changes_no_letter(output: str, course: model.Course) -> None:
    for _, edition in list(course.editions())[::6]:
        page = PageContext(
            edition.language,
            edition.page,
            output,
            edition.source.body_line,
            course.data,
            lists=lambda *_: "<p>x</p>",
        )
        known = replace(page, blocks=edition.source.blocks)
        assert convert(edition.source.body, known) == convert(edition.source.body, page)


def test_what_a_page_does_not_show_is_not_read_again() -> None:
    text = "/// facilitator\nsay\n:   Tenang.\n///\n/// activity | A\n    grouping: berdua\nMain.\n///"
    blocks = source.read(f"---\n---\n{text}", "x.md", "id", "x").blocks
    for output, read in (("page", ("Main.",)), ("all", ("say", "Tenang.", "Main."))):
        token = PAGE.set(PageContext(output=output, first_line=3, blocks=blocks))
        numbering = Numbering(markdown.Markdown())
        try:
            lines = numbering.run(text.split("\n"))
        finally:
            PAGE.reset(token)
        assert tuple(re.sub(r"\W*(\w+\.?)$", r"\1", line) for line in lines if line[:1] not in "/") == read
        assert numbering.options["7"] == {"grouping": "berdua"}


def test_the_style_of_lessons_is_small_and_takes_every_colour_from_the_tokens(root: Path) -> None:
    style = (root / "docs/assets/lesson/lesson.css").read_text(encoding="utf-8")
    tokens = (root / "docs/assets/site/tokens.css").read_text(encoding="utf-8")
    assert len(style.encode()) <= 6144
    assert set(re.findall(r"var\((--[\w-]+)", style)) <= set(re.findall(r"(--kj-[\w-]+):", tokens))
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|\bred\b", style)


def test_the_script_of_lessons_is_small_and_keeps_nothing(root: Path) -> None:
    script = (root / "docs/assets/lesson/lesson.js").read_text(encoding="utf-8")
    assert len(script.encode()) <= 1536
    assert not re.search(r"Storage|cookie|fetch|XMLHttp|Beacon|innerHTML|eval", script)


def columns(first: str, second: str) -> list[str | None]:
    """The ``data-of`` of all cells of a table with three columns."""
    text = f"| {first} | {second} | Waktu |\n|---|---|---|\n| satu | dua | **tiga** |"
    html = lxml_html.fromstring(markdown.markdown(text, extensions=["course", "tables"]))
    return [cell.get("data-of") for cell in html.iter("th", "td")]


def test_cells_of_a_table_name_their_columns_when_its_words_do_not_fit_on_a_phone() -> None:
    assert columns("Aturan", "Siapa yang *terikat*") == [None] * 6
    assert columns("Permendikbud", "Siapa yang *bertanggung-jawab*") == [None] * 6
    long = columns("Permendikdasmen", "Siapa *mempertanggungjawabkan*")
    assert long == ["", "", "", "", "Siapa mempertanggungjawabkan", "Waktu"]
