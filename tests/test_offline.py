"""What a build tells the browser of a reader who wants to keep the site: the list, the sizes, the icons."""

from __future__ import annotations

import hashlib
import io
import json
import re
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from course.outputs import BESIDE, BUNDLE, offline
from course.outputs.downloads import size

PAGES = {"id": "unduh/index.html", "en": "en/unduh/index.html"}


@pytest.fixture(scope="session")
def listed(site: Path) -> offline.Sets:
    return json.loads((site / offline.LIST).read_text(encoding="utf-8"))["sets"]


def parse(file: Path) -> html.HtmlElement:
    return html.document_fromstring(file.read_bytes().decode("utf-8"))


def test_the_list_holds_every_page_and_every_paper_of_each_edition_with_its_hash(
    site: Path, listed: offline.Sets
) -> None:
    assert set(listed) == {"all", "id", "id-paper", "en", "en-paper"}
    named = {name: entry for files in listed.values() for name, entry in files.items()}
    assert len(named) == sum(len(files) for files in listed.values())
    wanted = {path for kind in ("index.html", "*.pdf") for path in site.rglob(kind)}
    left = {item.file for item in BESIDE if not item.carried}
    wanted = {path.relative_to(site).as_posix() for path in wanted if path.name not in left}
    assert wanted <= set(named)
    for name, (digest, count) in named.items():
        data = (site / name).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (digest, count), name
    assert all(name.endswith(".pdf") == kind.endswith("paper") for kind in listed for name in listed[kind])
    assert all(name.startswith("en/") for kind in ("en", "en-paper") for name in listed[kind])


def test_everything_a_kept_page_loads_is_kept_with_it(site: Path, listed: offline.Sets) -> None:
    for language in ("id", "en"):
        kept = {*listed["all"], *listed[language]}
        for name in listed[language]:
            if name.endswith(".html"):
                page = parse(site / name)
                for url in page.xpath("//script[not(@data-only)]/@src | //link[@rel='stylesheet']/@href"):
                    loaded = (site / name).parent / url
                    assert loaded.resolve().relative_to(site.resolve()).as_posix() in kept, (name, url)


def test_the_list_leaves_out_what_changes_nothing_for_a_reader(listed: offline.Sets) -> None:
    named = {name for files in listed.values() for name in files}
    assert not named & {BUNDLE, "course.json", offline.LIST, offline.WORKER, "sitemap.xml", "404.html"}


@pytest.mark.parametrize("language", sorted(PAGES))
def test_the_page_of_downloads_says_how_large_everything_is(
    site: Path, listed: offline.Sets, language: str
) -> None:
    text = " ".join(parse(site / PAGES[language]).xpath("//main")[0].text_content().split())
    assert "[[" not in text
    kept = {**listed["all"], **listed[language]}
    paper = listed[f"{language}-paper"]
    zipped = (site / BUNDLE).read_bytes()
    for count in (
        sum(entry[1] for entry in kept.values()),
        sum(entry[1] for entry in paper.values()),
        len(zipped),
    ):
        assert size(count, language) in text
    assert hashlib.sha256(zipped).hexdigest() in text


def test_only_the_page_of_downloads_pays_for_it(site: Path) -> None:
    for path in site.rglob("*.html"):
        is_there = path.relative_to(site).as_posix() in PAGES.values()
        page = path.read_text(encoding="utf-8")
        assert ("manifest.webmanifest" in page) == ("offline/copy.js" in page) == is_there, path
        assert not re.search(r"serviceWorker|offline\.json", page), path


@pytest.mark.parametrize("language", sorted(PAGES))
def test_the_web_manifest_leads_to_pages_and_icons_that_are_there(site: Path, language: str) -> None:
    page = site / PAGES[language]
    (address,) = parse(page).xpath("//link[@rel='manifest']/@href")
    file = (page.parent / address).resolve()
    found = json.loads(file.read_text(encoding="utf-8"))
    start = (file.parent / found["start_url"] / "index.html").resolve()
    assert parse(start).get("lang") == found["lang"] == language
    assert (file.parent / found["scope"]).resolve() == site.resolve()
    sizes = set()
    for icon in found["icons"]:
        picture = Image.open(io.BytesIO((file.parent / icon["src"]).read_bytes()))
        assert icon["sizes"] == "{}x{}".format(*picture.size)
        sizes.add((icon["sizes"], icon["purpose"]))
    assert len(sizes) == 4


def test_an_icon_keeps_the_mark_inside_the_circle_that_every_phone_shows() -> None:
    picture = Image.open(io.BytesIO(offline.icon(192))).convert("RGB")
    paper = picture.getpixel((0, 0))
    inside = [(x, y) for x in range(192) for y in range(192) if picture.getpixel((x, y)) != paper]
    assert len(inside) > 192 * 192 / 8
    assert max((x - 95.5) ** 2 + (y - 95.5) ** 2 for x, y in inside) <= (0.4 * 192) ** 2


def test_an_icon_has_the_same_bytes_every_time() -> None:
    assert offline.icon.__wrapped__(192) == offline.icon(192)
