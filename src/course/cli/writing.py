"""``course new`` and ``course confirm``: the commands that write into lessons."""

from __future__ import annotations

import click

from course.cli import authoring
from course.cli.commands import Setting
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
    setting = Setting()
    data = setting.course().data
    if path is None:
        path = _asked(setting, data)
        title = title or click.prompt(setting.say("ask-title"))
        title_en = title_en or click.prompt(setting.say("ask-title-en"))
        add = True
    page = authoring.page_of(path)
    try:
        authoring.new_files(setting.root, page)  # before anything is listed
        if add:
            added = authoring.add_to_course(setting.root, data, page)
            data = setting.course().data if added else data
        titles = {"id": title or "", "en": title_en or ""}
        files = authoring.new(setting.root, data, page, setting.today, titles)
    except authoring.CannotWrite as problem:
        raise click.ClickException(setting.say(problem.code, **problem.detail)) from None
    for file in files:
        click.echo(setting.say("made", file=file.relative_to(setting.root).as_posix()))
    click.echo(setting.say("made-next"))


def _asked(setting: Setting, data: Data) -> str:
    folders = click.Choice([module.id for module in data.course.modules])
    folder = click.prompt(setting.say("ask-module"), type=folders)
    return f"{folder}/{click.prompt(setting.say('ask-name'))}"


@click.command()
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
