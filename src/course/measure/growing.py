"""Makes a project with as many lessons as one likes out of the real one, to see what grows with it."""

from __future__ import annotations

import re
import shutil
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from course.data import LANGUAGES

_READ = ("data", "docs", "overrides", "mkdocs.yml", "pyproject.toml")
_LINK = re.compile(r"\[([^\]]*)\]\((?![a-z]+:)([^)#]+\.md)(#[^)]*)?\)")
_FENCE = re.compile(r"^/{3,}.*$\n?", re.MULTILINE)
PLAIN = """site_name: Plain
site_url: https://kelas-jaga.example/
theme: {name: material}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: id, name: Bahasa Indonesia, build: true, default: true}
        - {locale: en, name: English, build: true}
markdown_extensions: [attr_list, def_list, tables]
"""


def grow(root: Path, target: Path, lessons: int) -> Path:
    """Write a project with this many lessons: the real ones first, then copies of whole modules.

    Arguments:
        root: the real project.
        target: a folder that does not exist yet.
        lessons: how many there shall be.

    Returns:
        ``target``.
    """
    target.mkdir(parents=True)
    for name in _READ:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, target / name)
    course = _read(target, "course")
    real, twins = course["modules"], []
    for module in real:
        lessons = _keep(target, module["lessons"], lessons)
    for number, module in enumerate(cycle(real), len(real)):
        if not lessons:
            break
        twins.append(_twin(target, module, number // len(real) + 1, lessons))
        lessons -= len(twins[-1]["lessons"])
    _write(target, "course", {**course, "modules": [*real, *twins]})
    _excuse(target, [path for twin in twins for path in twin["lessons"]])
    _unlink_missing(target / "docs")
    return target


def _read(project: Path, name: str) -> Any:
    return yaml.safe_load((project / "data" / f"{name}.yml").read_text(encoding="utf-8"))


def _write(project: Path, name: str, data: Any) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (project / "data" / f"{name}.yml").write_text(text, encoding="utf-8")


def _keep(project: Path, paths: list[str], wanted: int) -> int:
    """Delete the lessons beyond ``wanted``; return how many are wanted after these."""
    for path in paths[wanted:]:
        for language in LANGUAGES:
            (project / "docs" / language / f"{path}.md").unlink()
    return max(0, wanted - len(paths))


def _twin(project: Path, module: dict[str, Any], number: int, wanted: int) -> dict[str, Any]:
    """Copy the pages of a module and at most ``wanted`` of its lessons under a new name."""
    name = f"{module['id']}-{number}"
    lessons, others = module["lessons"][:wanted], module["pages"]
    for path in (*lessons, *others):
        for language in LANGUAGES:
            folder = project / "docs" / language
            copy = folder / name / f"{Path(path).name}.md"
            copy.parent.mkdir(exist_ok=True)
            shutil.copy(folder / f"{path}.md", copy)
    return {
        **{key: value for key, value in module.items() if key not in ("before", "same_week")},
        "id": name,
        "title": {language: f"{title} {number}" for language, title in module["title"].items()},
        "lessons": [f"{name}/{Path(path).name}" for path in lessons],
        "pages": [f"{name}/{Path(path).name}" for path in others],
    }


def _excuse(project: Path, twins: list[str]) -> None:
    """Let copies say what their originals may say."""
    words = _read(project, "words")
    for rule in words["words"]:
        names = {Path(path).name for path in rule.get("lessons", ())}
        if names:
            rule["lessons"] += [path for path in twins if Path(path).name in names]
    _write(project, "words", words)


def _unlink_missing(docs: Path) -> None:
    """Turn links to lessons that were left out into plain words."""
    pages = {path.resolve() for path in docs.rglob("*.md")}
    for path in pages:
        text = path.read_text(encoding="utf-8")
        kept = _LINK.sub(
            lambda link, folder=path.parent: link[0] if (folder / link[2]).resolve() in pages else link[1],
            text,
        )
        if kept != text:
            path.write_text(kept, encoding="utf-8")


def plain(project: Path, target: Path) -> Path:
    """The same text for Material and mkdocs-static-i18n as they come, without anything of the course."""
    for language in LANGUAGES:
        for path in (project / "docs" / language).rglob("*.md"):
            copy = target / "docs" / path.relative_to(project / "docs")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_FENCE.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    (target / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    return target
