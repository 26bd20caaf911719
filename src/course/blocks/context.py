"""Which page is being rendered, for whom, and with which facts."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from course.data import Data, Language
    from course.source import Block

Output = Literal["page", "all"]
Lists = Callable[[str, Mapping[str, str], str], str | None]
# Blocks that a learner's page leaves out, and those a link stands for when their file is made.
HIDDEN = ("slide", "facilitator", "booster")
FILES: Mapping[str, str] = {"worksheet": "handout.pdf", "cards": "cards.pdf"}


@dataclass(frozen=True)
class PageContext:
    """What blocks and references need to know about the page they stand on.

    Arguments:
        language: language of the edition; blocks speak it.
        page: path of the page without ending, e.g. ``"anak-10-12/teman-online"``.
        output: ``"page"`` is what a learner reads on the web, ``"all"`` holds everything,
            marked so that decks, handouts and guides can pick.
        first_line: line of the file on which the rendered Markdown begins.
        data: labels, channels, terms and sources; without it keys and ids show as plain text.
        lists: makes the HTML of a ``list`` block from its name, its options and the language.
        files: printed files this page has; a worksheet or a set of cards whose file
            is not among them shows its content on the page instead of a link.
        directory_urls: whether the page lives at ``x/`` (web) or at ``x.html`` (offline bundle).
        blocks: the blocks of the file as its reader found them; with them what this output does
            not show is not rendered first and thrown away then.
    """

    language: Language = "id"
    page: str = "index"
    output: Output = "page"
    first_line: int = 1
    data: Data | None = None
    lists: Lists | None = None
    files: frozenset[str] = frozenset({"handout.pdf", "cards.pdf"})
    directory_urls: bool = True
    blocks: tuple[Block, ...] = ()

    def label(self, key: str, **values: object) -> str:
        """Return an interface word in the page's language; an unknown key shows as itself."""
        if self.data is None:
            return key
        try:
            return self.data.labels.get(key, self.language, **values)
        except KeyError:
            return key

    def shows(self, name: str) -> bool:
        """Tell whether what stands in a block of this name is shown in this output."""
        return self.output != "page" or (name not in HIDDEN and FILES.get(name) not in self.files)

    def file_url(self, name: str) -> str:
        """Return the address of one of the page's printed files, relative to the page."""
        stem = posixpath.basename(self.page)
        return name if self.directory_urls or stem == "index" else f"{stem}/{name}"


PAGE: ContextVar[PageContext | None] = ContextVar("PAGE", default=None)
"""The page being rendered; wins over the options of the extension."""
