"""The list of a copy's files with their SHA-256, and what a copy has lost, changed or gained since.

The list is ``SHA256SUMS`` in the form that ``sha256sum -c`` reads, so that a copy can be
proved without this package too.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from course.outputs.links import STARTS

MANIFEST = "SHA256SUMS"
FIRST = STARTS["id"]  # other software keeps lists of that name too; ours names this page
# What desktops and phones leave behind in a folder they have shown; no part of the copy, no harm.
LEFT_BY_DESKTOPS = (
    r"(^|/)(\.|~\$|Thumbs\.db$|desktop\.ini$|System Volume Information/|\$RECYCLE\.BIN/|LOST\.DIR/|__MACOSX/)"
)
_DROPPINGS = re.compile(LEFT_BY_DESKTOPS, re.IGNORECASE)
_LINE = re.compile(r"^([0-9a-f]{64}) [ *](\S.*)$")


class NotACopy(Exception):
    """There is no list of files at that place, or it cannot be read."""


@dataclass(frozen=True)
class Difference:
    """How a copy differs from its list; names relative to the copy, sorted."""

    files: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every file is there, unchanged, and no other."""
        return not (self.changed or self.missing or self.extra)


def sums(folder: Path) -> str:
    """The text of the list of all files in ``folder``."""
    lines = []
    for path in sorted((path for path in folder.rglob("*") if path.is_file()), key=Path.as_posix):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    return "".join(lines)


def compare(copy: Path) -> Difference:
    """Compare a copy with the list inside it.

    Arguments:
        copy: the zip, or the folder it was unzipped to.

    Raises:
        NotACopy: ``copy`` is neither, or has no readable list.
    """
    with _opened(copy) as (names, read):
        if MANIFEST not in names:
            raise NotACopy(str(copy))
        listed = _parsed(read(MANIFEST), copy)
        present = {name for name in names if name != MANIFEST and not _DROPPINGS.search(name)}
        changed = [name for name in sorted(present & set(listed)) if _digest(read, name) != listed[name]]
        return Difference(
            files=len(listed),
            changed=tuple(changed),
            missing=tuple(sorted(set(listed) - present)),
            extra=tuple(sorted(present - set(listed))),
        )


def _parsed(text: bytes | None, copy: Path) -> dict[str, str]:
    matches = [_LINE.match(line) for line in (text or b"").decode("utf-8", "replace").splitlines()]
    listed = {match[2]: match[1] for match in matches if match}
    if None in matches or FIRST not in listed:
        raise NotACopy(str(copy))
    return listed


def _digest(read: Callable[[str], bytes | None], name: str) -> str | None:
    data = read(name)
    return None if data is None else hashlib.sha256(data).hexdigest()


@contextmanager
def _opened(copy: Path) -> Iterator[tuple[set[str], Callable[[str], bytes | None]]]:
    """The names of the files in a zip or folder, and what reads one: None when it is damaged."""
    if copy.is_dir():
        paths = {path.relative_to(copy).as_posix(): path for path in copy.rglob("*") if path.is_file()}
        yield set(paths), lambda name: paths[name].read_bytes()
        return
    try:
        archive = zipfile.ZipFile(copy)
    except (OSError, zipfile.BadZipFile) as error:
        raise NotACopy(str(copy)) from error

    def read(name: str) -> bytes | None:
        try:
            return archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            return None

    with archive:
        yield _files(archive.infolist()), read


def _files(entries: Iterable[zipfile.ZipInfo]) -> set[str]:
    return {entry.filename for entry in entries if not entry.is_dir()}
