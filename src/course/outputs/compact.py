"""Finished PDFs: makes one smaller without changing what it says or shows, counts pages.

The tags that a screen reader needs are thousands of small objects; written one by one they
are half of a guide. Together and compressed a sheet costs half of a reader's data.
"""

from __future__ import annotations

import io
import re
from tempfile import TemporaryFile

import pikepdf

_PAGES = re.compile(rb"(<xmpTPg:NPages>)(\d+)")


def compact(data: bytes) -> bytes:
    """Return the same PDF with its objects compressed; the same bytes for the same PDF."""
    with opened(data) as pdf:
        return saved(pdf)


def opened(data: bytes) -> pikepdf.Pdf:
    """Open a PDF; whoever asked closes it.

    It is read out of a file, because qpdf asks Python for every few bytes of what is in memory:
    that takes as long as all its other work.
    """
    with TemporaryFile() as file:
        file.write(data)
        file.flush()
        return pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF as compressed bytes; the same bytes for the same PDF.

    What it says about itself stays as the typesetter wrote it.
    """
    out = io.BytesIO()
    pdf.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return out.getvalue()


def tell_pages(pdf: pikepdf.Pdf) -> None:
    """Let what a PDF says about itself name the pages that it has now."""
    about = pdf.Root.Metadata
    about.write(_PAGES.sub(rb"\g<1>%d" % len(pdf.pages), about.read_bytes()))


def pages(data: bytes) -> int:
    """Return how many pages a PDF of ours has, as it says itself: nothing needs to be unpacked."""
    said = _PAGES.search(data)
    assert said is not None  # the typesetter writes it, and it is never compressed
    return int(said[2])
