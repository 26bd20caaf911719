"""The commands of ``course``."""

from __future__ import annotations

import gc
import json
import os
from datetime import date
from pathlib import Path

import click

from course import model, rules
from course.cli import authoring
from course.cli.building import SITE, build_site
from course.cli.group import Commands
from course.cli.output import show_problems, show_table
from course.cli.words import say
from course.data import LANGUAGES
from course.model import Course
from course.problems import Problem, sentence


class Setting:
    """Where the command works, in which language it speaks and which day it is.

    Raises:
        click.UsageError: not inside a project, or an environment variable makes no sense.
    """

    def __init__(self) -> None:
        self.language = os.environ.get("COURSE_LANG") or "id"
        if self.language not in LANGUAGES:
            value, self.language = self.language, "en"
            raise click.UsageError(self.say("bad-language", value=value))
        today = os.environ.get("COURSE_TODAY")
        try:
            self.today = date.fromisoformat(today) if today else date.today()
        except ValueError:
            raise click.UsageError(self.say("bad-today", value=today)) from None
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


def _failed(problems: list[Problem]) -> bool:
    return any(problem.level == "error" for problem in problems)


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
@json_option
def check(release: bool, spelled: bool, as_json: bool) -> None:
    """Sebut semua kesalahan dalam pelajaran dan data / list every problem in lessons and data."""
    setting = Setting()
    gc.disable()  # all that is read lives until the answer: looking for garbage takes a tenth of the time
    found, problems = setting.check(release)
    if spelled and found is not None:
        from course import spelling  # its dictionaries' library is slow to load

        misspelt = spelling.check(found)
        problems += misspelt.problems
        for language in misspelt.missing:
            click.echo(setting.say(f"no-dictionary-{language}"), err=True)
    if as_json:
        found = [
            {
                "path": problem.path,
                "line": problem.line,
                "code": problem.code,
                "level": problem.level,
                "message": sentence(problem, setting.language),
            }
            for problem in problems
        ]
        click.echo(json.dumps({"problems": found}, ensure_ascii=False, indent=1))
    else:
        show_problems(problems, setting.language)
    raise SystemExit(1 if _failed(problems) else 0)


@main.command()
@json_option
def status(as_json: bool) -> None:
    """Keadaan setiap halaman dan terjemahannya / state of every page and its translation."""
    setting = Setting()
    course = setting.course()
    listed = [path for module in course.data.course.modules for path in (*module.pages, *module.lessons)]
    codes = {path: code for code, path in course.data.course.codes.items()}
    states = []
    for path in (*listed, *course.data.course.pages):
        page = course.pages.get(path)
        original = page.editions.get("id") if page else None
        states.append(
            {
                "page": path,
                "code": codes.get(path),
                "lesson": path in course.data.course.lessons,
                "id": page.status("id") if page else "missing",
                "en": page.status("en") if page else "missing",
                "reviewed": original.reviewed.isoformat() if original and original.reviewed else None,
            }
        )
    silenced = [
        {"path": edition.source.path, "line": silence.line, "code": silence.code, "reason": silence.reason}
        for _, edition in course.editions()
        for silence in edition.silences
    ]
    if as_json:
        click.echo(json.dumps({"pages": states, "silenced": silenced}, ensure_ascii=False, indent=1))
        return
    rows = [
        [
            str(state["page"]),
            str(state["code"] or ""),
            *(setting.say(f"state-{state[language]}") for language in LANGUAGES),
            str(state["reviewed"] or ""),
        ]
        for state in states
    ]
    show_table([setting.say(f"column-{name}") for name in ("page", "code", "id", "en", "reviewed")], rows)
    if silenced:
        click.echo("\n" + setting.say("silenced"))
        for silence in silenced:
            click.echo("- {path}:{line}: {code}: {reason}".format(**silence))


@main.command()
@click.argument("path")
def new(path: str) -> None:
    """Mulai halaman baru dalam kedua bahasa / begin a new page in both languages.

    PATH: seperti / such as anak-10-12/teman-online
    """
    setting = Setting()
    course = setting.course()
    try:
        files = authoring.new(course.root, course.data, authoring.page_of(path), setting.today)
    except authoring.CannotWrite as problem:
        raise click.ClickException(setting.say(problem.code, **problem.detail)) from None
    for file in files:
        click.echo(setting.say("made", file=file.relative_to(course.root).as_posix()))
    click.echo(setting.say("made-next"))


@main.command()
@click.argument("path")
def confirm(path: str) -> None:
    """Katakan bahwa terjemahan masih sesuai / say that a translation is still true.

    PATH: halaman atau berkasnya / the page or its file
    """
    setting = Setting()
    try:
        file = authoring.confirm(setting.course(), authoring.page_of(path))
    except authoring.CannotWrite as problem:
        raise click.ClickException(setting.say(problem.code, **problem.detail)) from None
    click.echo(setting.say("confirmed", file=file.relative_to(setting.root).as_posix()))


@main.command()
@click.option("--report", is_flag=True, help="Daftar periksa / a checklist.")
def channels(report: bool) -> None:
    """Saluran bantuan dan umur tanggalnya / help channels and the age of their dates."""
    setting = Setting()
    rows = []
    for channel in sorted(setting.course().data.channels.values(), key=lambda item: item.last_dated):
        rows.append(
            {
                "id": channel.id,
                "name": channel.name[setting.language],  # type: ignore[index]
                "contacts": ", ".join(contact.value for contact in channel.contacts) or "-",
                "compared": channel.compared.isoformat(),
                "dialled": channel.dialled.isoformat() if channel.dialled else setting.say("never"),
                "age": str((setting.today - channel.last_dated).days),
            }
        )
    if report:
        click.echo(setting.say("channel-intro", today=setting.today, file="data/channels.yml") + "\n")
        for row in rows:
            click.echo(setting.say("channel-item", **row))
        return
    names = ("channel", "name", "contact", "compared", "dialled", "age")
    show_table([setting.say(f"column-{name}") for name in names], [list(row.values()) for row in rows])


@main.command()
@release_option
def build(release: bool) -> None:
    """Periksa, lalu buat situs / check, then build the site.

    RELEASE=1: untuk rilis / for a release.
    """
    setting = Setting()
    if release and not os.environ.get("SITE_URL"):
        raise click.ClickException(setting.say("release-address"))
    course, problems = setting.check(release)
    show_problems(problems, setting.language)
    if course is None or _failed(problems):
        raise click.ClickException(setting.say("build-stopped"))
    if release:
        names = [channel.id for channel in course.data.channels.values() if channel.dialled is None]
        click.echo(setting.say("never-dialled", channels=", ".join(names) or "-"))
    if not build_site(setting.root):
        raise click.ClickException(setting.say("build-failed"))
    click.echo(setting.say("built", folder=f"{SITE}/"))
