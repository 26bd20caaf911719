"""``course dist`` and ``course compress``: files to hand on, and a site ready for a plain web server."""

from __future__ import annotations

from pathlib import Path

import click

from course.cli import variables
from course.cli.building import DIST, SITE, build
from course.cli.commands import Project
from course.dist import KINDS, tools
from course.dist import compress as siblings
from course.dist.listing import write_listing
from course.dist.shapes import Kind, Materials


@click.command()
@click.argument("kinds", nargs=-1, type=click.Choice([kind.name for kind in KINDS]))
@click.pass_context
def dist(context: click.Context, kinds: tuple[str, ...]) -> None:
    """Buat situs, lalu berkas untuk dibagikan dalam dist/ / build the site, then files to hand on.

    KINDS: hanya jenis ini / only these kinds.
    """
    project = Project()
    wanted = [kind for kind in KINDS if not kinds or kind.name in kinds]
    try:
        # Before minutes of work, not after them.
        tools.need({program: None for kind in wanted for program in kind.tools})
        context.invoke(build, release=variables.release())
        materials = Materials(project.course(), project.root / SITE, variables.address())
        for kind in wanted:
            _tell(project, kind, kind.make(materials, project.root / DIST))
    except tools.Missing as missing:
        raise click.ClickException(
            project.say("no-tool", programs=", ".join(missing.programs), packages=" ".join(missing.packages))
        ) from None
    except tools.Refused as refused:
        detail = {"program": refused.program, "file": refused.file, "said": refused.said}
        raise click.ClickException(project.say("tool-refused", **detail)) from None
    write_listing(project.root / DIST, variables.address())


@click.command()
def compress() -> None:
    """Buat .br dan .gz di samping setiap teks site/ / put .br and .gz beside every text of site/."""
    project = Project()
    site = project.root / SITE
    if not site.is_dir():
        raise click.ClickException(project.say("no-site"))
    saved = siblings.compress(site)
    sizes = {name: f"{getattr(saved, name) / 1e6:.1f}" for name in ("plain", "brotli", "gzip")}
    click.echo(project.say("compressed", files=saved.files, **sizes))


def _tell(project: Project, kind: Kind, files: list[Path]) -> None:
    size = sum(file.stat().st_size for file in files) / 1e6
    click.echo(project.say("handed", kind=kind.name, files=len(files), size=f"{size:.1f}", folder=DIST))
