"""The `course` command says everything at once, speaks both languages and never half-writes."""

from __future__ import annotations

import itertools
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from conftest import TODAY, contents, run_course
from course.cli import main
from course.cli.authoring import page_of
from course.cli.words import WORDS
from course.outputs import BUNDLE
from course.source import read
from tiny import LESSON, change, copy, in_lesson

MKDOCS = "site_name: Tiny\ndocs_dir: docs/id\ntheme: {name: mkdocs}\nuse_directory_urls: true\n"


@pytest.fixture
def course(monkeypatch):
    """Run the command inside a project, as ``course(root, "check")``; English on 21 November 2026."""
    for name in ("SITE_URL", "RELEASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COURSE_TODAY", "2026-11-21")
    monkeypatch.setenv("COURSE_LANG", "en")

    def run(root: Path, *arguments: str, input: str = "", color: bool = False, **environment: str):
        monkeypatch.chdir(root)
        return CliRunner().invoke(main, arguments, input=input, env=environment, color=color)

    return run


# ---- check -------------------------------------------------------------------------------


def test_check_passes_a_right_course(tmp_path, course):
    result = course(copy(tmp_path), "check")
    assert (result.exit_code, result.output) == (0, "0 errors, 0 warnings.\n")


def test_check_lists_every_problem_and_fails(tmp_path, course, root):
    result = course(copy(tmp_path, "broken"), "check")
    assert result.exit_code == 1
    assert result.output == (root / "tests/golden/problems/broken.en.txt").read_text(encoding="utf-8")


def test_check_speaks_indonesian_unless_told_otherwise(tmp_path, course, root):
    result = course(copy(tmp_path, "broken"), "check", COURSE_LANG="")
    assert result.output == (root / "tests/golden/problems/broken.id.txt").read_text(encoding="utf-8")


def test_warnings_alone_do_not_fail(tmp_path, course):
    result = course(copy(tmp_path, "outdated"), "check")
    assert result.exit_code == 0
    assert result.output.endswith("0 errors, 1 warning.\n")


@pytest.mark.parametrize(("arguments", "environment"), [(["--release"], {}), ([], {"RELEASE": "1"})])
def test_check_can_judge_as_for_a_release(tmp_path, course, arguments, environment):
    result = course(copy(tmp_path, "outdated"), "check", *arguments, **environment)
    assert result.exit_code == 1
    assert result.output.endswith("1 error, 0 warnings.\n")


def test_check_tells_other_programs_as_json(tmp_path, course):
    result = course(copy(tmp_path, "outdated"), "check", "--json")
    (problem,) = json.loads(result.output)["problems"]
    assert (problem["path"], problem["line"]) == (in_lesson("en"), 14)
    assert (problem["code"], problem["level"]) == ("translation-outdated", "warning")
    assert problem["message"].startswith(f"{in_lesson('en')}:14: translation-outdated: ")


def test_check_works_from_any_folder_of_the_project(tmp_path, course):
    assert course(copy(tmp_path) / "docs" / "id", "check").exit_code == 0


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
    assert all(shape.match(line) for line in result.stdout.splitlines())


@pytest.mark.parametrize("command", ["check", "status", "channels", "build"])
def test_outside_a_project_the_command_says_so(tmp_path, course, command):
    result = course(tmp_path, command)
    assert result.exit_code == 2
    assert "There is no course here" in result.output


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("COURSE_TODAY", "besok", "COURSE_TODAY"), ("COURSE_LANG", "fr", "COURSE_LANG")],
)
def test_an_environment_that_makes_no_sense_is_named(tmp_path, course, name, value, words):
    result = course(copy(tmp_path), "check", **{name: value})
    assert result.exit_code == 2
    assert f'{words} holds "{value}"' in result.output


# ---- status and channels -----------------------------------------------------------------


def test_status_shows_each_page_and_its_editions(tmp_path, course):
    lines = course(copy(tmp_path, "untranslated"), "status").output.splitlines()
    assert lines[0].split() == ["page", "code", "Indonesian", "English", "read"]
    assert lines[1].split() == [LESSON, "C10-4", "original", "missing", "2026-11-20"]
    assert lines[2].split() == ["index", "original", "fresh"]


def test_status_counts_pages_that_nobody_has_written(tmp_path, course):
    pages = json.loads(course(copy(tmp_path, "empty"), "status", "--json").output)["pages"]
    assert pages[0] == {
        "page": LESSON,
        "code": "C10-4",
        "lesson": True,
        "id": "missing",
        "en": "missing",
        "reviewed": None,
    }


@pytest.fixture
def git(tmp_path) -> Callable[..., None]:
    """Run Git in a repository of its own, whatever the settings of this machine."""
    alone = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_COMMITTER_DATE": "2026-11-19T12:00:00Z",
    }
    names = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def run(root: Path, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=root, env=os.environ | alone | names, check=True)

    return run


def test_status_shows_what_changed_since_a_page_was_translated(tmp_path, course, git):
    root = copy(tmp_path)
    git(root, "init", "-q")
    for old, new in (("Tarik napas pelan.", "Tarik napas."), ("Raka suka gim", "Raka gemar gim")):
        git(root, "add", ".")
        git(root, "commit", "-qm", "x")
        change(root, in_lesson(), old, new)
    overview = course(root, "status").output
    assert f"{LESSON}: 4 lines of the Indonesian changed since 2026-11-19." in overview
    assert "+Tarik napas." not in overview
    shown = course(root, "status", LESSON).output.splitlines()
    assert {"-Tarik napas pelan.", "+Tarik napas.", "+Raka gemar gim membangun kota."} <= set(shown)
    line = (root / in_lesson()).read_text(encoding="utf-8").split("\n").index("Tarik napas.") + 1
    assert f"@@ -{line - 1},3 +{line - 1},3 @@" in shown  # lines of the file, one before and one after
    (state,) = json.loads(course(root, "status", "--json", in_lesson()).output)["pages"]
    assert "+Tarik napas." in state["changed"]["diff"]


def test_status_says_when_the_history_does_not_hold_what_was_translated(tmp_path, course, git):
    root = copy(tmp_path, "outdated")
    words = "what was translated is not in the Git history"
    assert words in course(root, "status").output
    assert words in course(root, "status", PATH="").output
    git(root, "init", "-q")
    assert words in course(root, "status").output


def test_status_of_a_page_that_is_not_listed_says_so(tmp_path, course):
    result = course(copy(tmp_path), "status", "x/y")
    assert result.exit_code == 1
    assert "is not in data/course.yml" in result.output


def test_status_of_broken_data_is_the_list_of_its_problems(tmp_path, course):
    root = copy(tmp_path)
    (root / "data/laws.yml").unlink()
    result = course(root, "status")
    assert result.exit_code == 1
    assert result.output.startswith("data/laws.yml:1: file-missing: ")


def test_channels_come_with_their_age_oldest_first(tmp_path, course):
    root = copy(tmp_path)
    text = (root / "data/channels.yml").read_text(encoding="utf-8")
    before, after = text.split("- id: polisi-110")
    after = after.replace("compared: 2026-11-21", "compared: 2026-11-01\n  dialled: 2026-11-11")
    (root / "data/channels.yml").write_text(f"{before}- id: polisi-110{after}", encoding="utf-8")
    lines = course(root, "channels").output.splitlines()
    assert lines[1].split()[-3:] == ["2026-11-01", "2026-11-11", "10"]
    assert lines[2].split()[-3:] == ["2026-11-21", "never", "0"]


def test_a_checklist_of_channels_has_one_line_each(tmp_path, course):
    lines = course(copy(tmp_path), "channels", "--report").output.splitlines()
    boxes = [line.split(":")[0] for line in lines if line.startswith("- [ ]")]
    assert boxes == ["- [ ] sapa-129", "- [ ] polisi-110"]
    below = lines[lines.index(next(line for line in lines if "sapa-129" in line)) + 1 :]
    assert below[:2] == ["      data/channels.yml:2", "      source: A study of patterns, 2020"]


# ---- new and confirm ------------------------------------------------------------------------


@pytest.fixture
def unwritten(tmp_path) -> Path:
    """The minimal course before anybody wrote its lesson."""
    root = copy(tmp_path)
    for language in ("id", "en"):
        (root / in_lesson(language)).unlink()
        index = root / "docs" / language / "index.md"
        index.write_text(index.read_text(encoding="utf-8").replace(f"({LESSON}.md)", "(istilah.md)"))
    return root


def test_a_new_lesson_lacks_nothing_but_what_is_left_to_write(unwritten, course):
    course(unwritten, "confirm", "index")
    result = course(unwritten, "new", LESSON)
    assert result.exit_code == 0
    assert in_lesson("id") in result.output and in_lesson("en") in result.output
    found = json.loads(course(unwritten, "check", "--json").output)["problems"]
    assert {problem["code"] for problem in found} == {"left-to-write"}
    assert {problem["path"] for problem in found} == {in_lesson("id"), in_lesson("en")}
    text = (unwritten / in_lesson()).read_text(encoding="utf-8")
    for part in ("open", "hook", "core", "practice", "check", "close", "help"):
        assert f"{{#{part}}}" in text


@pytest.mark.parametrize("audience", ["parents", "teachers", "trainers"])
def test_a_new_lesson_for_adults_lacks_nothing_either(unwritten, course, audience):
    change(unwritten, "data/course.yml", "audience: children\n  band: 10-12", f"audience: {audience}")
    course(unwritten, "confirm", "index")
    course(unwritten, "new", LESSON)
    found = json.loads(course(unwritten, "check", "--json").output)["problems"]
    assert {problem["code"] for problem in found} == {"left-to-write"}
    assert "band:" not in (unwritten / in_lesson()).read_text(encoding="utf-8")


def test_a_new_page_that_is_no_lesson_lacks_nothing_either(tmp_path, course):
    root = copy(tmp_path)
    change(root, "data/course.yml", "pages: [index, istilah]", "pages: [index, istilah, bantuan/index]")
    assert course(root, "new", "docs/id/bantuan/index.md").exit_code == 0
    found = json.loads(course(root, "check", "--json").output)["problems"]
    assert {problem["code"] for problem in found} == {"left-to-write"}


def test_new_never_writes_over_a_page(tmp_path, course):
    root = copy(tmp_path)
    before = contents(root)
    result = course(root, "new", LESSON)
    assert result.exit_code == 1
    assert result.output == f"Error: {in_lesson()} exists. Nothing was changed.\n"
    assert contents(root) == before


@pytest.mark.parametrize("path", ["anak-10-12/lain", "../../x", "/etc/x", ""])
def test_new_writes_only_what_the_course_lists(tmp_path, course, path):
    root = copy(tmp_path)
    before = contents(tmp_path)
    result = course(root, "new", path)
    assert result.exit_code == 1
    assert "is not in data/course.yml" in result.output
    assert contents(tmp_path) == before


def test_new_asks_for_what_it_was_not_told(tmp_path, course):
    root = copy(tmp_path)
    answers = 'anak-10-12\nteman-baru\nTeman "baru"\nA new friend\n'
    result = course(root, "new", input=answers)
    assert result.exit_code == 0, result.output
    for question in ("For whom (anak-10-12)", "Short name", "Title in Indonesian", "Title in English"):
        assert question in result.output
    for language, title in (("id", 'Teman "baru"'), ("en", "A new friend")):
        file = root / f"docs/{language}/anak-10-12/teman-baru.md"
        assert read(file.read_text(encoding="utf-8"), "x", language, "x").meta["title"] == title
    found = json.loads(course(root, "check", "--json").output)["problems"]
    assert {problem["code"] for problem in found} == {"left-to-write"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"lessons: [{LESSON}]\n", f"lessons: [{LESSON}, anak-10-12/lain]\n"),
        (f"lessons:\n  - {LESSON}\n", f"lessons:\n  - {LESSON}\n  - anak-10-12/lain\n"),
        (f"lessons:\n    - {LESSON}\n", f"lessons:\n    - {LESSON}\n    - anak-10-12/lain\n"),
    ],
)
def test_new_with_add_lists_the_lesson_and_changes_nothing_else(tmp_path, course, before, after):
    root = copy(tmp_path)
    file = root / "data/course.yml"
    change(root, "data/course.yml", f"lessons: [{LESSON}]\n", before)
    text = file.read_text(encoding="utf-8")
    assert course(root, "new", "--add", "anak-10-12/lain", "--title", "Lain").exit_code == 0
    assert file.read_text(encoding="utf-8") == text.replace(before, after)


@pytest.mark.parametrize(
    ("path", "words"),
    [("kelas-9/x", "There is no module"), ("anak-10-12/Teman Baru", "cannot be used"), ("x", "no module")],
)
def test_new_with_add_says_why_a_page_cannot_be_listed(tmp_path, course, path, words):
    root = copy(tmp_path)
    before = contents(tmp_path)
    result = course(root, "new", "--add", path)
    assert result.exit_code == 1
    assert words in result.output
    assert contents(tmp_path) == before


def test_new_with_add_leaves_a_list_that_is_written_otherwise(tmp_path, course):
    root = copy(tmp_path)
    change(root, "data/course.yml", f"lessons: [{LESSON}]", f"lessons: ['{LESSON}']")
    result = course(root, "new", "--add", "anak-10-12/lain")
    assert result.exit_code == 1
    assert 'Write "- anak-10-12/lain" below lessons' in result.output


@pytest.mark.parametrize("path", [LESSON, in_lesson("en"), in_lesson("id")])
def test_confirm_makes_a_translation_fresh_and_changes_one_line(tmp_path, course, path):
    root = copy(tmp_path, "outdated")
    before = (root / in_lesson("en")).read_text(encoding="utf-8").split("\n")
    assert course(root, "confirm", path).exit_code == 0
    after = (root / in_lesson("en")).read_text(encoding="utf-8").split("\n")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert all(line.startswith("translated_from: id@") for line in changed[0])
    assert course(root, "check").output == "0 errors, 0 warnings.\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_confirm_adds_the_line_when_it_is_missing_and_keeps_line_ends(tmp_path, course, line_end):
    root = copy(tmp_path)
    file = root / in_lesson("en")
    kept = [line for line in file.read_text(encoding="utf-8").split("\n") if "translated_from" not in line]
    file.write_bytes(line_end.join(kept).encode("utf-8"))
    assert course(root, "confirm", LESSON).exit_code == 0
    raw = file.read_bytes().decode("utf-8")
    assert raw.count("\n") == raw.count(line_end) == len(kept)
    assert course(root, "check").output == "0 errors, 0 warnings.\n"


def test_confirm_needs_both_editions(tmp_path, course):
    result = course(copy(tmp_path, "untranslated"), "confirm", LESSON)
    assert result.exit_code == 1
    assert "is not there in both languages" in result.output


def test_confirm_leaves_a_file_whose_front_matter_is_broken(tmp_path, course):
    root = copy(tmp_path)
    change(root, in_lesson("en"), "minutes: 35", "minutes: [35")
    before = contents(root)
    result = course(root, "confirm", LESSON)
    assert result.exit_code == 1
    assert f"The front matter of {in_lesson('en')} cannot be read" in result.output
    assert contents(root) == before


@pytest.mark.parametrize(
    "name", ["a/b", "a/b.md", "docs/en/a/b.md", "docs/id/a/b.md", "docs\\en\\a\\b.md", "/a/b/"]
)
def test_a_page_may_be_named_by_its_path_or_its_file(name):
    assert page_of(name) == "a/b"


# ---- build -------------------------------------------------------------------------------


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


# ---- Comfort ----------------------------------------------------------------------------


def test_a_terminal_gets_colours_and_the_same_words(tmp_path, course):
    root = copy(tmp_path, "broken")
    coloured = course(root, "check", color=True).output
    assert "\x1b[31m\x1b[1mquiz-options\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == course(root, "check").output


def test_check_can_answer_after_every_edit(tmp_path):
    root = copy(tmp_path)
    environment = os.environ | {"COURSE_TODAY": TODAY.isoformat(), "COURSE_LANG": "en"}
    command = [sys.executable, "-u", "-m", "course.cli", "check", "--watch"]
    with subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
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
        assert watching.wait() == 0


def test_channels_are_told_to_other_programs_too(tmp_path, course):
    channels = json.loads(course(copy(tmp_path), "channels", "--json").output)["channels"]
    assert [channel["id"] for channel in channels] == ["sapa-129", "polisi-110"]


def test_a_check_loads_nothing_that_only_printing_needs():
    ask = "import sys, course.cli; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout
    assert not {"typst", "pypdf", "segno", "spylls", "mkdocs"} & set(loaded.split())


# ---- Words -------------------------------------------------------------------------------


@pytest.mark.parametrize("key", sorted(WORDS))
def test_the_command_says_the_same_in_both_languages(key):
    values = {language: set(re.findall(r"\{(\w+)\}", text)) for language, text in WORDS[key].items()}
    assert values["id"] == values["en"]


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_every_command_explains_itself_in_both_languages(name):
    command = main.get_command(click.Context(main), name)
    assert isinstance(command, click.Command)
    assert " / " in command.get_short_help_str(limit=200)
