"""What every deck holds: enough slides, few words, notes for the presenter, help and a calm end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import brotli
import pytest
from lxml import html

from conftest import ROOT
from course import render
from course.model import Course, Edition
from course.outputs import deck
from course.outputs.help import help_box
from course.outputs.slides import WORDS

Element = html.HtmlElement
QUESTION_WORDS = 45
SCENE_WORDS = {"7-9": 60, "10-12": 60, "13-15": 90, "16-18": 90, None: 90}
FEWEST_SLIDES = 8
DECK_BYTES = 60_000
CONTRAST = 7


@pytest.fixture
def editions(course: Course) -> list[Edition]:
    """Every lesson in every language it is written in."""
    return [edition for _, edition in course.editions() if course.pages[edition.page].is_lesson]


@cache
def parse(file: Path) -> Element:
    return html.document_fromstring(file.read_bytes().decode("utf-8"))


def deck_of(site: Path, edition: Edition) -> Element:
    return parse(site / deck.address(edition) / "index.html")


def slides(tree: Element) -> list[Element]:
    return tree.find_class("slide")


def ids(tree: Element) -> list[str]:
    return [slide.get("id") for slide in slides(tree)]


def kind(slide: Element) -> str:
    return slide.get("class").split()[1]


def words(elements: list[Element]) -> int:
    return sum(len(element.text_content().split()) for element in elements)


def shown(slide: Element, *apart: str) -> list[Element]:
    """What stands on a slide, without headings, pills, clocks and the given classes."""
    hidden = {"name", "kicker", "signal", "countdown", *apart}
    (box,) = slide.find_class("inner")
    return [
        child
        for child in box
        if child.tag != "h2" and child.get("class") not in hidden and not child.find_class("back")
    ]


def notes(slide: Element) -> Iterator[Element]:
    """All that the presenter's window shows for a slide."""
    sheet, part = slide.getparent(), slide.getparent().getparent()
    yield from (own for own in sheet.find_class("own") if own.text_content().strip())
    for remark in part.find_class("remark"):
        if remark.get("data-group") in (None, slide.get("data-group")):
            yield remark


def plain(text: str) -> str:
    return " ".join(text.split())


def test_every_lesson_has_a_deck_in_every_language(site: Path, editions: list[Edition]) -> None:
    wanted = {deck.address(edition) + "index.html" for edition in editions}
    assert {str(file.relative_to(site)) for file in site.glob("**/slides/index.html")} == wanted


def test_a_deck_begins_with_a_choice_and_ends_with_help_and_calm(site: Path, editions: list[Edition]) -> None:
    for edition in editions:
        tree = deck_of(site, edition)
        kinds = [kind(slide) for slide in slides(tree)]
        assert len(kinds) >= FEWEST_SLIDES, edition.source.path
        assert kinds[:2] == ["title", "note"] and kinds[-2:] == ["help", "closing"], edition.source.path
        assert slides(tree)[1].find_class("signal"), edition.source.path
        assert tree.get("lang") == edition.language


def test_anchors_are_unique_and_every_link_inside_a_deck_has_its_slide(
    site: Path, editions: list[Edition]
) -> None:
    for edition in editions:
        tree = deck_of(site, edition)
        anchors = tree.xpath("//@id")
        assert len(anchors) == len(set(anchors)), edition.source.path
        dangling = {link for link in tree.xpath("//a/@href") if link.startswith("#")} - {
            f"#{anchor}" for anchor in anchors
        }
        assert not dangling, edition.source.path


def test_every_link_out_of_a_deck_leads_to_a_page(site: Path, editions: list[Edition]) -> None:
    for edition in editions:
        here = site / deck.address(edition)
        for link in deck_of(site, edition).xpath("//main//a/@href"):
            if not re.match(r"[a-z]+:|#", link):
                target = here / link.partition("#")[0]
                file = target / "index.html" if target.is_dir() else target
                assert file.exists(), (edition.source.path, link)


def test_both_languages_have_the_same_slides(site: Path, course: Course, editions: list[Edition]) -> None:
    for edition in editions:
        twin = course.edition(edition.page, "en")
        if edition.language == "id" and twin:
            assert ids(deck_of(site, edition)) == ids(deck_of(site, twin)), edition.source.path


def test_a_slide_shows_few_words(site: Path, editions: list[Edition]) -> None:
    too_many = []
    for edition in editions:
        for slide in slides(deck_of(site, edition)):
            form, body = kind(slide), words(shown(slide, "choices"))
            heading = words(slide.xpath(".//h2"))
            most = {"scene": SCENE_WORDS[edition.band], "question": QUESTION_WORDS}.get(form, WORDS)
            if body + (heading if form in ("question", "discuss") else 0) > most:
                too_many.append((edition.source.path, slide.get("id"), body, heading))
    assert not too_many


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.sweep)])
def test_only_notes_hold_what_the_facilitator_says_and_the_answers(
    site: Path, course: Course, editions: list[Edition], step: int
) -> None:
    for edition in editions[::step]:
        tree = deck_of(site, edition)
        for slide in slides(tree):
            inside = slide.xpath(".//*[@data-for='facilitator' or @data-key or @class='feedback']")
            assert not inside, (edition.source.path, slide.get("id"))
        told = plain(" ".join(note.text_content() for note in tree.find_class("notes")))
        lesson = html.fragment_fromstring(render.html(edition, course), create_parent="div")
        for line in lesson.xpath(".//*[@data-for='facilitator']//dd | .//*[@data-block='facilitator']//li"):
            assert plain(line.text_content()) in told, edition.source.path


def test_the_presenter_has_notes_for_every_slide(site: Path, editions: list[Edition]) -> None:
    silent = [
        (edition.source.path, slide.get("id"))
        for edition in editions
        for slide in slides(deck_of(site, edition))
        if not list(notes(slide))
    ]
    assert not silent


def test_the_help_slide_names_two_people_and_the_channels_of_the_data(
    site: Path, course: Course, editions: list[Edition]
) -> None:
    for edition in editions:
        (slide,) = (slide for slide in slides(deck_of(site, edition)) if kind(slide) == "help")
        box = help_box(edition, course.data, course.today)
        channels = box.channels[: deck.SHOWN_CHANNELS] if box else ()
        wanted = [channel.contacts[0][1].href for channel in channels]
        assert slide.xpath(".//a/@href") == wanted, edition.source.path
        assert len(slide.xpath(".//li[not(a)]")) == 2, edition.source.path
        assert slide.find_class("signal"), edition.source.path
        told = " ".join(note.text_content() for note in notes(slide))
        assert all(channel.compared in told for channel in channels), edition.source.path


def test_planned_time_is_that_of_the_lesson(site: Path, editions: list[Edition]) -> None:
    for edition in editions:
        parts = deck_of(site, edition).find_class("part")
        assert sum(int(part.get("data-minutes")) for part in parts) == edition.minutes
        assert sum(int(part.get("data-short")) for part in parts) == sum(edition.short.values())


def test_a_deck_asks_for_nothing_but_its_own_files(site: Path, editions: list[Edition]) -> None:
    for edition in editions:
        tree = deck_of(site, edition)
        assert not tree.xpath("//style | //@style | //@*[starts-with(name(), 'on')]")
        assert tree.xpath("//script[not(@src)]/@type") == ["application/json"]
        loaded = tree.xpath("//script/@src | //link[@rel='stylesheet']/@href | //img/@src")
        assert loaded and all(link.startswith("../") for link in loaded), edition.source.path
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy and "unsafe" not in policy


def test_a_deck_with_its_fonts_weighs_little(site: Path, editions: list[Edition]) -> None:
    assets = [site / "assets/deck/deck.css", site / "assets/deck/deck.js"]
    fonts = re.findall(r'url\("(\.\./[^"]+)"\)', assets[0].read_text(encoding="utf-8"))
    shared = sum(len(brotli.compress(file.read_bytes())) for file in assets)
    shared += sum((assets[0].parent / font).stat().st_size for font in fonts)
    assert len(fonts) == 2
    for edition in editions:
        page = (site / deck.address(edition) / "index.html").read_bytes()
        # A server that compresses as it goes, not at leisure: at least what a phone receives.
        assert shared + len(brotli.compress(page, quality=5)) <= DECK_BYTES, edition.source.path


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--(?:kj-)?([a-z-]+): (#[0-9a-f]{6})", css))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_text_colour_stands_out_and_is_a_colour_of_the_course() -> None:
    css = (ROOT / "docs/assets/deck/deck.css").read_text(encoding="utf-8").partition("@media print")[0]
    tokens = (ROOT / "docs/assets/site/tokens.css").read_text(encoding="utf-8").partition("@media")[0]
    used, known = colours(css), set(re.findall(r"#[0-9a-f]{6}", tokens))
    assert set(re.findall(r"#[0-9a-f]{6}", css)) <= known
    accents = re.findall(r"--accent: (#[0-9a-f]{6})", css)
    assert len(set(accents)) == 4
    for text in (used["ink"], used["quiet"], used["brand"], used["help"], *accents):
        for ground in (used["paper"], used["soft"]):
            light, dark = luminance(ground), luminance(text)
            assert (light + 0.05) / (dark + 0.05) >= CONTRAST, (text, ground)


def test_the_help_slide_takes_the_place_of_an_authors_slide_that_names_a_channel(
    site: Path, course: Course, editions: list[Edition]
) -> None:
    for edition in editions:
        names = [channel.name[edition.language].split(" (")[0] for channel in edition.channels]
        last = deck_of(site, edition).find_class("part")[-1]
        naming = [
            kind(slide)
            for slide in slides(last)
            if any(name in slide.text_content() for name in names) and kind(slide) != "help"
        ]
        assert "slide" not in naming, edition.source.path
