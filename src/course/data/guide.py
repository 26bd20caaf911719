"""What authors are told: when to use a block, and what each message means by an example.

Both files are optional, as a course can do without a guide for authors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.data.shapes import Text


@dataclass(frozen=True)
class BlockHelp:
    """When to use a block and when not; what its argument and its options say."""

    use: Text
    avoid: Text
    argument: Text | None = None
    options: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Guide:
    """Everything in ``data/guide.yml``: keys of the front matter, blocks, links to data, lists."""

    fields: Mapping[str, Text] = field(default_factory=dict)
    blocks: Mapping[str, BlockHelp] = field(default_factory=dict)
    references: Mapping[str, Text] = field(default_factory=dict)
    lists: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Mistake:
    """How it should be, and the mistake that the checker answers with ``code``.

    ``right`` and ``wrong`` are lines of ``file`` (None is the Indonesian lesson, "en" the English
    one), the same in both languages; ``told`` means that they are words about it instead.
    """

    code: str
    right: Text
    wrong: Text
    file: str | None = None
    told: bool = False


@dataclass(frozen=True)
class Mistakes:
    """Messages about one thing."""

    title: Text
    messages: tuple[Mistake, ...]
