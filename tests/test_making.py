"""Decks, handouts, cards and guides: made once, made again when something changed, never half."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
import typst

import tiny
from conftest import TODAY, contents, once, run_course
from course import model
from course.model import Course
from course.outputs import BESIDE, making, paper, progress
from course.problems import Problem

PLACE = making.Place("https://kelas-jaga.example/")
LESSON, TWIN = tiny.in_lesson("id"), tiny.in_lesson("en")


@pytest.fixture(scope="session")
def built_once(shared_folder: Path) -> Path:
    """A small sound course with the words of the real interface, its files made."""

    def build(target: Path) -> None:
        make(tiny.buildable(target))

    return once(shared_folder, "small", build)


@pytest.fixture
def made(built_once: Path, tmp_path: Path) -> Path:
    """A copy of the small course, its files already in the cache."""
    return Path(shutil.copytree(built_once, tmp_path, dirs_exist_ok=True))


@pytest.fixture
def project(made: Path) -> Path:
    """A copy of the small course of which nothing is made yet."""
    shutil.rmtree(made / ".cache")
    return made


def make(root: Path, today=TODAY, place: making.Place = PLACE) -> tuple[set[str], list[Problem]]:
    """Make everything; return the files that were not in the cache before, and the problems."""
    course = load(root, today)
    absent = [job for job in making.jobs(course, place) if not job.cached.exists()]
    count = progress.Count()
    problems = making.make(course, place, count)
    # Packs wait until every sheet in them can be printed.
    packs = {item.kind for item in BESIDE if item.gathers}
    skipped = sum(job.kind in packs for job in absent) if problems else 0
    assert count.done == count.all - skipped
    assert count.made == len(absent) - len(problems) - skipped
    return {job.target for job in absent}, problems


def load(root: Path, today=TODAY) -> Course:
    course, problems = model.load(root, today)
    assert course is not None, problems
    return course


def add(root: Path, file: str, text: str) -> int:
    """Add text at the end of a lesson and return its first line."""
    path = root / file
    before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    path.write_text(before + text + "\n", encoding="utf-8")
    return before.count("\n") + 1


def test_a_second_build_makes_nothing_again(project: Path) -> None:
    first, problems = make(project)
    assert problems == []
    assert {target.split("/")[0] for target in first} == {"anak-10-12", "en"}
    assert make(project) == (set(), [])


def test_one_changed_word_redoes_the_papers_of_that_edition_only(made: Path) -> None:
    tiny.change(made, LESSON, *a_word(made / LESSON))
    redone, _ = make(made)
    papers = {target for target in redone if "slides" not in target}
    assert papers
    assert all(target.startswith("anak-10-12/stop-simpan-cerita/") for target in papers)


def a_word(file: Path) -> tuple[str, str]:
    """A line of prose that stands once in a lesson, and the same with one more word."""
    body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    lines = [line for line in body.splitlines() if line[:1].isalpha() and body.count(line) == 1]
    return lines[0], f"{lines[0]} Tenang."


def test_a_changed_title_also_redoes_the_twin_that_names_it(made: Path) -> None:
    title = next(line for line in (made / TWIN).read_text(encoding="utf-8").splitlines() if "title:" in line)
    tiny.change(made, TWIN, title, f"{title} again")
    redone, _ = make(made)
    assert any(target.startswith("en/") for target in redone)
    assert any(target.startswith("anak-10-12/") for target in redone)


def waiting(root: Path, today=TODAY) -> set[str]:
    """The files that are not in the cache."""
    return {job.target for job in making.jobs(load(root, today), PLACE) if not job.cached.exists()}


def test_a_changed_fact_redoes_everything(made: Path) -> None:
    listing = made / "data" / "channels.yml"
    listing.write_text(listing.read_text(encoding="utf-8") + "\n# read again\n", encoding="utf-8")
    assert waiting(made) == {job.target for job in making.jobs(load(made), PLACE)}


def test_another_day_redoes_nothing_until_an_entry_grows_old(made: Path) -> None:
    assert waiting(made, TODAY + timedelta(days=1)) == set()
    assert waiting(made, TODAY + timedelta(days=120)) != set()


def test_the_files_stand_where_pages_link_to_them(made: Path) -> None:
    project = made
    bundle = making.Place("", directory_urls=False)
    for place, wanted in (
        (PLACE, {"slides/index.html", "guide/index.html", "guide.pdf", "cards.pdf"}),
        (bundle, {"slides.html", "guide.html", "guide.pdf", "cards.pdf"}),
    ):
        make(project, place=place)
        site = project / "out" / str(place.directory_urls)
        making.copy_into(site, load(project), place)
        lesson = site / "en" / "anak-10-12" / "stop-simpan-cerita"
        assert wanted <= {path.relative_to(lesson).as_posix() for path in lesson.rglob("*.*")}


def test_many_files_are_made_on_all_cores_with_the_same_bytes(project: Path, monkeypatch) -> None:
    bytes_of = {}
    for cores in (1, 2):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        make(project)
        bytes_of[cores] = contents(project / ".cache")
        shutil.rmtree(project / ".cache")
    assert len(bytes_of[1]) >= 8
    assert bytes_of[1] == bytes_of[2]


def test_what_paper_has_no_form_for_is_named_with_its_line_and_the_rest_is_made(project: Path) -> None:
    line = add(project, LESSON, "/// home\n<video></video>\n///")
    new, problems = make(project)
    assert {problem.code for problem in problems} == {"cannot-print"}
    assert {(problem.path, problem.line) for problem in problems} == {(LESSON, line)}
    assert {problem.detail["element"] for problem in problems} == {"video"}
    assert len(new) > len(problems)
    assert {problem.detail["file"] for problem in make(project)[1]} == {"handout.pdf", "guide.pdf"}


def long_worksheet() -> str:
    prompts = "\n".join(f"- Hal nomor {number}:" for number in range(80))
    return f"/// worksheet | Lembar panjang\n    size: A4\n    space: lines\n\n{prompts}\n///"


def test_a_handout_of_three_pages_is_an_error_where_it_begins(made: Path) -> None:
    add(made, LESSON, long_worksheet())
    _, problems = make(made)
    (problem,) = problems
    assert (problem.path, problem.code) == (LESSON, "handout-too-long")
    named = (made / LESSON).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert named.lstrip("/ ").split(" ")[0] in ("keypoints", "worksheet", "home")
    assert problem.detail["pages"] > problem.detail["most"] == 2


def test_a_form_of_a_page_that_is_no_lesson_may_be_long(made: Path) -> None:
    for language in ("id", "en"):
        add(made, f"docs/{language}/istilah.md", long_worksheet())
    new, problems = make(made)
    assert problems == []
    assert {"istilah/handout.pdf", "en/istilah/handout.pdf"} <= new


def test_what_the_typesetter_refuses_is_named_with_its_reason(project: Path, monkeypatch) -> None:
    def refuse(*_: object) -> bytes:
        raise typst.TypstError("heading level skipped.")

    monkeypatch.setattr(paper, "compile_source", refuse)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    _, problems = make(project)
    assert {problem.code for problem in problems} == {"pdf-refused"}
    assert {problem.detail["reason"] for problem in problems} == {"heading level skipped"}


@pytest.mark.parametrize("command", ["build", "mkdocs"])
def test_a_lesson_that_cannot_be_printed_leaves_the_site_as_it_was(project: Path, command: str) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("as it was", encoding="utf-8")
    add(project, LESSON, long_worksheet())
    add(project, TWIN, long_worksheet().replace("Lembar panjang", "Long sheet").replace("Hal nomor", "Thing"))
    run_course(project, "confirm", "anak-10-12/stop-simpan-cerita")
    before = contents(project / "site")
    result = run_course(project, "build") if command == "build" else run_mkdocs(project)
    assert result.returncode != 0
    said = result.stdout + result.stderr
    assert f"{LESSON}:" in said and "handout-too-long" in said
    assert contents(project / "site") == before


def run_mkdocs(project: Path):
    import subprocess
    import sys

    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env={**os.environ, "COURSE_TODAY": TODAY.isoformat(), "COURSE_LANG": "en", "SITE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_pipe_hears_plain_lines_and_one_line_at_the_end(capfd, language: str) -> None:
    with progress.shown(language) as count:
        count.all = 8
        for count.done in range(9):
            count.heard()
        count.made, count.pages = 6, 11
    lines = capfd.readouterr().err.splitlines()
    assert len(lines) == 5
    assert lines[0].startswith(progress.WORDS[language]["making"])
    assert lines[-1].startswith(
        ("8 berkas, 11 halaman kertas, 6 dibuat baru", "8 files, 11 pages of paper, 6 made")
    )
    assert "\x1b" not in "".join(lines)


def test_a_terminal_sees_a_bar(capfd, monkeypatch) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    with progress.shown("en") as count:
        count.all = count.done = 3
        count.heard()
    shown = capfd.readouterr().err
    assert "3/3" in shown and "\x1b" in shown


def test_nothing_is_said_when_nothing_had_to_be_made(capfd) -> None:
    with progress.shown("en") as count:
        count.all = count.done = 4
        count.heard()
    assert capfd.readouterr().err == ""
