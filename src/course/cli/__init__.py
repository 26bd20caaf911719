"""The ``course`` command: what authors and maintainers use besides an editor."""

from course.cli.commands import main

__all__ = ["main"]
