"""What a check has found to be in order, kept in ``.cache`` so that the next check need not look again."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path


class Remembered:
    """Lines of text that were in order under one set of conditions.

    Arguments:
        root: the project's folder.
        name: what was checked; the file's name begins with it.
        conditions: all that the answer depends on besides the line itself and this program.
            Under others nothing is remembered, and what was is thrown away.
    """

    def __init__(self, root: Path, name: str, conditions: Iterable[bytes]) -> None:
        digest = hashlib.sha256(_program(Path(__file__).parent))
        for condition in conditions:
            digest.update(hashlib.sha256(condition).digest())
        self._folder = root / ".cache" / "checked"
        self._name = name
        self._file = self._folder / f"{name}-{digest.hexdigest()[:16]}.txt"
        known: list[str] = []
        with suppress(OSError, UnicodeDecodeError):  # none yet, or damaged: as if nothing were known
            known = self._file.read_text(encoding="utf-8").splitlines()
        self.known = frozenset(known)

    def keep(self, lines: Iterable[str]) -> None:
        """Remember these lines and no others; where nothing can be written, nothing is."""
        kept = frozenset(lines)
        if kept == self.known:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            part = self._file.with_suffix(f".{os.getpid()}")
            part.write_text("".join(f"{line}\n" for line in sorted(kept)), encoding="utf-8")
            part.replace(self._file)
            for earlier in self._folder.glob(f"{self._name}-*.txt"):
                if earlier != self._file:
                    earlier.unlink(missing_ok=True)


@cache
def _program(package: Path) -> bytes:
    """Digest of a package's modules and of the Python that runs them: who looks otherwise may find more."""
    digest = hashlib.sha256(sys.version.encode())
    for module in sorted(package.rglob("*.py")):
        digest.update(hashlib.sha256(module.read_bytes()).digest())
    return digest.digest()
