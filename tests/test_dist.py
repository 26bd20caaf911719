"""Files to hand on: books and packages hold what their readers need, and lead nowhere else."""

from __future__ import annotations

import io
import posixpath
import re
import socket
import subprocess
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from lxml import etree, html
from playwright.sync_api import Browser, expect

from browser.firefox import firefox
from conftest import SITE_URL, TODAY, run_course, serving
from course.dist import books, packages, tools, zim
from course.dist.shapes import Materials
from course.model import Course
from course.source import walk

LESSON = "anak-10-12/stop-simpan-cerita"
XHTML, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
FRAME = """<!doctype html><script>
addEventListener("message", event => { window.told = event.data; });
</script><iframe sandbox="allow-scripts" src="lesson/index.html"></iframe>"""
TELL = b"""
addEventListener("load", async () => {
  document.querySelector(".quiz details").open = true;
  await new Promise(resolve => setTimeout(resolve, 200));
  parent.postMessage({
    said: document.querySelector(".quiz .said").textContent.trim() !== "",
    weight: getComputedStyle(document.querySelector("h1")).fontWeight !== "400",
  }, "*");
});
"""
WITHOUT_TOOLS = {"PATH": "/nowhere"}


class Book:
    """A book as a reading program sees it: its files, its order, its pages."""

    def __init__(self, content: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(content))
        self.files = {name: self.zip.read(name) for name in self.zip.namelist()}
        container = etree.fromstring(self.files["META-INF/container.xml"])
        (self.package,) = container.xpath("//*[local-name()='rootfile']/@full-path")
        self.folder = posixpath.dirname(self.package)
        opf = etree.fromstring(self.files[self.package])
        self.opf = opf
        self.items = {item.get("id"): item.get("href") for item in opf.iter(f"{OPF}item")}
        self.spine = [self.items[item.get("idref")] for item in opf.iter(f"{OPF}itemref")]
        self.pages = {
            name: etree.fromstring(self.files[f"{self.folder}/{name}"])
            for name in self.items.values()
            if name.endswith(".xhtml")
        }

    def text(self, name: str) -> str:
        return " ".join("".join(self.pages[name].find(f"{XHTML}body").itertext()).split())


def of(course: Course, module: str, language: str) -> books.Book:
    (found,) = [book for book in books.books(course) if (book.module.id, book.language) == (module, language)]
    return found


@pytest.fixture(scope="module")
def child(course: Course, site: Path) -> Book:
    """The book of children from 10 to 12."""
    return Book(books.epub(course, of(course, "anak-10-12", "id"), site))


@pytest.fixture(scope="module")
def trainer(course: Course, site: Path) -> Book:
    """The English book of trainers."""
    return Book(books.epub(course, of(course, "pelatih", "en"), site))


@pytest.fixture(params=["child", "trainer"])
def book(request: pytest.FixtureRequest) -> Book:
    return request.getfixturevalue(request.param)


def links(page: etree._Element) -> Iterator[str]:
    yield from page.xpath("//@href | //@src")


def test_there_is_a_book_for_every_module_in_both_languages(course: Course) -> None:
    stems = [f"kelas-jaga-{module.id}" for module in course.data.course.modules]
    named = [book.name for book in books.books(course)]
    assert named == [f"{stem}-{language}.epub" for stem in stems for language in ("id", "en")]


def test_a_book_begins_with_its_media_type_and_lists_every_file(book: Book) -> None:
    first = book.zip.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert book.files["mimetype"] == b"application/epub+zip"
    listed = {f"{book.folder}/{href}" for href in book.items.values()}
    assert listed == set(book.files) - {"mimetype", "META-INF/container.xml", book.package}
    assert sorted(book.spine) == sorted(book.pages)


def test_every_link_of_a_book_leads_to_a_place_in_it_or_to_another_host(book: Book) -> None:
    inside = 0
    for name, page in book.pages.items():
        for link in links(page):
            if re.match(r"(https?|tel|mailto):", link):
                continue
            file, fragment = urldefrag(link)
            target = file or name
            assert f"{book.folder}/{target}" in book.files, f"{name}: {link}"
            if fragment:
                assert book.pages[target].xpath("//*[@id=$id]", id=fragment), f"{name}: {link}"
            inside += 1
    assert inside > 100


def test_a_book_holds_no_script_and_opens_with_help(book: Book) -> None:
    for page in book.pages.values():
        assert not page.xpath("//*[local-name()='script' or local-name()='details']")
        assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert "bantuan-sekarang.xhtml" in set(links(book.pages[book.spine[0]]))


def test_a_book_shows_pictures_and_diagrams_and_no_button_of_the_site(child: Book) -> None:
    page = child.pages["anak-10-12-stop-simpan-cerita.xhtml"]
    shown = [posixpath.basename(image.get("src")) for image in page.iter(f"{XHTML}img")]
    assert shown == ["membangun-kota.id.svg", "lingkaran-tepercaya.id.svg"]
    assert all(image.get("alt") for image in page.iter(f"{XHTML}img"))
    assert not list(page.iter(f"{XHTML}button", f"{XHTML}picture", f"{XHTML}source"))


def test_the_contents_name_every_page_in_reading_order(book: Book) -> None:
    contents = [link for link in links(book.pages["contents.xhtml"]) if link != "book.css"]
    assert contents == [name for name in book.spine if name != "contents.xhtml"]


def test_only_books_for_those_who_lead_say_what_leaders_say(
    course: Course, child: Book, trainer: Book
) -> None:
    assert any(page.xpath("//*[@data-for='facilitator']") for page in trainer.pages.values())
    edition = course.edition(LESSON, "id")
    assert edition is not None and any(block.name == "facilitator" for block in walk(edition.source.blocks))
    for page in child.pages.values():
        assert not page.xpath("//*[@data-for='facilitator' or @data-block='slide']")


def test_answers_stand_at_the_end_and_lead_back_to_their_questions(course: Course, child: Book) -> None:
    page = child.pages[f"{LESSON.replace('/', '-')}.xhtml"]
    quizzes = page.xpath("//*[@data-block='quiz']")
    edition = course.edition(LESSON, "id")
    assert edition is not None
    assert len(quizzes) == sum(block.name == "quiz" for block in walk(edition.source.blocks)) > 0
    for number, quiz in enumerate(quizzes, 1):
        assert not quiz.xpath(".//*[@class='feedback']")
        assert f"#answer-{number}" in quiz.xpath(".//@href")
        (answer,) = page.xpath("//*[@id=$id]", id=f"answer-{number}")
        assert f"#quiz-{number}" in answer.xpath(".//@href")
        assert len(answer.xpath(".//*[@class='feedback']")) == 3
    last = quizzes[-1].xpath("count(preceding::*)")
    assert all(answer.xpath("count(preceding::*)") > last for answer in page.xpath("//*[@class='feedback']"))


def test_scenes_of_a_story_are_joined_by_links(child: Book) -> None:
    page = child.pages[f"{LESSON.replace('/', '-')}.xhtml"]
    scenes = page.xpath("//*[@data-block='scene']/@id")
    targets = {link[1:] for link in page.xpath("//*[@class='choices']//@href")}
    assert len(scenes) == 8
    assert targets <= set(scenes)
    assert len(targets) == 7  # every scene but the first


def test_with_an_address_pages_outside_a_book_are_links_to_the_site(
    course: Course, child: Book, site: Path
) -> None:
    def at_home(book: Book) -> set[str]:
        return {link for page in book.pages.values() for link in links(page) if link.startswith(SITE_URL)}

    book = Book(books.epub(course, of(course, "anak-10-12", "id"), site, SITE_URL))
    assert f"{SITE_URL}istilah/#grooming" in at_home(book)
    assert at_home(child) == set()


def test_the_same_pages_give_the_same_book_on_another_day(course: Course, site: Path) -> None:
    book = of(course, "orang-tua", "en")
    later = replace(course, today=TODAY.replace(day=22))
    assert books.epub(course, book, site) == books.epub(later, book, site)


@pytest.fixture(scope="module", params=["id", "en"])
def package(request: pytest.FixtureRequest, course: Course, site: Path) -> packages.Package:
    made = packages.packages(course, site, only=[LESSON])
    return next(one for one in made if one.edition.language == request.param)


def opened(package: packages.Package) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package.content))


def test_a_package_is_named_by_its_lesson_and_starts_at_the_top(package: packages.Package) -> None:
    language = package.edition.language
    assert package.name == f"C10-4-stop-simpan-cerita-{language}.zip"
    assert opened(package).namelist()[0] == "index.html"
    assert not [name for name in opened(package).namelist() if name.startswith(("/", "."))]


def test_every_link_of_a_package_leads_to_a_place_in_it_or_to_another_host(package: packages.Package) -> None:
    archive = opened(package)
    names = [name for name in archive.namelist() if name.endswith(".html")]
    pages = {name: html.fromstring(archive.read(name)) for name in names}
    assert len(pages) == 8
    for name, page in pages.items():
        for link in links(page):
            if re.match(r"(https?|tel|mailto|data):", link):
                continue
            file, fragment = urldefrag(link)
            assert (file or name) in archive.namelist(), f"{name}: {link}"
            if fragment:
                assert pages[file or name].xpath("//*[@id=$id]", id=fragment), f"{name}: {link}"
        for other in page.xpath("//a[starts-with(@href, 'http')]"):
            assert (other.get("target"), other.get("rel")) == ("_blank", "noopener noreferrer")


def test_the_same_lesson_gives_the_same_package_on_another_day(
    course: Course, site: Path, package: packages.Package
) -> None:
    later = replace(course, today=TODAY.replace(day=22))
    again = {one.name: one.content for one in packages.packages(later, site, only=[LESSON])}
    assert again[package.name] == package.content


def test_a_package_shows_worksheets_and_cards_and_nothing_for_facilitators(package: packages.Package) -> None:
    page = html.fromstring(opened(package).read("index.html"))
    for name in ("worksheet", "cards"):
        blocks = page.find_class(name)
        assert blocks
        assert all(block.findall(".//li") or block.findall(".//p[2]") for block in blocks)
    assert not page.xpath("//a[contains(@href, '.pdf')]")
    assert not page.xpath("//*[@data-for='facilitator']")


def test_the_manifest_of_a_package_lists_every_file(package: packages.Package) -> None:
    archive = opened(package)
    manifest = etree.fromstring(archive.read("imsmanifest.xml"))
    listed = manifest.xpath("//*[local-name()='file']/@href")
    assert sorted(listed) == sorted(set(archive.namelist()) - {"imsmanifest.xml"})
    named = set(manifest.xpath("//*[local-name()='item']/@identifierref"))
    assert named == set(manifest.xpath("//*[local-name()='resource']/@identifier"))


def test_a_package_runs_in_a_frame_that_may_do_nothing_else(
    browser: Browser, package: packages.Package, tmp_path: Path
) -> None:
    opened(package).extractall(tmp_path / "lesson")
    # As Kolibri shows it: scripts may run, but the frame belongs to no origin.
    frame = '<link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="lesson/index.html"></iframe>'
    (tmp_path / "frame.html").write_text(frame, encoding="utf-8")
    said: list[str] = []
    with serving(tmp_path) as address:
        page = browser.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: said.append(request.url) if address not in request.url else None)
        page.goto(f"{address}frame.html")
        lesson = page.frame_locator("iframe")
        lesson.locator(".quiz summary").first.click()
        expect(lesson.locator(".quiz .said").first).not_to_be_empty()
        lesson.locator(".scene .choices a").first.click()
        expect(lesson.locator(".scene:target")).to_have_count(1)
        assert lesson.locator("h1").evaluate("h => getComputedStyle(h).fontWeight") != "400"
        lesson.locator("a[href='bantuan-sekarang.html']").first.click()
        lesson.locator("a[href='index.html']").first.click()
        lesson.locator("#practice").wait_for()
        page.close()
    assert [line for line in said if not line.startswith("data:")] == []


def test_a_missing_program_is_one_line_that_says_how_to_get_it_and_nothing_is_built(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").touch()
    result = run_course(tmp_path, "dist", "epub", **WITHOUT_TOOLS)
    assert result.returncode == 1
    assert result.stderr == "Error: Not installed: epubcheck. Install with: sudo apt-get install epubcheck\n"
    assert result.stdout == ""
    assert not (tmp_path / "dist").exists()


def test_what_a_program_says_against_a_file_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, code, words in (("nginx", 1, "line 3 is wrong"), ("wrk", 0, "all is well")):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho {words}\nexit {code}\n", encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert tools.run("wrk", about="x") == "all is well"
    with pytest.raises(tools.Refused, match=r"nginx: site\.conf: line 3 is wrong"):
        tools.run("nginx", about="site.conf")


@pytest.mark.sweep
def test_epubcheck_finds_no_fault_with_any_book(course: Course, site: Path, tmp_path: Path) -> None:
    made = books.make(Materials(course, site, SITE_URL), tmp_path)
    assert [file.name for file in made] == [book.name for book in books.books(course)]


@pytest.mark.sweep
def test_epubcheck_finds_a_planted_fault(course: Course, site: Path, tmp_path: Path) -> None:
    content = books.epub(course, of(course, "guru", "id"), site)
    file = tmp_path / "guru.epub"
    with zipfile.ZipFile(io.BytesIO(content)) as good, zipfile.ZipFile(file, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"</body>", b"<p></body>"))
    with pytest.raises(tools.Refused, match="epubcheck"):
        books.check(file)


def leads(page: str) -> list[str]:
    """Links of a page to files, without their fragments, read as roughly as zimcheck does."""
    found = map(unescape, re.findall(r'\s(?:href|src)="([^"]*)"', page))
    files = (urldefrag(link)[0] for link in found if not re.match(r"(https?|tel|mailto|data):", link))
    return [file for file in files if file]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_zim_holds_one_edition_and_every_link_leads_to_a_file(
    course: Course, site: Path, tmp_path: Path, language: str
) -> None:
    address = SITE_URL if language == "en" else ""
    zim.stage(Materials(course, site, address), language, tmp_path)
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    own = {file for file in files if not file.startswith("assets/")}
    assert {file.startswith("en/") for file in own} == {language == "en"}
    assert not [file for file in files if "search" in file or file.endswith((".zip", "site.js"))]
    pages = [file for file in own if file.endswith(".html")]
    assert len(pages) > 100
    for file in pages:
        text = (tmp_path / file).read_text(encoding="utf-8")
        for link in leads(text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(file), link))
            assert target in files, f"{file}: {link}"
        page = html.fromstring(text.encode())
        # Kiwix puts its own bar above the page, which our policy would forbid.
        assert not page.xpath("//meta[@http-equiv='Content-Security-Policy']")
        assert not page.xpath("//script[contains(@src, 'site.js')]")
    home = html.parse(tmp_path / ("en/index.html" if language == "en" else "index.html")).getroot()
    assert home.xpath("//a[@hreflang]/@href") == ([SITE_URL] if address else [])


@pytest.fixture(scope="module")
def zims(course: Course, site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Both files as `course dist` makes them; zimcheck has read them."""
    return zim.make(Materials(course, site, SITE_URL), tmp_path_factory.mktemp("zim"))


@pytest.mark.sweep
def test_zimcheck_passes_both_and_finds_a_planted_fault(zims: list[Path], tmp_path: Path) -> None:
    assert [file.name for file in zims] == ["kelas-jaga-id.zim", "kelas-jaga-en.zim"]
    for file in zims:
        zim.check(file)
    content = bytearray(zims[0].read_bytes())
    content[len(content) // 2] ^= 1
    broken = tmp_path / "broken.zim"
    broken.write_bytes(content)
    with pytest.raises(tools.Refused, match=r"zimcheck: broken\.zim"):
        zim.check(broken)


@contextmanager
def kiwix(files: list[Path]) -> Iterator[str]:
    """The real kiwix-serve with these files, on a free port."""
    tools.need(["kiwix-serve"])
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [*(tools.command("kiwix-serve") or ()), "--address", "127.0.0.1", "--port", port]
    server = subprocess.Popen([*command, *map(str, files)], stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", int(port))) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.sweep
def test_kiwix_serve_opens_pages_decks_and_sheets_and_searches(browser: Browser, zims: list[Path]) -> None:
    with kiwix(zims) as address:
        page = browser.new_page()
        failed: list[str] = []
        page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
        page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
        page.goto(f"{address}kelas-jaga-id/{LESSON}.html")
        assert page.locator("h1").first.inner_text() == "Stop, Simpan, Cerita"
        page.locator(".quiz summary").first.click()
        page.locator(".kj-help-now").click()
        assert page.url.endswith("bantuan/sekarang.html")
        page.goto(f"{address}kelas-jaga-id/{LESSON}/slides.html")
        page.keyboard.press("PageDown")
        page.wait_for_url("**/slides.html#*")
        page.goto(f"{address}kelas-jaga-en/en/index.html")
        assert page.locator("html").get_attribute("lang") == "en"
        assert failed == []
        page.goto(f"{address}search?content=kelas-jaga-id&pattern=rahasia")
        assert page.locator("a[href*='anak-7-9/rahasia-tidak-enak']").count()
        answer = page.request.get(f"{address}kelas-jaga-id/{LESSON}/handout.pdf")
        assert answer.body().startswith(b"%PDF")
        page.close()


@pytest.mark.sweep
def test_a_package_runs_in_the_same_frame_in_firefox(package: packages.Package, tmp_path: Path) -> None:
    opened(package).extractall(tmp_path / "lesson")
    # The frame has no origin, so it tells by message what it is asked.
    (tmp_path / "frame.html").write_text(FRAME, encoding="utf-8")
    with opened(package).open("lesson.js") as script:
        (tmp_path / "lesson" / "lesson.js").write_bytes(script.read() + TELL)
    profile = tmp_path / "profile"
    profile.mkdir()
    with serving(tmp_path) as address, firefox(profile) as window:
        window.open(f"{address}frame.html")
        window.wait_for("window.told !== undefined")
        told = window.run("window.told")
    assert told == {"said": True, "weight": True}
