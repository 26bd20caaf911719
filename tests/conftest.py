"""What the tests share: the real course, the real site built once, a real browser."""

from __future__ import annotations

import functools
import hashlib
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parent))

import setup_browser
from course import model
from course.cli import main

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)
SITE_URL = "https://kelas-jaga.example/"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than cores: a test that waits for its browser leaves its core to another."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def today() -> date:
    """The day all tests take as today, so that no date rule changes its mind overnight."""
    return TODAY


@functools.cache
def real_course() -> model.Course:
    """The real course, read once by each worker: who needs another one makes it with ``replace``."""
    found, problems = model.load(ROOT, TODAY)
    assert found, problems
    return found


@pytest.fixture(scope="session")
def course() -> model.Course:
    """The real course, for tests that are not numbered by its lessons."""
    return real_course()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/<name>; ``pytest --update-golden`` writes it anew."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{name} is missing: run pytest --update-golden and read what it wrote"
        assert text == path.read_text(encoding="utf-8")

    return compare


def once(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Make ``folder/name`` once for all test workers of this run, and return it.

    A lock directory is enough: workers of one run share ``folder``, and the first
    one to create the lock does the work while the others wait for its result.
    """
    target, failed = folder / name, folder / f"{name}.failed"
    try:
        (folder / f"{name}.lock").mkdir()
    except FileExistsError:
        waiting = threading.Event()
        while not target.exists():
            assert not failed.exists(), failed.read_text(encoding="utf-8")
            waiting.wait(0.2)
        return target
    building = folder / f"{name}.building"
    try:
        make(building)
    except BaseException as error:
        failed.write_text(f"{name} could not be made: {error}", encoding="utf-8")
        raise
    building.rename(target)
    return target


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A temporary folder that all workers of this run see."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


def copy_project(target: Path) -> Path:
    """Copy what a build reads (not .git, .venv or earlier outputs) into ``target``."""
    for name in ("data", "docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, target / name)
    return target


def small_project(target: Path, *lessons: str) -> Path:
    """Copy the project with a few of its lessons only; links to the others become plain words.

    A build of it takes seconds, and goes through everything a build of the whole does.

    Arguments:
        lessons: pages to keep besides help, about and list pages; "anak-10-12/stop-simpan-cerita"
            when none is named.
    """
    keep = {*lessons} or {"anak-10-12/stop-simpan-cerita"}
    project = copy_project(target)
    docs = (project / "docs").resolve()
    for path in [*docs.glob("id/*/*.md"), *docs.glob("en/*/*.md")]:
        page = path.relative_to(docs).with_suffix("").as_posix()[3:]
        if page.split("/")[0] not in ("bantuan", "tentang") and page not in keep:
            path.unlink()
    link = re.compile(r"\[([^\]]*)\]\((?![a-z]+:)([^)#]+\.md)(#[^)]*)?\)")
    for path in docs.rglob("*.md"):

        def kept(match: re.Match[str], folder: Path = path.parent) -> str:
            return match[0] if (folder / match[2]).resolve().exists() else match[1]

        path.write_text(link.sub(kept, path.read_text(encoding="utf-8")), encoding="utf-8")
    return project


def contents(folder: Path) -> dict[str, str]:
    """Every file below a folder with the digest of its bytes: two of them compare in a few lines."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def run_course(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the ``course`` command in ``project`` as a person would; see :func:`environment_of_tests`."""
    return _run("course.cli", project, arguments, environment)


def run_mkdocs(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in ``project`` as a person would; see :func:`environment_of_tests`."""
    return _run("mkdocs", project, arguments, environment)


def _run(
    module: str, project: Path, arguments: tuple[str, ...], environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    settings = environment_of_tests(**environment)
    return subprocess.run(command, cwd=project, env=settings, capture_output=True, text=True, check=False)


def environment_of_tests(**environment: str) -> dict[str, str]:
    """English on the day of the tests, no address unless given."""
    frozen = {"COURSE_TODAY": TODAY.isoformat(), "COURSE_LANG": "en", "NO_MKDOCS_2_WARNING": "1"}
    return {**os.environ, "SITE_URL": "", **frozen, **environment}


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run the command inside a project, as ``cli(root, "check")``; English on the day of the tests."""
    for name in ("SITE_URL", "RELEASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COURSE_TODAY", TODAY.isoformat())
    monkeypatch.setenv("COURSE_LANG", "en")

    def run(root: Path, *arguments: str, input: str = "", color: bool = False, **environment: str) -> Result:
        monkeypatch.chdir(root)
        return CliRunner().invoke(main, arguments, input=input, env=environment, color=color)

    return run


@pytest.fixture(scope="session")
def site(shared_folder: Path) -> Path:
    """The real site, built once for the whole run with the address of the tests."""

    def build(folder: Path) -> None:
        folder.mkdir()
        # What an earlier run made from the same content is taken, as any build would.
        (ROOT / ".cache").mkdir(exist_ok=True)
        (folder / ".cache").symlink_to(ROOT / ".cache")
        result = run_course(copy_project(folder), "build", SITE_URL=SITE_URL)
        assert result.returncode == 0, result.stdout + result.stderr

    return once(shared_folder, "project", build) / "site"


@pytest.fixture(scope="session")
def stick(site: Path, shared_folder: Path) -> Path:
    """The offline bundle of the real site, unzipped where a name has spaces and accents."""

    def unzip(folder: Path) -> None:
        with zipfile.ZipFile(site.parent / "dist" / "kelas-jaga.zip") as archive:
            archive.extractall(folder)

    return once(shared_folder, "STIK USB é", unzip)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: a test's own assertion is the report."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve ``folder`` on a free port of this machine; yields the address with a slash."""
    from course.measure.hosting import listening  # with all of measuring, which most tests do without

    with listening(functools.partial(_Quiet, directory=str(folder))) as address:
        yield address


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """Address of the real site on a local web server."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """A real Chromium. Without one the browser tests fail; they are never skipped."""
    from playwright.sync_api import expect, sync_playwright

    # Long enough for a machine that has much else to do: what comes late is not wrong.
    expect.set_options(timeout=30_000)
    path = setup_browser.installed()
    assert path, setup_browser.NO_BROWSER
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=quiet)
        yield chromium
        chromium.close()
