"""``course handouts``: the packs that trainers print."""

from __future__ import annotations

import gc

import click

from course.cli import variables
from course.cli.building import DIST
from course.cli.commands import Project, release_option
from course.cli.output import show_problems
from course.outputs import making, progress, zips
from course.problems import failed


@click.command()
@release_option
def handouts(release: bool) -> None:
    """Buat paket cetak dalam dist/ / make the packs to print in dist/.

    Alamat dan kode QR hanya ada kalau SITE_URL diisi / address and QR code only with SITE_URL.
    """
    project = Project()
    gc.disable()  # the course lives until the end: nothing of it is garbage
    course, problems = project.check(release)
    gc.freeze()
    gc.enable()
    if course is not None and not failed(problems):
        place = making.Place(variables.address())
        with progress.shown(project.language) as count:
            problems += making.make(course, place, count, printed=True)
        if not failed(problems):
            show_problems(problems, project.language)
            for packed in zips.make(course, place, project.root / DIST):
                click.echo(_line(packed, project))
            return
    show_problems(problems, project.language)
    raise click.ClickException(project.say("build-stopped"))


def _line(packed: zips.Packed, project: Project) -> str:
    return progress.WORDS[project.language]["packed"].format(
        file=packed.file.relative_to(project.root).as_posix(),
        files=packed.files,
        pages=packed.pages,
        size=f"{packed.file.stat().st_size / 1e6:.1f}",
    )
