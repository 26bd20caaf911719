"""``python -m course.cli``."""

from course.cli import main

main()
