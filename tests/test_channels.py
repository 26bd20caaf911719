"""The directory never lies: every number a reader meets is the one in data/channels.yml."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import cache
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import yaml
from lxml import html

import tiny
from conftest import ROOT, SITE_URL, copy_project, run_course, small_project
from course import model
from course.outputs.help import help_box

# Numbers seen in public lists that are wrong, dead or somebody else's. Kept as hashes of
# their digits, so that no copy of a wrong number stands in this repository.
BLACKLIST = {
    "8dd1d10de560d21b", "2f80a07c6bbe0d10", "e41adebdee0a4722", "b06fe9c5b210c258", "f77bebff450ec720",
    "2220f4d497e26fe0", "96a9e457a081d146", "a5a223e0462c22e1", "a36f3c4fbaf15bc8", "1a150cf67fe984c2",
    "5e57ff0089a012f6", "b25fc8aeb9a6a7f5", "a1d456eb657a7871", "c08ff25bd74e0a72", "0dc4a8a7aa84a366",
    "db54cd374802ef4a", "b97e7ab891b1fc80", "3ff7f270df8fa930",
}  # fmt: skip
# How numbers to dial begin in Indonesia and abroad, and seven digits or more in one run.
PHONE_LIKE = re.compile(r"(?<![\w./:=&-])(?:\(0|\+|0|1500|1-800)\d*\)?(?:[ -]?\d+)*(?![\w/-])")
PACKS = ("paket-lembar.pdf", "paket-panduan.pdf")
LINKS = ("tel:", "https://wa.me/", "http://wa.me/", "https://api.whatsapp.com/", "sms:", "whatsapp:")


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def fingerprint(number: str) -> str:
    return hashlib.sha256(digits(number).encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def contacts() -> list[dict]:
    channels = yaml.safe_load((ROOT / "data" / "channels.yml").read_text(encoding="utf-8"))["channels"]
    return [contact for channel in channels for contact in channel.get("contacts", [])]


@cache
def pages(site: Path) -> dict[str, html.HtmlElement]:
    return {
        str(path.relative_to(site)): html.fromstring(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def texts(site: Path) -> dict[str, str]:
    """Text of everything a reader can open: pages, decks, guides and PDFs.

    Of a pack only its own pages are read: the others are those of the sheets it joins.
    """
    found = {}
    for name, tree in pages(site).items():
        for element in tree.xpath("//script | //style"):
            element.drop_tree()
        found[name] = " \n ".join(text.strip() for text in tree.itertext() if text.strip())
    for path in sorted(site.rglob("*.pdf")):
        paper = pypdfium2.PdfDocument(path)
        own = range(first_sheet(paper) if path.name in PACKS else len(paper))
        words = (paper[number].get_textpage().get_text_range() for number in own)
        found[str(path.relative_to(site))] = " ".join(" ".join(words).split())
    return found


def first_sheet(pack: pypdfium2.PdfDocument) -> int:
    """Number of the page after the contents of a pack, counted from 0."""
    front, sheet, *_ = (mark.get_dest().get_index() for mark in pack.get_toc())
    assert front < sheet
    return sheet


def phone_like(text: str) -> set[str]:
    runs = (digits(match[0]) for match in PHONE_LIKE.finditer(text))
    return {run for run in runs if len(run) >= 7}


@pytest.fixture(scope="module")
def everything(site: Path) -> dict[str, str]:
    return texts(site)


def test_every_number_to_dial_or_write_to_is_one_of_the_data(site: Path, contacts: list[dict]) -> None:
    known = {contact["href"] for contact in contacts}
    met = {
        (link.get("href"), name)
        for name, tree in pages(site).items()
        for link in tree.iter("a")
        if (link.get("href") or "").startswith(LINKS) and not passes_on(link.get("href"), name)
    }
    assert met
    assert {(href, name) for href, name in met if href not in known} == set()


def passes_on(href: str, name: str) -> bool:
    """Whether a link passes its own page on, to nobody in particular: the course's name and the address."""
    return href == f"https://wa.me/?text=Kelas%20Jaga%20{SITE_URL}{name.removesuffix('index.html')}"


def test_a_link_to_a_messenger_carries_no_text_but_the_address_of_its_page(site: Path) -> None:
    links = [(link.get("href") or "", name) for name, tree in pages(site).items() for link in tree.iter("a")]
    texts = [(href, name) for href, name in links if "wa.me" in href and "?" in href]
    assert texts
    assert [(href, name) for href, name in texts if not passes_on(href, name)] == []
    assert not [name for _, name in texts if name.removeprefix("en/").startswith(("anak-", "remaja-"))]


def test_every_phone_like_number_in_pages_decks_and_pdfs_is_one_of_the_data(
    everything: dict[str, str], contacts: list[dict]
) -> None:
    known = {digits(contact["value"]) for contact in contacts}
    # A long address or number breaks over lines on paper; its end alone is not another phone's.
    sources = (ROOT / "data" / "sources.yml").read_text(encoding="utf-8")
    known |= {digits(run) for run in re.findall(r"(?<=[/=])\d{6,}", sources)}
    wrong = {
        (name, run)
        for name, text in everything.items()
        for run in phone_like(text)
        if not any(number.endswith(run) for number in known)
    }
    assert wrong == set()


def test_the_search_for_phone_like_numbers_finds_them() -> None:
    found = phone_like(
        "Telepon 021-555-0199 atau (021) 555 0123, DOI 10.1007/s10567-021-00353-5, 2020-2021, 2026-11-21"
    )
    assert found == {"0215550199", "0215550123"}


def test_no_blacklisted_number_stands_anywhere(everything: dict[str, str]) -> None:
    runs = re.compile(r"\d(?:[\d ().-]*\d)?")
    for name, text in everything.items():
        met = {fingerprint(run[0]) for run in runs.finditer(text)}
        assert not met & BLACKLIST, name


def test_the_blacklist_bites() -> None:
    assert fingerprint("1" + "500" + "-" + "454") in BLACKLIST


def test_changing_one_digit_changes_every_output(tmp_path: Path) -> None:
    project = tiny.buildable(tmp_path)
    data = project / "data" / "channels.yml"
    changed, times = re.subn(r"(?<!sapa-)129\b", "128", data.read_text(encoding="utf-8"))
    assert times
    data.write_text(changed, encoding="utf-8")
    result = run_course(project, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    folder = project / "site" / "anak-10-12" / "stop-simpan-cerita"
    written = [folder / "index.html", folder / "slides" / "index.html", folder / "guide" / "index.html"]
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert "tel:128" in text, path
        assert "tel:129" not in text, path
    for name in ("handout.pdf", "guide.pdf"):
        reader = pypdf.PdfReader(str(folder / name))
        text = "".join(page.extract_text() for page in reader.pages)
        assert "128" in text, name
        assert "129" not in text, name


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (", en: Police 110}", "}", "schema-language"),
        ("compared: 2026-11-21", "compared: someday", "schema-"),
    ],
    ids=["translation", "date"],
)
def test_a_channel_without_its_translation_or_date_fails_the_check(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    project = copy_project(tmp_path / "project")
    data = project / "data" / "channels.yml"
    lines = data.read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines, 1) if old in line)
    lines[number - 1] = lines[number - 1].replace(old, new)
    data.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = run_course(project, "check")
    assert result.returncode == 1
    assert f"data/channels.yml:{number}: {code}" in result.stdout


@pytest.mark.parametrize(
    ("today", "notice"), [(date(2027, 2, 19), False), (date(2027, 2, 20), True)], ids=["90 days", "91 days"]
)
def test_readers_are_told_when_an_entry_is_older_than_ninety_days(today: date, notice: bool) -> None:
    course, _ = model.load(ROOT, today)
    box = help_box(course.edition("anak-10-12/stop-simpan-cerita", "en"), course.data, today)
    assert [bool(channel.stale) for channel in box.channels] == [notice] * len(box.channels)


@pytest.fixture(scope="module")
def few_lessons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real data with one lesson: what is said of channels does not need forty."""
    return small_project(tmp_path_factory.mktemp("channels") / "project")


@pytest.mark.parametrize(("today", "stale"), [("2027-05-20", False), ("2027-05-21", True)])
def test_a_release_fails_when_an_entry_is_older_than_180_days(
    few_lessons: Path, today: str, stale: bool
) -> None:
    result = run_course(few_lessons, "check", "--release", COURSE_TODAY=today)
    assert (": channel-stale: " in result.stdout) == stale
    assert ": channel-stale: warning" not in result.stdout
    assert not stale or result.returncode == 1


def test_the_same_entry_does_not_stop_an_everyday_check(few_lessons: Path) -> None:
    result = run_course(few_lessons, "check", COURSE_TODAY="2027-05-21")
    assert ": channel-stale: warning" in result.stdout
    assert result.returncode == 0


def test_the_checklist_names_every_channel_and_how_to_record_a_call() -> None:
    result = run_course(ROOT, "channels", "--report")
    channels = yaml.safe_load((ROOT / "data" / "channels.yml").read_text(encoding="utf-8"))["channels"]
    assert all(f"- [ ] {channel['id']}:" in result.stdout for channel in channels)
    assert "dialled" in result.stdout


CHOOSER = {"id": ("bantuan/index.html", "SAPA"), "en": ("en/bantuan/index.html", "SAPA")}
BRANCHES = ("child-threat", "child-image", "child-uneasy", "child-money", "child-sad", "friend",
            "parent-threat", "parent-money", "parent-known", "parent-sad", "teacher")  # fmt: skip


@pytest.mark.parametrize("language", CHOOSER)
@pytest.mark.parametrize("branch", BRANCHES)
def test_each_branch_of_the_chooser_ends_in_a_channel_and_a_person(
    site: Path, language: str, branch: str
) -> None:
    tree = html.fromstring((site / CHOOSER[language][0]).read_text(encoding="utf-8"))
    heading = tree.get_element_by_id(branch)
    level = heading.tag
    section = []
    for element in heading.itersiblings():
        if element.tag in ("h2", level):
            break
        section.append(element)
    words = " ".join(element.text_content() for element in section).lower()
    reached = [
        a for e in section for a in e.iter("a") if (a.get("href") or "").startswith(("tel:", "https://"))
    ]
    assert reached, branch
    person = {"id": "orang yang", "en": "people (you|to)"}[language]
    assert re.search(person, words), words
    assert {"id": "setelah itu", "en": "after that"}[language] in words


@pytest.mark.parametrize("language", CHOOSER)
def test_a_child_s_branch_shows_only_what_a_child_can_use_alone(
    site: Path, language: str, contacts: list
) -> None:
    channels = yaml.safe_load((ROOT / "data" / "channels.yml").read_text(encoding="utf-8"))["channels"]
    alone = {c["href"] for ch in channels if ch.get("child_alone") for c in ch.get("contacts", [])}
    others = {
        c["href"] for ch in channels if not ch.get("child_alone") for c in ch.get("contacts", [])
    } - alone
    tree = html.fromstring((site / CHOOSER[language][0]).read_text(encoding="utf-8"))
    start, end = tree.get_element_by_id("child"), tree.get_element_by_id("parent")
    met, inside = set(), False
    for element in start.getparent().iter():
        inside = (inside or element is start) and element is not end
        if inside and element.tag == "a":
            met.add(element.get("href"))
    assert not met & others
    assert met & alone
