"""What the tests of decks do with a deck that is open in a browser."""

from __future__ import annotations

from playwright.sync_api import Page

LETTER_SHARE = 32 / 9.6
"""Body text has 32 px at 1280x720, where one unit of the deck (--u) has 9.6 px."""

ALL_AT_ONCE = "document.querySelectorAll('.slide').forEach(slide => slide.classList.add('current'))"

CONTRAST = 7
"""What text and ground differ by at least: WCAG 2.2, 1.4.6, for washed-out projectors."""

MEASURE = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => parts(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = element => {
    const colour = getComputedStyle(element).backgroundColor, [, , , alpha = 1] = parts(colour);
    return alpha || !element.parentElement ? colour : ground(element.parentElement);
  };
  const contrast = element => {
    const [dark, bright] = [light(getComputedStyle(element).color), light(ground(element))]
      .sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const unit = parseFloat(getComputedStyle(document.body).fontSize) / 3.4;
  const bar = document.querySelector(".bar").getBoundingClientRect().height;
  const chrome = ".where, .kicker, .back, .clock, button";
  return [...document.querySelectorAll(".slide.current")].map(slide => {
    const frame = slide.getBoundingClientRect();
    let top = Infinity, bottom = 0, right = 0, smallest = Infinity, faintest = Infinity;
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
      faintest = Math.min(faintest, contrast(parent));
      if (parent.closest(chrome)) continue;
      smallest = Math.min(smallest, parseFloat(getComputedStyle(parent).fontSize));
    }
    const inside = top >= 0 && bottom <= frame.height - bar && right <= frame.width;
    const fits = inside && slide.scrollHeight <= slide.clientHeight;
    return { id: slide.id, letters: smallest / unit, contrast: faintest, fits };
  });
}"""


def measure(page: Page) -> list[dict]:
    """Of every slide: its id, whether its text stands above the bar, its smallest and faintest letters."""
    page.evaluate(ALL_AT_ONCE)
    return page.evaluate(MEASURE)


def at(page: Page) -> str:
    """The anchor of the slide that shows."""
    return page.locator(".deck .slide.current").get_attribute("id")


def place(page: Page) -> int:
    """The number of the slide that shows."""
    return int(page.locator(".place").inner_text().split("/")[0])
