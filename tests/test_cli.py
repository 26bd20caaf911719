"""Every command of `course` speaks both languages."""

from __future__ import annotations

import re

import click
import pytest

from course.cli import main
from course.cli.words import WORDS


@pytest.mark.parametrize("key", sorted(WORDS))
def test_the_command_says_the_same_in_both_languages(key):
    values = {language: set(re.findall(r"\{(\w+)\}", text)) for language, text in WORDS[key].items()}
    assert values["id"] == values["en"]


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_every_command_explains_itself_in_both_languages(name):
    command = main.get_command(click.Context(main), name)
    assert isinstance(command, click.Command)
    assert " / " in command.get_short_help_str(limit=200)
