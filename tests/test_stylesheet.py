"""The one reduced sheet of the site: nothing a page needs is lost, and its colours can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT
from course.outputs import stylesheet
from course.outputs.finish import whole_sheet
from course.outputs.stylesheet import reduce, selectors, used_by

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


def test_a_selector_that_cannot_be_read_stays() -> None:
    assert reduce("p..a{color:red}", [PAGE])


def test_white_space_that_says_nothing_is_left_out_and_text_in_quotes_is_not_touched() -> None:
    sheet = ".a{margin:calc(1px + 2px);font:1px a, 'b,  c';transition:x 1s,\n y 1s}"
    assert reduce(sheet, [PAGE]) == '.a{margin:calc(1px + 2px);font:1px a,"b,  c";transition:x 1s,y 1s}'


@pytest.mark.parametrize("every", [7, pytest.param(1, marks=pytest.mark.sweep)])
def test_every_selector_that_matches_on_any_page_is_found(site: Path, every: int) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(site.rglob("index.html"))[::every]]
    wanted = selectors(whole_sheet(ROOT / "docs"))
    trees = [LexborHTMLParser(text) for text in texts]
    matching = {selector for selector in wanted if any(tree.css_first(selector) for tree in trees)}
    assert len(matching) > 120
    assert used_by(wanted, texts) == matching


def test_a_page_is_parsed_only_when_it_could_hold_what_is_still_looked_for(monkeypatch) -> None:
    parsed: list[str] = []

    def parse(page: str) -> LexborHTMLParser:
        parsed.append(page)
        return LexborHTMLParser(page)

    monkeypatch.setattr(stylesheet, "LexborHTMLParser", parse)
    pages = ["<p class=a>1", "<p class='a b'>2", "<P CLASS=c>3", "<i class data-x='y'>4"]
    found = used_by({".a", "p.b", ".d", "i[data-x=y]", "i[data-x=z]", "[class^=no]"}, pages)
    assert found == {".a", "p.b", "i[data-x=y]"}
    assert parsed[1:] == pages  # any class may begin with "no"
    parsed.clear()
    assert used_by({".a", ".b"}, pages[:2] * 50) == {".a", ".b"}
    assert parsed[1:] == pages[:2]


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
