"""Small courses in a folder of their own: what builds, what does not, what is served meanwhile."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import html
from mkdocs.config.defaults import MkDocsConfig

import tiny
from conftest import SITE_URL, contents, environment_of_tests, once, run_mkdocs
from course.plugin import CoursePlugin

LESSON = tiny.LESSON
BELOW = f"{SITE_URL}kelas/"


def parse(file: Path) -> html.HtmlElement:
    return html.fromstring(file.read_bytes().decode("utf-8"))


def built(folder: Path, **environment: str) -> None:
    """Build the course of ``folder``; what was said is kept in ``build.log``."""
    result = run_mkdocs(folder, "build", "--strict", **environment)
    assert result.returncode == 0 and "WARNING" not in result.stderr, result.stderr
    (folder / "build.log").write_text(result.stderr, encoding="utf-8")


@pytest.fixture(scope="session")
def untranslated(shared_folder: Path) -> Path:
    """A site below a folder of its host, with one page that nobody translated yet."""

    def make(folder: Path) -> None:
        (tiny.buildable(folder) / "docs" / "en" / f"{LESSON}.md").unlink()
        built(folder, SITE_URL=BELOW)

    return once(shared_folder, "untranslated", make)


@pytest.fixture(scope="session")
def outdated(shared_folder: Path) -> Path:
    """A site without an address, with one page that is newer than its translation."""

    def make(folder: Path) -> None:
        source = tiny.buildable(folder) / "docs" / "id" / f"{LESSON}.md"
        text = source.read_text(encoding="utf-8")
        source.write_text(re.sub(r"^title: ", "title: Yuk, ", text, count=1, flags=re.M), encoding="utf-8")
        built(folder)

    return once(shared_folder, "outdated", make)


def test_a_page_without_translation_says_so_to_people_and_to_search_engines(untranslated: Path) -> None:
    page = parse(untranslated / "site" / "en" / LESSON / "index.html")
    assert page.get("lang") == "en" and page.xpath("//article/@lang") == ["id"]
    assert "not translated yet" in page.xpath("//*[@class='kj-notice']")[0].text_content()
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{BELOW}{LESSON}/"]
    sitemap = (untranslated / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert f"en/{LESSON}" not in sitemap and f"{BELOW}{LESSON}/" in sitemap


def test_a_translation_that_fell_behind_says_so(outdated: Path) -> None:
    page = parse(outdated / "site" / "en" / LESSON / "index.html")
    assert "older than the Indonesian page" in page.xpath("//*[@class='kj-notice']")[0].text_content()
    assert not parse(outdated / "site" / LESSON / "index.html").xpath("//*[@class='kj-notice']")


def test_without_an_address_the_site_has_none_and_the_build_says_so(outdated: Path) -> None:
    assert (outdated / "build.log").read_text(encoding="utf-8").count("SITE_URL is not set") == 1
    assert not (outdated / "site" / "sitemap.xml").exists()
    for file in (outdated / "site").rglob("*.html"):
        assert "canonical" not in file.read_text(encoding="utf-8")


def test_below_a_folder_of_a_host_the_404_page_finds_its_way_home(untranslated: Path) -> None:
    links = parse(untranslated / "site" / "404.html").xpath("//a/@href")
    assert links and all(url.startswith("/kelas/") for url in links)


def test_a_broken_course_leaves_the_last_good_site_byte_for_byte(outdated: Path, tmp_path: Path) -> None:
    project = shutil.copytree(outdated, tmp_path / "project")
    before = contents(project / "site")
    assert before
    lesson = project / "docs" / "id" / f"{LESSON}.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\n/// kuis | x\n///\n", encoding="utf-8")
    result = run_mkdocs(project, "build", "--strict")
    assert result.returncode == 1
    assert f"docs/id/{LESSON}.md:" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert contents(project / "site") == before


def test_while_an_edit_is_broken_the_last_good_page_is_still_served(tmp_path: Path) -> None:
    project = tiny.buildable(tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    log = project / "serve.log"
    with log.open("w") as said:
        env = environment_of_tests()
        server = subprocess.Popen(command, cwd=project, env=env, stdout=said, stderr=said)
    address = f"http://127.0.0.1:{port}/{LESSON}/"
    lesson = project / "docs" / "id" / f"{LESSON}.md"
    good = lesson.read_text(encoding="utf-8")
    try:
        assert "Selamat pagi" not in wait_for(address, lambda text: "<main" in text)
        time.sleep(1)  # the watcher looks twice a second
        lesson.write_text(good + "\n/// kuis | x\n///\n", encoding="utf-8")
        wait_until(lambda: "still served" in log.read_text())
        assert "<main" in wait_for(address, lambda text: True)
        lesson.write_text(good + "\nSelamat pagi.\n", encoding="utf-8")
        assert wait_for(address, lambda text: "Selamat pagi" in text)
    finally:
        server.terminate()
        server.wait(10)


def wait_for(address: str, wanted: Callable[[str], bool]) -> str:
    """The text at ``address`` once it is as wanted."""
    found = [""]

    def look() -> bool:
        try:
            found[0] = urllib.request.urlopen(address, timeout=5).read().decode()
        except OSError:
            return False
        return wanted(found[0])

    wait_until(look)
    return found[0]


def wait_until(done: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_a_page_that_is_written_is_let_go_of() -> None:
    page = SimpleNamespace(content="<p>x</p>", markdown="x")
    assert CoursePlugin().on_post_page("<html>", page=page, config=MkDocsConfig()) is None
    assert page.content is page.markdown is None
