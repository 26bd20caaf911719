"""``course status``: the state of every page, and what changed since it was translated."""

from __future__ import annotations

import json
from typing import Any

import click

from course.cli import history
from course.cli.authoring import page_of
from course.cli.commands import Project, json_option
from course.cli.output import show_diff, show_table
from course.data import LANGUAGES
from course.model import Course


@click.command()
@click.argument("path", required=False)
@json_option
def status(path: str | None, as_json: bool) -> None:
    """Keadaan setiap halaman dan terjemahannya / state of every page and its translation.

    PATH: hanya halaman itu, dengan yang berubah sejak diterjemahkan / only that page, with what
    changed since it was translated.
    """
    project = Project()
    course = project.course()
    states = _states(course)
    if path is not None:
        page = page_of(path)
        states = [state for state in states if state["page"] == page]
        if not states:
            raise click.ClickException(project.say("unknown-page", page=page))
    changes = {
        state["page"]: history.change(course.pages[state["page"]], project.root)
        for state in states
        if state["en"] == "outdated" and state["id"] == "source"
    }
    silenced = [
        {"path": edition.source.path, "line": silence.line, "code": silence.code, "reason": silence.reason}
        for page, edition in course.editions()
        if path is None or page.path == page_of(path)
        for silence in edition.silences
    ]
    if as_json:
        for state in states:
            if found := changes.get(state["page"]):
                state["changed"] = {"since": found.since, "diff": found.lines}
        click.echo(json.dumps({"pages": states, "silenced": silenced}, ensure_ascii=False, indent=1))
        return
    _show_states(states, project)
    for page, found in changes.items():
        click.echo()
        if found is None:
            click.echo(project.say("change-unknown", page=page))
        else:
            key = "changed" if path is None else "changed-here"
            click.echo(project.say(key, page=page, since=found.since, count=found.count))
            show_diff(found.lines if path is not None else ())
    if silenced:
        click.echo("\n" + project.say("silenced"))
        for silence in silenced:
            click.echo("- {path}:{line}: {code}: {reason}".format(**silence))


def _states(course: Course) -> list[dict[str, Any]]:
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
    return states


def _show_states(states: list[dict[str, Any]], project: Project) -> None:
    rows = [
        [
            str(state["page"]),
            str(state["code"] or ""),
            *(project.say(f"state-{state[language]}") for language in LANGUAGES),
            str(state["reviewed"] or ""),
        ]
        for state in states
    ]
    show_table([project.say(f"column-{name}") for name in ("page", "code", "id", "en", "reviewed")], rows)
