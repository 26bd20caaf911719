"""A small project for tests of the data: a few entries of each real file, ready to be broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from conftest import ROOT
from course.data import FILES, LANGUAGES, load
from course.problems import Problem, sentence

# libyaml is ten times faster, and every test reads and writes some file.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def read(file: Path) -> Any:
    """The value of a YAML file."""
    return yaml.load(file.read_text(encoding="utf-8"), _Loader)


def written(value: Any) -> str:
    """A value as YAML, each text on one line."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


@cache
def _small() -> dict[str, str]:
    """Data files with a few real entries that name only each other, as text by name."""
    values = {name: read(ROOT / f"data/{name}.yml") for name in FILES}
    for name in ("channels", "laws", "statistics"):
        values[name][name] = values[name][name][:2]
    system = next(item for item in values["systems"]["systems"] if item["claims"])
    claim = next(item for item in values["claims"]["claims"] if item["id"] == system["claims"][0])
    values["systems"]["systems"] = [{**system, "claims": [claim["id"]]}]
    values["claims"]["claims"] = [{**claim, "systems": [system["id"]]}]
    used = {claim["seed"]}
    for name in ("channels", "laws", "statistics"):
        used |= {source for item in values[name][name] for source in item["sources"]}
    values["sources"]["sources"] = [item for item in values["sources"]["sources"] if item["id"] in used]
    terms = [item for item in values["glossary"]["glossary"] if item["id"] in ("bukti", "tautan")]
    values["glossary"]["glossary"] = [{**item, "see": []} for item in terms]
    values["labels"] = {"help": values["labels"]["help"]}
    values["pictures"] |= {"charts": [], "diagrams": [], "scenes": values["pictures"]["scenes"][:1]}
    values["words"]["words"] = values["words"]["words"][:1]
    values["search"] |= {"asked": [], "help": [], "aliases": {"id": {}, "en": {}}}
    values["search"]["hidden"]["words"] = {}
    values["search"]["roots"] = values["search"]["roots"][:2]
    values["mistakes"]["groups"] = values["mistakes"]["groups"][:1]
    return {name: written(value) for name, value in values.items()}


def small_project(root: Path) -> Path:
    """Write the small data below a folder and return the folder."""
    (root / "data").mkdir()
    for name, text in _small().items():
        (root / f"data/{name}.yml").write_text(text, encoding="utf-8")
    return root


def change(project: Path, name: str, before: str, after: str) -> int:
    """Replace the first ``before`` in a data file; the line on which it stood."""
    path = project / f"data/{name}.yml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def rewrite(project: Path, name: str, edit: Callable[[Any], None]) -> None:
    """Edit the value of a data file."""
    path = project / f"data/{name}.yml"
    value = read(path)
    edit(value)
    path.write_text(written(value), "utf-8")


def only(project: Path) -> Problem:
    """The one problem of a project, after a look at its sentences."""
    data, problems = load(project)
    assert data is None
    assert len(problems) == 1, problems
    for language in LANGUAGES:
        assert re.match(r"data/\w+\.yml:\d+: [a-z0-9-]+: \S", sentence(problems[0], language))
    return problems[0]
