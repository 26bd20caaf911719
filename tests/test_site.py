"""The real site as it is built: private, whole, and in two languages."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from conftest import SITE_URL, TODAY
from course import model
from course.outputs.help import channel_view, for_a_child_alone, help_box
from course.outputs.links import address_of, relative
from course.outputs.site import PageView, Settings

HTML = "http://www.w3.org/1999/xhtml"


@pytest.fixture(scope="session")
def pages(course: model.Course, site: Path) -> dict[str, html.HtmlElement]:
    """Every page of both editions by its address, parsed."""
    addresses = [address_of(page.path, language) for page, language in editions(course)]
    assert len(addresses) > 20
    return {address: parse(site / address / "index.html") for address in addresses}


def editions(course: model.Course) -> Iterator[tuple[model.Page, str]]:
    for page, edition in course.editions():
        yield page, edition.language


def parse(file: Path) -> html.HtmlElement:
    return html.fromstring(file.read_bytes().decode("utf-8"))


def framed(pages: dict[str, html.HtmlElement]) -> dict[str, html.HtmlElement]:
    """The pages that carry the frame: all but the neutral page."""
    return {address: page for address, page in pages.items() if "netral" not in address}


# --- private ---------------------------------------------------------------


def test_every_page_has_the_strict_policy_and_no_script_or_style_it_forbids(site: Path, pages) -> None:
    sheets = set()
    everywhere = {**pages, "404": parse(site / "404.html"), "en/404": parse(site / "en" / "404.html")}
    for address, page in everywhere.items():
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy and "unsafe" not in policy, address
        assert not page.xpath("//script[not(@src)]"), address
        assert not page.xpath("//@style | //@*[starts-with(name(), 'on')]"), address
        (sheet,) = page.xpath("//style/text()")
        digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy, address
        sheets.add(sheet)
    assert len(sheets) == 1  # a server that sends the policy itself needs one hash


def test_no_page_loads_anything_from_another_host(pages) -> None:
    for address, page in pages.items():
        loaded = page.xpath("//@src | //@srcset | //link[not(@rel='canonical')]/@href | //@poster | //@data")
        assert not [url for url in loaded if urlsplit(url).netloc], address
        assert not page.xpath("//link[@rel='alternate' or @rel='preconnect' or @rel='dns-prefetch']"), address


def test_pages_send_no_referrer(pages) -> None:
    for address, page in pages.items():
        assert page.xpath("//meta[@name='referrer']/@content") == ["no-referrer"], address


# --- whole -----------------------------------------------------------------


def test_every_link_and_anchor_leads_somewhere(site: Path, pages) -> None:
    ids = {address: set(page.xpath("//@id")) for address, page in pages.items()}
    broken = []
    for address, page in pages.items():
        for url in page.xpath("//a/@href | //script/@src | //img/@src"):
            target = urlsplit(urljoin(f"{SITE_URL}{address}", url))
            if f"{target.scheme}://{target.netloc}/" != SITE_URL:
                continue
            path = target.path.removeprefix("/")
            file = site / path / "index.html" if path.endswith("/") or not path else site / path
            if not file.is_file() or (target.fragment and target.fragment not in ids.get(path, ())):
                broken.append(f"{address} -> {url}")
    assert broken == []


def test_no_page_shows_a_fence_that_was_not_understood(pages) -> None:
    for address, page in pages.items():
        prose = page.xpath("//text()[not(ancestor::code or ancestor::style)]")  # code shows fences on purpose
        assert not re.search(r"^\s*///", "".join(prose), re.MULTILINE), address


def test_ids_are_used_once_on_a_page(pages) -> None:
    for address, page in pages.items():
        ids = page.xpath("//@id")
        assert sorted(ids) == sorted(set(ids)), address


def test_titles_name_the_page_in_its_own_language(course: model.Course, pages) -> None:
    for page, edition in course.editions():
        shown = pages[address_of(page.path, edition.language)]
        assert shown.get("lang") == edition.language
        assert shown.findtext(".//title").startswith(edition.title)
        assert [heading.text_content() for heading in shown.xpath("//h1")] == [edition.title]


def test_the_language_link_keeps_the_page(course: model.Course, pages) -> None:
    for page, language in editions(course):
        other = "en" if language == "id" else "id"
        address = address_of(page.path, language)
        if other in page.editions and address in framed(pages):
            (link,) = pages[address].xpath("//a[contains(@class, 'kj-language')]/@href")
            assert urljoin(f"{SITE_URL}{address}", link) == SITE_URL + address_of(page.path, other)


def test_the_first_stops_of_the_keyboard_are_leave_skip_and_help(pages) -> None:
    for address, page in framed(pages).items():
        classes = page.xpath("(//a | //button | //input)/@class")[:3]
        help_page = address.removeprefix("en/").startswith("bantuan/")
        wanted = ["kj-exit"] * help_page + ["kj-skip", "kj-help-now"]
        assert classes[: len(wanted)] == wanted, address


def test_the_menu_lists_only_the_pages_of_the_section_one_is_in(course: model.Course, pages) -> None:
    sections = len(course.data.course.modules) + 8
    for page, language in editions(course):
        shown = pages[address_of(page.path, language)]
        listed = shown.xpath("//nav[contains(@class, 'kj-nav')]//ul//ul//a/@href")
        for url in listed:
            target = urlsplit(urljoin(f"{SITE_URL}{address_of(page.path, language)}", url)).path
            folder = target.removeprefix("/en").strip("/").split("/")[0]
            assert folder == page.path.split("/")[0]
        assert len(shown.xpath("//nav[contains(@class, 'kj-nav')]/ul/li")) <= sections


def test_each_lesson_shows_what_the_course_adds(course: model.Course, pages) -> None:
    labels = course.data.labels
    for page, edition in course.editions():
        if not page.is_lesson:
            continue
        text = " ".join(pages[address_of(page.path, edition.language)].text_content().split())
        for key in ("page.content_note", "page.not_specialist", "help.title", "help.not_your_fault"):
            assert labels.get(key, edition.language) in text, page.path
        assert labels.get("page.minutes", edition.language, minutes=edition.minutes) in text, page.path
        assert edition.description in text, page.path
        assert "2026-" not in text, page.path


def test_a_children_page_links_only_channels_a_child_may_use_alone(course: model.Course, pages) -> None:
    checked = 0
    for page, edition in course.editions():
        if edition.audience != "children":
            continue
        shown = pages[address_of(page.path, edition.language)]
        links = set(shown.xpath("//section[@class='kj-help']//a/@href"))
        for channel in edition.channels:
            addresses = {contact.href for contact in channel.contacts}
            alone = for_a_child_alone(channel, edition.band)
            shown_here = {contact.href for contact in channel.spoken} if alone else set()
            assert links & addresses == shown_here, (page.path, channel.id)
            checked += 1
    assert checked


# --- found -----------------------------------------------------------------


def test_the_page_that_is_not_there_speaks_both_languages(site: Path) -> None:
    both, english = parse(site / "404.html"), parse(site / "en" / "404.html")
    assert both.get("lang") == "id" and english.get("lang") == "en"
    assert both.xpath("//main//div/@lang") == ["id", "en"]
    assert english.xpath("//main//div/@lang") == ["en"]
    for page in (both, english):
        for url in page.xpath("//a/@href"):
            assert url.startswith("/") and (site / url.strip("/") / "index.html").is_file()


def test_the_sitemap_names_every_edition_and_the_default_one(site: Path, course: model.Course) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": HTML}
    tree = etree.parse(site / "sitemap.xml")
    listed = tree.xpath("//s:loc/text()", namespaces=names)
    wanted = [address_of(p.path, lang) for p, lang in editions(course) if p.path != "netral"]
    assert sorted(listed) == sorted(SITE_URL + address for address in wanted)
    for url in tree.xpath("//s:url", namespaces=names):
        languages = url.xpath("x:link/@hreflang", namespaces=names)
        assert "x-default" in languages and len(languages) == len(set(languages))
        assert url.xpath("s:loc/text()", namespaces=names)[0] in url.xpath("x:link/@href", namespaces=names)


def test_course_json_lists_everything_with_its_size_and_hash(site: Path, course: model.Course) -> None:
    listing = json.loads((site / "course.json").read_text(encoding="utf-8"))
    assert [entry["path"] for entry in listing["lessons"]] == [page.path for page in course.lessons]
    assert {entry["id"] for entry in listing["channels"]} == set(course.data.channels)
    for entry in listing["lessons"] + listing["pages"]:
        for edition in entry["editions"].values():
            assert edition["outputs"]
            for output in edition["outputs"]:
                file = site / output["address"]
                data = (file / "index.html" if file.is_dir() else file).read_bytes()
                assert len(data) == output["bytes"]
                assert hashlib.sha256(data).hexdigest() == output["sha256"]


def test_nothing_of_the_theme_that_no_page_uses_is_published(site: Path) -> None:
    published = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    assert not [name for name in published if name.endswith((".map", ".md", ".yml", ".py", ".j2", ".typ"))]
    assert not [name for name in published if "stylesheets" in name]
    # The worker asks for stemmers in a folder of the theme's; what stands there is our own.
    stemmers = {name.rpartition("/")[2] for name in published if "lunr" in name}
    assert stemmers == {"lunr.stemmer.support.min.js", "lunr.id.min.js", "lunr.en-site.min.js"}


# --- the view --------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "here", "link"),
    [
        ("", "", "./"),
        ("en/", "", "en/"),
        ("", "en/", "../"),
        ("a/x/", "a/y/", "../x/"),
        ("a/x/", "a/x/", "./"),
        ("a/", "a/x/", "../"),
        ("en/a/x/", "a/x/", "../../en/a/x/"),
        ("a/x.html", "a/y.html", "x.html"),
        ("index.html", "a/y.html", "../index.html"),
        ("assets/a.js", "a/x/", "../../assets/a.js"),
    ],
)
def test_links_are_relative_to_the_page_they_stand_on(target: str, here: str, link: str) -> None:
    assert relative(target, here) == link
    assert urljoin(f"{SITE_URL}{here}", link) == f"{SITE_URL}{target}"


def test_an_old_entry_says_how_old_it_is(course: model.Course) -> None:
    channel = next(iter(course.data.channels.values()))
    limit = timedelta(days=course.data.course.freshness.notice_days)
    in_time = channel_view(channel, "en", course.data, channel.last_dated + limit)
    late = channel_view(channel, "en", course.data, channel.last_dated + limit + timedelta(days=1))
    assert in_time.stale == "" and "91 days" in late.stale


def test_an_entry_is_called_tested_only_when_a_person_tested_it(course: model.Course) -> None:
    channel = dataclasses.replace(next(iter(course.data.channels.values())), dialled=None)
    called = dataclasses.replace(channel, dialled=date(2026, 11, 22))
    assert channel_view(channel, "en", course.data, TODAY).dialled == ""
    assert channel_view(called, "id", course.data, TODAY).dialled == "Dites: 22 November 2026"


def test_an_age_limit_turns_a_link_into_something_an_adult_does_with_you(course: model.Course) -> None:
    edition = next(e for _, e in course.editions() if e.audience == "children" and e.band == "10-12")
    first = next(channel for channel in course.data.channels.values() if channel.contacts)
    open_ = dataclasses.replace(first, child_alone=True, child_from=None)
    limited = dataclasses.replace(open_, child_from=13)
    for channel, linked in ((open_, True), (limited, False)):
        box = help_box(dataclasses.replace(edition, channels=(channel,)), course.data, TODAY)
        assert bool(box.channels) is linked
        assert bool(box.with_adult) is not linked
        assert len(box.people) == 2


def test_without_an_address_a_page_names_none(course: model.Course) -> None:
    page = next(iter(course.pages.values()))
    assert PageView(course, page, "id", Settings()).canonical == ""
    assert PageView(course, page, "id", Settings(SITE_URL)).canonical.startswith(SITE_URL)
