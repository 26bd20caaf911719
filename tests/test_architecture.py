"""The arrows between modules never turn back, and only the plugin knows MkDocs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "src" / "course"

# What each module may import from the course, from the ground up. A package
# (`rules`, `outputs`) stands for all its modules, which may import each other.
MAY_IMPORT: dict[str, set[str]] = {
    "problems": set(),
    "glyphs": set(),
    "remembered": set(),
    "yamlfile": {"problems"},
    "schemas": {"problems", "yamlfile"},
    "data": {"problems", "yamlfile", "schemas"},
    "source": {"problems", "yamlfile", "schemas"},
    "translation": {"data", "source"},
    "model": {"problems", "data", "source", "translation"},
    "addresses": {"data"},
    "pictures": {"glyphs", "data"},
    "references": {"data"},
    "blocks": {"data", "source", "references"},
    "render": {"addresses", "blocks", "data", "model", "references", "source"},
    "rules": {"problems", "remembered", "glyphs", "yamlfile", "data", "source", "model", "translation"},
    "spelling": {"problems", "remembered", "yamlfile", "data", "source", "model", "rules"},
    "outputs": {
        "problems",
        "rules",
        "glyphs",
        "data",
        "pictures",
        "source",
        "model",
        "translation",
        "addresses",
        "blocks",
        "references",
        "render",
    },
    # Made from the finished site as well as from the course.
    "dist": {"glyphs", "data", "model", "outputs", "render"},
    # Looks at what the course makes from outside, as its readers do.
    "measure": {"data", "model", "outputs", "dist"},
    "plugin": {"*"},
    "cli": {"*"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    """The name in the table above that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Full dotted names of everything a file imports."""
    package = ["course", *path.relative_to(PACKAGE).parts[:-1]]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names |= {f"{module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_below_it(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        assert not imports(path) - {"__future__.annotations"}
        return
    allowed = MAY_IMPORT[here]
    used = {name.split(".")[1] for name in imports(path) if name.startswith("course.")}
    assert "*" in allowed or used <= allowed | {here}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_plugin_knows_mkdocs(path: Path) -> None:
    knows = any(name.split(".")[0] == "mkdocs" for name in imports(path))
    assert not knows or path.name == "plugin.py"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_stays_small_enough_to_read_at_once(path: Path) -> None:
    limit = 150 if path.name == "plugin.py" else 320
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


def test_the_table_names_every_room_and_no_other() -> None:
    rooms = {room(path) for path in MODULES} - {"__init__"}
    assert rooms - set(MAY_IMPORT) == set()
    assert set(MAY_IMPORT) - rooms == set()


def test_no_row_of_the_table_points_upwards() -> None:
    below: set[str] = {"*"}
    for name, allowed in MAY_IMPORT.items():
        assert allowed <= below, name
        below.add(name)
