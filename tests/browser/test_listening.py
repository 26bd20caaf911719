"""Listening: the page is read aloud by a voice of the device, sentence by sentence, or not offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import LESSON, PHONE

# A device with voices: what is said is kept in `said`; `finish()` ends the sentence.
DEVICE = """(voices) => {
  window.said = [];
  let now = null;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices,
    addEventListener: () => {},
    speak: sentence => { said.push([sentence.text, sentence.lang, sentence.voice.name]); now = sentence; },
    cancel: () => { const last = now; now = null; if (last && last.onend) last.onend(); }
  }});
  window.finish = () => { const last = now; now = null; last.onend(); };
}"""
LOCAL = {"name": "Damayanti", "lang": "id-ID", "localService": True}
REMOTE = {"name": "Awan", "lang": "id-ID", "localService": False}
ENGLISH = {"name": "Daniel", "lang": "en-GB", "localService": True}


@pytest.fixture
def listener(browser: Browser, base_url: str) -> Iterator[Callable[..., Page]]:
    """Open a page on a device with these voices."""
    import json

    contexts = []

    def open_page(address: str, *voices: dict) -> Page:
        context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(f"({DEVICE})({json.dumps(voices)})")
        page.requests = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(base_url + address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def said(page: Page) -> list[list[str]]:
    return page.evaluate("said")


def test_listening_is_offered_only_with_a_local_voice_of_the_language(listener: Callable) -> None:
    assert listener(LESSON, REMOTE, ENGLISH).locator(".kj-listen").is_hidden()
    assert listener(f"en/{LESSON}", LOCAL).locator(".kj-listen").is_hidden()
    assert listener(LESSON).locator(".kj-listen").is_hidden()
    assert listener(LESSON, LOCAL).locator(".kj-listen").is_visible()
    android = {**LOCAL, "lang": "in_ID"}
    assert listener(LESSON, android).locator(".kj-listen").is_visible()


def test_sentences_are_read_in_order_and_marked_with_the_local_voice_only(listener: Callable) -> None:
    page = listener(LESSON, REMOTE, LOCAL)
    assert not [url for url in page.requests if "listen" in url]
    page.get_by_role("button", name="Dengarkan").click()
    expect(page.get_by_role("button", name="Jeda")).to_be_focused()
    assert said(page) == [["Stop, Simpan, Cerita", "id-ID", "Damayanti"]]
    for _ in range(3):
        page.evaluate("finish()")
    texts = [text for text, _, name in said(page) if name == "Damayanti"]
    assert len(texts) == 4 and all(text.count(". ") == 0 for text in texts)
    marked = page.evaluate("[...CSS.highlights.get('kj-listen')].map(String).join('')")
    assert " ".join(marked.split()) == texts[-1]
    assert len([url for url in page.requests if "listen" in url]) == 1


def test_the_keyboard_pauses_repeats_moves_on_and_stops(listener: Callable) -> None:
    page = listener(LESSON, LOCAL)
    page.get_by_role("button", name="Dengarkan").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Jeda")).to_be_focused()
    page.keyboard.press("Enter")
    first = said(page)[0]
    assert len(said(page)) == 1
    page.keyboard.press("Enter")
    assert said(page) == [first, first]  # goes on with the same sentence
    page.get_by_role("button", name="Kalimat berikutnya").press("Enter")
    page.get_by_role("button", name="Kalimat sebelumnya").press("Enter")
    assert [text for text, *_ in said(page)][-1] == first[0] and len(said(page)) == 4
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Dengarkan")).to_be_focused()
    assert page.evaluate("CSS.highlights.has('kj-listen')") is False


def test_what_is_folded_away_is_not_read(listener: Callable) -> None:
    page = listener(LESSON, LOCAL)
    page.get_by_role("button", name="Dengarkan").click()
    expect(page.get_by_role("button", name="Jeda")).to_be_focused()
    for _ in range(600):
        if page.evaluate("document.querySelector('.kj-listen').hidden === false"):
            break
        page.evaluate("finish()")
    texts = [text for text, *_ in said(page)]
    assert len(texts) > 40 and "Dengarkan" not in texts
    feedback = page.locator(".feedback").first.evaluate("element => element.textContent.trim().slice(0, 30)")
    assert not [text for text in texts if feedback in text]
