"""The page of all downloads tells what there is, how large it is, and leads to it."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from course.outputs.downloads import size

PAGES = {"id": "unduh/index.html", "en": "en/unduh/index.html"}
FILES = re.compile(r"(\.pdf|(slides|guide)/)$")


def listed(site: Path, language: str) -> list[html.HtmlElement]:
    page = html.fromstring((site / PAGES[language]).read_bytes().decode("utf-8"))
    return [
        link for link in page.xpath("//ul[@class='kj-downloads']//li/a") if FILES.search(link.get("href"))
    ]


def target(site: Path, language: str, link: html.HtmlElement) -> Path:
    file = (site / PAGES[language]).parent / link.get("href")
    return (file / "index.html" if link.get("href").endswith("/") else file).resolve()


@pytest.mark.parametrize("language", sorted(PAGES))
def test_every_file_of_the_edition_is_listed_once(site: Path, language: str) -> None:
    named = [target(site, language, link).relative_to(site.resolve()) for link in listed(site, language)]
    beside = [*site.rglob("*.pdf"), *site.rglob("slides/index.html"), *site.rglob("guide/index.html")]
    there = {file.relative_to(site) for file in beside}
    own = {file for file in there if (file.parts[0] == "en") == (language == "en")}
    assert own
    assert len(named) == len(set(named))
    assert set(named) == own


@pytest.mark.parametrize("language", sorted(PAGES))
def test_pages_and_size_are_those_of_the_file(site: Path, language: str) -> None:
    for link in listed(site, language):
        file = target(site, language, link)
        said = link.getparent().find("small").text_content()
        assert said.endswith(size(file.stat().st_size, language)) or file.suffix == ".html"
        if file.suffix == ".pdf":
            assert said.startswith(f"{len(pypdfium2.PdfDocument(file))} ")


@pytest.mark.parametrize("language", sorted(PAGES))
def test_every_group_says_its_total_and_every_kind_its_use(site: Path, language: str) -> None:
    page = html.fromstring((site / PAGES[language]).read_bytes().decode("utf-8"))
    groups = page.xpath("//ul[@class='kj-downloads']")
    assert groups
    for group in groups:
        (total,) = group.xpath("preceding-sibling::p[not(@data-only='bundle')][1]")
        assert total.tag == "p"
        files, pages = map(int, re.findall(r"\b\d+\b(?! ?[KM]B|[.,])", total.text_content())[:2])
        links = [link for link in group.xpath(".//li/a") if FILES.search(link.get("href"))]
        assert files == len(links)
        assert pages == sum(
            int(link.getparent().find("small").text_content().split()[0])
            for link in links
            if link.get("href").endswith(".pdf")
        )
    explained = {kind.text_content() for kind in page.xpath("//ul[@class='kj-kinds']/li/strong")}
    assert {link.text_content() for link in page.xpath("//ul[@class='kj-downloads']//ul//a")} == explained


def test_sizes_are_said_as_people_say_them() -> None:
    assert size(300, "id") == "1 KB"
    assert size(45_600, "en") == "46 KB"
    assert size(1_240_000, "id") == "1,2 MB"
    assert size(1_240_000, "en") == "1.2 MB"
