"""Puts the pages of a PDF side by side, so that printed on both sides and folded it is a booklet.

What the PDF says to screen readers stays: the tags keep the order of reading, only the
pages they point to change. PDF 1.7 (ISO 32000-1), 14.7.4.2: content inside a form XObject
is reached by a marked-content reference that names the form.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence

import pypdf
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from course.outputs.compact import compact

# Half the long edge of an A4 sheet, in points: the fold.
FOLD = 297 / 2 * 72 / 25.4
# What the catalog says about places that no longer are pages of their own.
_OF_PAGES = ("/Outlines", "/PageLabels", "/PageMode", "/Dests")


def sides(count: int) -> list[tuple[int | None, int | None]]:
    """Return which pages stand left and right on each printed side, None for an empty half.

    The last page is the back cover; empty pages stand before it. The second side of a sheet
    is printed on its back, turned over the short edge.

    Arguments:
        count: pages of the booklet, numbered from 0.
    """
    if not count:
        return []
    room = -(-count // 4) * 4
    pages: list[int | None] = [*range(count - 1), *[None] * (room - count), count - 1]
    return [
        (pages[room - 1 - at], pages[at]) if at % 2 == 0 else (pages[at], pages[room - 1 - at])
        for at in range(room // 2)
    ]


def imposed(data: bytes) -> bytes:
    """Return a PDF of upright pages as one of sheets that hold two of them side by side.

    Arguments:
        data: a tagged PDF of A5 pages; its links lead out of it.

    Raises:
        ValueError: a link leads to a place inside, which stands on another side now.
    """
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(data)))
    old = list(writer.pages)
    forms = [writer._add_object(_form(page)) for page in old]
    places: dict[int, tuple[IndirectObject, IndirectObject]] = {}
    new = []
    for pair in sides(len(old)):
        sheet = writer._add_object(_sheet(old[0], forms, pair))
        for at, number in enumerate(pair):
            if number is None:
                continue
            _move_links(sheet, old[number], at)
            reference = old[number].indirect_reference
            assert reference is not None  # it was read from a file
            places[reference.idnum] = (sheet, forms[number])
        new.append(sheet)
    root = writer.root_object
    for element in _elements(root["/StructTreeRoot"].get_object()):
        _point_to(element, places)
    for name in _OF_PAGES:
        root.pop(NameObject(name), None)
    kids = {NameObject("/Kids"): ArrayObject(new), NameObject("/Count"): NumberObject(len(new))}
    root["/Pages"].get_object().update(kids)
    for sheet in new:
        sheet.get_object()[NameObject("/Parent")] = root.raw_get("/Pages")
    out = io.BytesIO()
    writer.write(out)
    return compact(out.getvalue())


def _form(page: pypdf.PageObject) -> DecodedStreamObject:
    """The content of a page as a drawing that can stand anywhere."""
    form = DecodedStreamObject()
    contents = page.get_contents()
    form.set_data(contents.get_data() if contents is not None else b"")
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(page.mediabox),
            NameObject("/Resources"): page["/Resources"],
        }
    )
    for name in ("/StructParents", "/Group"):
        if name in page:
            form[NameObject(name)] = page.raw_get(name)
    return form.flate_encode()


def _sheet(
    page: pypdf.PageObject, forms: Sequence[IndirectObject], pair: Sequence[int | None]
) -> DictionaryObject:
    """A side of A4 that draws its two pages, which are as large as ``page``."""
    filled = [(at, number) for at, number in enumerate(pair) if number is not None]
    content = DecodedStreamObject()
    places = (f"q 1 0 0 1 {_shift(page, at):.4f} 0 cm /P{at} Do Q" for at, _ in filled)
    content.set_data("\n".join(places).encode())
    drawn = DictionaryObject({NameObject(f"/P{at}"): forms[number] for at, number in filled})
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Page"),
            NameObject("/MediaBox"): ArrayObject(map(FloatObject, (0, 0, 2 * FOLD, page.mediabox.height))),
            NameObject("/Resources"): DictionaryObject({NameObject("/XObject"): drawn}),
            NameObject("/Contents"): content.flate_encode(),
            NameObject("/Annots"): ArrayObject(),
            NameObject("/Tabs"): NameObject("/S"),
        }
    )


def _shift(page: pypdf.PageObject, at: int) -> float:
    """How far a page stands from the left edge: both touch the fold. ``at`` 0 is left, 1 is right."""
    return FOLD if at else FOLD - float(page.mediabox.width)


def _move_links(sheet: IndirectObject, page: pypdf.PageObject, at: int) -> None:
    """Put the links of a page where its content stands now."""
    for link in page.get("/Annots", ()):
        note = link.get_object()
        if "/URI" not in note.get("/A", {}):
            raise ValueError("a booklet has no links to its own pages")
        left, bottom, right, top = note["/Rect"]
        shift = _shift(page, at)
        corners = (float(left) + shift, bottom, float(right) + shift, top)
        note[NameObject("/Rect")] = ArrayObject(map(FloatObject, corners))
        sheet.get_object()["/Annots"].append(link)


def _elements(parent: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every element of the structure below ``parent``."""
    for kid in _kids(parent):
        kid = kid.get_object()
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _kids(parent: DictionaryObject) -> Sequence[PdfObject]:
    kids = parent.get("/K", ArrayObject())
    kids = kids.get_object()
    return kids if isinstance(kids, ArrayObject) else [kids]


def _point_to(element: DictionaryObject, places: Mapping[int, tuple[IndirectObject, IndirectObject]]) -> None:
    """Let an element name the sides and the forms that hold its content now."""
    own = element.raw_get("/Pg") if "/Pg" in element else None
    kids = ArrayObject()
    for kid in _kids(element):
        given = kid.get_object()
        kind = given.get("/Type") if isinstance(given, DictionaryObject) else None
        if kind == "/OBJR":
            given[NameObject("/Pg")] = places[given.raw_get("/Pg").idnum][0]
        elif kind == "/MCR":
            kid = _reference(given["/MCID"], *places[given.raw_get("/Pg").idnum])
        elif isinstance(given, NumberObject):
            kid = _reference(given, *places[own.idnum])
        kids.append(kid)
    if kids:
        element[NameObject("/K")] = kids
    if own is not None:
        element[NameObject("/Pg")] = places[own.idnum][0]


def _reference(number: NumberObject, sheet: IndirectObject, form: IndirectObject) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/MCR"),
            NameObject("/Pg"): sheet,
            NameObject("/Stm"): form,
            NameObject("/MCID"): number,
        }
    )
