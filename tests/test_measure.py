"""`course measure`: one shape for every figure, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT, TODAY, small_project
from course import model, rules
from course.cli import main, measuring
from course.measure import MEASUREMENTS, beside, cost, growing, scale
from course.measure.tables import Bench, CannotMeasure, Column, Measurement, Row, Table
from course.outputs import BESIDE
from tiny import copy

WEIGHT = Column({"id": "berat", "en": "weight"}, "B", 16_000)
GROWTH = Column({"id": "tambah", "en": "growth"})
TITLE = {"id": "Dua halaman", "en": "Two pages"}
TWO = Table(TITLE, (WEIGHT, GROWTH), (Row("ringan", (16_000, 1.049)), Row("berat", (1234567, None))))
NOTHING = {"id": "Belum ada.", "en": "Not there yet."}


def two(bench: Bench) -> Table:
    return TWO


def nothing(bench: Bench) -> Table:
    raise CannotMeasure(NOTHING)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run ``course measure ...`` in a tiny course, in English on 21 November 2026."""
    monkeypatch.setenv("COURSE_TODAY", "2026-11-21")
    monkeypatch.setenv("COURSE_LANG", "en")
    monkeypatch.chdir(copy(tmp_path))
    planted = (Measurement("two", "dua / two", two), Measurement("nothing", "kosong / empty", nothing))
    monkeypatch.setattr(measuring, "MEASUREMENTS", planted)
    monkeypatch.setitem(measuring.measure.commands, "two", measuring._command(planted[0]))
    monkeypatch.setitem(measuring.measure.commands, "nothing", measuring._command(planted[1]))
    return lambda *arguments, **environment: CliRunner().invoke(
        main, ["measure", *arguments], env=environment
    )


def test_a_table_names_every_figure_above_its_limit() -> None:
    (over,) = TWO.over()
    assert (over.row.name, over.column, over.figure) == ("berat", WEIGHT, 1234567)


def test_a_row_has_one_figure_for_each_column() -> None:
    with pytest.raises(ValueError, match="1 figures for 2 columns"):
        Table(TITLE, (WEIGHT, GROWTH), (Row("x", (1,)),))


def test_people_read_a_table_with_limits_and_marks(course) -> None:
    assert course("two").output == (
        "\nTwo pages\n"
        "        weight (<= 16 000 B)  growth\n"
        "ringan  16 000                1.05\n"
        "berat   1 234 567 !           -\n"
        "1 above their limit.\n"
    )


def test_programs_read_the_same_figures_with_day_and_command(course, monkeypatch) -> None:
    monkeypatch.setattr(sys, "argv", ["course", "measure", "two", "--json"])
    listing = json.loads(course("two", "--json", COURSE_LANG="id").output)
    assert (listing["date"], listing["command"]) == ("2026-11-21", "course measure two --json")
    table = listing["tables"]["two"]
    assert table["title"] == "Dua halaman" and table["over"] == 1
    assert table["columns"][0] == {"title": "berat", "unit": "B", "most": 16_000}
    assert table["rows"][1] == {"name": "berat", "figures": [1234567, None]}


def test_what_cannot_be_measured_says_what_is_missing(course) -> None:
    result = course("nothing")
    assert (result.exit_code, result.output) == (1, "Error: Not there yet.\n")


def test_all_measures_what_it_can_and_says_what_it_could_not(course) -> None:
    result = course("all")
    assert result.exit_code == 1
    assert "nothing: Not there yet." in result.stderr
    assert "Two pages" in result.stdout


def test_without_a_site_a_measurement_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(CannotMeasure, match="make build"):
        _ = Bench(tmp_path, TODAY).site


def test_every_measurement_is_a_command_with_help_in_both_languages() -> None:
    assert len({each.name for each in MEASUREMENTS}) == len(MEASUREMENTS)
    for each in MEASUREMENTS:
        assert " / " in each.about
        assert each.name in measuring.measure.commands


def test_a_command_is_paid_with_everything_it_starts(tmp_path: Path) -> None:
    child = "x = bytearray(60_000_000); print(len(x))"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); sys.exit(3)"
    used = cost.of_command([sys.executable, "-c", parent], tmp_path)
    assert (used.code, used.output) == (3, "60000000\n")
    assert used.memory > 60_000_000
    assert used.cpu > 0


def test_judging_is_measured_with_and_without_spelling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def of_course(arguments: list[str], *_: object) -> cost.Cost:
        asked.append(arguments)
        return cost.Cost(float(len(asked)), 5_000_000 * len(asked), 0, "")

    monkeypatch.setattr(cost, "of_course", of_course)
    (check,) = (each for each in MEASUREMENTS if each.name == "check")
    table = check(Bench(copy(tmp_path), TODAY))
    assert asked == [["check"], ["check", "--spelling"]]
    assert table.rows == (Row("course check", (1.0, 2.0, 10.0)),)
    assert table.title["en"] == "Judging 6 pages"


def test_what_stands_beside_pages_is_measured_by_kind(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    found = {kind: beside.make(project, TODAY, kind) for kind in ("deck", "guide")}
    course, _ = model.load(project, TODAY)
    assert course is not None
    editions = sum(len(page.editions) for page in course.lessons)
    assert {kind: made["files"] for kind, made in found.items()} == {"deck": editions, "guide": editions}
    assert all(made["bytes"] > 5_000 * editions for made in found.values())
    pdfs = {item.file for item in BESIDE if scale.KINDS["pdf"](item)}
    assert {"handout.pdf", "cards.pdf", "guide.pdf"} <= pdfs and "paket-lembar.pdf" not in pdfs


def test_scale_gives_every_kind_a_row_for_every_size(monkeypatch: pytest.MonkeyPatch) -> None:
    said = json.dumps({"files": 10, "bytes": 5_000_000})
    monkeypatch.setattr(scale.growing, "grow", lambda root, target, number: target)
    monkeypatch.setattr(scale, "_lesson", lambda site: (12_000, 100))

    def build(command: list[str], project: Path, _: Bench) -> cost.Cost:
        page = project / "site" / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("x" * 1000, encoding="utf-8")
        return cost.Cost(float(len(command[-1])), 100_000_000, 0, f"{said}\n")

    monkeypatch.setattr(scale, "_build", build)
    table = scale.measure(Bench(ROOT, TODAY), (60, 30), ("page", "deck", "pdf"))
    assert [row.name for row in table.rows] == ["30", "30 deck", "30 pdf", "60", "60 deck", "60 pdf"]
    assert table.rows[1].figures[:8] == (10, 4.0, 400.0, 1.0, None, None, 100.0, 5.0)


def test_a_build_is_measured_from_nothing_again_and_after_one_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[str] = []

    def of_command(command: list[str], folder: Path, _: object) -> cost.Cost:
        runs.append(" ".join(command[1:]))
        (folder / "site").mkdir(exist_ok=True)
        (folder / "site" / "index.html").write_text("page", encoding="utf-8")
        kept = folder / ".cache" / "beside"
        kept.mkdir(parents=True, exist_ok=True)
        text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("docs/id/**/*.md")))
        (kept / f"{hash(text)}.pdf").touch()
        return cost.Cost(2.0, 5_000_000, 0, "")

    monkeypatch.setattr(cost, "of_command", of_command)
    (build,) = (each for each in MEASUREMENTS if each.name == "build")
    table = build(Bench(small_project(tmp_path / "project"), TODAY))
    assert runs == ["-m mkdocs build --strict --quiet"] * 3
    made_again = [(row.name, row.figures[-1]) for row in table.rows]
    assert made_again == [("first", 1), ("again", 0), ("one word", 1)]


@pytest.mark.parametrize("number", [3, pytest.param(43, marks=pytest.mark.sweep)])
def test_a_course_of_any_size_is_made_from_the_real_lessons_and_is_sound(tmp_path: Path, number: int) -> None:
    project = growing.grow(ROOT, tmp_path / "course", number)
    course, problems = model.load(project, TODAY)
    assert course is not None and problems == []
    assert len(course.lessons) == number
    assert all(set(page.editions) == {"id", "en"} for page in course.lessons)
    assert not [problem for problem in rules.check(course, TODAY, False) if problem.level == "error"]


def test_the_plain_course_has_the_same_text_without_blocks(tmp_path: Path) -> None:
    project = growing.grow(ROOT, tmp_path / "course", 1)
    target = growing.plain(project, tmp_path / "plain")
    pages = {path.relative_to(project) for path in (project / "docs").glob("[a-z][a-z]/**/*.md")}
    assert {path.relative_to(target) for path in target.rglob("*.md")} == pages
    text = (target / "docs/id/anak-7-9/badanku-milikku.md").read_text(encoding="utf-8")
    assert "///" not in text and "## " in text
