"""Builds the site beside the old one and swaps when everything went well; the bundle likewise."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from course.outputs import BUNDLE

SITE, DIST = "site", "dist"
_NEW, _OLD = "site.new", "site.old"


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
