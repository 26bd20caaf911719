"""What authors are told is complete, and every example of it is itself run."""

from __future__ import annotations

import re
import shlex
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from conftest import ROOT, TODAY
from course import data, model
from course.cli import main
from course.data import LANGUAGES, Data, Mistake
from course.outputs.lists import render_list
from course.outputs.site import PageView, Settings
from course.problems import MESSAGES, Problem
from course.source import BLOCKS, LISTS, read, walk
from tiny import LESSON, change, codes, copy, in_lesson, problems

CONTRIBUTING = ROOT / "CONTRIBUTING.md"
GUIDES = [ROOT / f"docs/{language}/tentang/menulis.md" for language in LANGUAGES]
PLAN = "plan: {open: 4, hook: 3, core: 6, practice: 14, check: 3, close: 3, help: 2}"
SHORT = "short: {open: 2, hook: 2, practice: 8, help: 3}"
LISTS_OF_PAGES = {
    "menulis": {"blocks", "fields", "timetable"},
    "kata": {"reading", "wording"},
    "pesan": {"messages"},
}
SLOW = ("build", "compress", "dist", "handouts", "measure", "verify")  # run by tests of their own


@pytest.fixture(scope="session")
def real(course) -> Data:
    """Its data."""
    return course.data


def shown(course: model.Course, name: str, language: str) -> str:
    """What a list of the guide shows."""
    view = PageView(course, course.pages["tentang/menulis"], language, Settings())
    return render_list(view, name, {})


def example(name: str, language: str) -> str:
    return (ROOT / f"data/examples/{name}.{language}.md").read_text(encoding="utf-8")


# ---- Blocks ---------------------------------------------------------------------------------


def test_every_block_option_and_argument_is_explained_and_no_other(real):
    told = real.guide.blocks
    assert told.keys() == BLOCKS.keys()
    for name, kind in BLOCKS.items():
        assert told[name].options.keys() == kind.options.keys(), name
        assert (told[name].argument is not None) == (kind.argument is not False), name


def test_every_key_of_the_front_matter_is_explained_and_no_other(real):
    schema = data.schemas(ROOT)["lesson"].content
    assert real.guide.fields.keys() == schema["properties"].keys()


def test_every_list_and_every_link_to_data_is_explained(real):
    assert tuple(real.guide.lists) == LISTS
    assert set(re.findall(r"\]\((\w+):", example("references", "id"))) == real.guide.references.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in BLOCKS if name != "scene"])
def test_the_example_of_a_block_is_right_and_holds_every_option(real, name, language):
    page = read(f"---\ntitle: x\n---\n\n{example(name, language)}", "x.md", language, "x")
    assert page.problems == ()
    blocks = list(walk(page.blocks))
    used = {option for block in blocks for option in block.options}
    wanted = {option for block in blocks for option in BLOCKS[block.name].options}
    assert name in {block.name for block in blocks}
    assert used == wanted
    if name == "story":
        assert "scene" in {block.name for block in blocks}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_shows_every_block_with_its_options_and_example(course, language):
    html = shown(course, "blocks", language)
    for name, kind in BLOCKS.items():
        section = html.partition(f'id="block-{name}"')[2].partition("</section>")[0]
        assert all(f"<code>{option}</code>" in section for option in kind.options), name
        assert course.data.guide.blocks[name].use[language] in section.replace("&#34;", '"')
        assert ("<pre>" in section) == (name != "scene")
    assert "channel:sapa-129" in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", LISTS_OF_PAGES)
def test_each_page_of_the_guide_has_its_lists(course, page, language):
    blocks = walk(course.pages[f"tentang/{page}"].editions[language].source.blocks)
    assert {block.argument for block in blocks if block.name == "list"} == LISTS_OF_PAGES[page]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_of_words_hold_every_rule_and_every_reader(course, language):
    words = shown(course, "wording", language)
    for rule in course.data.words.rules:
        assert (f"<code>{rule.id}</code>" in words) == bool(rule.phrases.get(language)), rule.id
    for name in ("reading", "timetable"):
        assert shown(course, name, language).count("<li>") == len(course.data.course.plans)


# ---- Messages -------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def mistakes(real) -> dict[str, Mistake]:
    """The example of each message."""
    return {message.code: message for group in real.mistakes for message in group.messages}


def test_every_message_is_explained_once(real, mistakes):
    assert mistakes.keys() == MESSAGES.keys()
    assert sum(len(group.messages) for group in real.mistakes) == len(mistakes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_messages_shows_each_with_wrong_and_right(course, mistakes, language):
    html = shown(course, "messages", language)
    for code in MESSAGES:
        part = html.partition(f'<dt id="{code}">')[2].partition("</dd>")[0]
        assert part.count("<b>") == 2, code
        assert part.count("<pre>") + part.count("</b>: ") == 2, code


@pytest.fixture(scope="session")
def workshop(tmp_path_factory) -> Path:
    """The minimal course with its times written out, and data for every rule about facts and words."""
    root = copy(tmp_path_factory.mktemp("docs"))
    for name in ("claims", "channels", "words"):
        shutil.copy(ROOT / f"tests/courses/unsafe/data/{name}.yml", root / f"data/{name}.yml")
    for language in LANGUAGES:
        change(root, in_lesson(language), "minutes: 35\n", f"minutes: 35\n{PLAN}\n{SHORT}\n")
    assert problems(root) == []
    return root


def with_lines(text: str, right: str, lines: str) -> str:
    """A file with these lines: in the place of the right ones, else where a story may begin."""
    if right in text:
        assert text.count(right) == 1, right
        return text.replace(right, lines)
    before, hook, after = text.partition("{#hook}\n")
    return f"{before}{hook}\n{lines}\n{after}" if hook else f"{text}\n{lines}\n"


def test_the_wrong_lines_of_a_message_bring_it_and_the_right_ones_do_not(workshop, mistakes):
    told_otherwise = []
    for code, mistake in mistakes.items():
        if mistake.told:
            continue
        name = {None: in_lesson(), "en": in_lesson("en")}.get(mistake.file, mistake.file)
        file = workshop / name
        text = file.read_text(encoding="utf-8")
        right, wrong = mistake.right["id"], mistake.wrong["id"]
        found = []
        for lines in (wrong,) if right in text else (wrong, right):  # the course as it is has no problem
            file.write_text(with_lines(text, right, lines), encoding="utf-8")
            found.append(code in codes(problems(workshop)))
        file.write_text(text, encoding="utf-8")
        if found not in ([True], [True, False]):
            told_otherwise.append(code)
    assert told_otherwise == []


def found_in_whole_courses(tmp_path: Path) -> set[str]:
    """Codes that the courses of tests/courses bring, today and when their dates have aged."""
    found: set[str] = set()
    for name in ("broken", "unsafe", "empty", "untranslated", "outdated"):
        found |= set(codes(problems(copy(tmp_path, name))))
    for days in (100, 200, 400):
        found |= set(codes(problems(tmp_path / "unsafe", today=TODAY + timedelta(days=days))))
    return found


def a_data_file(write: Callable[[Path], object]) -> Callable[[Path], list[Problem]]:
    def make(tmp_path: Path) -> list[Problem]:
        root = copy(tmp_path)
        write(root / "data/reviews.yml")
        return problems(root)

    return make


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _own_schema(tmp_path: Path) -> list[Problem]:
    root = copy(tmp_path)
    shutil.copytree(ROOT / "data/schema", root / "data/schema")
    change(root, "data/schema/words.json", '"salt": {', '"salt": {"not": {},')
    return problems(root)


def _not_written_yet(tmp_path: Path) -> list[Problem]:
    root = copy(tmp_path)
    change(root, "data/course.yml", "pages: [index, istilah]", "pages: [index, istilah, sumber]")
    change(root, in_lesson(), "(#help)", "(../sumber.md)")
    return problems(root)


SPECIAL: dict[str, Callable[[Path], list[Problem]]] = {
    "file-missing": a_data_file(lambda file: file.unlink()),
    "file-unreadable": a_data_file(_folder),
    "file-not-text": a_data_file(lambda file: file.write_bytes(b"\x89PNG\x00")),
    "file-empty": a_data_file(lambda file: file.write_bytes(b"")),
    "yaml-character": a_data_file(lambda file: file.write_bytes(b"reviews: [] # \x07\n")),
    "yaml-deep": a_data_file(lambda file: file.write_bytes(b"reviews: " + b"[" * 60)),
    "schema-form": _own_schema,
    "link-not-written": _not_written_yet,
}
# Messages of what cannot be printed or needs a dictionary of the machine, and the tests that bring them.
ELSEWHERE = {
    "cannot-print": "test_making.py",
    "handout-too-long": "test_making.py",
    "pdf-refused": "test_making.py",
    "spelling": "test_spelling.py",
}


def test_what_no_line_can_show_is_shown_by_a_whole_course(tmp_path, mistakes):
    told = {code for code, mistake in mistakes.items() if mistake.told}
    found = found_in_whole_courses(tmp_path / "courses")
    for code, make in SPECIAL.items():
        folder = tmp_path / code
        folder.mkdir()
        if code in codes(make(folder)):
            found.add(code)
    assert told - found == set(ELSEWHERE)
    for code, test in ELSEWHERE.items():
        assert f'"{code}"' in (ROOT / "tests" / test).read_text(encoding="utf-8"), code


# ---- Commands -------------------------------------------------------------------------------


def commands(file: Path) -> Iterator[str]:
    """The lines of the shell examples of a file, without their remarks."""
    for block in re.findall(r"^```sh\n(.*?)^```", file.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        yield from (line.split("  #")[0].strip() for line in block.splitlines() if line.strip())


def test_every_command_with_every_option_has_an_example():
    examples = [shlex.split(line) for line in commands(CONTRIBUTING)]
    context = click.Context(main)
    for name in main.list_commands(context):
        used = [words for words in examples if words[:2] == ["course", name]]
        assert used, name
        options = {
            param.opts[0] for param in main.get_command(context, name).params if param.opts[0][0] == "-"
        }
        assert options <= {word for words in used for word in words}, name
    targets = set(
        re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert {words[1] for words in examples if words[0] == "make"} == targets


def course_lines() -> list[str]:
    lines = {line.removeprefix(".venv/bin/") for file in (CONTRIBUTING, *GUIDES) for line in commands(file)}
    return sorted(line for line in lines if line.startswith("course "))


@pytest.mark.parametrize("line", course_lines())
def test_an_example_of_the_command_runs_as_it_stands(tmp_path, line, monkeypatch):
    name, *arguments = shlex.split(line)[1:]
    command = main.get_command(click.Context(main), name)
    with command.make_context(name, list(arguments)):
        if name in SLOW or "--watch" in arguments:
            return
    root = copy(tmp_path)
    pages = root / "docs"
    for language in LANGUAGES:
        lesson = pages / language / LESSON
        shutil.copy(f"{lesson}.md", lesson.with_name("teman-online.md"))
    lessons = f"lessons: [{LESSON}]"
    change(root, "data/course.yml", lessons, f"lessons: [{LESSON}, anak-10-12/teman-online]")
    monkeypatch.chdir(root)
    monkeypatch.setenv("COURSE_TODAY", TODAY.isoformat())
    answers = "anak-10-12\nteman-lama\nTeman lama\nAn old friend\n"
    result = CliRunner().invoke(main, [name, *arguments], input=answers)
    assert result.exit_code == 0, result.output


def make_lines() -> list[str]:
    files = (CONTRIBUTING, *GUIDES, ROOT / "README.md")
    return sorted({line for file in files for line in commands(file) if line.startswith("make ")})


@pytest.mark.parametrize("line", make_lines())
def test_an_example_of_make_names_a_target(line):
    result = subprocess.run(
        [*shlex.split(line.split("#")[0]), "-n"], cwd=ROOT, capture_output=True, check=False
    )
    assert result.returncode == 0, result.stderr


def test_links_of_the_documents_lead_to_files():
    for file in (CONTRIBUTING, ROOT / "README.md"):
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", file.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), (file.name, target)


# ---- Forms, editors -------------------------------------------------------------------------

ASK = "Jangan menulis cerita atau nama anak di sini. Butuh bantuan: 129."
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def test_there_is_a_form_for_facts_numbers_translations_and_lessons():
    assert len(FORMS) == 4
    config = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text(encoding="utf-8"))
    assert config["blank_issues_enabled"] is False


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_begins_by_asking_for_no_story_and_no_name(file):
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert " / " in form["name"] and form["description"]
    first, *fields = form["body"]
    assert first["type"] == "markdown"
    assert first["attributes"]["value"].splitlines()[0] == ASK
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(" / " in field["attributes"]["label"] for field in fields)


def test_owners_are_a_template_and_nobody_is_invented():
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)
    assert {"docs/id/", "docs/en/"} <= {word for line in lines for word in line.split()}


def test_the_workflow_runs_what_a_person_runs():
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    assert workflow["jobs"]["test"]["steps"][-1]["run"] == ".ci/run"
    assert "make test" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert (ROOT / ".ci/run").stat().st_mode & stat.S_IXUSR


def test_every_data_file_names_its_schema_for_editors():
    for file in (ROOT / "data").glob("*.yml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=schema/{file.stem}.json"
        assert (ROOT / f"data/schema/{file.stem}.json").exists()
