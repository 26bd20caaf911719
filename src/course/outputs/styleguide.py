"""What the style page shows: colours, people and the parts of a lesson, each from where it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markdown import Markdown

from course import render
from course.blocks import PAGE, PageContext
from course.outputs import pictures
from course.outputs.authors import EXAMPLES
from course.outputs.site import PageView
from course.pictures import PORTRAIT

TOKENS = "docs/assets/site/tokens.css"
PARTS = ("objectives", "activity", "story", "quiz", "discuss", "cards", "worksheet", "keypoints", "home")
"""The parts of a lesson that a reader's page shows."""
MARK_WIDTHS = (32, 64, 128)
"""Pixels: in the head of a page, above a page without a frame, on the first slide of a deck."""
_TOKEN = re.compile(r"--kj-([a-z-]+): (#[0-9a-f]{6});")


def colours(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """Every colour token by day and by night, and the soft colours of pictures."""
    text = (view.course.root / TOKENS).read_text(encoding="utf-8")
    day, _, night = text.partition("@media")
    # The four accents stand in rules of their own; here the general tokens are shown.
    plain = dict(_TOKEN.findall(day.partition("[data-audience")[0]))
    dark = dict(_TOKEN.findall(night.partition("[data-audience")[0]))
    tokens = [(name, value, dark.get(name, value)) for name, value in plain.items()]
    return {"tokens": tokens, "palette": view.course.data.pictures.palette}


def mark(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """The mark as small and as large as it is used."""
    return {"widths": MARK_WIDTHS}


def people(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """The character sheet."""
    shown = [
        (one.who[view.language], view.root + pictures.portrait_address(one.id))
        for one in view.course.data.pictures.characters
    ]
    return {"people": shown, "size": PORTRAIT}


def components(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """The examples of the guide for authors as a reader sees them."""
    names, settings = render.extensions(view.course.root)
    page = PageContext(language=view.language, page=view.page.path, data=view.course.data, files=frozenset())
    shown = []
    for part in PARTS:
        text = (view.course.root / EXAMPLES / f"{part}.{view.language}.md").read_text(encoding="utf-8")
        token = PAGE.set(page)
        try:
            html = Markdown(extensions=names, extension_configs=settings).convert(text)
        finally:
            PAGE.reset(token)
        shown.append((view.t(f"block.{part}"), html))
    return {"parts": shown}
