"""The ``course`` command: what authors and maintainers use besides an editor."""

from course.cli.commands import main
from course.cli.handouts import handouts
from course.cli.measuring import measure

main.add_command(handouts)
main.add_command(measure)

__all__ = ["main"]
