"""Programs of the system that make or check files to hand on; Python has no good ones."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

# The Debian and Ubuntu packages that bring each.
PACKAGES = {
    "epubcheck": "epubcheck",
    "zimwriterfs": "zim-tools",
    "zimcheck": "zim-tools",
    "kiwix-serve": "kiwix-tools",
    "nginx": "nginx-light libnginx-mod-http-brotli-static",
    "wrk": "wrk",
}
# A program that starts often and runs briefly has no time to warm up.
_JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar")


class Missing(Exception):
    """Programs that are not installed; ``packages`` bring them."""

    def __init__(self, programs: Sequence[str]) -> None:
        self.programs = tuple(programs)
        self.packages = tuple(dict.fromkeys(PACKAGES[name] for name in programs))
        super().__init__(f"{', '.join(self.programs)}: apt-get install {' '.join(self.packages)}")


class Refused(Exception):
    """A program failed or found fault with a file; ``said`` is what it said."""

    def __init__(self, program: str, file: str, said: str) -> None:
        self.program, self.file, self.said = program, file, said
        super().__init__(f"{program}: {file}: {said}")


def need(programs: Iterable[str]) -> None:
    """Make sure that programs are installed.

    Raises:
        Missing: naming all that are not, and how they come.
    """
    absent = [name for name in programs if command(name) is None]
    if absent:
        raise Missing(absent)


def command(program: str) -> list[str] | None:
    """Return how to call a program, None when it is not installed."""
    # Debian keeps programs for administrators where the path of others does not look.
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin:/usr/local/sbin")
    if found is None:
        return None
    with Path(found).open("rb") as file:
        archive = file.read(2) == b"PK"
    # Debian installs epubcheck as a bare Java archive, which not every kernel runs.
    if archive:
        return [*_JAVA, found] if shutil.which("java") else None
    return [found]


def run(program: str, *arguments: str, about: str, seconds: float = 300) -> str:
    """Run a program and return what it said.

    Arguments:
        about: the file it works on, for messages.
        seconds: after which it is ended.

    Raises:
        Missing: it is not installed.
        Refused: it failed or took too long.
    """
    need([program])
    try:
        done = subprocess.run(
            [*(command(program) or ()), *arguments],
            capture_output=True, text=True, errors="replace", timeout=seconds, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refused(program, about, f"no answer within {seconds:.0f} seconds") from None
    said = f"{done.stdout}\n{done.stderr}".strip()
    if done.returncode:
        raise Refused(program, about, said)
    return said
