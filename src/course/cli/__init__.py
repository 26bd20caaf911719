"""The ``course`` command: what authors and maintainers use besides an editor."""

from course.cli.commands import main
from course.cli.handouts import handouts

main.add_command(handouts)

__all__ = ["main"]
