"""Finished PDFs: makes one smaller without changing what it says or shows, counts pages.

The tags that a screen reader needs are thousands of small objects; written one by one they
are half of a guide. Together and compressed a sheet costs half of a reader's data.
"""

from __future__ import annotations

import io

import pikepdf


def compact(data: bytes) -> bytes:
    """Return the same PDF with its objects compressed; the same bytes for the same PDF."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF as compressed bytes; the same bytes for the same PDF."""
    out = io.BytesIO()
    together = pikepdf.ObjectStreamMode.generate
    pdf.save(out, object_stream_mode=together, compress_streams=True, deterministic_id=True)
    return out.getvalue()


def pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)
