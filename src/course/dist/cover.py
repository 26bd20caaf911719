"""Small pictures made from the mark: the cover of a book, the picture of a ZIM."""

from __future__ import annotations

from functools import lru_cache

import typst

from course.glyphs import FONT_FOLDER, FONT_NAME
from course.outputs.converter import value
from course.outputs.site import MARK, TEMPLATES

_COVER = TEMPLATES / "book" / "cover.typ"


@lru_cache(maxsize=32)
def cover(title: str) -> bytes:
    """Return the cover of a book as PNG, 900 by 1200 pixels; the same bytes for the same title."""
    return _png(
        f"{_COVER.read_text(encoding='utf-8')}\n"
        f"#cover({value(title)}, {value(FONT_NAME)}, {value(MARK.read_text(encoding='utf-8'))})",
        pixels_per_point=3,
    )


def picture(pixels: int) -> bytes:
    """Return the mark alone as a square PNG, so many pixels wide."""
    return _png(
        "#set page(width: 48pt, height: 48pt, margin: 0pt)\n"
        f"#image(bytes({value(MARK.read_text(encoding='utf-8'))}), width: 48pt)",
        pixels_per_point=pixels / 48,
    )


def _png(source: str, pixels_per_point: float) -> bytes:
    return typst.compile(
        source.encode(),
        font_paths=[str(FONT_FOLDER)],
        ignore_system_fonts=True,
        format="png",
        ppi=72 * pixels_per_point,
    )
