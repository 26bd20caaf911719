"""Decks in front of a class: on old projectors, by key and remote, with a presenter's window, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import Window
from browser.decks import ALL_AT_ONCE, CONTRAST, LETTER_SHARE, at, measure, place

PROJECTOR, LAPTOP, WIDE, PHONE = (1024, 768), (1280, 720), (1920, 1080), (360, 640)
LESSONS = (
    "anak-10-12/stop-simpan-cerita/",
    "en/remaja-13-15/gambar-dijadikan-ancaman/",
    "orang-tua/pola-grooming/",
    "en/guru/mengenali-dan-merespons/",
)
LESSON = LESSONS[0]
AXE = {"resultTypes": ["violations"]}
WITHOUT_CHANNEL = "delete window.BroadcastChannel"

Open = Callable[..., Page]


@pytest.fixture
def open_deck(window: Callable[..., Window], base_url: str) -> Open:
    """Open a deck: ``open_deck(LESSON, size=WIDE)``."""

    def open_page(lesson: str = LESSON, size: tuple[int, int] = PROJECTOR, hash: str = "", **options) -> Page:
        page = window(base_url, size, **options).context.new_page()
        page.goto(f"{base_url}{lesson}slides/{hash}")
        return page

    return open_page


def decks(site: Path) -> list[str]:
    return [str(file.relative_to(site)) for file in sorted(site.glob("**/slides/index.html"))]


# -- what a class sees --------------------------------------------------------


def test_no_slide_of_any_deck_overflows_the_tightest_screen(
    site: Path, base_url: str, open_deck: Open
) -> None:
    page, wrong = open_deck(), []
    for deck in decks(site):
        page.goto(base_url + deck)
        for slide in measure(page):
            if not slide["fits"] or slide["letters"] < LETTER_SHARE or slide["contrast"] < CONTRAST:
                wrong.append((deck, slide))
    assert not wrong


@pytest.mark.sweep
@pytest.mark.parametrize("size", [LAPTOP, WIDE])
def test_no_slide_of_any_deck_overflows_a_wider_screen(
    site: Path, base_url: str, open_deck: Open, size: tuple[int, int]
) -> None:
    page, wrong = open_deck(size=size), []
    for deck in decks(site):
        page.goto(base_url + deck)
        wrong += [(deck, slide) for slide in measure(page) if not slide["fits"]]
    assert not wrong


def test_wide_screens_only_gain_air(open_deck: Open) -> None:
    for lesson, size in zip(LESSONS, (LAPTOP, WIDE, WIDE, LAPTOP), strict=True):
        assert [slide for slide in measure(open_deck(lesson, size)) if not slide["fits"]] == []


@pytest.mark.parametrize("size", [PROJECTOR, WIDE])
def test_a_planted_overflow_is_found(open_deck: Open, size: tuple[int, int]) -> None:
    page = open_deck(size=size)
    plant = "list => { for (let i = 0; i < 14; i++) list.append(list.lastElementChild.cloneNode(true)) }"
    page.locator("#s-slide-1 ul").evaluate(plant)
    assert [slide["id"] for slide in measure(page) if not slide["fits"]] == ["s-slide-1"]


def test_small_letters_are_found(open_deck: Open) -> None:
    page = open_deck()
    page.locator("#s-slide-1 li").first.evaluate("item => { item.style.fontSize = '20px' }")
    assert [slide["id"] for slide in measure(page) if slide["letters"] < LETTER_SHARE] == ["s-slide-1"]


def test_faint_letters_are_found(open_deck: Open) -> None:
    page = open_deck()
    page.locator("#s-slide-1 li").first.evaluate("item => { item.style.color = '#666' }")
    assert [slide["id"] for slide in measure(page) if slide["contrast"] < CONTRAST] == ["s-slide-1"]


def test_an_upright_phone_reads_a_deck_without_scrolling_sideways(open_deck: Open) -> None:
    page = open_deck(size=PHONE)
    page.evaluate(ALL_AT_ONCE)
    wide = "all => all.filter(slide => slide.scrollWidth > slide.clientWidth).map(slide => slide.id)"
    assert page.eval_on_selector_all(".slide", wide) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    letters = (
        page.locator(".slide.scene p").nth(2).evaluate("text => parseFloat(getComputedStyle(text).fontSize)")
    )
    assert letters >= 16


# -- keys, remotes, touch -----------------------------------------------------


def test_keys_and_remotes_lead_through_a_deck(open_deck: Open) -> None:
    page = open_deck()
    for key, number in (
        ("PageDown", 2), ("ArrowRight", 3), ("ArrowDown", 4), ("Space", 5), ("n", 6),
        ("PageUp", 5), ("ArrowLeft", 4), ("ArrowUp", 3), ("Shift+Space", 2), ("p", 1), ("PageUp", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert place(page) == number, key
    count = page.locator(".slide").count()
    page.keyboard.press("End")
    assert (place(page), at(page)) == (count, "s-closing")
    page.keyboard.press("PageDown")
    assert place(page) == count
    page.keyboard.press("Home")
    assert at(page) == "s-title"


def test_a_number_and_enter_lead_to_a_slide(open_deck: Open) -> None:
    page = open_deck()
    page.keyboard.type("12")
    expect(page.locator(".place")).to_contain_text("12 /")
    page.keyboard.press("Enter")
    assert place(page) == 12
    page.keyboard.type("999")
    page.keyboard.press("Enter")
    assert at(page) == "s-closing"
    page.keyboard.press("Backspace")
    assert place(page) == 12


def test_the_screen_turns_black_and_white_and_back(open_deck: Open) -> None:
    page = open_deck()
    veil = page.locator(".veil")
    for key, colour in (("b", "rgb(0, 0, 0)"), ("w", "rgb(255, 255, 255)"), (".", "rgb(0, 0, 0)")):
        page.keyboard.press(key)
        expect(veil).to_be_visible()
        expect(veil).to_have_css("background-color", colour)
    page.keyboard.press("Escape")
    expect(veil).to_be_hidden()
    page.keyboard.press("b")
    page.keyboard.press("PageDown")
    expect(veil).to_be_hidden()
    assert place(page) == 2


def test_all_slides_are_looked_through_by_key(open_deck: Open) -> None:
    page = open_deck()
    page.keyboard.press("o")
    assert page.locator(".deck .slide:visible").count() == page.locator(".deck .slide").count()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert place(page) == 1
    page.keyboard.press("Enter")
    assert (place(page), page.locator(".slide:visible").count()) == (4, 1)
    page.keyboard.press("o")
    page.locator("#s-help").click()
    assert at(page) == "s-help"


def test_the_short_version_leaves_out_its_parts(open_deck: Open) -> None:
    page = open_deck()
    page.keyboard.press("v")
    seen = {at(page)}
    while at(page) != "s-closing":
        page.keyboard.press("PageDown")
        seen.add(at(page))
    shown = page.locator(".part").evaluate_all(
        "parts => parts.filter(part => part.dataset.short > 0)"
        ".flatMap(part => [...part.querySelectorAll('.slide')].map(slide => slide.id))"
    )
    assert seen == set(shown)
    assert page.locator(".part[data-short='0']").count() > 0


def test_every_action_has_a_button(open_deck: Open) -> None:
    page = open_deck()
    page.get_by_role("button", name="Lainnya").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    names = dialog.locator("button[data-do]").evaluate_all("all => all.map(button => button.dataset.do)")
    assert {
        "next",
        "first",
        "back",
        "black",
        "white",
        "full",
        "presenter",
        "brief",
        "contrast",
        "timer",
    } <= set(names)
    dialog.get_by_role("button", name="Kontras tinggi").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".slide.current")).to_have_css("color", "rgb(0, 0, 0)")
    page.get_by_role("button", name="Berikutnya").click()
    assert place(page) == 2


def test_choices_of_a_story_lead_to_their_scene_and_back(open_deck: Open) -> None:
    page = open_deck(hash="#story-1-scene-2")
    if not page.locator(".slide.current .choices").count():
        page.keyboard.press("PageDown")
    before, link = at(page), page.locator(".slide.current .choices a").first
    target = link.get_attribute("href").removeprefix("#")
    link.focus()
    page.keyboard.press("Enter")
    assert at(page) == target
    assert page.evaluate("document.activeElement.id") == target
    page.keyboard.press("Backspace")
    assert at(page) == before


def test_a_thumb_turns_slides_and_a_pinch_does_not(open_deck: Open) -> None:
    page = open_deck(size=PHONE, has_touch=True)
    touch = page.context.new_cdp_session(page)

    def swipe(*starts: int, by: int) -> None:
        for kind, moved in (("touchStart", 0), ("touchMove", by), ("touchEnd", None)):
            points = [] if moved is None else [{"x": x + moved, "y": 300, "id": x} for x in starts]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    swipe(300, by=-150)
    assert place(page) == 2
    swipe(100, 300, by=-90)
    assert place(page) == 2
    swipe(60, by=150)
    assert place(page) == 1


def test_the_clock_of_an_activity_runs_on_when_the_slide_changes(open_deck: Open) -> None:
    page = open_deck()
    slide = page.locator(".slide:has(.countdown)").first
    page.goto(page.url.partition("#")[0] + "#" + slide.get_attribute("id"))
    clock, running = page.locator(".slide.current .clock"), page.locator(".bar .running")
    whole = clock.inner_text()
    page.keyboard.press("t")
    expect(clock).not_to_have_text(whole)
    expect(running).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(running).to_be_visible()
    page.keyboard.press("PageUp")
    page.locator(".slide.current [data-countdown]").click()
    rest = clock.inner_text()
    page.wait_for_timeout(1200)
    assert clock.inner_text() == rest != whole


# -- the presenter's window ---------------------------------------------------


@pytest.mark.parametrize("script", ["", WITHOUT_CHANNEL], ids=["channel", "messages"])
@pytest.mark.parametrize("place_", ["http", "file"])
def test_the_presenters_window_keeps_in_step_both_ways(
    window: Callable[..., Window], site: Path, base_url: str, place_: str, script: str
) -> None:
    root = base_url if place_ == "http" else f"{site.as_uri()}/"
    context = window(root, LAPTOP).context
    context.add_init_script(script)
    page = context.new_page()
    page.goto(f"{root}{LESSON}slides/index.html")
    page.keyboard.press("PageDown")
    with context.expect_page() as opened:
        page.keyboard.press("s")
    desk = opened.value
    expect(desk.locator(".place")).to_contain_text("2 /")
    desk.keyboard.press("PageDown")
    expect(page.locator(".place")).to_contain_text("3 /")
    page.keyboard.press("End")
    expect(desk.locator(".deck .slide.current")).to_have_id("s-closing")
    desk.keyboard.press("b")
    expect(page.locator(".veil")).to_be_visible()
    expect(desk.locator(".veil")).to_be_hidden()
    page.reload()
    desk.keyboard.press("Home")
    expect(page.locator(".place")).to_contain_text("1 /")


def test_the_presenter_sees_notes_times_and_the_next_slide(open_deck: Open) -> None:
    page = open_deck(size=LAPTOP)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Jendela pemandu").click()
    desk = opened.value
    following = page.locator(".slide .name, .slide h2").all_text_contents()
    for number in (2, 3):
        desk.keyboard.press("PageDown")
        expect(desk.locator(".next-slide h2")).to_have_text(following[number])
    expect(desk.locator(".notes-now")).to_contain_text("Kamu boleh tidak menjawab")
    expect(desk.locator(".notes-now [data-key=say]").first).to_be_visible()
    expect(desk.locator(".part-planned")).to_have_text("4:00")
    expect(desk.locator(".planned")).to_have_text("35:00")
    expect(desk.locator(".spent")).to_have_text(re.compile("0:0[1-9]"))
    desk.keyboard.press("v")
    expect(desk.locator(".part-planned")).to_have_text("2:00")
    expect(desk.locator(".planned")).to_have_text("15:00")
    expect(page.locator("html")).to_have_class(re.compile("brief"))
    desk.keyboard.press("End")
    expect(desk.locator(".next-slide .end")).to_be_visible()


@pytest.mark.parametrize("size", [(1366, 600), LAPTOP, PROJECTOR, (1920, 1080)], ids=str)
def test_the_presenter_sees_clock_and_buttons_without_scrolling(
    open_deck: Open, size: tuple[int, int]
) -> None:
    for lesson in LESSONS[:2]:
        page = open_deck(lesson, size)
        with page.expect_popup() as opened:
            page.keyboard.press("s")
        desk = opened.value
        desk.set_viewport_size({"width": size[0], "height": size[1]})
        side, bar = desk.locator(".side"), desk.locator(".bar").bounding_box()
        assert side.evaluate("side => side.scrollHeight <= side.clientHeight")
        shown = side.locator(".next-slide").bounding_box()
        for button in side.locator("button").all():
            box = button.bounding_box()
            assert shown["y"] + shown["height"] <= box["y"]
            assert box["y"] + box["height"] <= bar["y"]
            assert box["x"] + box["width"] <= side.bounding_box()["x"] + side.bounding_box()["width"]


@pytest.mark.parametrize("size", [PROJECTOR, WIDE])
def test_every_slide_begins_on_the_same_line(open_deck: Open, size: tuple[int, int]) -> None:
    page = open_deck(size=size)
    page.evaluate(ALL_AT_ONCE)
    left = "all => all.map(inner => Math.round(inner.getBoundingClientRect().left))"
    assert len(set(page.eval_on_selector_all(".slide > .inner", left))) == 1


# -- without script, on paper -------------------------------------------------


def test_without_script_all_slides_scroll_and_no_note_shows(open_deck: Open) -> None:
    page = open_deck(java_script_enabled=False)
    slides = page.locator(".slide")
    assert all(slide.is_visible() for slide in slides.all())
    tops = [slide.bounding_box()["y"] for slide in slides.all()]
    assert tops == sorted(set(tops))
    assert not any(note.is_visible() for note in page.locator(".notes").all())
    assert not any(button.is_visible() for button in page.locator("button").all())
    expect(page.get_by_role("link", name="Ke halaman pelajaran")).to_be_visible()


def printed(page: Page) -> list[str]:
    """The words of each printed page."""
    pages = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in pages]


def test_a_deck_is_printed_two_slides_a_sheet_with_notes_or_six_without(open_deck: Open) -> None:
    page = open_deck()
    count = page.locator(".slide").count()
    two = printed(page)
    assert count / 2 <= len(two) <= count / 2 + 6
    assert "Kamu boleh tidak menjawab" in " ".join(two)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Lainnya").click()
    page.get_by_role("button", name="Cetak 6 per lembar").click()
    six = printed(page)
    assert len(six) == -(-count // 6)
    assert "Kamu boleh tidak menjawab" not in " ".join(six)
    for pages in (two, six):
        text = " ".join(pages)
        assert all(title in text for title in ("Stop, Simpan, Cerita", "Tiga tanda", "Kamu tidak sendirian"))
        assert "Lainnya" not in text


# -- accessibility ------------------------------------------------------------


def violations(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]][:3]) for each in found]


@pytest.mark.parametrize("lesson", LESSONS)
def test_axe_finds_nothing_on_a_rotation_of_slides(open_deck: Open, lesson: str) -> None:
    page = open_deck(lesson)
    # Four decks, each beginning elsewhere: every kind of slide comes round.
    for number in range(1 + LESSONS.index(lesson) * 3, page.locator(".slide").count() + 1, 12):
        page.keyboard.type(str(number))
        page.keyboard.press("Enter")
        assert violations(page) == [], number


def test_axe_finds_nothing_in_the_presenters_window_and_the_lists(open_deck: Open) -> None:
    page = open_deck(size=LAPTOP)
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    opened.value.keyboard.press("PageDown")
    assert violations(opened.value) == []
    page.keyboard.press("o")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    assert violations(page) == []


@pytest.mark.sweep
def test_axe_finds_nothing_on_any_slide_of_any_deck(site: Path, base_url: str, open_deck: Open) -> None:
    page, found = open_deck(), []
    for deck in decks(site):
        page.goto(base_url + deck)
        page.evaluate(ALL_AT_ONCE)
        found += [(deck, each) for each in violations(page)]
    assert found == []


def test_a_screen_reader_hears_each_new_slide(open_deck: Open) -> None:
    page = open_deck()
    page.keyboard.press("PageDown")
    expect(page.get_by_role("status")).to_have_text(page.locator(".slide.current h2").inner_text())
    expect(page.get_by_role("group", name=page.locator(".slide.current h2").inner_text())).to_be_visible()
