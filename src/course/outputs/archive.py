"""Zips whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

# Every zip of the same files has the same bytes; earlier than this a zip cannot be.
_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def pack(entries: Iterable[tuple[str, bytes]], stored: Iterable[str] = ()) -> bytes:
    """Return a zip of the entries in their order.

    Arguments:
        entries: name, with forward slashes, and content of each file.
        stored: names of files that are not compressed.
    """
    plain, whole = frozenset(stored), io.BytesIO()
    with zipfile.ZipFile(whole, "w", compresslevel=9) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system, entry.external_attr = _UNIX, 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def write(target: Path, entries: Sequence[tuple[str, bytes]], stored: Iterable[str] = ()) -> None:
    """Write a zip of the entries, as :func:`pack`; an earlier one stays until the new one is complete.

    One that holds these very entries stays.
    """
    if _holds(target, entries):
        return
    part = target.with_name(f"{target.name}.new")
    part.write_bytes(pack(entries, stored))
    part.replace(target)


def _holds(target: Path, entries: Sequence[tuple[str, bytes]]) -> bool:
    try:
        with zipfile.ZipFile(target) as archive:
            held = [(entry.filename, entry.file_size, entry.CRC) for entry in archive.infolist()]
    except (FileNotFoundError, zipfile.BadZipFile):
        return False
    return held == [(name, len(content), zlib.crc32(content)) for name, content in entries]
