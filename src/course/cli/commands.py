"""The commands of ``course``."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from pathlib import Path

import click

from course import model, rules
from course.cli import variables
from course.cli.group import Commands
from course.cli.output import show_problems
from course.cli.words import say
from course.model import Course
from course.problems import Problem, failed, sentence


class Project:
    """The project around the present folder, the language people are spoken to in, and the day it is.

    Raises:
        click.UsageError: not inside a project, or a variable of the environment makes no sense.
    """

    def __init__(self) -> None:
        self.language = variables.language()
        self.today = variables.today()
        here = Path.cwd()
        found = (folder for folder in (here, *here.parents) if _is_project(folder))
        root = next(found, None)
        if root is None:
            raise click.UsageError(self.say("no-project"))
        self.root = root

    def say(self, key: str, **values: object) -> str:
        """A sentence in the command's language."""
        return say(key, self.language, **values)

    def load(self) -> tuple[Course | None, list[Problem]]:
        """The course and what is wrong outside its pages."""
        return model.load(self.root, self.today)

    def course(self) -> Course:
        """The course; prints the problems and ends the command when its data is broken."""
        course, problems = self.load()
        if course is None:
            show_problems(problems, self.language)
            raise SystemExit(1)
        return course

    def check(self, release: bool) -> tuple[Course | None, list[Problem]]:
        """The course and every problem."""
        course, problems = self.load()
        if course is not None:
            problems += rules.check(course, self.today, release)
        return course, sorted(problems)


def _is_project(folder: Path) -> bool:
    return (folder / "data").is_dir() and (folder / "docs").is_dir()


release_option = click.option(
    "--release", is_flag=True, envvar="RELEASE", help="Nilai seperti untuk rilis / judge as for a release."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Untuk program lain / for other programs.")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Perintah untuk penulis dan pemelihara Kelas Jaga / for authors and maintainers.

    COURSE_LANG=id|en: bahasa pesan / language of messages.
    """


@main.command()
@release_option
@click.option("--spelling", "spelled", is_flag=True, help="Periksa ejaan juga / look at spelling too.")
@click.option("--watch", is_flag=True, help="Periksa lagi setiap ada perubahan / again after each edit.")
@json_option
def check(release: bool, spelled: bool, watch: bool, as_json: bool) -> None:
    """Sebut semua kesalahan dalam pelajaran dan data / list every problem in lessons and data."""
    project = Project()
    gc.disable()  # all that is read lives until the answer: looking for garbage takes a tenth of the time
    if watch:
        _watch(project, lambda: _check(project, release, spelled, as_json))
    raise SystemExit(1 if failed(_check(project, release, spelled, as_json)) else 0)


def _check(project: Project, release: bool, spelled: bool, as_json: bool) -> list[Problem]:
    """Print every problem, and return them."""
    course, problems = project.check(release)
    if spelled and course is not None:
        from course import spelling  # its dictionaries' library is slow to load

        misspelt = spelling.check(course)
        problems += misspelt.problems
        for language in misspelt.missing:
            click.echo(project.say(f"no-dictionary-{language}"), err=True)
    if as_json:
        shown = [
            {
                "path": problem.path,
                "line": problem.line,
                "code": problem.code,
                "level": problem.level,
                "message": sentence(problem, project.language),
            }
            for problem in problems
        ]
        click.echo(json.dumps({"problems": shown}, ensure_ascii=False, indent=1))
    else:
        show_problems(problems, project.language)
    return problems


def _watch(project: Project, answer: Callable[[], object]) -> None:
    """Answer now and after every edit until the author presses Ctrl+C."""
    from course.cli.watching import edits

    try:
        for _ in edits(project.root / "data", project.root / "docs"):
            answer()
            gc.collect()
            click.echo(project.say("watching"), err=True)
    except KeyboardInterrupt:
        raise SystemExit(0) from None
