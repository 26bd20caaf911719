"""The group of all commands; most are loaded only when they are called.

``course check`` is run after every edit, and the libraries that make PDFs take longer to load
than a page takes to check.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pkgutil import resolve_name
from typing import Any

import click

from course.cli.words import say

LATER: Mapping[str, str] = {
    "build": "course.cli.building:build",
    "channels": "course.cli.contacting:channels",
    "compress": "course.cli.handing:compress",
    "dist": "course.cli.handing:dist",
    "handouts": "course.cli.handouts:handouts",
    "measure": "course.cli.measuring:measure",
    "verify": "course.cli.verify:verify",
    "new": "course.cli.writing:new",
    "confirm": "course.cli.writing:confirm",
    "status": "course.cli.states:status",
}
"""Commands by name, with the module and the name they have there."""


class Commands(click.Group):
    """Commands of :mod:`course.cli.commands` and those of :data:`LATER`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *LATER})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in LATER:
            return resolve_name(LATER[cmd_name])
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a file that the system refuses (read-only, a full disk) is told in one line."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.filename is None:
                raise
            language = "en" if os.environ.get("COURSE_LANG") == "en" else "id"
            said = say("no-access", language, file=error.filename, reason=error.strerror)
            raise click.ClickException(said) from error
