"""``course channels``: what a fact-checker compares and calls, oldest first."""

from __future__ import annotations

import json

import click

from course.cli.commands import Project, json_option
from course.cli.output import show_table
from course.data import Channel, Source
from course.rules.base import entry_lines

FILE = "data/channels.yml"


@click.command()
@click.option("--report", is_flag=True, help="Daftar periksa / a checklist.")
@json_option
def channels(report: bool, as_json: bool) -> None:
    """Saluran bantuan dan umur tanggalnya / help channels and the age of their dates."""
    project = Project()
    course = project.course()
    found = sorted(course.data.channels.values(), key=lambda channel: channel.last_dated)
    rows = [_row(channel, project) for channel in found]
    if as_json:
        click.echo(json.dumps({"channels": rows}, ensure_ascii=False, indent=1))
    elif report:
        lines = entry_lines(course, FILE)
        click.echo(project.say("channel-intro", today=project.today, file=FILE) + "\n")
        for channel, row in zip(found, rows, strict=True):
            click.echo(project.say("channel-item", **row))
            click.echo(f"      {FILE}:{lines.get(channel.id, 1)}")
            for source in channel.sources:
                click.echo(project.say("channel-source", source=_cited(course.data.sources[source])))
    else:
        names = ("channel", "name", "contact", "compared", "dialled", "age")
        show_table([project.say(f"column-{name}") for name in names], [list(row.values()) for row in rows])


def _row(channel: Channel, project: Project) -> dict[str, str]:
    return {
        "id": channel.id,
        "name": channel.name[project.language],  # type: ignore[index]
        "contacts": ", ".join(contact.value for contact in channel.contacts) or "-",
        "compared": channel.compared.isoformat(),
        "dialled": channel.dialled.isoformat() if channel.dialled else project.say("never"),
        "age": str((project.today - channel.last_dated).days),
    }


def _cited(source: Source) -> str:
    """Where to look the contact up: the address, or the name of the site."""
    place = source.url or source.site or source.outlet or ""
    return ", ".join(filter(None, (source.title, source.year, place)))
