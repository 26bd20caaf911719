"""The vocabulary of blocks: one table for the reader, the checker and the renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

GRADES: Mapping[str, str] = {"x": "preferred", "~": "fine", " ": "again"}
"""What the box before an option of a quiz says about it."""

TO_WRITE = "[[{}]]"  # what stands in a new page where an author is to write; {} says what
TOP = ""  # stands for "at the margin of the page" among the parents of a block


@dataclass(frozen=True)
class Option:
    """One option of a block.

    Arguments:
        values: allowed values; empty means any text.
    """

    values: tuple[str, ...] = ()

    def read(self, value: object) -> str:
        """Return a YAML scalar as the text an author meant (``true`` for yes).

        Fits as the validator of a pymdownx option.

        Raises:
            ValueError: not a scalar, empty, or not among the allowed values.
        """
        if isinstance(value, bool):
            text = "true" if value else "false"
        elif isinstance(value, (str, int, float)):
            text = str(value).strip()
        else:
            raise ValueError(f"not a single value: {value!r}")
        if not text or (self.values and text not in self.values):
            raise ValueError(f"not allowed: {text!r}")
        return text


@dataclass(frozen=True)
class BlockKind:
    """What a block may look like.

    Arguments:
        name: the word after the fence.
        argument: ``True`` needs text after ``|``, ``False`` forbids it, ``None`` allows it.
        options: allowed options by name.
        parents: names of the blocks it may stand in; :data:`TOP` is the page itself.
        values: allowed arguments; empty means any text.
        numbered: the argument is a whole number from 1.
    """

    name: str
    argument: bool | None = False
    options: Mapping[str, Option] = field(default_factory=dict)
    parents: tuple[str, ...] = (TOP,)
    values: tuple[str, ...] = ()
    numbered: bool = False


LISTS: tuple[str, ...] = (
    "glossary",
    "sources",
    "channels",
    "lessons",
    "questions",
    "laws",
    "status",
    "downloads",
    "offline",
    "systems",
    "seeds",
    "blocks",
    "fields",
    "timetable",
    "reading",
    "wording",
    "messages",
    "colours",
    "mark",
    "people",
    "components",
)
"""Lists made from data, the arguments of the ``list`` block."""

_KINDS = (
    BlockKind("objectives"),
    BlockKind("slide", argument=True),
    BlockKind(
        "activity",
        argument=True,
        options={"grouping": Option(), "materials": Option(), "no-electricity": Option()},
    ),
    BlockKind("story", argument=True),
    BlockKind(
        "scene", argument=True, options={"help": Option(("true", "false"))}, parents=("story",), numbered=True
    ),
    BlockKind("quiz", argument=True),
    BlockKind("discuss"),
    BlockKind(
        "worksheet",
        argument=True,
        options={"size": Option(("A4", "A5", "A6")), "space": Option(("lines", "box", "table"))},
    ),
    BlockKind(
        "cards",
        argument=True,
        options={"per-page": Option(("1", "2", "3", "4", "6", "8", "9", "10", "12"))},
    ),
    BlockKind("keypoints"),
    BlockKind("facilitator", argument=None, parents=(TOP, "activity")),
    BlockKind("home"),
    BlockKind("booster", options={"after": Option(("2w", "3m", "6m"))}),
    BlockKind(
        "list",
        argument=True,
        options={"module": Option()},
        parents=(TOP, "facilitator"),
        values=LISTS,
    ),
)

BLOCKS: Mapping[str, BlockKind] = {kind.name: kind for kind in _KINDS}
"""Every block by name."""
