"""Finished PDFs: makes one smaller without changing what it says or shows, counts pages.

The tags that a screen reader needs are thousands of small objects; written one by one they
are half of a guide. Together and compressed a sheet costs half of a reader's data.
"""

from __future__ import annotations

import io
import re
import zlib
from itertools import pairwise
from tempfile import TemporaryFile

import pikepdf

_PAGES = re.compile(rb"(<xmpTPg:NPages>)(\d+)")
# Where a cross-reference stream says that an object stands: free, in the file, in the object stream.
_FREE, _PLAIN, _PACKED = range(3)


def compact(data: bytes) -> bytes:
    """Return the same PDF with its objects compressed; the same bytes for the same PDF.

    Everything but streams moves into one object stream (ISO 32000-1, 7.5.7). qpdf does so with any
    PDF, and takes three times as long. This is for what the typesetter writes: one table that says
    where every object stands, no updates behind it, no generation but 0.

    Arguments:
        data: a PDF as it comes from the typesetter.
    """
    table = int(data[data.rindex(b"startxref") :].split()[1])
    listed, _, trailer = data[table:].partition(b"trailer")
    entries = listed.split(b"\n")[2:-1]
    places = {number: int(entry[:10]) for number, entry in enumerate(entries) if entry[17:18] == b"n"}
    edges = sorted([*places.values(), table])
    ends = dict(pairwise(edges))
    out = io.BytesIO()
    out.write(data[: edges[0]])
    stands = [(_FREE, 0, 0)] * len(entries)
    packed: list[tuple[int, bytes]] = []
    for number, place in places.items():
        whole = data[place : ends[place]]
        if b"stream\n" in whole:
            stands[number] = (_PLAIN, out.tell(), 0)
            out.write(whole)
        else:
            stands[number] = (_PACKED, len(entries), len(packed))
            packed.append((number, whole[whole.index(b"obj") + 3 : whole.rindex(b"endobj")].strip()))
    stands.append((_PLAIN, out.tell(), 0))
    index, inside = [], 0
    for number, body in packed:
        index.append(b"%d %d" % (number, inside))
        inside += len(body) + 1
    first = b" ".join(index) + b"\n"
    facts = b"/Type/ObjStm/N %d/First %d" % (len(packed), len(first))
    out.write(_stream(len(entries), facts, first + b"\n".join(body for _, body in packed)))
    table = out.tell()
    stands.append((_PLAIN, table, 0))
    facts = re.sub(rb"/Size \d+", b"/Type/XRef/W[1 4 2]/Size %d" % len(stands), _inside(trailer))
    rows = (kind.to_bytes(1) + place.to_bytes(4) + at.to_bytes(2) for kind, place, at in stands)
    out.write(_stream(len(entries) + 1, facts, b"".join(rows)))
    out.write(b"startxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


def _inside(dictionary: bytes) -> bytes:
    return dictionary[dictionary.index(b"<<") + 2 : dictionary.rindex(b">>")]


def _stream(number: int, facts: bytes, content: bytes) -> bytes:
    """An object of this number with compressed content; ``facts`` say what it is."""
    packed = zlib.compress(content)
    head = b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>" % (number, facts, len(packed))
    return head + b"\nstream\n" + packed + b"\nendstream\nendobj\n"


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
