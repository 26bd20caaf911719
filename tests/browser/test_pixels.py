"""Nothing is lost with the rules that are left out: pages look the same with all of them, pixel by pixel."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from browser.conftest import DESKTOP, LESSON, PHONE
from conftest import ROOT
from course.outputs.finish import whole_sheet
from course.outputs.stylesheet import reduce

TABLET = (800, 1000)
SIZES, SCHEMES, MEDIA = (PHONE, TABLET, DESKTOP), ("light", "dark"), ("screen", "print")
LOOKS = tuple(product(SIZES, SCHEMES, MEDIA))
# One page of every kind: front door, lesson of each audience, help, lists, easy reading, bare pages.
KINDS = (
    "",
    LESSON,
    "en/orang-tua/pola-grooming/",
    "guru/mengajar-aman/",
    "pelatih/peta-hukum/",
    "anak-7-9/",
    "anak-7-9/mudah-dibaca/",
    "bantuan/sekarang/",
    "en/bantuan/",
    "istilah/",
    "cari/",
    "unduh/",
    "sumber/",
    "tentang/status-terjemahan/",
    "netral/",
    "404.html",
)
STATES = {
    "untouched": "",
    "opened": "document.querySelectorAll('details').forEach(each => { each.open = true })",
    "drawer": "(document.querySelector('#__drawer') || {}).checked = true",
    "scene": "location.hash = '#story-1-scene-2'",
    "focus": "(document.querySelector('.choices a, summary, main a') || document.body).focus()",
}
# What Markdown can make besides blocks, in all its nestings.
MARKDOWN = """<h2 id=x>Dua <a href=#x>tautan</a></h2><h3>Tiga</h3><h4>Empat</h4><h5>Lima</h5>
<p>Teks <strong>tebal</strong> <em>miring</em> <code>kode</code> <mark>tanda</mark> <kbd>K</kbd>
<small>kecil</small> <abbr title=y>abc</abbr> <del>lama</del> <sub>a</sub><sup>b</sup><br>baris</p><hr>
<blockquote><p>Kutipan</p><ul><li>isi</li></ul></blockquote>
<ol><li>satu<ol><li>satu satu</li></ol></li>
<li><p>dua</p><ul><li>tiga<ul><li>empat</li></ul></li></ul></li></ol>
<dl><dt>istilah</dt><dd>arti</dd><dd><p>arti lain</p></dd></dl><pre><code>kode
lagi</code></pre><details><summary>Buka</summary><p>isi</p></details>
<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>a <a href=#x>b</a></td><td>c</td></tr>
<tr><td colspan=2><ul><li>x</li></ul></td></tr></tbody></table><p>sesudah tabel</p>
<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="" width=40 height=40>
<figcaption>gambar</figcaption></figure>"""


# The sheet inside the page gets this text; the one beside it has a say or not.
DRESS = """([text, alone]) => {
  document.querySelector('style').textContent = text;
  document.querySelectorAll('link[rel=stylesheet]').forEach(each => { each.disabled = alone });
}"""


@cache
def whole() -> str:
    """The sheet from which every page's rules are taken."""
    return whole_sheet(ROOT / "docs")


def differing(page: Page, state: str = "") -> int:
    """How many pixels change when the whole sheet takes the place of the reduced ones."""
    if state:
        page.evaluate(state)
    small = page.eval_on_selector("style", "sheet => sheet.textContent")
    for _ in range(2):  # the first picture of a face not drawn yet may move its line by a pixel
        pictures = []
        for text, alone in ((small, False), (whole(), True)):
            page.evaluate(DRESS, [text, alone])
            pictures.append(page.screenshot(full_page=True, animations="disabled"))
        page.evaluate(DRESS, [small, False])
        if pictures[0] == pictures[1]:
            return 0
    one, other = (Image.open(io.BytesIO(data)).convert("RGB") for data in pictures)
    if one.size != other.size:
        return max(one.width * one.height, other.width * other.height)
    return sum(
        count
        for step, count in enumerate(ImageChops.difference(one, other).convert("L").histogram())
        if step > 2
    )


@pytest.fixture(scope="module")
def look(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page of this size, scheme and medium, without the policy that would refuse the other sheet."""
    opened: dict[tuple, Page] = {}

    def at(size: tuple[int, int], scheme: str, medium: str) -> Page:
        if (size, scheme, medium) not in opened:
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True
            )
            page = context.new_page()
            page.emulate_media(media=medium)
            opened[size, scheme, medium] = page
        return opened[size, scheme, medium]

    yield at
    for page in opened.values():
        page.context.close()


# Looked at in every run, each in another look; all kinds in all looks before a release.
LOOKED_AT = (LESSON, "bantuan/sekarang/", "anak-7-9/", "cari/", "netral/")
OFTEN = {address: LOOKS[at * 5 % len(LOOKS)] for at, address in enumerate(LOOKED_AT)}


def kinds() -> list:
    return [
        pytest.param(address, *seen, marks=() if OFTEN.get(address) == seen else pytest.mark.sweep)
        for address, seen in product(KINDS, LOOKS)
    ]


@pytest.mark.parametrize(("address", "size", "scheme", "medium"), kinds())
def test_a_page_looks_as_with_every_rule_there_is(
    look: Callable, base_url: str, address: str, size: tuple[int, int], scheme: str, medium: str
) -> None:
    page = look(size, scheme, medium)
    page.goto(base_url + address)
    assert differing(page) == 0


def states() -> list:
    often = ("opened", PHONE, "dark"), ("scene", PHONE, "dark"), ("drawer", PHONE, "dark")
    every = product(STATES, SIZES, SCHEMES)
    return [pytest.param(*each, marks=() if each in often else pytest.mark.sweep) for each in every]


@pytest.mark.parametrize(("state", "size", "scheme"), states())
def test_a_lesson_looks_the_same_while_it_is_used(
    look: Callable, base_url: str, state: str, size: tuple[int, int], scheme: str
) -> None:
    page = look(size, scheme, "screen")
    page.goto("about:blank")
    page.goto(base_url + LESSON)
    assert differing(page, STATES[state]) == 0


@pytest.fixture(scope="module")
def everything(site: Path) -> str:
    """A page that holds every block and all that Markdown can make, with the rules it uses."""
    built = (site / LESSON / "index.html").read_text(encoding="utf-8")
    blocks = [
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "tests/golden/blocks").glob("*.id.page.html"))
    ]
    article = re.sub(
        r"(<article[^>]*>).*?(</article>)",
        lambda m: m[1] + "".join(blocks) + MARKDOWN + m[2],
        built,
        flags=re.DOTALL,
    )
    small = reduce(whole(), [article])
    return re.sub(r"<style>.*?</style>", lambda _: f"<style>{small}</style>", article, flags=re.DOTALL)


def bare(page: Page) -> Page:
    """The page at no address: what is put into it finds no picture that could arrive while it is compared."""
    page.goto("about:blank")
    return page


def everything_looks() -> list:
    often = ((PHONE, "light", "screen"), (DESKTOP, "dark", "screen"), (TABLET, "light", "print"))
    return [pytest.param(*each, marks=() if each in often else pytest.mark.sweep) for each in LOOKS]


@pytest.mark.parametrize(("size", "scheme", "medium"), everything_looks())
def test_a_page_of_everything_looks_as_with_every_rule_there_is(
    look: Callable, everything: str, size: tuple[int, int], scheme: str, medium: str
) -> None:
    page = bare(look(size, scheme, medium))
    page.set_content(everything)
    assert differing(page, STATES["opened"]) == 0


@pytest.mark.parametrize("rule", [r"\.quiz summary\{[^}]*\}", r"blockquote\{[^}]*\}"])
def test_a_lost_rule_is_seen(look: Callable, everything: str, rule: str) -> None:
    poorer, lost = re.subn(rule, "", everything)
    assert lost
    page = bare(look(PHONE, "light", "screen"))
    page.set_content(poorer)
    assert differing(page, STATES["opened"]) > 100
