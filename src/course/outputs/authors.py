"""What the guide for authors shows: blocks with their examples, words, limits, messages.

Everything comes from where it holds: the vocabulary of blocks, the examples that tests render,
the rules, the messages of the checker. ``data/guide.yml`` adds when to use what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from course.data import schemas
from course.outputs.site import PageView
from course.problems import MESSAGES
from course.rules.readability import LEVELS
from course.rules.silence import MAY_BE_SILENCED
from course.source import BLOCKS, LISTS, TOP

EXAMPLES = "data/examples"


def blocks(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """Every block: its form, when to use it, its options, its example."""
    guide = view.course.data.guide
    return {
        "kinds": [(BLOCKS[name], told, _example(view, name)) for name, told in guide.blocks.items()],
        "references": guide.references,
        "links": _example(view, "references"),
        "lists": {name: guide.lists[name] for name in LISTS if name in guide.lists},
        "top": TOP,
        "language": view.language,
    }


def _example(view: PageView, block: str) -> str:
    """The example that tests render; a scene stands in the example of its story."""
    file = view.course.root / EXAMPLES / f"{block}.{view.language}.md"
    return file.read_text(encoding="utf-8").rstrip() if file.exists() else ""


def fields(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """Keys of the front matter of a lesson, and which of them it needs."""
    schema = schemas(view.course.root)["lesson"].content
    return {
        "fields": view.course.data.guide.fields,
        "required": set(schema["required"]),
        "language": view.language,
    }


def timetable(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """The usual minutes of each part by reader."""
    plans = view.course.data.course.plans
    return {"rows": [(_reader(view, name), plan) for name, plan in plans.items()]}


def reading(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """How long sentences and words may be, by reader."""
    return {"levels": [(_reader(view, name), level) for name, level in LEVELS.items()]}


def _reader(view: PageView, name: str) -> str:
    band = f"band.{name}"
    return view.t(band if band in view.course.data.labels else f"audience.{name}")


def wording(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """Phrases that are not used with better ones, strictest first; terms with what to avoid."""
    by_level = defaultdict(list)
    for rule in view.course.data.words.rules:
        by_level[rule.level].append(rule)
    terms = [term for term in view.course.data.glossary.values() if term.avoid]
    return {
        "levels": [(level, by_level[level]) for level in ("never", "with_reason", "look")],
        "terms": terms,
        "language": view.language,
        "shown": _shown,
    }


def _shown(phrase: str) -> str:
    """A phrase as a reader understands it: ``a|b`` is "a/b", ``*`` any ending."""
    return phrase.replace("|", "/").replace("*", "…").replace(" ... ", " … ")


def messages(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """Every message with how it should be and the mistake."""
    return {
        "groups": view.course.data.mistakes,
        "sentence": lambda code: MESSAGES[code][view.language].format_map(_Dots()),
        "silenced": MAY_BE_SILENCED,
        "language": view.language,
    }


class _Dots(dict[str, str]):
    """Stands for every value a message is filled with."""

    def __missing__(self, key: str) -> str:
        return "…"
