"""Print trees (HTML) -> Typst -> PDF.

The vocabulary of print trees is explained in :mod:`course.outputs.converter`, their look
is ``templates/paper.typ``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import typst
from lxml import html

from course.glyphs import FONT_FOLDER
from course.outputs.compact import compact
from course.outputs.converter import CannotPrint, Converter, value

__all__ = ["CannotPrint", "booklet", "compile_source", "contents", "numbers", "pdf", "source"]

TEMPLATES = Path(__file__).parent.parent / "templates"
# Imported, not copied into every source: the compiler then reads it once, not for every file.
_LOOK = '#import "/paper.typ": *'
# A fixed day: the same content must give the same bytes on every machine.
_EPOCH = 0


def pdf(tree: html.HtmlElement, settings: Mapping[str, object]) -> bytes:
    """Print a tree.

    Arguments:
        tree: root of a print tree; its children are printed.
        settings: named arguments of ``sheet`` in ``templates/paper.typ``: title (printed as
            the first heading), lang, head, foot, size (points), and so on. Strings, numbers,
            booleans or None.

    Returns:
        A tagged PDF (PDF/UA-1), the same bytes for the same arguments.

    Raises:
        CannotPrint: the tree holds an element outside the vocabulary.
        typst.TypstError: the document breaks a rule of PDF/UA-1.
    """
    return compact(compile_source(source(tree, settings)))


def source(tree: html.HtmlElement, settings: Mapping[str, object]) -> str:
    """Return the whole Typst source of a print tree; arguments and errors as in :func:`pdf`."""
    body = _converter(settings).blocks(tree)
    return f"{_LOOK}\n#show: sheet.with({_arguments(settings)})\n{body}\n"


def booklet(
    sheets: Sequence[tuple[html.HtmlElement, Mapping[str, object]]], frame: Mapping[str, object]
) -> bytes:
    """Print trees with their settings one after another behind a cover.

    Arguments:
        sheets: trees and settings, as for :func:`pdf`.
        frame: named arguments of ``booklet`` in ``templates/paper.typ``.

    Returns:
        A tagged PDF (PDF/UA-1) with a bookmark for every heading.

    Raises:
        CannotPrint, typst.TypstError: as :func:`pdf`.
    """
    bodies = [
        f"#part({_arguments(settings)})[\n{_converter(settings).blocks(tree)}\n]" for tree, settings in sheets
    ]
    return compile_source("\n".join([_LOOK, f"#show: booklet.with({_arguments(frame)})", *bodies]))


def contents(rows: Sequence[tuple[str, str, str, int]], settings: Mapping[str, object]) -> bytes:
    """Print the first pages of a pack, as PDF/UA-1; arguments are those of ``contents`` in the template."""
    listed = "".join(f"({', '.join(map(value, row))})," for row in rows)
    return compile_source(f"{_LOOK}\n#contents({_arguments(settings)}, rows: ({listed}))\n")


def numbers(count: int, lang: str, word: str) -> bytes:
    """Print at least so many pages that hold nothing but their number behind a word, without tags."""
    arguments = _arguments({"count": count, "lang": lang, "pack-word": word})
    return _compiler().compile(
        f"{_LOOK}\n#numbers({arguments})\n".encode(), format="pdf", timestamp=_EPOCH, pdf_tags=False
    )


def _converter(settings: Mapping[str, object]) -> Converter:
    size = float(settings.get("size", 12))  # type: ignore[arg-type]
    # A page of A5 holds what one of A4 holds in type larger by half.
    return Converter(tight=bool(settings.get("tight")), points=size * (1.5 if "paper" in settings else 1))


def _arguments(settings: Mapping[str, object]) -> str:
    return ", ".join(f"{name}: {value(given)}" for name, given in settings.items())


def compile_source(text: str) -> bytes:
    """Compile Typst source with the course's fonts only, as PDF/UA-1 whose objects are not compressed."""
    return _compiler().compile(text.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=_EPOCH)


@cache
def _compiler() -> typst.Compiler:
    """One compiler a process: reading the fonts takes longer than setting a page."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)]
    )
    return typst.Compiler(root=TEMPLATES, font_paths=fonts)
