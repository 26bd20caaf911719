"""The home page does its four first jobs: each is done with at most two presses, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from browser.conftest import DESKTOP, PHONE

TASKS = {
    "a parent wants the evening plan": (["Malam orang tua"], "orang-tua/malam-orang-tua/"),
    "a child was threatened": (["Buka bantuan sekarang"], "bantuan/sekarang/"),
    "a teacher prints": (["Cetak"], "unduh/"),
    "a village has no internet": (["Simpan di HP"], "unduh/"),
    "a teacher needs a deck": (["Umur 13–15 tahun", "Salindia"], "remaja-13-15/pola-manipulasi/slides/"),
}


@pytest.mark.parametrize("task", TASKS)
def test_a_first_task_takes_two_presses(visit: Callable, task: str) -> None:
    page, (names, arrives) = visit("", PHONE).page, TASKS[task]
    for name in names:
        page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    assert page.url.partition("#")[0].endswith(f"/{arrives}")


def test_a_trainer_finds_the_pack_with_two_presses(visit: Callable) -> None:
    page = visit("", PHONE).page
    page.locator("[data-audience=trainers]").get_by_role("link", name="Pelajaran").click()
    pack = page.locator("main a[href$='paket-panduan.pdf']")
    assert page.request.get(pack.evaluate("link => link.href")).headers["content-type"] == "application/pdf"


def test_a_reader_on_a_phone_sees_doors_ways_and_help_without_scrolling(visit: Callable) -> None:
    page = visit("", PHONE).page
    bar = page.locator(".kj-first").bounding_box()["y"]
    for door in page.locator(".kj-doors > li").all():
        assert door.bounding_box()["y"] + 40 <= bar
    ways = page.locator(".kj-ways").bounding_box()
    assert ways["y"] + ways["height"] <= bar
    expect(page.locator(".kj-help-now")).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_picture_has_its_room_before_it_arrives(visit: Callable, size: tuple[int, int]) -> None:
    page = visit("orang-tua/saat-anak-bercerita/", size).page
    shifts = """() => new Promise(done => {
      let sum = 0;
      new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
        .observe({type: 'layout-shift', buffered: true});
      requestAnimationFrame(() => setTimeout(() => done(sum), 100));
    })"""
    assert page.evaluate(shifts) == 0
    image = page.locator(".kj-picture img").first
    box = image.bounding_box()
    assert abs(box["width"] / box["height"] - 480 / 300) < 0.02
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 480


def test_adults_pass_a_page_on_without_a_word_about_harm_and_children_do_not(visit: Callable) -> None:
    page = visit("guru/insiden-gambar/").page
    link = page.locator(".kj-share a").get_attribute("href")
    assert unquote(link) == "https://wa.me/?text=Kelas Jaga https://kelas-jaga.example/guru/insiden-gambar/"
    for address in ("anak-10-12/stop-simpan-cerita/", "bantuan/sekarang/", ""):
        assert visit(address).page.locator(".kj-share").count() == 0


def test_each_audience_is_told_apart_without_colour(visit: Callable) -> None:
    page = visit("").page
    style = "all => all.map(e => getComputedStyle(e).borderTopStyle)"
    lines = page.locator(".kj-doors > li").evaluate_all(style)
    assert lines == ["dotted", "solid", "dashed", "double"]
