"""A story in scenes: parts of the page, joined by plain links, without a script.

``lesson.css`` shows one scene at a time where the browser can (``:has(:target)``);
everywhere else, and on paper, all scenes stand below each other.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from course.blocks.context import PageContext

_SCENE_LINK = re.compile(r"^#(\d+)$")


def scene_id(prefix: str, number: str) -> str:
    """Return the id of a scene, the same in both editions: ``story-1-scene-4``."""
    return f"{prefix}scene-{re.sub(r'[^0-9A-Za-z]', '', number)}"


def offer_whole(story: Element, context: PageContext) -> None:
    """End a story with a link that shows all its scenes."""
    line = SubElement(story, "p", {"class": "whole"})
    SubElement(line, "a", {"href": f"#{story.get('id')}"}).text = context.label("block.story_whole")


def join_scenes(root: Element, context: PageContext) -> None:
    """Let the links of every scene lead to the scenes of its own story."""
    first: dict[str, str] = {}
    for scene in [element for element in root.iter("div") if element.get("data-block") == "scene"]:
        own = scene.get("id", "")
        prefix = own.rpartition("scene-")[0]
        start = first.setdefault(prefix, own)
        links = [link for link in scene.iter("a") if _SCENE_LINK.match(link.get("href", ""))]
        for link in links:
            number = link.get("href", "")[1:]
            link.set("href", f"#{scene_id(prefix, number)}")
            link.set("data-to", number)
        for choices in scene.iter("ul"):
            if len(choices) and all(_is_choice(item) for item in choices):
                choices.set("class", "choices")
                choices.set("aria-label", context.label("block.choices"))
        if context.output == "page" and not links and own != start:
            line = SubElement(scene, "p", {"class": "again"})
            SubElement(line, "a", {"href": f"#{start}"}).text = context.label("block.story_again")


def _is_choice(item: Element) -> bool:
    """Tell whether a list item is a link to a scene and nothing else."""
    text = "".join(item.itertext()).strip()
    links = [link for link in item.iter("a") if link.get("data-to")]
    return len(links) == 1 and "".join(links[0].itertext()).strip() == text
