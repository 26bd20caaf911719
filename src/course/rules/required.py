"""What every lesson holds: lines a child needs to hear, and blocks no lesson does without."""

from __future__ import annotations

from collections.abc import Iterator

from course.data import LANGUAGES, RequiredLine, Text
from course.model import Edition
from course.problems import Problem
from course.rules.base import Pages, at_line
from course.rules.readers import learner_pieces, lessons, reader_of_page
from course.source import TO_WRITE, walk

_ON_PAPER = frozenset({"worksheet", "cards"})
_BOOSTERS = ("2w", "3m", "6m")
_NOT_SAID = frozenset({"title", "description", "question", "setting"})


def lines(pages: Pages) -> Iterator[Problem]:
    """Every lesson for children says what data/words.yml asks of it, where a learner reads it."""
    for _, edition in lessons(pages):
        who = reader_of_page(edition)
        for line in pages.data.words.lines:
            mark = TO_WRITE.format(line.name[edition.language])  # where it stands, "left-to-write" tells it
            if who in line.readers and mark not in edition.source.body and not _says(edition, line):
                detail = {"wanted": line.id, "name": _both(line.name), "example": _both(line.example)}
                yield at_line(edition, _place(edition, line), "line-missing", **detail)


def _says(edition: Edition, line: RequiredLine) -> bool:
    return any(
        line.is_in(piece.text, edition.language)
        for piece in learner_pieces(edition)
        if piece.kind not in _NOT_SAID and (line.part is None or piece.part == line.part)
    )


def _place(edition: Edition, line: RequiredLine) -> int:
    """Where the line belongs: the heading of its part, else the beginning of the text."""
    headings = {heading.id: heading.line for heading in edition.source.headings}
    return headings.get(line.part, edition.source.body_line)


def _both(text: Text) -> dict[str, str]:
    return {language: text[language].rstrip(".") for language in LANGUAGES}


def blocks(pages: Pages) -> Iterator[Problem]:
    """Every lesson has objectives and something on paper; children's lessons a part for home."""
    for _, edition in lessons(pages):
        names = {block.name for block in walk(edition.source.blocks)}
        missing = [] if "objectives" in names else ["objectives"]
        if not names & _ON_PAPER:
            missing.append("worksheet")
        if edition.audience == "children" and "home" not in names:
            missing.append("home")
        for name in missing:
            yield at_line(edition, edition.source.body_line, "block-missing", name=name)


def boosters(pages: Pages) -> Iterator[Problem]:
    """Children's lessons are repeated after two weeks, three months and six months, once each."""
    for _, edition in lessons(pages):
        if edition.audience != "children":
            continue
        found: list[str | None] = []
        for block in walk(edition.source.blocks):
            if block.name == "booster":
                after = block.options.get("after")
                if after in found:
                    yield at_line(edition, block.line, "booster-twice", after=after)
                found.append(after)
        missing = [after for after in _BOOSTERS if after not in found]
        if missing:
            yield at_line(edition, edition.source.body_line, "booster-missing", missing=missing)


PAGE_RULES = (lines, blocks, boosters)
"""Rules about what every lesson holds."""
