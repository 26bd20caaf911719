"""Print trees (HTML) -> Typst markup: structure only; the look is ``templates/paper.typ``.

A print tree is the small HTML vocabulary that handouts, cards and guides are made of.
The converter knows every element of it and refuses any other, so that nothing an author
wrote can get lost on its way to paper.

Besides plain prose elements the vocabulary has:

- ``<div data-block="...">``: a block of a lesson, framed; its ``<p class="block-title">``
  becomes a heading one level below the heading it stands under (PDF/UA allows no gap);
- ``<div data-print="cards" data-columns="2" data-height="62">`` holding ``<div>``s: cards to
  cut out, each ``data-height`` millimetres tall at least, all of one height unless
  ``data-even="no"``, in large type with ``data-type="large"``;
- ``<div data-print="lines" data-lines="4">``, ``<div data-print="empty-box" data-height="40">``
  (millimetres): room to write; ``<div data-print="page-break">``;
- ``<img>`` and ``<svg>`` are not printed from here: pictures enter as
  ``<figure data-svg="..." data-alt="...">``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from lxml import etree, html

from course.glyphs import DRAWN
from course.outputs.fitting import columns, fits, is_form, may_be_tallest, rows_fit

_BLANKS = re.compile(r"[ \t\r\n\f]+")
# Large type of cards, against that of other text.
_LARGE = 1.4


class CannotPrint(Exception):
    """An element of a print tree that paper has no form for.

    Arguments:
        element: name of the element.
        line: 1-based line of the lesson file where its block starts, or None.
    """

    def __init__(self, element: str, line: int | None) -> None:
        super().__init__(f"<{element}> cannot be printed (line {line})")
        self.element = element
        self.line = line


def value(given: object) -> str:
    """A Typst literal of a string, a number, a boolean or None."""
    if given is None:
        return "none"
    return string(given) if isinstance(given, str) else json.dumps(given)


def string(text: str) -> str:
    """A Typst string literal: only the backslash and the quote mean anything inside."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def classes_of(element: html.HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


class Converter:
    """Walks a print tree once; remembers the heading it is under and the block it is in.

    Arguments:
        tight: rooms to write are lower.
        points: size of the type.
    """

    def __init__(self, tight: bool = False, points: float = 12) -> None:
        self.tight, self.points = f"tight: {value(tight)}", points
        self.level = 1  # the title of the sheet
        self.line: int | None = None

    # -- blocks ---------------------------------------------------------------

    def blocks(self, parent: html.HtmlElement) -> str:
        """Everything inside ``parent``; runs of text and inline elements become paragraphs."""
        parts: list[str] = []
        run: list[str] = [self.text(parent.text)]
        for child in parent:
            if child.tag is etree.Comment:
                run.append(self.text(child.tail))
                continue
            if child.tag in _INLINE:
                run.append(self.inline(child))
            else:
                parts += [_paragraph(run), self.block(child)]
                run = []
            run.append(self.text(child.tail))
        parts.append(_paragraph(run))
        return "\n".join(part for part in parts if part)

    def block(self, element: html.HtmlElement) -> str:
        if element.tag in _HEADINGS:
            return self.heading(element, int(element.tag[1]))
        form = _BLOCKS.get(element.tag)
        if form is None:
            raise CannotPrint(str(element.tag), self.line)
        return form(self, element)

    def heading(self, element: html.HtmlElement, wanted: int) -> str:
        body = self.inside(element)
        if not body:
            return ""  # PDF/UA allows no heading without words
        self.level = min(wanted, self.level + 1)
        return f"#heading(level: {self.level})[{body}]"

    def paragraph(self, element: html.HtmlElement) -> str:
        classes = classes_of(element)
        if "block-title" in classes:
            above = self.level
            title = self.heading(element, above + 1)
            self.level = above
            return title
        form = next(
            (name for name in ("small", "lead", "aside", "grade", "cut-note") if name in classes), None
        )
        body = self.inside(element)
        return f"#{form}[{body}]" if form and body else (f"#par[{body}]" if body else "")

    def bullets(self, element: html.HtmlElement) -> str:
        items = "".join(f"[{self.item(item)}]," for item in element.iterchildren("li"))
        if element.tag == "ul":
            return f"#list({items})"
        lettered = element.get("type") == "A"
        numbering = '"A."' if lettered else '"1."'
        return f"#enum(numbering: {numbering}, start: {int(element.get('start', 1))}, {items})"

    def item(self, element: html.HtmlElement) -> str:
        body = self.content(element)
        asks = any(child.get("data-print") for child in element.iterchildren("div"))
        return f"#together[{body}]" if asks else body

    def content(self, element: html.HtmlElement) -> str:
        """Everything inside an item or a cell; words alone are no paragraph there, as in HTML."""
        words = all(child.tag in _INLINE or child.tag is etree.Comment for child in element)
        return self.inside(element) if words else self.blocks(element)

    def terms(self, element: html.HtmlElement) -> str:
        """Terms with their meanings; the first paragraph runs on behind its term."""
        pairs: list[tuple[str, str, list[str]]] = []
        for child in element.iter("dt", "dd"):
            if child.tag == "dt":
                pairs.append((self.inside(child), "", []))
            elif pairs:
                term, first, rest = pairs.pop()
                if not first and not rest:
                    first, *rest = self.run_on(child)
                else:
                    rest.append(self.blocks(child))
                pairs.append((term, first, rest))
        rows = "".join(f"([{term}], [{first}], [{_joined(rest)}])," for term, first, rest in pairs)
        return f"#pairs({rows})"

    def run_on(self, element: html.HtmlElement) -> list[str]:
        """The opening paragraph of ``element`` as inline content, then the blocks after it."""
        inner = [child for child in element if child.tag is not etree.Comment]
        if all(child.tag in _INLINE for child in inner):
            return [self.inside(element)]
        opens = inner[0].tag == "p" and not classes_of(inner[0]) and not (element.text or "").strip()
        if not opens or any((child.tail or "").strip() for child in inner):
            return ["", self.blocks(element)]
        return [self.inside(inner[0]), *(self.block(child) for child in inner[1:])]

    def table(self, element: html.HtmlElement) -> str:
        rows, widths = list(element.iter("tr")), columns(element)
        if not widths:
            return ""
        head = [row for row in rows if all(cell.tag == "th" for cell in row)]
        body = [row for row in rows if row not in head]
        cells = "".join(self.row(row, len(widths), is_form(element)) for row in body)
        titles = "".join(f"[#strong[{self.content(cell)}]]," for row in head for cell in row)
        header = f"table.header({titles})," if head else ""
        shares = "".join(f"{width}fr, " for width in widths)
        broken = "" if rows_fit(element, self.points) else "whole: false, "
        return f"#grid-table(columns: ({shares}), {broken}{header}{cells})"

    def row(self, row: html.HtmlElement, columns: int, write: bool) -> str:
        """Cells of one row; an empty cell of a form is tall enough to write in."""
        empty = f"[#room-to-write({self.tight})]," if write else "[],"
        cells = [f"[{body}]," if (body := self.content(cell)) else empty for cell in row]
        return "".join(cells + [empty] * (columns - len(cells)))

    def frame(self, element: html.HtmlElement) -> str:
        if element.get("data-line"):
            self.line = int(element.get("data-line"))
        form = element.get("data-print")
        if form == "cards":
            return self.cards(element)
        if form == "lines":
            return f"#writing-lines({int(element.get('data-lines', 3))}, {self.tight})"
        if form == "empty-box":
            return f"#empty-box({float(element.get('data-height', 40))}mm)"
        if form == "page-break":
            return "#pagebreak(weak: true)"
        above = self.level
        body = self.blocks(element)
        self.level = above
        kind = element.get("data-frame") or element.get("data-block")
        if not kind or not body:
            return body
        known = fits(element, self.points)
        surely = "" if known is None else f", fits: {value(known)}"
        return f"#frame({string(kind)}{surely})[{body}]"

    def cards(self, element: html.HtmlElement) -> str:
        count, height = int(element.get("data-columns", 2)), float(element.get("data-height", 60))
        even, larger = element.get("data-even") != "no", _LARGE if element.get("data-type") == "large" else 1
        cards = list(element.iterchildren("div"))
        unsure = "".join(f"{at}, " for at in may_be_tallest(cards, count, height, even, larger))
        bodies = "".join(f"[{self.card(card)}]," for card in cards)
        return (
            f"#cards(columns: {count}, height: {height}mm, even: {value(even)}, larger: {larger},"
            f" unsure: ({unsure}), {bodies})"
        )

    def card(self, element: html.HtmlElement) -> str:
        above = self.level
        body = self.blocks(element)
        self.level = above
        return body

    def rule(self, element: html.HtmlElement) -> str:
        return "#rule()"

    def figure(self, element: html.HtmlElement) -> str:
        width = element.get("data-width", "40")
        alt, svg = element.get("data-alt"), element.get("data-svg")
        if not alt or not svg:
            raise CannotPrint("figure", self.line)
        return f"#picture({string(svg)}, {string(alt)}, {float(width)}mm)"

    # -- inline ---------------------------------------------------------------

    def inside(self, element: html.HtmlElement) -> str:
        """Inline content of ``element``, without white space at its two ends."""
        parts = [self.text(element.text)]
        for child in element:
            if child.tag is not etree.Comment:
                parts.append(self.inline(child))
            parts.append(self.text(child.tail))
        return _trimmed(parts)

    def inline(self, element: html.HtmlElement) -> str:
        if element.tag not in _INLINE:
            raise CannotPrint(str(element.tag), self.line)
        if element.tag == "br":
            return "#linebreak();"
        parts = [self.text(element.text)]
        for child in element:
            parts += [self.inline(child), self.text(child.tail)]
        body, wrap = "".join(parts), _INLINE[element.tag]
        if not body:
            return ""
        if element.tag == "a":
            # On paper only what can be dialled or opened from a PDF on a phone is a link.
            target = element.get("href") or ""
            known = target.startswith(("tel:", "https://", "mailto:"))
            return f"#link({string(target)})[{body}];" if known else body
        return f"#{wrap}[{body}];" if wrap else body

    def text(self, text: str | None) -> str:
        pieces = _SIGNS.split(_BLANKS.sub(" ", text or ""))
        return "".join(_DRAWN.get(piece) or f"#{string(piece)};" for piece in pieces if piece)


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE: dict[str, str] = {
    "a": "", "abbr": "", "b": "strong", "bdi": "", "br": "", "cite": "emph", "code": "typed", "del": "strike",
    "em": "emph", "i": "emph", "ins": "underline", "kbd": "typed", "mark": "strong", "q": "", "s": "strike",
    "small": "", "span": "", "strong": "strong", "sub": "sub", "sup": "super", "time": "", "u": "underline",
}  # fmt: skip
_BLOCKS: dict[str, Callable[[Converter, html.HtmlElement], str]] = {
    "article": Converter.frame,
    "blockquote": lambda self, element: f"#quoted[{self.blocks(element)}]",
    "div": Converter.frame,
    "dl": Converter.terms,
    "figure": Converter.figure,
    "hr": Converter.rule,
    "ol": Converter.bullets,
    "p": Converter.paragraph,
    "pre": lambda self, element: "".join(
        f"#typed-line({string(line)})" for line in element.text_content().splitlines()
    ),
    "section": Converter.frame,
    "table": Converter.table,
    "ul": Converter.bullets,
}
_DRAWN = {"☐": "#tick-box();", "→": "#arrow();"}
_SIGNS = re.compile(f"([{''.join(sorted(DRAWN))}])")


def _trimmed(parts: list[str]) -> str:
    """Join inline parts without the white space that HTML would not show at the ends."""
    body = "".join(parts)
    body = re.sub(r'^#" ', '#"', body)
    body = re.sub(r'(?<!\\) ";$', '";', body)
    return "" if body == '#"";' else body.removeprefix('#"";').removesuffix('#"";')


def _paragraph(run: list[str]) -> str:
    body = _trimmed(run)
    return f"#par[{body}]" if body else ""


def _joined(texts: list[str]) -> str:
    return "\n".join(texts)
