"""What changed in an Indonesian page since its translation was last true, from the Git history."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from course.model import Page
from course.source import SourceFile, read
from course.translation import ORIGINAL, stamp


@dataclass(frozen=True)
class Change:
    """The lines that differ between what was translated and what stands now.

    Arguments:
        since: day (ISO) on which the Indonesian page last was as it was translated.
        lines: a unified diff without its two first lines.
    """

    since: str
    lines: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many lines were taken away or added."""
        return sum(line.startswith(("+", "-")) for line in self.lines)


def change(page: Page, root: Path) -> Change | None:
    """What the translator has to look at; None when the history does not hold what was translated."""
    now = page.editions[ORIGINAL].source
    wanted = page.editions["en"].source.meta.get("translated_from")
    for day, text in _versions(root, now.path):
        then = read(text, now.path, ORIGINAL, page.path)
        if stamp(then) == wanted:
            diff = unified_diff(_words(then), _words(now), lineterm="", n=1)
            return Change(day, tuple(diff)[2:])
    return None


def _words(source: SourceFile) -> list[str]:
    """The lines that the fingerprint of a page counts, each where it stands in the file."""
    front = [""] * (source.body_line - 1)
    for key in ("title", "description"):
        front[source.meta_lines.get(key, 1) - 1] = f"{key}: {source.meta.get(key, '')}"
    return [*front, *source.body.split("\n")]


def _versions(root: Path, path: str) -> Iterator[tuple[str, str]]:
    """Day and text of every version of a file, newest first, also from before it was renamed.

    None where there is no Git or no history.
    """
    log = _git(root, "log", "--follow", "--name-only", "--format=%x00%H %cs", "--", path)
    for entry in filter(None, log.split("\0")):
        commit, day, name = entry.split(maxsplit=2)  # the name it had then, from the top of the repository
        yield day, _git(root, "show", f"{commit}:{name.strip()}")


def _git(root: Path, *arguments: str) -> str:
    """What Git answers; nothing when it cannot."""
    text = {"encoding": "utf-8", "errors": "replace"}  # whatever the locale
    try:
        result = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False, **text)
    except FileNotFoundError:
        return ""
    return result.stdout if result.returncode == 0 else ""
