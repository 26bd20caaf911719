"""The one reduced sheet of the site: nothing a page needs is lost, and its colours can be read."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from course.outputs.sheet import reduce

PAGE = (
    '<html class="no-js"><body><main><p class="a">x</p>'
    "<details><summary>y</summary></details></main></body></html>"
)


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".a{color:red}", True),
        (".b{color:red}", False),
        (".a:hover{color:red}", True),
        ("details[open]>summary{color:red}", True),
        ("details[open]>p{color:red}", False),
        (".lite .a{color:red}", True),
        (".a::before{color:red}", True),
        ("@media print{.b{color:red}}", False),
        ("@media print{.a{color:red}}", True),
        ("main>:not(.b){color:red}", True),
        (":is(.a,.b) em{color:red}", False),
    ],
)
def test_a_rule_stays_when_a_page_could_use_it(rule: str, kept: bool) -> None:
    assert bool(reduce(rule, [PAGE])) is kept


def test_properties_nobody_reads_and_animations_nobody_plays_are_dropped() -> None:
    sheet = ":root{--used:red;--unused:blue}.a{color:var(--used)}@keyframes spin{to{top:0}}"
    assert reduce(sheet, [PAGE]) == ":root{--used:red}.a{color:var(--used)}"


def test_a_selector_that_cannot_be_read_stays() -> None:
    assert reduce("p..a{color:red}", [PAGE])


def test_the_quick_way_to_reduce_the_sheet_gives_the_exact_one(site: Path, tmp_path: Path) -> None:
    files = sorted(site.rglob("index.html"))[::7]  # lessons, decks, guides, lists, both languages
    texts = [file.read_text(encoding="utf-8") for file in files]
    theme = next(Path(sys.prefix).rglob("material/templates/assets/stylesheets/main.*.min.css"))
    own = [ROOT / "docs/assets" / name for name in ("site/tokens.css", "site/site.css", "lesson/lesson.css")]
    sheet = "\n".join(file.read_text(encoding="utf-8") for file in (theme, *own))
    assert reduce(sheet, texts) == reduce(sheet, texts, exact=True)


def test_every_text_colour_has_contrast_enough_for_tired_eyes() -> None:
    sheet = (ROOT / "docs/assets/site/tokens.css").read_text(encoding="utf-8")
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")
    for scheme in (light, dark):
        colours = dict(re.findall(r"--kj-([\w-]+): (#[0-9a-f]{6})", scheme))
        accents = re.findall(r"--kj-accent: (#[0-9a-f]{6})", scheme)
        assert len(accents) == 4
        for text in (colours["ink"], colours["quiet"], colours["brand"], colours["help"], *accents):
            for ground in (colours["paper"], colours["soft"]):
                assert contrast(text, ground) >= 7, (text, ground)
        assert contrast(colours["help"], colours["help-soft"]) >= 7
        assert contrast(colours["on-brand"], colours["brand"]) >= 7


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
