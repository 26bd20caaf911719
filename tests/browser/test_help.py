"""Help pages in a real browser: without scripts, on a small phone, and opened from a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

PAGES = ["bantuan/", "bantuan/sekarang/", "bantuan/simpan-bukti/", "bantuan/gambar-tersebar/",
         "bantuan/setelah-melapor/", "bantuan/luar-negeri/", "bantuan/kalau-aku-menyakiti/"]  # fmt: skip
PHONE = {"width": 360, "height": 640}


@pytest.mark.parametrize("path", [prefix + page for page in PAGES for prefix in ("", "en/")])
def test_a_help_page_reads_and_leaves_without_scripts_on_a_small_phone(
    browser: Browser, base_url: str, path: str
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + path)
    exit_link = page.locator(".kj-exit")
    assert exit_link.is_visible()
    box = exit_link.bounding_box()
    assert box and box["height"] >= 44
    assert exit_link.get_attribute("href").startswith("https://")
    assert exit_link.get_attribute("target") is None
    width = page.locator("html").bounding_box()["width"]
    assert width <= PHONE["width"]
    assert page.locator("article a[href^='tel:'], article a[href^='https://']").first.is_visible()
    context.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_five_actions_stand_on_the_first_screen(browser: Browser, base_url: str, prefix: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{base_url}{prefix}bantuan/sekarang/")
    last = page.locator("article ol > li").nth(4)
    box = last.bounding_box()
    bar = page.locator(".kj-exit").bounding_box()
    assert box["y"] + box["height"] <= bar["y"]
    page.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_choice_leads_to_its_place_in_at_most_two_taps(
    browser: Browser, base_url: str, prefix: str
) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{base_url}{prefix}bantuan/")
    links = page.eval_on_selector_all("article a[href^='#']", "all => all.map(a => a.getAttribute('href'))")
    assert len(links) >= 10
    for href in links:
        assert page.locator(f"[id='{href[1:]}']").count() == 1, href
    page.close()


def test_opened_from_a_folder_the_quick_exit_stays_on_the_device(browser: Browser, stick: Path) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto((stick / "bantuan" / "sekarang.html").as_uri())
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/netral.html")
    assert page.url.startswith("file://")
    page.go_back()
    assert not page.url.endswith("bantuan/sekarang.html")
    context.close()


def test_help_is_found_from_any_page_by_the_third_tab_stop(visit: Callable) -> None:
    page = visit("anak-10-12/stop-simpan-cerita/").page
    stops = []
    for _ in range(3):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.getAttribute('href') || ''"))
    assert any("bantuan/sekarang" in stop for stop in stops)
