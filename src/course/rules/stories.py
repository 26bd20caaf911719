"""Branching stories: wherever a reader turns, help is near."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from course.model import Edition
from course.problems import Problem
from course.rules.base import Pages, at_line
from course.source import Block, Reference, walk

LINKS_TO_HELP = 2


def scenes(pages: Pages) -> Iterator[Problem]:
    """Scene numbers are given once, links lead to scenes of the story, and each scene can be reached."""
    for edition, story in _stories(pages):
        if not story.children:
            yield at_line(edition, story.line, "story-empty", story=story.argument)
            continue
        numbers: dict[str, Block] = {}
        for scene in story.children:
            if scene.argument in numbers:
                first = numbers[scene.argument].line
                yield at_line(edition, scene.line, "scene-twice", scene=scene.argument, first=first)
            numbers.setdefault(scene.argument, scene)
        links = {scene.line: edition.source.choices(scene) for scene in story.children}
        for scene in story.children:
            for link in links[scene.line]:
                if link.target not in numbers:
                    detail = {"scene": link.target, "known": list(numbers)}
                    yield at_line(edition, link.line, "scene-missing", **detail)
        graph = {number: _targets(links[scene.line], numbers) for number, scene in numbers.items()}
        reached = _distances(graph, {story.children[0].argument})
        for number, scene in numbers.items():
            if number not in reached:
                yield at_line(edition, scene.line, "scene-unreachable", scene=number)


def help_is_near(pages: Pages) -> Iterator[Problem]:
    """From every scene a ``help: true`` scene is at most two links away."""
    for edition, story in _stories(pages):
        numbers = {scene.argument: scene for scene in reversed(story.children)}
        helping = {number for number, scene in numbers.items() if scene.options.get("help") == "true"}
        if not helping:
            if story.children:
                yield at_line(edition, story.line, "story-without-help", story=story.argument)
            continue
        backwards: dict[str, set[str]] = {number: set() for number in numbers}
        for number, scene in numbers.items():
            targets = _targets(edition.source.choices(scene), numbers)
            if not targets and number not in helping:
                yield at_line(edition, scene.line, "scene-dead-end", scene=number)
            for target in targets:
                backwards[target].add(number)
        distance = _distances(backwards, helping)
        for number, scene in numbers.items():
            links = distance.get(number)
            dead_end = links is None and not _targets(edition.source.choices(scene), numbers)
            if not dead_end and (links is None or links > LINKS_TO_HELP):
                detail = {"scene": number, "links": links if links is not None else "-"}
                yield at_line(edition, scene.line, "scene-far-from-help", **detail)


def scene_links_stay_inside(pages: Pages) -> Iterator[Problem]:
    """A link such as ``#4`` means a scene, so it stands in a scene."""
    for _, edition in pages.editions():
        scenes = [block for block in walk(edition.source.blocks) if block.name == "scene"]
        inside = {line for scene in scenes for line in range(scene.line, scene.end + 1)}
        for link in edition.source.references:
            if link.kind == "scene" and link.line not in inside:
                yield at_line(edition, link.line, "scene-link-outside", scene=link.target)


def _stories(pages: Pages) -> Iterator[tuple[Edition, Block]]:
    for _, edition in pages.editions():
        for block in walk(edition.source.blocks):
            if block.name == "story":
                yield edition, block


def _targets(links: Iterable[Reference], numbers: Mapping[str, Block]) -> set[str]:
    return {link.target for link in links if link.target in numbers}


def _distances(graph: Mapping[str, set[str]], start: set[str]) -> dict[str, int]:
    """Links from the nearest of ``start`` to each scene that can be reached."""
    found = dict.fromkeys(start, 0)
    waiting = deque(start)
    while waiting:
        here = waiting.popleft()
        for there in graph[here] - found.keys():
            found[there] = found[here] + 1
            waiting.append(there)
    return found


PAGE_RULES = (scenes, help_is_near, scene_links_stay_inside)
