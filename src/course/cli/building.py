"""``course build``: the site beside the old one, swapped when everything went well; the bundle likewise."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from course.cli import variables
from course.cli.commands import Project, release_option
from course.cli.output import show_problems
from course.outputs import BUNDLE
from course.problems import failed

try:
    import fcntl
except ImportError:  # Windows, where two builds at once are not kept apart
    fcntl = None  # type: ignore[assignment]

SITE, DIST = "site", "dist"
_NEW, _OLD = "site.new", "site.old"


@click.command()
@release_option
def build(release: bool) -> None:
    """Periksa, lalu buat situs / check, then build the site.

    RELEASE=1: untuk rilis / for a release.
    """
    project = Project()
    if release and not variables.address():
        raise click.ClickException(project.say("release-address"))
    course, problems = project.check(release)
    show_problems(problems, project.language)
    if course is None or failed(problems):
        raise click.ClickException(project.say("build-stopped"))
    if release:
        names = [channel.id for channel in course.data.channels.values() if channel.dialled is None]
        click.echo(project.say("never-dialled", channels=", ".join(names) or "-"))
    try:
        with _alone(project.root):
            made = build_site(project.root)
    except BlockingIOError:
        raise click.ClickException(project.say("build-elsewhere")) from None
    if not made:
        raise click.ClickException(project.say("build-failed"))
    click.echo(project.say("built", folder=f"{SITE}/"))
    if (copied := project.root / SITE / BUNDLE).exists():
        size = f"{copied.stat().st_size / 1e6:.1f}"
        click.echo(project.say("built-bundle", bundle=f"{DIST}/{BUNDLE}", size=size))


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Keep other builds of the project out; the system lets go of the lock however this one ends.

    Raises:
        BlockingIOError: another build is at work.
    """
    folder = root / ".cache"
    folder.mkdir(exist_ok=True)
    with (folder / "build.lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def build_site(root: Path) -> bool:
    """Build ``site/`` and the offline bundle in ``dist/``; when anything fails both stay as they were.

    Arguments:
        root: the project's root; its course has been checked.

    Returns:
        Whether there is a new site.
    """
    site, new = root / SITE, root / _NEW
    if not site.exists() and (root / _OLD).exists():  # an earlier swap was interrupted
        (root / _OLD).rename(site)
    _remove(new)
    if not _mkdocs(root, new):
        _remove(new)
        return False
    _swap(root)
    if (site / BUNDLE).exists():  # pages without folders of their own open from a disk as they are
        dist = root / DIST
        dist.mkdir(exist_ok=True)
        part = dist / f"{BUNDLE}.new"
        shutil.copyfile(site / BUNDLE, part)
        part.replace(dist / BUNDLE)
    return True


def _mkdocs(root: Path, target: Path) -> bool:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    environment = {"NO_MKDOCS_2_WARNING": "1", **os.environ}
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode == 0


def _swap(root: Path) -> None:
    site, new, old = root / SITE, root / _NEW, root / _OLD
    _remove(old)
    if site.exists():
        site.rename(old)
    new.rename(site)
    _remove(old)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
