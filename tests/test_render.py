"""An edition is rendered outside of any site generator, with the extensions of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from course import model, render
from course.addresses import address_of
from course.source import read

CONFIG = """\
site_url: !ENV [SITE_URL, ""]
markdown_extensions:
  - attr_list
  - toc:
      baselevel: 2
      slugify: !!python/name:course.addresses.address_of
  - pymdownx.superfences:
      custom_fences: !made-up [a, b]
  - course
"""


@pytest.fixture
def links(course: model.Course) -> Callable[..., list[str]]:
    """The addresses of all links and pictures of a page with this text."""

    def find(text: str, page: str = "bantuan/sekarang", language: str = "id", **options: object) -> list[str]:
        edition = course.edition("index", "id")
        assert edition
        source = read(text, f"docs/{language}/{page}.md", language, page)
        edition = replace(edition, page=page, language=language, source=source)
        return lxml_html.fromstring(render.html(edition, course, **options)).xpath("//@href | //@src")

    return find


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.sweep)])
def test_a_page_can_be_rendered_and_lines_count_from_the_top_of_its_file(
    course: model.Course, step: int
) -> None:
    for _, edition in list(course.editions())[::step]:
        html = render.html(edition, course)
        assert "\n///" not in html
        page = lxml_html.fromstring(f"<div>{html}</div>")
        assert ".md" not in "".join(page.xpath("//@href"))
        lines = (course.root / edition.source.path).read_text(encoding="utf-8").split("\n")
        for block in page.xpath("//*[@data-block]"):
            assert f" {block.get('data-block')}" in lines[int(block.get("data-line")) - 1]


@pytest.mark.parametrize(
    ("options", "to_page", "to_home", "to_picture"),
    [
        ({}, "../gambar-tersebar/#lapor", "../../", "../../assets/daun.svg"),
        ({"directory_urls": False}, "gambar-tersebar.html#lapor", "../index.html", "../assets/daun.svg"),
        (
            {"at": "bantuan/sekarang/guide/"},
            "../../gambar-tersebar/#lapor",
            "../../../",
            "../../../assets/daun.svg",
        ),
        ({"at": ""}, "bantuan/gambar-tersebar/#lapor", "./", "assets/daun.svg"),
    ],
)
def test_links_between_pages_lead_from_the_document_that_holds_them(
    options: dict[str, object],
    to_page: str,
    to_home: str,
    to_picture: str,
    links: Callable[..., list[str]],
) -> None:
    text = "[a](gambar-tersebar.md#lapor) [b](../index.md) ![](../assets/daun.svg)"
    assert links(text, **options) == [to_page, to_home, to_picture]


def test_an_edition_links_to_pages_of_its_own_language(links: Callable[..., list[str]]) -> None:
    text = "[a](../index.md) [b](index.md)"
    assert links(text, language="en", at="") == ["en/", "en/bantuan/"]
    assert links(text, language="en", at="", directory_urls=False) == [
        "en/index.html",
        "en/bantuan/index.html",
    ]


@pytest.mark.parametrize(
    "link", ["https://x.example/a.md", "tel:129", "#help", "/akar.md", "mailto:a@x.example"]
)
def test_links_that_are_no_pages_stay_as_they_are(link: str, links: Callable[..., list[str]]) -> None:
    assert links(f"[a]({link})") == [link]


def test_references_lead_to_pages_too(course: model.Course, links: Callable[..., list[str]]) -> None:
    term, source = next(iter(course.data.glossary)), next(iter(course.data.sources))
    assert links(f"[a](term:{term}) [](source:{source})") == [
        f"../../istilah/#{term}",
        f"../../sumber/#{source}",
    ]


def test_the_extensions_are_read_in_spite_of_tags_only_mkdocs_knows(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    names, options = render.extensions(tmp_path)
    assert names == ["toc", "tables", "fenced_code", "attr_list", "pymdownx.superfences", "course"]
    assert options["toc"] == {"baselevel": 2, "slugify": address_of}
    assert options["pymdownx.superfences"] == {"custom_fences": None}


def test_a_changed_list_of_extensions_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("site_name: x\n", encoding="utf-8")
    assert render.extensions(tmp_path)[0] == list(render.BUILT_IN)
    path.write_text("markdown_extensions: {course: {language: en}}\n", encoding="utf-8")
    assert render.extensions(tmp_path) == ([*render.BUILT_IN, "course"], {"course": {"language": "en"}})
