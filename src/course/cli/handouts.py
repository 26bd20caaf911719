"""``course handouts``: the packs that trainers print."""

from __future__ import annotations

import gc
import os

import click

from course.cli.building import DIST
from course.cli.commands import Setting, release_option
from course.cli.output import show_problems
from course.outputs import making, progress, zips


@click.command()
@release_option
def handouts(release: bool) -> None:
    """Buat paket cetak dalam dist/ / make the packs to print in dist/.

    Alamat dan kode QR hanya ada kalau SITE_URL diisi / address and QR code only with SITE_URL.
    """
    setting = Setting()
    gc.disable()  # the course lives until the end: nothing of it is garbage
    course, problems = setting.check(release)
    gc.freeze()
    gc.enable()
    if course is not None and not any(problem.level == "error" for problem in problems):
        address = os.environ.get("SITE_URL", "")
        place = making.Place(address and address.removesuffix("/") + "/")
        with progress.shown(setting.language) as count:
            problems += making.make(course, place, count)
        if not any(problem.level == "error" for problem in problems):
            show_problems(problems, setting.language)
            for packed in zips.make(course, place, setting.root / DIST):
                click.echo(_line(packed, setting))
            return
    show_problems(problems, setting.language)
    raise click.ClickException(setting.say("build-stopped"))


def _line(packed: zips.Packed, setting: Setting) -> str:
    return progress.WORDS[setting.language]["packed"].format(
        file=packed.file.relative_to(setting.root).as_posix(),
        files=packed.files,
        pages=packed.pages,
        size=f"{packed.file.stat().st_size / 1e6:.1f}",
    )
