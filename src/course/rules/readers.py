"""Who reads which piece of a page."""

from __future__ import annotations

from collections.abc import Iterator

from course.model import Edition, Page
from course.rules.base import Pages
from course.rules.readability import LEVELS
from course.source import Piece, pieces_of

_FACILITATOR_BLOCKS = frozenset({"facilitator", "booster"})
_FACILITATOR_KINDS = frozenset({"answer", "setting"})
_HIDDEN_KINDS = frozenset({"keywords"})
YOUNG = frozenset({"7-9", "10-12", "13-15"})
"""Bands whose pages hold no numbers."""
BANDS = YOUNG | {"16-18"}


def reader_of_page(edition: Edition) -> str:
    """Band or audience of a page: always a band when it :func:`is_for_children`.

    A page for everyone is written as for parents, one for children of no known band as for 10-12.
    """
    if is_for_children(edition):
        return edition.band if edition.band in BANDS else "10-12"
    return edition.audience if edition.audience in LEVELS else "parents"


def for_facilitator(piece: Piece) -> bool:
    """Whether only who leads the lesson sees it."""
    in_block = piece.block is not None and piece.block.name in _FACILITATOR_BLOCKS
    return in_block or piece.kind in _FACILITATOR_KINDS


def in_home(piece: Piece) -> bool:
    """Whether it is written to the family of a child."""
    return piece.block is not None and piece.block.name == "home"


def reader(edition: Edition, piece: Piece) -> str:
    """A key of :data:`course.rules.readability.LEVELS`."""
    if for_facilitator(piece):
        return "trainers" if edition.audience == "trainers" else "teachers"
    if in_home(piece):
        return "parents"
    return reader_of_page(edition)


def for_learner(piece: Piece) -> bool:
    """Whether a learner sees it on the page, the deck or paper."""
    return not for_facilitator(piece) and piece.kind not in _HIDDEN_KINDS


def is_for_children(edition: Edition) -> bool:
    """Whether a page is written for children of some band."""
    return edition.audience == "children" or edition.band is not None


def learner_pieces(edition: Edition) -> Iterator[Piece]:
    """What learners see of a page."""
    return (piece for piece in pieces_of(edition.source) if for_learner(piece))


def lessons(pages: Pages) -> Iterator[tuple[Page, Edition]]:
    """Every edition of every lesson that has a text."""
    for page, edition in pages.editions():
        if page.is_lesson and edition.source.body.strip():
            yield page, edition
