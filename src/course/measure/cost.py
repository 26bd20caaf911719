"""What a command costs: processor time and memory of it and of everything it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What a command used.

    Arguments:
        cpu: processor time of the command and its children, in seconds.
        memory: the most that one of its processes held, in bytes.
        code: its exit code.
        output: what it printed.
    """

    cpu: float
    memory: int
    code: int
    output: str


def of_command(command: list[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end and return what it cost.

    Arguments:
        command: program and arguments.
        folder: where it runs.
        environment: added to this process's own.

    Raises:
        OSError: it cannot be started.
    """
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        # wait4, because it alone tells what this one process and its children used.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        said = output.read().decode("utf-8", errors="replace")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * unit, process.returncode, said)


def of_course(arguments: list[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run the ``course`` command as a person would, and return what it cost."""
    return of_command([sys.executable, "-m", "course.cli", *arguments], folder, environment)
