"""Pages stay light and keep nothing; whatever would make them heavy or leak is noticed."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.conftest import LESSON
from course.measure import browsing, pages
from course.measure.hosting import hosted
from course.measure.tables import Row, Table

SCRIPTS = ("assets/site/site.js", "assets/lesson/lesson.js")
# So many of the largest files are weighed in every run, all of them before a release.
LARGEST = 12


def opened(chromium: Browser, folder: Path, address: str, told: tuple = pages.LIGHT) -> Table:
    """What a reader with a fresh browser gets, as `course measure` tells it."""
    with hosted(folder) as host:
        context = browsing.reader(chromium)
        seen = browsing.visit(context, host + address)
        context.close()
    return Table({"en": address}, pages.columns(told), (Row(address, pages.figures(seen, told)),))


def broken(table: Table) -> set[str]:
    return {over.column.title["en"] for over in table.over()}


def bytes_before_intent(site: Path, address: str) -> int:
    """The page and the scripts and sheets it names, compressed."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    scripts = [name for name in (*SCRIPTS, "assets/site/exit.js", "assets/site/more.css") if name in html]
    return pages.weight(site, address) + sum(
        len(pages.compressed((site / name).read_bytes())) for name in scripts
    )


def lessons(site: Path) -> list[str]:
    found = [address for language in ("id", "en") for address in pages.outputs(site, "page", language)]
    return sorted(found, key=lambda address: -(site / address / "index.html").stat().st_size)


def too_heavy(site: Path, addresses: list[str]) -> list[tuple[str, int]]:
    weights = {address: bytes_before_intent(site, address) for address in addresses}
    return [(name, weight) for name, weight in weights.items() if weight > 16_000]


def test_the_heaviest_lessons_stay_below_sixteen_thousand_bytes(site: Path) -> None:
    assert too_heavy(site, lessons(site)[:LARGEST]) == []


@pytest.mark.sweep
def test_every_lesson_stays_below_sixteen_thousand_bytes(site: Path) -> None:
    assert too_heavy(site, lessons(site)) == []


@pytest.mark.parametrize(("address", "most"), [("bantuan/", 18_200), ("", 11_000), ("cari/", 10_400)])
def test_the_pages_everybody_needs_stay_light(site: Path, address: str, most: int) -> None:
    assert bytes_before_intent(site, address) <= most


def test_a_lesson_keeps_every_budget_and_weighs_what_its_files_say(browser: Browser, site: Path) -> None:
    table = opened(browser, site, LESSON)
    assert broken(table) == set()
    assert table.rows[0].figures[0] == bytes_before_intent(site, LESSON)


@pytest.mark.parametrize("address", [f"{LESSON}slides/", f"{LESSON}guide/"])
def test_decks_and_guides_ask_nobody_keep_nothing_and_break_no_policy(
    browser: Browser, site: Path, address: str
) -> None:
    assert broken(opened(browser, site, address, pages.PRIVATE)) == set()


# --- planted ---------------------------------------------------------------


@pytest.fixture
def one_page(site: Path, tmp_path: Path) -> Path:
    """A site with one lesson, to plant something into."""
    page = tmp_path / LESSON / "index.html"
    page.parent.mkdir(parents=True)
    shutil.copyfile(site / LESSON / "index.html", page)
    for name in SCRIPTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, tmp_path / name)
    return tmp_path


def web_font(site: Path) -> None:
    """A font of our own in the sheet, its hash and policy kept right."""
    page = site / LESSON / "index.html"
    html = page.read_text(encoding="utf-8")
    rule = "@font-face{font-family:x;src:url(/x.woff2)}body{font-family:x!important}"
    old = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digests = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (old, rule + old)
    ]
    html = (
        html.replace(old, rule + old)
        .replace(*digests)
        .replace("base-uri", "font-src &#39;self&#39;; base-uri")
    )
    page.write_text(html, encoding="utf-8")
    (site / "x.woff2").write_bytes(b"wOF2" * 2000)


def into_body(markup: str) -> Callable[[Path], None]:
    def plant(site: Path) -> None:
        page = site / LESSON / "index.html"
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("</main>", f"{markup}</main>", 1), encoding="utf-8")

    return plant


def stored_value(site: Path) -> None:
    with (site / SCRIPTS[0]).open("a", encoding="utf-8") as script:
        script.write(";localStorage.setItem('last', location.pathname);")


def image_without_policy(site: Path) -> None:
    """A picture from elsewhere, with the policy that would have refused it gone."""
    into_body('<img src="http://127.0.0.2:9/x.png" alt="">')(site)
    page = site / LESSON / "index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html), encoding="utf-8")


def bundle_at_once(site: Path) -> None:
    with (site / SCRIPTS[1]).open("ab") as script:
        script.write(b"/*" + hashlib.shake_256(b"bundle").hexdigest(4000).encode() + b"*/")


@pytest.mark.parametrize(
    ("plant", "noticed"),
    [
        (web_font, "fonts"),
        (into_body("<script>document.title = 'x'</script>"), "refused by policy"),
        (into_body('<img src="https://pictures.example/x.png" alt="">'), "refused by policy"),
        (image_without_policy, "to others"),
        (stored_value, "stored"),
        (into_body("<ul>" + "<li><a href=x>x</a></li>" * 80 + "</ul>"), "elements of the frame"),
        (bundle_at_once, "scripts"),
    ],
)
def test_what_is_planted_breaks_a_budget(
    browser: Browser, one_page: Path, plant: Callable[[Path], None], noticed: str
) -> None:
    plant(one_page)
    assert noticed in broken(opened(browser, one_page, LESSON))
