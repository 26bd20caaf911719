"""``course verify``: is a copy of the course complete and untouched?"""

from __future__ import annotations

import os
from pathlib import Path

import click

from course.cli.words import say
from course.data import LANGUAGES
from course.outputs.manifest import NotACopy, compare


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
def verify(path: Path) -> None:
    """Apakah salinan luring lengkap dan tidak berubah? / is an offline copy complete and unchanged?

    PATH: kelas-jaga.zip atau foldernya / or its folder
    """
    # A copy is judged where it is, far from any project.
    chosen = os.environ.get("COURSE_LANG")
    language = chosen if chosen in LANGUAGES else "id"
    try:
        found = compare(path)
    except NotACopy:
        raise click.ClickException(say("no-copy", language, path=path)) from None
    if found.is_whole:
        click.echo(say("copy-whole", language, path=path, files=found.files))
        return
    kinds = {"changed": found.changed, "missing": found.missing, "extra": found.extra}
    for kind, names in kinds.items():
        for name in names:
            click.echo(say(f"copy-{kind}", language, name=name))
    counts = {kind: len(names) for kind, names in kinds.items()}
    raise click.ClickException(say("copy-differs", language, path=path, **counts))
