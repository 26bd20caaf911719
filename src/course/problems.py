"""What can be wrong, and the sentence that tells an author how to mend it.

Rules return facts (:class:`Problem`); the words are here, in Indonesian and English,
so that a test can read every message and a rule never formats text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, at one place.

    Arguments:
        path: file, relative to the project's root, with forward slashes.
        line: 1-based line in that file; 1 when the whole file is meant.
        code: short name of the problem, a key of the messages below.
        level: ``"error"`` stops a build, ``"warning"`` does not.
        detail: values the sentence is filled with.
    """

    path: str
    line: int
    code: str
    level: Level = "error"
    detail: Mapping[str, object] = field(default_factory=dict, compare=False)
