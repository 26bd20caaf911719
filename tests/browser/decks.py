"""What the tests of decks do with a deck that is open in a browser."""

from __future__ import annotations

from playwright.sync_api import Page

LETTER_SHARE = 32 / 9.6
"""Body text has 32 px at 1280x720, where one unit of the deck (--u) has 9.6 px."""

ALL_AT_ONCE = "document.querySelectorAll('.slide').forEach(slide => slide.classList.add('current'))"

MEASURE = """() => {
  const unit = parseFloat(getComputedStyle(document.body).fontSize) / 3.4;
  const bar = document.querySelector(".bar").getBoundingClientRect().height;
  const chrome = ".where, .kicker, .back, .clock, button";
  return [...document.querySelectorAll(".slide.current")].map(slide => {
    const frame = slide.getBoundingClientRect();
    let top = Infinity, bottom = 0, right = 0, smallest = Infinity;
    const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode, parent = text.parentElement;
      if (!text.textContent.trim() || parent.closest("svg")) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) {
        top = Math.min(top, box.top - frame.top);
        bottom = Math.max(bottom, box.bottom - frame.top);
        right = Math.max(right, box.right - frame.left);
      }
      if (parent.closest(chrome)) continue;
      smallest = Math.min(smallest, parseFloat(getComputedStyle(parent).fontSize));
    }
    const inside = top >= 0 && bottom <= frame.height - bar && right <= frame.width;
    const fits = inside && slide.scrollHeight <= slide.clientHeight;
    return { id: slide.id, letters: smallest / unit, fits };
  });
}"""


def measure(page: Page) -> list[dict]:
    """Of every slide: its id, whether all its text stands above the bar, and its smallest letters."""
    page.evaluate(ALL_AT_ONCE)
    return page.evaluate(MEASURE)


def at(page: Page) -> str:
    """The anchor of the slide that shows."""
    return page.locator(".deck .slide.current").get_attribute("id")


def place(page: Page) -> int:
    """The number of the slide that shows."""
    return int(page.locator(".place").inner_text().split("/")[0])
