"""``course new`` and ``course confirm``: the commands that write into lessons."""

from __future__ import annotations

import click

from course.cli import authoring
from course.cli.commands import Project
from course.data import Data


@click.command()
@click.argument("path", required=False)
@click.option("--title", help="Judul Indonesia / the Indonesian title.")
@click.option("--title-en", help="Judul Inggris / the English title.")
@click.option("--add", is_flag=True, help="Daftarkan juga di data/course.yml / list it there too.")
def new(path: str | None, title: str | None, title_en: str | None, add: bool) -> None:
    """Mulai halaman baru dalam kedua bahasa / begin a new page in both languages.

    PATH: seperti / such as anak-10-12/teman-online. Tanpa PATH, perintah ini bertanya / without it
    the command asks.
    """
    project = Project()
    data = project.course().data
    if path is None:
        path = _asked(project, data)
        title = title or click.prompt(project.say("ask-title"))
        title_en = title_en or click.prompt(project.say("ask-title-en"))
        add = True
    page = authoring.page_of(path)
    try:
        authoring.new_files(project.root, page)  # before anything is listed
        if add:
            added = authoring.add_to_course(project.root, data, page)
            data = project.course().data if added else data
        titles = {"id": title or "", "en": title_en or ""}
        files = authoring.new(project.root, data, page, project.today, titles)
    except authoring.CannotWrite as problem:
        raise click.ClickException(project.say(problem.code, **problem.detail)) from None
    for file in files:
        click.echo(project.say("made", file=file.relative_to(project.root).as_posix()))
    click.echo(project.say("made-next"))


def _asked(project: Project, data: Data) -> str:
    folders = click.Choice([module.id for module in data.course.modules])
    folder = click.prompt(project.say("ask-module"), type=folders)
    return f"{folder}/{click.prompt(project.say('ask-name'))}"


@click.command()
@click.argument("path")
def confirm(path: str) -> None:
    """Katakan bahwa terjemahan masih sesuai / say that a translation is still true.

    PATH: halaman atau berkasnya / the page or its file
    """
    project = Project()
    try:
        file = authoring.confirm(project.course(), authoring.page_of(path))
    except authoring.CannotWrite as problem:
        raise click.ClickException(project.say(problem.code, **problem.detail)) from None
    click.echo(project.say("confirmed", file=file.relative_to(project.root).as_posix()))
