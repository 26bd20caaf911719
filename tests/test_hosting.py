"""The site on a web server: compressed siblings, headers, pages that are not there, load."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import brotli
import pytest
import yaml
from playwright.sync_api import Browser

from conftest import ROOT, TODAY, run_course
from course.dist import KINDS, nginx, tools
from course.dist.compress import compress
from course.measure import host
from course.measure.tables import Bench

LESSON = "anak-10-12/stop-simpan-cerita/"
YEAR = "public, max-age=31536000, immutable"
POLICY = re.compile(r"Content-Security-Policy:? \"?([^\"\n]+)")
CACHE = re.compile(r"(?:\"~?|^)(/assets/[a-z]+/).*?" + re.escape(YEAR), re.MULTILINE | re.DOTALL)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with a long page, a short one, and a picture that nothing makes smaller."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "long.html").write_text("Ini bukan salahmu. " * 200, encoding="utf-8")
    (folder / "short.html").write_text("Ini bukan salahmu.", encoding="utf-8")
    (folder / "sheet.pdf").write_bytes(b"Ini bukan salahmu. " * 200)
    return folder


def test_every_long_text_gets_siblings_that_unpack_to_it(texts: Path) -> None:
    saved = compress(texts)
    long = (texts / "long.html").read_bytes()
    assert brotli.decompress((texts / "long.html.br").read_bytes()) == long
    assert gzip.decompress((texts / "long.html.gz").read_bytes()) == long
    assert (saved.files, saved.plain) == (1, len(long))
    assert saved.brotli == (texts / "long.html.br").stat().st_size < saved.plain
    assert saved.gzip == (texts / "long.html.gz").stat().st_size < saved.plain
    assert sorted(path.name for path in texts.iterdir() if path.suffix in (".br", ".gz")) == [
        "long.html.br",
        "long.html.gz",
    ]


def test_the_same_text_gives_the_same_siblings_and_old_ones_go(texts: Path) -> None:
    compress(texts)
    first = {path.name: path.read_bytes() for path in texts.iterdir()}
    compress(texts)
    assert {path.name: path.read_bytes() for path in texts.iterdir()} == first
    (texts / "long.html").write_text("Pendek.", encoding="utf-8")
    (texts / "gone.css.br").write_bytes(b"old")
    compress(texts)
    assert sorted(path.name for path in texts.iterdir()) == ["long.html", "sheet.pdf", "short.html"]


def test_the_command_compresses_the_site_and_says_what_it_saved(texts: Path) -> None:
    for name in ("data", "docs"):
        (texts.parent / name).mkdir()
    result = run_course(texts.parent, "compress")
    assert result.returncode == 0, result.stderr
    assert result.stdout == "1 texts: 0.0 MB, as brotli 0.0 MB, as gzip 0.0 MB.\n"
    assert (texts / "long.html.br").exists()
    shutil.rmtree(texts)
    assert "There is no site/ yet" in run_course(texts.parent, "compress").stderr


def test_every_way_to_host_sends_the_same_policy_and_keeps_the_same_files_for_a_year() -> None:
    ways = [(ROOT / "deploy" / name).read_text(encoding="utf-8") for name in ("nginx.conf", "_headers")]
    policies = [POLICY.findall(way) for way in ways]
    assert policies[0] == policies[1]
    assert "frame-ancestors 'none'" in policies[0][0]
    kept = [set(re.findall(r"/assets/(?:vendor|javascripts/workers)/", way)) for way in ways]
    assert kept[0] == kept[1] == {"/assets/vendor/", "/assets/javascripts/workers/"}
    assert [way.count(YEAR) for way in ways] == [2, 2]


def test_what_is_kept_for_a_year_has_its_content_or_version_in_its_name(site: Path) -> None:
    scripts, vendored = (list(site.glob(f"assets/{name}/*")) for name in ("javascripts/workers", "vendor"))
    assert scripts and vendored
    assert all(re.search(r"\.[0-9a-f]{8}\.min\.js$", path.name) for path in scripts)
    assert all(re.search(r"-\d+(\.\d+)+$", path.name) for path in vendored)


def test_workflows_and_ci_call_what_there_is() -> None:
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    flows = [yaml.safe_load(path.read_text()) for path in (ROOT / ".github" / "workflows").glob("*.yml")]
    runs = [step.get("run", "") for flow in flows for job in flow["jobs"].values() for step in job["steps"]]
    runs.append((ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    called = {
        word for run in runs for line in re.findall(r"\bmake ([a-z -]+)$", run, re.M) for word in line.split()
    }
    assert {"test", "dist"} <= called <= targets
    scripts = {script for run in runs for script in re.findall(r"(?m)^\.ci/\w+", run)}
    assert ".ci/tools" in scripts
    assert all(os.access(ROOT / script, os.X_OK) for script in scripts)


def test_ci_installs_every_program_that_the_files_need() -> None:
    (line,) = re.findall(r"packages=\((.*)\)", (ROOT / ".ci" / "tools").read_text(encoding="utf-8"))
    assert set(line.split()) == {tools.PACKAGES[name] for kind in KINDS for name in kind.tools}


@pytest.fixture(scope="module")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with siblings behind nginx, below the path /kelas-jaga/."""
    folder = tmp_path_factory.mktemp("www")
    shutil.copytree(site, folder / "kelas-jaga", ignore=shutil.ignore_patterns("*.pdf", "*.zip"))
    (folder / "work").mkdir()
    compress(folder / "kelas-jaga")
    # Whoever nginx runs as must be let in.
    for path in (folder, *folder.parents[:2]):
        path.chmod(0o755)
    with nginx.serving(ROOT, folder, folder / "work", base="/kelas-jaga") as address:
        yield address


def ask(address: str, encoding: str = "identity") -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


@pytest.mark.sweep
def test_nginx_sends_every_page_with_its_headers(served: str, site: Path) -> None:
    for path in ("", "en/", LESSON, f"{LESSON}slides/", f"en/{LESSON}", "bantuan/sekarang/"):
        status, headers, body = ask(served + path)
        assert (status, body) == (200, (site / path / "index.html").read_bytes())
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cache-Control"] == "no-cache"


@pytest.mark.sweep
@pytest.mark.parametrize(("accepted", "sent"), [("br, gzip", "br"), ("gzip", "gzip"), ("identity", None)])
def test_nginx_sends_what_was_compressed_at_build(served: str, site: Path, accepted: str, sent: str) -> None:
    _, headers, body = ask(served + LESSON, accepted)
    assert headers["Content-Encoding"] == sent
    plain = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[sent](body)
    assert plain == (site / LESSON / "index.html").read_bytes()
    assert "Accept-Encoding" in headers["Vary"]


@pytest.mark.sweep
def test_nginx_says_what_may_be_kept_and_what_to_ask_for_again(served: str, site: Path) -> None:
    hashed = next(site.glob("assets/javascripts/workers/*.min.js")).relative_to(site)
    versioned = next(site.glob("assets/vendor/*/*.woff2")).relative_to(site)
    for path in (hashed, versioned):
        assert ask(served + path.as_posix())[1]["Cache-Control"] == YEAR
    _, headers, _ = ask(f"{served}assets/site/site.js")
    assert headers["Cache-Control"] == "no-cache"
    again = urllib.request.Request(f"{served}assets/site/site.js", headers={"If-None-Match": headers["ETag"]})
    with pytest.raises(urllib.error.HTTPError, match="304"):
        urllib.request.urlopen(again)


@pytest.mark.sweep
def test_nginx_answers_in_the_readers_language_when_a_page_is_not_there(served: str, site: Path) -> None:
    for path, page in (("tidak/ada/", "404.html"), ("en/not/there/", "en/404.html")):
        status, headers, body = ask(served + path)
        assert (status, body) == (404, (site / page).read_bytes())
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert ask(f"{served}index.html.br")[0] == 404


@pytest.mark.sweep
def test_nginx_leads_to_the_folder_without_naming_a_host(served: str) -> None:
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    with pytest.raises(urllib.error.HTTPError) as found:
        urllib.request.build_opener(Stay).open(served + LESSON.removesuffix("/"))
    assert found.value.headers["Location"] == f"/kelas-jaga/{LESSON}"


@pytest.mark.sweep
def test_nothing_a_page_does_is_refused_by_the_headers(browser: Browser, served: str) -> None:
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(served + LESSON)
    page.locator(".quiz summary").first.click()
    page.keyboard.press("/")
    page.keyboard.type("rahasia")
    page.locator("a[href*='rahasia-tidak-enak']:visible").first.wait_for()
    page.goto(f"{served}{LESSON}slides/")
    page.keyboard.press("PageDown")
    page.wait_for_url("**/slides/#*")
    page.goto(f"{served}{LESSON}guide/")
    page.close()
    assert said == []


@pytest.mark.sweep
def test_under_load_nothing_fails(site: Path, tmp_path: Path) -> None:
    (tmp_path / "deploy").symlink_to(ROOT / "deploy")
    (tmp_path / "site").symlink_to(site)
    table = host.measure(Bench(tmp_path, TODAY), seconds=1)
    assert [row.name for row in table.rows] == ["/", "lessons", "slides", "all"]
    assert all(row.figures[0] > 0 for row in table.rows)
    assert list(table.over()) == []


@pytest.mark.sweep
def test_a_faulty_configuration_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "deploy").mkdir()
    text = (ROOT / nginx.CONFIGURATION).read_text(encoding="utf-8").replace("gzip_vary on", "gzip_vary maybe")
    (tmp_path / nginx.CONFIGURATION).write_text(text, encoding="utf-8")
    with (
        pytest.raises(tools.Refused, match=r'invalid value "maybe"'),
        nginx.serving(tmp_path, tmp_path, tmp_path),
    ):
        pass
