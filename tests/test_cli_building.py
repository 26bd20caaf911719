"""`course build` replaces the site as a whole or leaves the last one."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from conftest import contents, run_course
from course.outputs import BUNDLE
from tiny import change, copy, in_lesson

MKDOCS = "site_name: Tiny\ndocs_dir: docs/id\ntheme: {name: mkdocs}\nuse_directory_urls: true\n"


@pytest.fixture
def buildable(tmp_path) -> Path:
    """The minimal course with a plain site, something in the place of its bundle, an earlier good build."""
    root = copy(tmp_path)
    (root / "mkdocs.yml").write_text(MKDOCS + "hooks: [bundle.py]\n")
    bundle = f"Path(config.site_dir, {BUNDLE!r}).write_bytes(b'')"
    (root / "bundle.py").write_text(f"from pathlib import Path\ndef on_post_build(config): {bundle}\n")
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("the last good build")
    return root


def test_build_replaces_the_site_as_a_whole(buildable):
    (buildable / "site" / "gone.html").write_text("a page of long ago")
    result = run_course(buildable, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Welcome" not in (buildable / "site/index.html").read_text(encoding="utf-8")
    assert "Selamat datang" in (buildable / "site/index.html").read_text(encoding="utf-8")
    assert not (buildable / "site" / "gone.html").exists()
    assert not (buildable / "site.new").exists() and not (buildable / "site.old").exists()


def test_a_course_with_errors_leaves_the_last_site(buildable):
    before = contents(buildable / "site")
    change(buildable, in_lesson(), "/// objectives", "/// objektif")
    result = run_course(buildable, "build")
    assert result.returncode == 1
    assert "unknown-block" in result.stdout
    assert "Nothing was written" in result.stderr
    assert contents(buildable / "site") == before
    assert not (buildable / "site.new").exists()


def test_a_build_that_fails_half_way_leaves_the_last_site(buildable):
    before = contents(buildable / "site")
    hook = "def on_post_build(config):\n    raise SystemExit('stopped')\n"
    (buildable / "hook.py").write_text(hook)
    (buildable / "mkdocs.yml").write_text(MKDOCS + "hooks: [hook.py]\n")
    result = run_course(buildable, "build")
    assert result.returncode == 1
    assert "site/ is as it was" in result.stderr
    assert contents(buildable / "site") == before
    assert not (buildable / "site.new").exists()


def test_of_two_builds_at_once_the_second_waits_for_nobody_and_harms_nothing(buildable):
    (buildable / ".cache").mkdir()
    before = contents(buildable / "site")
    with (buildable / ".cache" / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = run_course(buildable, "build")
    assert (result.returncode, contents(buildable / "site")) == (1, before)
    assert "Another command is building the site" in result.stderr


def test_a_swap_that_was_interrupted_is_mended_by_the_next_build(buildable):
    (buildable / "site").rename(buildable / "site.old")
    (buildable / "mkdocs.yml").write_text("plugins: [unknown]\n")
    assert run_course(buildable, "build").returncode == 1
    assert (buildable / "site/index.html").read_text() == "the last good build"


def test_a_release_needs_an_address(buildable):
    result = run_course(buildable, "build", RELEASE="1")
    assert result.returncode == 1
    assert "set SITE_URL" in result.stderr


def test_a_release_names_the_channels_that_nobody_has_tested(buildable):
    result = run_course(buildable, "build", "--release", SITE_URL="https://kelas-jaga.example/")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Never tested by a person: sapa-129, polisi-110." in result.stdout
