"""Small courses in a folder of their own: what builds, what does not, what is served meanwhile."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from conftest import ROOT, SITE_URL, TODAY, contents, copy_project
from course.source import read
from course.translation import stamp

LESSON = "anak-10-12/stop-simpan-cerita"


def settings(**environment: str) -> dict[str, str]:
    """The environment of a build: today frozen, no address unless given."""
    frozen = {"COURSE_TODAY": TODAY.isoformat(), "COURSE_LANG": "en", "NO_MKDOCS_2_WARNING": "1"}
    return {**os.environ, "SITE_URL": "", **frozen, **environment}


def mkdocs(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in ``project`` as a person would."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(
        command, cwd=project, env=settings(**environment), capture_output=True, text=True, check=False
    )


def parse(file: Path) -> html.HtmlElement:
    return html.fromstring(file.read_bytes().decode("utf-8"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small sound course in a folder of its own, with the words of the real interface."""
    small = ROOT / "tests" / "courses" / "minimal"
    copy_project(tmp_path)
    shutil.rmtree(tmp_path / "data")
    for language in ("id", "en"):
        shutil.rmtree(tmp_path / "docs" / language)
    shutil.copytree(small / "data", tmp_path / "data")
    shutil.copytree(small / "docs", tmp_path / "docs", dirs_exist_ok=True)
    shutil.copy(ROOT / "data" / "labels.yml", tmp_path / "data")
    shutil.copytree(ROOT / "data" / "schema", tmp_path / "data" / "schema", dirs_exist_ok=True)
    listing = tmp_path / "data" / "course.yml"
    text = listing.read_text(encoding="utf-8")
    listing.write_text(text.replace("istilah]", "istilah, sumber]"), encoding="utf-8")
    for language, title in (("id", "Sumber"), ("en", "Sources")):
        page = f"---\ntitle: {title}\ndescription: {title}.\n{{}}---\n\n/// list | sources\n///\n"
        source = read(page.format(""), "docs/id/sumber.md", "id", "sumber")
        stamped = page.format("" if language == "id" else f"translated_from: {stamp(source)}\n")
        (tmp_path / "docs" / language / "sumber.md").write_text(stamped, encoding="utf-8")
    return tmp_path


def test_a_page_without_translation_says_so_to_people_and_to_search_engines(project: Path) -> None:
    (project / "docs" / "en" / f"{LESSON}.md").unlink()
    result = mkdocs(project, "build", "--strict", SITE_URL=SITE_URL)
    assert result.returncode == 0 and "WARNING" not in result.stderr, result.stderr
    page = parse(project / "site" / "en" / LESSON / "index.html")
    assert page.get("lang") == "en" and page.xpath("//article/@lang") == ["id"]
    assert "not translated yet" in page.xpath("//*[@class='kj-notice']")[0].text_content()
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}{LESSON}/"]
    sitemap = (project / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert f"en/{LESSON}" not in sitemap and f"{SITE_URL}{LESSON}/" in sitemap


def test_a_translation_that_fell_behind_says_so(project: Path) -> None:
    source = project / "docs" / "id" / f"{LESSON}.md"
    text = source.read_text(encoding="utf-8")
    source.write_text(re.sub(r"^title: ", "title: Yuk, ", text, count=1, flags=re.M), encoding="utf-8")
    result = mkdocs(project, "build", "--strict")
    assert result.returncode == 0, result.stderr
    page = parse(project / "site" / "en" / LESSON / "index.html")
    assert "older than the Indonesian page" in page.xpath("//*[@class='kj-notice']")[0].text_content()
    assert not parse(project / "site" / LESSON / "index.html").xpath("//*[@class='kj-notice']")


def test_without_an_address_the_site_has_none_and_the_build_says_so(project: Path) -> None:
    result = mkdocs(project, "build", "--strict")
    assert result.returncode == 0, result.stderr
    assert result.stderr.count("SITE_URL is not set") == 1
    assert not (project / "site" / "sitemap.xml").exists()
    for file in (project / "site").rglob("*.html"):
        assert "canonical" not in file.read_text(encoding="utf-8")


def test_below_a_folder_of_a_host_the_404_page_finds_its_way_home(project: Path) -> None:
    result = mkdocs(project, "build", "--strict", SITE_URL="https://kelas-jaga.example/kelas/")
    assert result.returncode == 0, result.stderr
    links = parse(project / "site" / "404.html").xpath("//a/@href")
    assert links and all(url.startswith("/kelas/") for url in links)


def test_a_broken_course_leaves_the_last_good_site_byte_for_byte(project: Path) -> None:
    assert mkdocs(project, "build", "--strict").returncode == 0
    before = contents(project / "site")
    lesson = project / "docs" / "id" / f"{LESSON}.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\n/// kuis | x\n///\n", encoding="utf-8")
    result = mkdocs(project, "build", "--strict")
    assert result.returncode == 1
    assert f"docs/id/{LESSON}.md:" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert contents(project / "site") == before


def test_while_an_edit_is_broken_the_last_good_page_is_still_served(project: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    log = project / "serve.log"
    with log.open("w") as stream:
        server = subprocess.Popen(command, cwd=project, env=settings(), stdout=stream, stderr=stream)
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
