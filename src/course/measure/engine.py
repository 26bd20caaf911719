"""The search of a built site, run as a browser would run it, without a browser.

Material's worker and our scripts are given to V8 (mini-racer, a package of the tests); pages are
found exactly as on a phone.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from course.data import Language
from course.measure.tables import CannotMeasure

# What a worker has and a bare V8 has not.
_WORLD = """
var self = globalThis, heard = [], said = [], warned = [];
function addEventListener(kind, listener) { heard.push(listener); }
function postMessage(message) { said.push(message); }
function importScripts() {}
var console = { warn(text) { warned.push(String(text)); }, log() {} };
globalThis.TextEncoder = globalThis.TextEncoder || class {
  encode(text) { return Array.from(unescape(encodeURIComponent(text)), (letter) => letter.charCodeAt(0)); }
};
"""


class Engine:
    """The search of one edition.

    Arguments:
        site: a built site.
        language: the edition.

    Raises:
        CannotMeasure: mini-racer is not installed.
    """

    def __init__(self, site: Path, language: Language) -> None:
        try:
            from py_mini_racer import MiniRacer
        except ImportError:
            raise CannotMeasure(
                {
                    "id": "Perlu paket uji mini-racer: make test memasangnya.",
                    "en": "This needs the test package mini-racer: make test installs it.",
                }
            ) from None
        self.index: dict[str, Any] = json.loads(index_of(site, language).read_text(encoding="utf-8"))
        self._v8 = MiniRacer()
        self._v8.eval(_WORLD + ";0")
        for script in scripts_of(site, self.index["config"]["lang"][0]):
            self._v8.eval(script.read_text(encoding="utf-8") + "\n;0")
        self._ask({"type": 0, "data": {**self.index, "options": {"suggest": False}}})

    def search(self, query: str) -> list[str]:
        """Locations of the pages found, best first."""
        answer = self._ask({"type": 2, "data": query})
        return [item[0]["location"] for item in answer["data"]["items"]]

    def scores(self, query: str) -> list[float]:
        """Scores of the pages found; JSON has no NaN, so one would be None."""
        return [item[0]["score"] for item in self._ask({"type": 2, "data": query})["data"]["items"]]

    def stem(self, word: str) -> str:
        """The stem of a word, as queries and pages are stemmed."""
        name, text = json.dumps(self.index["config"]["lang"][0]), json.dumps(word)
        return self._v8.eval(f"lunr[{name}].stemmer(new lunr.Token({text})).toString()")

    @property
    def warnings(self) -> list[str]:
        """What the worker complained about so far."""
        return json.loads(self._v8.eval("JSON.stringify(warned)"))

    def _ask(self, message: dict[str, Any]) -> dict[str, Any]:
        self._v8.eval(f"said.length = 0; heard[0]({{ data: {json.dumps(message)} }}); 0")
        return json.loads(self._v8.eval("JSON.stringify(said[0])"))


def index_of(site: Path, language: Language) -> Path:
    """The index of an edition."""
    return site / ("" if language == "id" else language) / "search" / "search_index.json"


def scripts_of(site: Path, name: str) -> list[Path]:
    """Every script the worker runs, itself first, for the language the index names."""
    folder = site / "assets" / "javascripts"
    lunr = folder / "lunr" / "min"
    (worker,) = (folder / "workers").glob("search.*.min.js")
    return [worker, lunr / "lunr.stemmer.support.min.js", lunr / f"lunr.{name}.min.js"]
