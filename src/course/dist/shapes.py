"""What a kind of file to hand on is, and what it is made from."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from course.model import Course


@dataclass(frozen=True)
class Materials:
    """What everything in ``dist/`` is made from.

    Arguments:
        course: the checked course.
        built: the finished site, pages as folders.
        site: its public address with a slash at its end, or "".
    """

    course: Course
    built: Path
    site: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of file to hand on.

    Arguments:
        name: what the command calls it.
        tools: programs it needs, keys of :data:`course.dist.tools.PACKAGES`.
        make: writes the files below a folder, checks them and returns them.
    """

    name: str
    tools: tuple[str, ...]
    make: Callable[[Materials, Path], list[Path]]


def write(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Replace a folder by these files, when all of them are there; return them."""
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    names = []
    for name, content in files:
        (new / name).write_bytes(content)
        names.append(name)
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
    return [folder / name for name in names]
