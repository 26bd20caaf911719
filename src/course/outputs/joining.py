"""Joins finished PDFs into one with bookmarks, links and tags, without setting a page again.

Every part keeps its pages, its own page numbers and its tags. Its tags stand in the new file
as one part of the document (ISO 32000-1, 14.8.4.2); the numbers by which pages and links find
their tags, and the names by which cells find their heads, are made unique (14.7.4.4, 14.8.5.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Pdf

from course.outputs.compact import opened, saved, tell_pages

PART = "part:"
"""What a link of the first pages says before the place, counted from 0, of the part it leads to."""


def starts(counts: Sequence[int]) -> list[int]:
    """Return how many pages stand before each part; each begins on paper of its own.

    Arguments:
        counts: pages of each part.
    """
    found = [0]
    for count in counts:
        found.append(_even(found[-1] + count))
    return found[:-1]


def joined(front: bytes, parts: Sequence[bytes], numbers: bytes) -> bytes:
    """Return one PDF of first pages and parts; every part begins on paper of its own.

    Arguments:
        front: tagged PDF of the first pages; its title and language are those of the whole, its
            links to :data:`PART` lead to the parts.
        parts: tagged PDFs.
        numbers: PDF whose pages hold nothing but the numbers to print on the pages of the whole.

    Returns:
        The same bytes for the same arguments.

    Raises:
        ValueError: there are more pages than numbers.
    """
    with opened(front) as whole, opened(numbers) as numbered:
        own = len(whole.pages)
        sources = [opened(part) for part in parts]  # their streams are read when saving
        firsts = []
        for source in sources:
            if len(whole.pages) % 2:
                _add_empty_page(whole)
            firsts.append(_take_in(whole, source))
        _lead(whole.pages[:own], firsts)
        for page, number in zip(whole.pages[own:], numbered.pages[own : len(whole.pages)], strict=True):
            _print_number(whole, page, number)
        tell_pages(whole)
        return saved(whole)


def _even(count: int) -> int:
    return count + count % 2


def _add_empty_page(whole: Pdf) -> None:
    size = whole.pages[0].mediabox
    page = Dictionary(Type=Name.Page, MediaBox=size, Resources=Dictionary(), Tabs=Name.S)
    whole.pages.append(pikepdf.Page(whole.make_indirect(page)))


def _take_in(whole: Pdf, source: Pdf) -> Dictionary:
    """Add pages, tags and bookmarks of another PDF; return the first of its pages here."""
    count = len(whole.pages)
    whole.pages.extend(source.pages)
    _take_tags(whole, source, whole.pages[count:])
    _take_bookmarks(whole.Root.Outlines, whole.copy_foreign(source.Root.Outlines))
    return whole.pages[count].obj


def _take_tags(whole: Pdf, source: Pdf, pages: Sequence[pikepdf.Page]) -> None:
    tree, other = whole.Root.StructTreeRoot, whole.copy_foreign(source.Root.StructTreeRoot)
    step = int(tree.ParentTreeNextKey)
    for page in pages:
        for item in (page.obj, *_notes(page)):
            for key in (Name.StructParents, Name.StructParent):
                if key in item:
                    item[key] = int(item[key]) + step
    places = NumberTree(tree.ParentTree)
    for key, value in NumberTree(other.ParentTree).items():
        places[key + step] = value
    tree.ParentTreeNextKey = step + int(other.ParentTreeNextKey)
    _take_names(whole, other, f"{step}-")
    for role, standard in other.get(Name.RoleMap, Dictionary()).items():
        tree.RoleMap[role] = standard
    document = tree.K[0]
    for part in other.K:
        part.S, part.P = Name.Part, document
        document.K.append(part)


def _take_names(whole: Pdf, other: Dictionary, prefix: str) -> None:
    """Bring the names of heads of tables along under names that no other part has."""
    tree, tables = whole.Root.StructTreeRoot, {}
    if Name.IDTree not in other:
        return
    if Name.IDTree not in tree:
        tree.IDTree = NameTree.new(whole).obj
    names = NameTree(tree.IDTree)
    for name, cell in NameTree(other.IDTree).items():
        cell.ID = prefix + name
        names[prefix + name] = cell
        table = _table_of(cell)
        tables[table.objgen] = table
    for table in tables.values():
        for cell in _below(table):
            for facts in cell.get(Name.A, ()):
                if Name.Headers in facts:
                    facts.Headers = Array([prefix + str(head) for head in facts.Headers])


def _table_of(cell: Dictionary) -> Dictionary:
    while Name.Table != cell.S:
        cell = cell.P
    return cell


def _below(element: Dictionary) -> Iterator[Dictionary]:
    """The elements of the structure below one, down to the cells of a table."""
    for kid in element.get(Name.K, ()):
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield kid
            if kid.S in (Name.THead, Name.TBody, Name.TFoot, Name.TR):
                yield from _below(kid)


def _take_bookmarks(own: Dictionary, other: Dictionary) -> None:
    """Put the highest bookmarks of a part behind those that stand there."""
    mark = other.First
    own.Last.Next, mark.Prev = mark, own.Last
    while True:
        mark.Parent = own
        own.Count = int(own.Count) + 1
        if Name.Next not in mark:
            break
        mark = mark.Next
    own.Last = mark


def _lead(pages: Sequence[pikepdf.Page], firsts: Sequence[Dictionary]) -> None:
    """Let the links of the contents lead to the parts."""
    for page in pages:
        for note in _notes(page):
            target = str(note.A.get(Name.URI, ""))
            if target.startswith(PART):
                place = [firsts[int(target.removeprefix(PART))], Name.Fit]
                note.A = Dictionary(S=Name.GoTo, D=Array(place))


def _print_number(whole: Pdf, page: pikepdf.Page, number: pikepdf.Page) -> None:
    """Print a number on a page, as something that is not read aloud."""
    drawn = number.Contents.read_bytes()
    for kind in (Name.Font, Name.ColorSpace):
        for name, used in number.Resources[kind].items():
            own = Name(f"/Number{name[1:]}")
            drawn = drawn.replace(f"{name} ".encode(), f"{own} ".encode())
            if kind not in page.Resources:
                page.Resources[kind] = Dictionary()
            page.Resources[kind][own] = whole.copy_foreign(used)
    page.contents_add(b"/Artifact BMC q " + drawn + b" Q EMC", prepend=True)


def _notes(page: pikepdf.Page) -> Iterator[Dictionary]:
    yield from page.obj.get(Name.Annots, ())
