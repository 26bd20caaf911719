"""Zips whose bytes depend on their content alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable


def pack(entries: Iterable[tuple[str, bytes]], stored: Iterable[str] = ()) -> bytes:
    """Return a zip of the entries in their order, all dated 1 January 1980, as zips begin.

    Arguments:
        entries: name, with forward slashes, and content of each file.
        stored: names of files that are not compressed.
    """
    plain, whole = frozenset(stored), io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_STORED if name in plain else zipfile.ZIP_DEFLATED)
    return whole.getvalue()
