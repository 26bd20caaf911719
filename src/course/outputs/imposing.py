"""Puts the pages of a PDF side by side, so that printed on both sides and folded it is a booklet.

What the PDF says to screen readers stays: the tags keep the order of reading, only the
pages they point to change. PDF 1.7 (ISO 32000-1), 14.7.4.2: content inside a form XObject
is reached by a marked-content reference that names the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from course.outputs.compact import opened, saved, tell_pages

# Half the long edge of an A4 sheet, in points: the fold.
FOLD = 297 / 2 * 72 / 25.4
# What the catalog says about places that no longer are pages of their own.
_OF_PAGES = (Name.Outlines, Name.PageLabels, Name.PageMode, Name.Dests)


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
    with opened(data) as pdf:
        old = [page.obj for page in pdf.pages]
        forms = [_form(pdf, page) for page in pdf.pages]
        places: dict[tuple[int, int], tuple[Object, Object]] = {}
        new = []
        for pair in sides(len(old)):
            sheet = pdf.make_indirect(_sheet(pdf, old[0], forms, pair))
            for at, number in enumerate(pair):
                if number is None:
                    continue
                _move_links(sheet, old[number], at)
                places[old[number].objgen] = (sheet, forms[number])
            new.append(Page(sheet))
        for element in _elements(pdf.Root.StructTreeRoot):
            _point_to(element, places)
        for name in _OF_PAGES:
            if name in pdf.Root:
                del pdf.Root[name]
        del pdf.pages[:]
        pdf.pages.extend(new)
        tell_pages(pdf)
        return saved(pdf)


def _form(pdf: Pdf, page: Page) -> Stream:
    """The content of a page as a drawing that can stand anywhere."""
    page.contents_coalesce()
    form = Stream(
        pdf,
        page.obj.Contents.read_bytes(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=page.mediabox,
        Resources=page.obj.Resources,
    )
    for name in (Name.StructParents, Name.Group):
        if name in page.obj:
            form[name] = page.obj[name]
    return form


def _sheet(pdf: Pdf, page: Object, forms: Sequence[Stream], pair: Sequence[int | None]) -> Dictionary:
    """A side of A4 that draws its two pages, which are as large as ``page``."""
    filled = [(at, number) for at, number in enumerate(pair) if number is not None]
    places = (f"q 1 0 0 1 {_shift(page, at):.4f} 0 cm /P{at} Do Q" for at, _ in filled)
    return Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, 2 * FOLD, page.MediaBox[3]]),
        Resources=Dictionary(XObject=Dictionary({f"/P{at}": forms[number] for at, number in filled})),
        Contents=Stream(pdf, "\n".join(places).encode()),
        Annots=Array(),
        Tabs=Name.S,
    )


def _shift(page: Object, at: int) -> float:
    """How far a page stands from the left edge: both touch the fold. ``at`` 0 is left, 1 is right."""
    return FOLD if at else FOLD - float(page.MediaBox[2])


def _move_links(sheet: Object, page: Object, at: int) -> None:
    """Put the links of a page where its content stands now."""
    for link in page.get(Name.Annots, ()):
        if Name.URI not in link.get(Name.A, Dictionary()):
            raise ValueError("a booklet has no links to its own pages")
        left, bottom, right, top = link.Rect
        shift = _shift(page, at)
        link.Rect = Array([float(left) + shift, bottom, float(right) + shift, top])
        sheet.Annots.append(link)


def _elements(parent: Object) -> Iterator[Object]:
    """Every element of the structure below ``parent``."""
    for kid in _kids(parent):
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield kid
            yield from _elements(kid)


def _kids(parent: Object) -> list[Object | int]:
    kids = parent.get(Name.K, Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _point_to(element: Object, places: Mapping[tuple[int, int], tuple[Object, Object]]) -> None:
    """Let an element name the sides and the forms that hold its content now."""
    own = places[element.Pg.objgen] if Name.Pg in element else None
    kids = Array()
    for kid in _kids(element):
        kind = kid.get(Name.Type) if isinstance(kid, Dictionary) else None
        if kind == Name.OBJR:
            kid.Pg = places[kid.Pg.objgen][0]
        elif kind == Name.MCR:
            kid = _reference(kid.MCID, *places[kid.Pg.objgen])
        elif isinstance(kid, int):
            assert own is not None  # ISO 32000-1, table 323: a bare number means a mark on the element's page
            kid = _reference(kid, *own)
        kids.append(kid)
    if len(kids):
        element.K = kids
    if own is not None:
        element.Pg = own[0]


def _reference(number: int, sheet: Object, form: Object) -> Dictionary:
    return Dictionary(Type=Name.MCR, Pg=sheet, Stm=form, MCID=number)
