"""How tests read a PDF: its words, its letters on the page, its dots of ink."""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
from collections.abc import Iterator

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter

from course.glyphs import DRAWN

MILLIMETRE = 72 / 25.4
# A word may stand this much later than the one before it: bullets, numbers, a page break.
NEAR = 240
_UNSEEN = re.compile(rf"[\s\u00ad{''.join(sorted(DRAWN))}]+")


def squeezed(text: str) -> str:
    """Text without white space and drawn signs: a viewer breaks lines where it likes."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def words_of(data: bytes, *running: str) -> str:
    """The squeezed text layer, page after page, without the running head and foot."""
    pages = []
    for page in pypdfium2.PdfDocument(data):
        text = squeezed(page.get_textpage().get_text_range().replace("\ufffe", "-"))
        for line in running:
            text = text.replace(squeezed(line), "", 1)
        pages.append(text)
    return "".join(pages)


def first_lost_word(wanted: str, printed: str) -> str | None:
    """The first word of a text that does not follow, in order, in a squeezed text; None if all do.

    The text may begin anywhere in the other, at its first eight words.
    """
    opening = squeezed(" ".join(wanted.split()[:8]))
    at = max(0, printed.find(opening))
    for word in wanted.split():
        piece = squeezed(word)
        found = printed.find(piece, at, at + NEAR + len(piece))
        if found < 0:
            return word
        at = found + len(piece)
    return None


def fonts(data: bytes) -> Iterator[tuple[str, bool]]:
    """Name of every font on every page, and whether it is embedded."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for font in page.obj.Resources.get("/Font", {}).values():
                for inner in font.get("/DescendantFonts", [font]):
                    embedded = any(key.startswith("/FontFile") for key in dict(inner.FontDescriptor))
                    yield str(inner.BaseFont), embedded


def links(data: bytes) -> set[str]:
    """Where the links of a PDF lead that leave it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        notes = (note for page in pdf.pages for note in page.obj.get("/Annots", []))
        return {str(note.A.URI) for note in notes if "/URI" in note.get("/A", {})}


def figures(data: bytes) -> list[str | None]:
    """The alt text of every figure in the structure of a PDF, None where there is none."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        elements = (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
        found = [one for one in elements if one.get("/S") == "/Figure"]
        return [str(one.Alt) if one.get("/Alt") else None for one in found]


def letter_sizes(data: bytes) -> set[float]:
    """Every size of type, in points."""
    raw, sizes = pypdfium2.raw, set()
    size = ctypes.c_float()
    for page in pypdfium2.PdfDocument(data):
        for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            raw.FPDFTextObj_GetFontSize(piece, ctypes.byref(size))
            scale, around = 1.0, piece
            while around is not None:  # the drawings that hold it, up to the page
                matrix = around.get_matrix()
                scale, around = scale * abs(matrix.d or matrix.b), around.container
            sizes.add(round(size.value * scale, 2))
    return sizes


def pictures(data: bytes, dots: int = 150) -> Iterator[Image.Image]:
    """Each page in grey, as a printer with so many dots per inch sees it."""
    for page in pypdfium2.PdfDocument(data):
        yield page.render(scale=dots / 72, grayscale=True).to_pil().convert("L")


def copied(picture: Image.Image) -> Image.Image:
    """A photocopy of a photocopy: twice a little askew, a little blurred, and only black or white."""
    for askew in (-0.5, 0.5):
        turned = picture.rotate(askew, resample=Image.Resampling.BICUBIC, fillcolor=255)
        picture = turned.filter(ImageFilter.GaussianBlur(0.7)).point(lambda grey: 255 * (grey > 150))
    return picture


def ink(picture: Image.Image) -> float:
    """Share of a page that is black; grey counts in part."""
    histogram = picture.histogram()
    return sum(count * (255 - grey) for grey, count in enumerate(histogram)) / 255 / sum(histogram)


def stained_margins(picture: Image.Image, millimetres: float) -> bool:
    """Whether anything stands nearer than so many millimetres to an edge of an A4 page, either way up."""
    width, height = picture.size
    edge = int(millimetres * min(width, height) / 210)
    strips = [
        (0, 0, width, edge),
        (0, height - edge, width, height),
        (0, 0, edge, height),
        (width - edge, 0, width, height),
    ]
    return any(picture.crop(strip).getextrema()[0] < 250 for strip in strips)


def read_codes(data: bytes) -> set[str]:
    """What the QR codes of the first page say, read from a black-and-white copy of 150 dots per inch."""
    copy = next(pictures(data)).point(lambda grey: 255 * (grey > 128))
    upright = {"try_rotate": False, "try_downscale": False, "try_invert": False}
    found = zxingcpp.read_barcodes(copy, formats=zxingcpp.BarcodeFormat.QRCode, **upright)
    return {code.text for code in found}
