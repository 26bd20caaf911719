"""Pictures: every lesson has one, each is small, says what it shows, and survives a photocopy."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import brotli
import pytest
from lxml import etree, html

from course import model
from course.data import LANGUAGES
from course.data.pictures import Diagram, Pictures
from course.outputs import guide, pictures
from course.pictures import chart, draw, portrait
from course.pictures.diagrams import FORMS
from course.pictures.heads import EXTRAS, HAIR
from course.pictures.held import HELD
from course.pictures.icons import ICONS
from course.pictures.looks import POSES
from course.pictures.people import WORN
from course.pictures.places import PLACES
from course.pictures.things import THINGS
from course.pictures.words import FAMILY, width
from tiny import change, copy, places, problems

SVG = "{http://www.w3.org/2000/svg}"
ONE, PAGE = 6_000, 12_000  # bytes, as a phone receives them
DARK = {"#20302a", "#3b3430", "#6b4a36"}  # lines and dark hair: meant to print black


@pytest.fixture(scope="module")
def data(course: model.Course) -> Pictures:
    return course.data.pictures


@pytest.fixture(scope="module")
def drawn(data: Pictures) -> dict[str, etree._Element]:
    """The root of every picture in both languages, by name and language."""
    return {
        f"{one.id}.{language}": etree.fromstring(draw(one, data, language).svg)
        for one in (*data.scenes, *data.diagrams)
        for language in LANGUAGES
    }


@cache
def weight(svg: str) -> int:
    return len(brotli.compress(svg.encode(), quality=11))


def test_every_lesson_has_a_picture_and_no_picture_serves_more_than_a_few(course, data) -> None:
    without = [path for path in course.data.course.lessons if not pictures.scene_of(course, path)]
    assert without == []
    for scene in data.scenes:
        lessons = [page for page in scene.pages if page in course.data.course.lessons]
        assert len(lessons) <= 3, scene.id


def test_a_picture_says_what_it_shows_and_how_large_it_is(drawn, data) -> None:
    for one in (*data.scenes, *data.diagrams):
        for language in LANGUAGES:
            root = drawn[f"{one.id}.{language}"]
            assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
            assert root[0].tag == f"{SVG}title" and len(root[0].text) > 10
            assert root[1].tag == f"{SVG}desc" and root[1].text == one.alt[language]
            assert 30 < len(one.alt[language]) <= 150, one.id


def test_a_picture_is_small_and_the_same_every_time(data) -> None:
    for one in (*data.scenes, *data.diagrams):
        for language in LANGUAGES:
            svg = draw(one, data, language).svg
            assert weight(svg) <= ONE, one.id
            assert svg == draw(one, data, language).svg


def test_only_diagrams_hold_words_and_all_of_them_fit(drawn, data) -> None:
    diagrams = {one.id for one in data.diagrams}
    for name, root in drawn.items():
        texts = list(root.iter(f"{SVG}text"))
        assert bool(texts) == (name.split(".")[0] in diagrams), name
        for text in texts:
            assert text.get("font-family") == FAMILY
            size = float(text.get("font-size"))
            assert size >= 19, name  # 13 pixels on a phone 360 wide
            for line in text:
                x, wide = float(line.get("x")), width(line.text, size)
                left = x if text.get("text-anchor") is None else x - wide / 2
                assert left >= 0 and left + wide <= float(root.get("width")), (name, line.text)


def test_every_colour_but_that_of_lines_stays_light_on_a_photocopy(drawn, data) -> None:
    """Half grey or lighter, so that a face in dark lines can still be seen in one bit."""
    people = [etree.fromstring(portrait(one, data).svg) for one in data.characters]
    for root in (*drawn.values(), *people):
        for colour in {element.get("fill") for element in root.iter()} - {None, "none"}:
            red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
            assert colour in DARK or 0.299 * red + 0.587 * green + 0.114 * blue > 128, colour


def test_nobody_stands_outside_the_picture(drawn) -> None:
    slack = 16  # handles of curves reach a little further than the curve
    for name, root in drawn.items():
        right, low = float(root.get("width")) + slack, float(root.get("height")) + slack
        for path in root.iter(f"{SVG}path"):
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d"))]
            assert all(-slack <= x <= right for x in numbers[::2]), name
            assert all(-slack <= y <= low for y in numbers[1::2]), name


def test_on_paper_the_same_lines_stand_on_colours_that_hide_no_face(data) -> None:
    """In one bit a grey becomes dots; up to a third of them leaves the lines of a face readable."""
    for one in (*data.scenes, *data.diagrams):
        screen, paper = draw(one, data, "id").svg, draw(one, data, "id", paper=True).svg
        assert screen.count("<path") == paper.count("<path")
        for colour in set(re.findall(r'="(#[0-9a-f]{6})"', paper)) - DARK:
            red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
            assert 0.299 * red + 0.587 * green + 0.114 * blue > 170, (one.id, colour)


def test_the_schema_knows_every_name_the_drawings_have_and_no_other(root: Path) -> None:
    schema = json.loads((root / "data" / "schema" / "pictures.json").read_text("utf-8"))["properties"]
    character = schema["characters"]["items"]["properties"]
    scene = schema["scenes"]["items"]["properties"]
    person, thing = (one["properties"] for one in scene["drawn"]["items"]["oneOf"])
    diagram = schema["diagrams"]["items"]["properties"]
    for field, names in (
        (character["hair"], HAIR),
        (character["extras"]["items"], {**EXTRAS, **WORN}),
        (scene["place"], PLACES),
        (person["pose"], POSES),
        (person["holds"], HELD),
        (thing["thing"], THINGS),
        (diagram["kind"], FORMS),
        (diagram["steps"]["items"]["properties"]["icon"], ICONS),
    ):
        assert field["enum"] == sorted(names)


SCENE = """palette: {dark: '#3b3430', skin: '#e3ad82'}
characters:
- {id: raka, age: pupil, who: {id: A, en: B}, skin: skin, hair: short, top: skin, bottom: dark, legs: shorts}
scenes:
- id: teman
  pages: [anak-10-12/stop-simpan-cerita]
  place: home
  drawn:
  - {person: raka, x: 100}
  alt: {id: Raka melambai., en: Raka waves.}
diagrams: []
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("{person: raka", "{person: rakka", 9, "data-reference"),
        ("top: skin", "top: skim", 3, "data-reference"),
        ("stop-simpan-cerita", "stop-simpan-ceritra", 6, "data-reference"),
        ("place: home", "place: haunted", 7, "schema-choice"),
        ("diagrams: []", "diagrams: []\nphotos: []", 12, "schema-unknown"),
    ],
)
def test_a_name_that_does_not_exist_is_found_on_its_line(tmp_path, old, new, line, code) -> None:
    project = copy(tmp_path)
    file = "data/pictures.yml"
    (project / file).write_text(SCENE, encoding="utf-8")
    assert [problem for problem in problems(project) if problem.path == file] == []
    change(project, file, old, new)
    assert places(problems(project)) == [(file, line, code)]


def test_each_diagram_stands_below_its_heading_in_both_editions(course, data) -> None:
    for diagram in data.diagrams:
        for spot in diagram.spots:
            for edition in course.pages[spot.page].editions.values():
                assert spot.under in {heading.id for heading in edition.source.headings}, spot


def test_charts_stand_on_pages_of_adults_with_all_that_belongs_to_their_number(course, data) -> None:
    for one in data.charts:
        number = course.data.statistics[one.statistic]
        assert number.use != "hedge"
        assert re.findall(r"\d+", number.value) == [
            str(value) for value in (one.part, one.perhaps and one.part + one.perhaps, one.of) if value
        ]
        for spot in one.spots:
            edition = course.edition(spot.page, "en")
            assert edition.audience in ("parents", "teachers", "trainers")
            assert number.use == "use" or edition.audience != "parents"
            assert spot.under in {heading.id for heading in edition.source.headings}
            for figure in (pictures.on_screen(course, "en", ""), pictures.on_paper(course, "en")):
                shown = html.fromstring(f"<div>{figure(one)}</div>").text_content()
                told = (number.population.en, number.caveat.en, number.wording.en)
                for text in (number.value, number.year, number.counted_by, *told):
                    assert text in shown, (one.id, text)
            assert pictures.in_deck(course, "en", "")(one) == ""


def test_a_chart_can_be_counted_and_shows_one_number_only(course, data) -> None:
    for one in data.charts:
        svg = chart(one, course.data.statistics[one.statistic], "id").svg
        assert weight(svg) <= ONE
        assert svg.count('fill="#e6a98c"') == one.part + one.perhaps
        assert svg.count('stroke-width="2"') == one.of + one.perhaps
    under = [(spot.page, spot.under) for one in data.charts for spot in one.spots]
    assert len(under) == len(set(under))  # never two beside each other


def test_pages_and_decks_show_their_pictures_and_stay_light(site: Path, course, data) -> None:
    for path in course.data.course.lessons:
        for language in LANGUAGES:
            folder = site / ("" if language == "id" else language) / path
            for place in (folder, folder / "slides"):
                tree = html.parse(str(place / "index.html"))
                images = [one for one in tree.iter("img") if "assets/pictures/" in one.get("src")]
                assert images, place
                assert all(one.get("alt") and one.get("width") and one.get("height") for one in images)
                files = [(place / one.get("src")).resolve() for one in images]
                assert sum(weight(file.read_text("utf-8")) for file in files) <= PAGE, place
    shown = (*data.scenes, *data.diagrams, *data.charts)
    wanted = {f"{one.id}.{code}.svg" for one in shown for code in LANGUAGES} | {"doors.svg"}
    folder = site / "assets" / "pictures"
    assert {file.name for file in folder.glob("*.svg")} == wanted
    assert {file.stem for file in (folder / "people").iterdir()} == {one.id for one in data.characters}


def test_a_diagram_has_a_slide_under_the_words_of_its_heading(site: Path, data: Pictures) -> None:
    wheel = next(one for one in data.diagrams if one.kind == "wheel")
    deck = html.parse(str(site / wheel.spots[0].page / "slides" / "index.html"))
    slide = deck.xpath("//*[@id='s-picture-1']")[0]
    assert slide.xpath(".//h2")[0].text_content().strip() == "Roda enam pola"
    assert slide.xpath(".//img/@alt") == [wheel.alt.id]


def test_a_guide_on_paper_holds_the_diagrams_of_its_lesson(course, data) -> None:
    diagram = next(one for one in data.diagrams if isinstance(one, Diagram) and one.kind == "path")
    tree = guide.tree(course, course.edition(diagram.spots[0].page, "en"))
    assert [figure.get("data-alt") for figure in tree.iter("figure")] == [diagram.alt.en]
