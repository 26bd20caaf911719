"""The course on a memory stick: opened from a folder, without any network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import PHONE, STORED, Window
from browser.firefox import Firefox, firefox

LESSON = "anak-10-12/stop-simpan-cerita"


@pytest.fixture
def open_file(window: Callable[..., Window], stick: Path) -> Callable[..., Page]:
    """Open a file of the stick by a double click, without a network."""

    def open_page(name: str, **options: object) -> Page:
        page = window("file:", offline=True, **options).context.new_page()
        page.goto((stick / name).as_uri())
        return page

    return open_page


@pytest.mark.parametrize(("door", "home"), [("mulai.html", "index.html"), ("start.html", "en/index.html")])
@pytest.mark.parametrize("scripted", [True, False])
def test_the_first_file_leads_to_the_front_page_of_its_edition(
    open_file: Callable[..., Page], stick: Path, door: str, home: str, scripted: bool
) -> None:
    page = open_file(door, java_script_enabled=scripted)
    expect(page).to_have_url((stick / home).as_uri())
    expect(page.locator("html")).to_have_attribute("lang", "id" if door == "mulai.html" else "en")


def test_a_reader_walks_from_the_front_page_through_a_lesson(
    open_file: Callable[..., Page], stick: Path
) -> None:
    page = open_file("mulai.html", size=PHONE)
    page.get_by_role("link", name="Umur 10–12 tahun").first.click()
    page.locator("main").get_by_role("link", name="Stop, Simpan, Cerita").first.click()
    expect(page).to_have_url((stick / f"{LESSON}.html").as_uri())
    answer = page.locator("[data-block=quiz]").first
    expect(answer).to_be_visible()
    page.locator(".kj-language").click()
    expect(page).to_have_url((stick / f"en/{LESSON}.html").as_uri())
    page.get_by_role("link", name="Facilitator guide", exact=True).click()
    expect(page).to_have_url((stick / f"en/{LESSON}/guide.html").as_uri())
    page.go_back()
    paper = page.get_by_role("link", name="Handout (PDF)").get_attribute("href")
    assert (stick / f"en/{LESSON}.html").parent.joinpath(paper or "").read_bytes().startswith(b"%PDF")
    assert page.evaluate(STORED)[:3] == ["", 0, 0]


def test_a_deck_runs_with_the_presenters_window(open_file: Callable[..., Page], stick: Path) -> None:
    page = open_file(f"{LESSON}.html")
    page.get_by_role("link", name="Salindia").first.click()
    expect(page).to_have_url((stick / f"{LESSON}/slides.html").as_uri() + "#s-title")
    page.keyboard.press("PageDown")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    desk = opened.value
    expect(desk.locator(".notes-now")).not_to_be_empty()
    expect(desk.locator(".place")).to_contain_text("2 /")
    desk.keyboard.press("PageDown")
    expect(page.locator(".place")).to_contain_text("3 /")
    page.get_by_role("link", name="Ke halaman pelajaran").click()
    expect(page).to_have_url((stick / f"{LESSON}.html").as_uri())


@pytest.mark.parametrize(
    ("page_of", "word", "said"), [(LESSON, "rahasia", "ditemukan"), (f"en/{LESSON}", "secret", "found")]
)
def test_the_search_finds_pages_of_its_edition_on_the_stick(
    open_file: Callable[..., Page], stick: Path, page_of: str, word: str, said: str
) -> None:
    page = open_file(f"{page_of}.html")
    page.keyboard.press("/")
    page.keyboard.type(word)
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text(said)
    first = page.locator(".kj-search__link").first
    target = first.evaluate("link => link.href")
    first.click()
    expect(page).to_have_url(target)
    file = Path(unquote(urlsplit(page.url).path)).relative_to(stick)
    assert file.suffix == ".html" and (file.parts[0] == "en") == page_of.startswith("en/")


def test_leaving_a_help_page_quickly_stays_on_the_stick(open_file: Callable[..., Page], stick: Path) -> None:
    page = open_file("bantuan/sekarang.html")
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_url((stick / "netral.html").as_uri())


def test_the_page_of_downloads_offers_what_a_stick_can_do(open_file: Callable[..., Page]) -> None:
    page = open_file("unduh.html")
    expect(page.get_by_text("Anda sedang membaca salinan luring")).to_be_visible()
    expect(page.get_by_role("button", name="Simpan untuk luring")).to_have_count(0)
    page.get_by_role("link", name="Periksa salinan ini").click()
    expect(page.locator("h1")).to_have_text("Periksa salinan ini")


# --- the page that checks the copy ---------------------------------------------


@pytest.fixture
def spoilt(stick: Path, tmp_path: Path) -> Path:
    """A copy of the stick's smaller files, with one changed, one lost and one more."""
    folder = tmp_path / "salinan é"
    shutil.copytree(stick, folder)
    lesson = folder / f"{LESSON}.html"
    lesson.write_bytes(lesson.read_bytes()[:-1] + b" ")
    (folder / "istilah.html").unlink()
    (folder / "lain.html").write_text("<p>Lain</p>")
    (folder / "Thumbs.db").write_text("")
    return folder


def check(page: Page, folder: Path) -> None:
    page.get_by_label("folder", exact=False).set_input_files(folder)


def test_a_copy_proves_itself_in_the_browser(open_file: Callable[..., Page], stick: Path) -> None:
    page = open_file("periksa.html", size=PHONE)
    check(page, stick)
    files = (stick / "SHA256SUMS").read_text().count("\n")
    expect(page.get_by_role("status")).to_have_text(
        f"Salinan ini lengkap dan tidak berubah: {files} berkas, semuanya sama dengan daftar.", timeout=60_000
    )
    assert Axe().run(page).response["violations"] == []


def test_what_was_changed_lost_or_added_is_named_in_the_browser(
    open_file: Callable[..., Page], spoilt: Path
) -> None:
    page = open_file("en/periksa.html")
    check(page, spoilt)
    expect(page.get_by_role("status")).to_have_text("This copy differs from its list.", timeout=60_000)
    found = {
        kind: page.locator(f"[data-kind={kind}] li").all_text_contents()
        for kind in ("changed", "missing", "extra")
    }
    assert found == {"changed": [f"{LESSON}.html"], "missing": ["istilah.html"], "extra": ["lain.html"]}


def test_a_folder_without_a_list_is_no_copy(open_file: Callable[..., Page], stick: Path) -> None:
    page = open_file("periksa.html")
    check(page, stick / "assets")
    expect(page.get_by_role("status")).to_contain_text("tidak ada daftar")


def test_without_javascript_the_page_says_how_to_check_by_hand(open_file: Callable[..., Page]) -> None:
    page = open_file("periksa.html", java_script_enabled=False)
    expect(page.locator("form")).to_be_hidden()
    expect(page.get_by_text("sha256sum --check --quiet SHA256SUMS")).to_be_visible()


# --- Firefox, which keeps local files apart from each other ------------------------


@pytest.fixture
def fox(tmp_path: Path) -> Iterator[Firefox]:
    with firefox(tmp_path) as opened:
        yield opened


@pytest.mark.sweep
def test_in_firefox_pages_language_and_deck_work_from_the_stick(fox: Firefox, stick: Path) -> None:
    fox.open((stick / "mulai.html").as_uri())
    fox.wait_for("location.pathname.endsWith('/index.html') && document.querySelector('.kj-language')")
    fox.open((stick / f"{LESSON}.html").as_uri())
    fox.run("document.querySelector('.kj-language').click()")
    fox.wait_for("document.documentElement.lang === 'en'")
    fox.press("/")
    fox.wait_for("document.activeElement.name === 'query'")
    for letter in "secret":
        fox.press(letter)
    fox.wait_for("document.querySelector('.kj-search [role=status]').textContent.includes('found')")
    fox.open((stick / f"{LESSON}/slides.html").as_uri())
    fox.press("\ue00f")
    fox.press("s")
    screen, desk = fox("WebDriver:GetWindowHandle"), fox.second_window()
    fox.switch(desk)
    fox.wait_for("document.querySelector('.place').textContent.startsWith('2 /')")
    fox.press("\ue00f")
    fox.switch(screen)
    fox.wait_for("document.querySelector('.place').textContent.startsWith('3 /')")
