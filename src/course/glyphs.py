"""Which characters can be printed: those that the course's own fonts hold.

A character without a glyph would pull a foreign font into a PDF or leave a hole on
paper, so it is a mistake in the text, found before anything is built.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

FONT_FOLDER = Path(__file__).parent / "fonts" / "atkinson-hyperlegible-0.4.1"
FONT_NAME = "Atkinson Hyperlegible"
# Markdown files hold line ends and tabs; neither reaches paper as a glyph.
WHITE_SPACE = frozenset("\n\r\t")
# Signs the font lacks and that paper draws instead: a box to tick, an arrow.
DRAWN = frozenset("☐→")


@lru_cache(maxsize=1)
def printable() -> frozenset[str]:
    """Return every character that all faces of the font (upright, italic, bold) can print.

    Combining marks and invisible control characters are left out even where the font
    has them: in a PDF they attach to their neighbour and cannot be searched or copied.
    """
    from fontTools.ttLib import TTFont  # slow to load, and most checks meet no sign they have not met before

    tables = []
    for path in sorted(FONT_FOLDER.glob("[!.]*.ttf")):
        with TTFont(path, lazy=True) as face:
            tables.append({chr(code) for code in face.getBestCmap()})
    shared = set.intersection(*tables)
    return frozenset(c for c in shared if unicodedata.category(c)[0] not in "MC") | WHITE_SPACE | DRAWN


def unprintable(text: str) -> str:
    """Return the characters of ``text`` that cannot be printed, each once, in order.

    A letter and its accent typed as two characters count as the one they make.
    """
    composed = unicodedata.normalize("NFC", text)
    return "".join(dict.fromkeys(character for character in composed if character not in printable()))
