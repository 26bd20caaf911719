"""How many words fit where: slides, questions, answers, scenes, a page on its own, a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from course.model import Edition
from course.problems import Problem
from course.rules.base import Pages, at_line
from course.rules.readability import count_words
from course.rules.readers import for_facilitator
from course.source import Block, Piece, pieces_of, walk

SLIDE = 25
QUESTION_SLIDE = 45
FEEDBACK = 35
SCENE = 90
SCENE_OF_THE_YOUNG = 60
SHEET = 280
_YOUNG = frozenset({"7-9", "10-12"})
_UNSEEN = frozenset({"setting", "title", "description", "question", "keywords"})


def slides(pages: Pages) -> Iterator[Problem]:
    """A slide can be read from the last row: title and text of few words, a question with its answers."""
    for edition, block, pieces in _blocks(pages, "slide", "quiz"):
        if block.name == "slide":
            count = _words(pieces)
            if count > SLIDE:
                yield at_line(edition, block.line, "slide-long", count=count, most=SLIDE)
        else:
            count = _words(piece for piece in pieces if piece.kind in ("question", "option"))
            if count > QUESTION_SLIDE:
                yield at_line(edition, block.line, "question-long", count=count, most=QUESTION_SLIDE)
            for piece in pieces:
                if piece.kind == "feedback" and (count := _words([piece])) > FEEDBACK:
                    yield at_line(edition, piece.line, "feedback-long", count=count, most=FEEDBACK)


def scenes(pages: Pages) -> Iterator[Problem]:
    """A scene with its choices fits a card and is read in one go."""
    for edition, block, pieces in _blocks(pages, "scene"):
        most = SCENE_OF_THE_YOUNG if edition.band in _YOUNG else SCENE
        count = _words(pieces)
        if count > most:
            detail = {"scene": block.argument, "count": count, "most": most}
            yield at_line(edition, block.line, "scene-long", **detail)


def parents_first_minutes(pages: Pages) -> Iterator[Problem]:
    """What stands before the first activity of a lesson for parents is whole, and read in three minutes."""
    for page, edition in pages.editions():
        if not page.is_lesson or edition.audience != "parents":
            continue
        blocks = [block for block in walk(edition.source.blocks) if block.name == "activity"]
        if not blocks:
            yield at_line(edition, edition.source.body_line, "opening-endless")
            continue
        count = _words(_opening(edition, blocks[0]))
        if count > SHEET:
            yield at_line(edition, edition.source.body_line, "opening-long", count=count, most=SHEET)


def handouts(pages: Pages) -> Iterator[Problem]:
    """What is printed beside the worksheets fills one sheet: key points, home, help, parents' opening."""
    for page, edition in pages.editions():
        if not page.is_lesson:
            continue
        pieces = pieces_of(edition.source)
        printed = [piece for piece in pieces if _block_name(piece) in ("keypoints", "home")]
        first = next((b for b in walk(edition.source.blocks) if b.name == "activity"), None)
        if edition.audience == "parents" and first is not None:
            printed += _opening(edition, first)
        count = _words(printed)
        if count > SHEET:
            yield at_line(edition, edition.source.body_line, "handout-long", count=count, most=SHEET)


def _opening(edition: Edition, first: Block) -> list[Piece]:
    return [
        piece
        for piece in pieces_of(edition.source)
        if edition.source.body_line <= piece.line < first.line and piece.block is None
    ]


def _blocks(pages: Pages, *names: str) -> Iterator[tuple[Edition, Block, list[Piece]]]:
    """Every block of these names with its own pieces."""
    for _, edition in pages.editions():
        blocks = [block for block in walk(edition.source.blocks) if block.name in names]
        pieces: dict[int, list[Piece]] = {block.line: [] for block in blocks}
        for piece in pieces_of(edition.source) if blocks else ():
            if piece.block is not None and piece.block.line in pieces:
                pieces[piece.block.line].append(piece)
        for block in blocks:
            yield edition, block, pieces[block.line]


def _block_name(piece: Piece) -> str:
    return piece.block.name if piece.block is not None else ""


def _words(pieces: Iterable[Piece]) -> int:
    """Words of pieces; the name of a channel counts as one, an answer for facilitators not at all."""
    return sum(
        count_words(piece.text.split()) + len(piece.channels)
        for piece in pieces
        if piece.kind not in _UNSEEN or (piece.kind == "question" and piece.block is not None)
        if not for_facilitator(piece)
    )


PAGE_RULES = (slides, scenes, parents_first_minutes, handouts)
