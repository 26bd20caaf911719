"""`course check` says everything at once, in both languages, to people and to programs."""

from __future__ import annotations

import itertools
import json
import os
import re
import signal
import subprocess
import sys

import pytest

from conftest import TODAY, run_course
from tiny import change, copy, in_lesson


def test_check_passes_a_right_course(tmp_path, cli):
    result = cli(copy(tmp_path), "check")
    assert (result.exit_code, result.output) == (0, "0 errors, 0 warnings.\n")


def test_check_lists_every_problem_and_fails(tmp_path, cli, root):
    result = cli(copy(tmp_path, "broken"), "check")
    assert result.exit_code == 1
    assert result.output == (root / "tests/golden/problems/broken.en.txt").read_text(encoding="utf-8")


def test_check_speaks_indonesian_unless_told_otherwise(tmp_path, cli, root):
    result = cli(copy(tmp_path, "broken"), "check", COURSE_LANG="")
    assert result.output == (root / "tests/golden/problems/broken.id.txt").read_text(encoding="utf-8")


def test_warnings_alone_do_not_fail(tmp_path, cli):
    result = cli(copy(tmp_path, "outdated"), "check")
    assert result.exit_code == 0
    assert result.output.endswith("0 errors, 1 warning.\n")


@pytest.mark.parametrize(("arguments", "environment"), [(["--release"], {}), ([], {"RELEASE": "1"})])
def test_check_can_judge_as_for_a_release(tmp_path, cli, arguments, environment):
    result = cli(copy(tmp_path, "outdated"), "check", *arguments, **environment)
    assert result.exit_code == 1
    assert result.output.endswith("1 error, 0 warnings.\n")


def test_check_tells_other_programs_as_json(tmp_path, cli):
    result = cli(copy(tmp_path, "outdated"), "check", "--json")
    (problem,) = json.loads(result.output)["problems"]
    assert (problem["path"], problem["line"]) == (in_lesson("en"), 14)
    assert (problem["code"], problem["level"]) == ("translation-outdated", "warning")
    assert problem["message"].startswith(f"{in_lesson('en')}:14: translation-outdated: ")


def test_check_works_from_any_folder_of_the_project(tmp_path, cli):
    assert cli(copy(tmp_path) / "docs" / "id", "check").exit_code == 0


def test_a_missing_data_file_is_one_clear_line_and_no_traceback(tmp_path):
    root = copy(tmp_path)
    (root / "data/course.yml").unlink()
    result = run_course(root, "check")
    assert result.returncode == 1
    assert result.stdout.startswith("data/course.yml:1: file-missing: ")
    assert result.stderr == ""


def test_output_in_a_pipe_is_plain(tmp_path):
    result = run_course(copy(tmp_path, "broken"), "check", COLUMNS="40")
    assert "\x1b" not in result.stdout
    shape = re.compile(r"[\w./-]+:\d+: [a-z0-9-]+: |\d+ errors, \d+ warnings\.$")
    lines = result.stdout.splitlines()
    assert len(lines) > 100
    assert [line for line in lines if not shape.match(line)] == []


@pytest.mark.parametrize("command", ["check", "status", "channels", "build"])
def test_outside_a_project_the_command_says_so(tmp_path, cli, command):
    result = cli(tmp_path, command)
    assert result.exit_code == 2
    assert "There is no course here" in result.output


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("COURSE_TODAY", "besok", "COURSE_TODAY"), ("COURSE_LANG", "fr", "COURSE_LANG")],
)
def test_an_environment_that_makes_no_sense_is_named(tmp_path, cli, name, value, words):
    result = cli(copy(tmp_path), "check", **{name: value})
    assert result.exit_code == 2
    assert f'{words} holds "{value}"' in result.output


# ---- Comfort ----------------------------------------------------------------------------


def test_a_terminal_gets_colours_and_the_same_words(tmp_path, cli):
    root = copy(tmp_path, "broken")
    coloured = cli(root, "check", color=True).output
    assert "\x1b[31m\x1b[1mquiz-options\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == cli(root, "check").output


def test_check_can_answer_after_every_edit(tmp_path):
    root = copy(tmp_path)
    environment = os.environ | {"COURSE_TODAY": TODAY.isoformat(), "COURSE_LANG": "en"}
    command = [sys.executable, "-u", "-m", "course.cli", "check", "--watch"]
    with subprocess.Popen(
        command,
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=_hear_interrupts,
    ) as watching:
        try:
            answers = iter(watching.stdout.readline, "")
            assert next(answers) == "0 errors, 0 warnings.\n"
            assert next(answers).startswith("Waiting for an edit.")
            change(root, in_lesson(), "/// objectives", "/// objektif")
            second = "".join(itertools.takewhile(lambda line: "Waiting" not in line, answers))
            assert f"{in_lesson()}:" in second and "unknown-block" in second
        finally:
            watching.send_signal(signal.SIGINT)
        try:
            assert watching.wait(timeout=60) == 0
        finally:
            watching.kill()  # or this would wait on


def _hear_interrupts() -> None:
    """A run in the background, as a server starts its tests, ignores them, and so would all it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_check_loads_nothing_that_only_printing_needs():
    ask = "import sys, course.cli; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout
    assert not {"typst", "pypdf", "segno", "spylls", "mkdocs", "fontTools", "pyphen"} & set(loaded.split())
