"""What learners get on paper: the handout and the cards of a lesson, as print trees.

Only what a learner may read is taken: no facilitator text, no answer. The vocabulary of
print trees is explained in :mod:`course.outputs.converter`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import html
from lxml.html import builder

from course import render
from course.model import Course, Edition
from course.outputs.fragments import Element, inner, take_title, words
from course.outputs.lists import environment, lists_of
from course.outputs.sheets import Detail, printed_help

# Cards a sheet, and what that means: columns, and millimetres each card is tall at least. As many
# stand below the title of a sheet.
SHEETS = {1: (1, 192), 2: (1, 96), 3: (1, 64), 4: (2, 96), 6: (2, 64), 8: (2, 48), 9: (3, 64)}
SHEETS |= {10: (2, 38), 12: (3, 48)}
SCENES = (2, 76)
# Millimetres of an empty box, by the size of its worksheet.
BOXES = {"A4": 150, "A5": 60, "A6": 36}
LARGE, SMALL = "A4", "A6"
# Words of a handout outside its worksheets; with more the help box becomes brief.
MOST_WORDS = 280
# The part of a parents' page that says what the help box on the same sheet says.
ASKING = "where-to-ask"
# Cards with no more words than this are printed in large type.
FEW_WORDS = 16


def lesson_tree(course: Course, edition: Edition) -> Element:
    """Return the whole lesson as one tree, rendered with everything in it; the caller may change it."""
    return parsed(lesson_html(course, edition))


def lesson_html(course: Course, edition: Edition) -> str:
    return render.html(edition, course, "all", lists=lists_of(course, edition))


def parsed(text: str) -> Element:
    """Return HTML as a tree of its own; handout, cards, guide and plan begin with the same text."""
    return copy.deepcopy(_parsed(text))


@lru_cache(maxsize=32)
def _parsed(text: str) -> Element:
    return html.fragment_fromstring(text, create_parent="div")


@dataclass(frozen=True)
class Form:
    """How generously a handout is laid out.

    Arguments:
        tight: lines, tables and room to write stand closer together.
        brief: the help box leaves out what the first channel asks and does next.
        flowing: worksheets and what is for home may break between pages; otherwise each stays
            in one piece, and one that needs a whole sheet begins on a new page (when tight,
            only the first).
    """

    tight: bool = False
    brief: bool = False
    flowing: bool = False


# From roomy to dense: the first one that fits the pages a handout may have is printed.
FORMS = (Form(), Form(tight=True), Form(tight=True, brief=True), Form(tight=True, brief=True, flowing=True))


def handout(course: Course, edition: Edition, form: Form = FORMS[0]) -> Element | None:
    """Return the print tree of ``handout.pdf``, or None when there is nothing to hand out.

    Arguments:
        course: the whole course, for labels and channels.
        edition: the page in one language.
        form: how generously it is laid out.
    """
    lesson = lesson_tree(course, edition)
    for reference in lesson.find_class("source"):
        reference.drop_tree()  # the list of sources is on the page and in the guide
    sheets = [_worksheet(block) for block in blocks(lesson, "worksheet")]
    points = list(blocks(lesson, "keypoints"))
    homes = list(blocks(lesson, "home"))
    for home in homes if form.flowing else ():
        home.set("data-frame", "flowing-frame")
    if not sheets and not points and not homes:
        return None
    tree = builder.DIV()
    parents = edition.audience == "parents"
    helping = help_tree(course, edition, "brief" if form.brief else "sheet")
    opening = list(_opening(lesson)) if parents else []
    tree.append(builder.SECTION(*(_without(opening, ASKING) if helping else opening)))
    tree.extend(points)
    # Parents read first what to say; for everybody else help comes first.
    own = sum(words(part.text_content()) for part in (*tree, *homes))
    if own + sum(words(part.text_content()) for part in helping) > MOST_WORDS:
        helping = help_tree(course, edition, "brief")
    tree.extend([*homes, *helping] if parents else [*helping, *homes])
    large = [sheet for sheet in sheets if sheet.get("data-size") != SMALL]
    small = [sheet for sheet in sheets if sheet.get("data-size") == SMALL]
    whole = next((sheet for sheet in large if sheet.get("data-size") == LARGE), None)
    for sheet in large:
        alone = sheet is whole or not form.tight
        if sheet.get("data-size") == LARGE and alone and not form.flowing and len(tree):
            tree.append(builder.DIV({"data-print": "page-break"}))
        sheet.set("data-frame", "flowing" if form.flowing else "worksheet")
        tree.append(sheet)
    if small:
        tree.append(_to_cut(course, edition, small, columns=2, height=40, even=False))
    return tree


def in_brief(course: Course, edition: Edition) -> Element:
    """Return what parents read in three minutes as a print tree: no forms, help stands elsewhere."""
    lesson = lesson_tree(course, edition)
    for reference in lesson.find_class("source"):
        reference.drop_tree()
    return section([*_opening(lesson), *blocks(lesson, "keypoints"), *blocks(lesson, "home")])


def section(parts: Iterable[Element]) -> Element:
    """Return a print tree of parts."""
    return builder.DIV(*parts)


def cards(course: Course, edition: Edition) -> Element | None:
    """Return the print tree of ``cards.pdf``: scenes of stories and sets of cards to cut out."""
    lesson = lesson_tree(course, edition)
    groups = [*blocks(lesson, "story"), *blocks(lesson, "cards")]
    if not groups:
        return None
    tree = builder.DIV()
    for number, group in enumerate(groups):
        title = take_title(group)
        if number:
            tree.append(builder.DIV({"data-print": "page-break"}))
        tree.append(html.fragment_fromstring(f"<h2>{title}</h2>"))
        if group.get("data-block") == "story":
            bodies = [scene_card(course, edition, scene) for scene in blocks(group, "scene")]
            columns, height = SCENES
        else:
            bodies = list(_plain_cards(group))
            columns, height = SHEETS[int(group.get("data-per-page") or 6)]
        tree.append(_to_cut(course, edition, bodies, columns, height))
    return tree


def help_tree(course: Course, edition: Edition, detail: Detail) -> list[Element]:
    """Return the help box of a page as print elements; empty when the page names no channel."""
    box = printed_help(course, edition, detail)
    if box is None:
        return []
    labels = course.data.labels
    text = (
        environment()
        .get_template("print/help.html")
        .render(
            help=box,
            child=edition.audience == "children",
            t=lambda key, **v: labels.get(key, edition.language, **v),
        )
    )
    return [html.fragment_fromstring(text)]


def scene_card(course: Course, edition: Edition, scene: Element) -> Element:
    """Return a scene as a card: links become the numbers of the cards they lead to."""
    card = copy.deepcopy(scene)
    name_targets(course, edition, card, "print.card")
    for title in card.find_class("block-title"):
        title.text = course.data.labels.get("print.card", edition.language, number=scene.get("data-scene"))
    return builder.DIV(*card)


def name_targets(course: Course, edition: Edition, tree: Element, label: str) -> None:
    """Write behind every link between scenes where it leads; paper has no links.

    Arguments:
        label: interface word with a ``{number}``: "Card 3" on cards, "Scene 3" elsewhere.
    """
    for link in list(tree.iter("a")):
        if link.get("data-to"):
            number = course.data.labels.get(label, edition.language, number=link.get("data-to"))
            number = number.replace(" ", "\u00a0")  # a number alone on a line is easily missed
            link.tail = f" ({number}){link.tail or ''}"
            link.drop_tag()


def with_space(sheet: Element) -> None:
    """Add room to write to a worksheet, in the form its author asked for.

    A table with empty cells is a form, whatever else was asked for.
    """
    space = sheet.get("data-space")
    size = sheet.get("data-size") or LARGE
    for table in sheet.iter("table"):
        if any(not cell.text_content().strip() for cell in table.iter("td")):
            table.set("class", "write")
    if space == "box":
        sheet.append(builder.DIV({"data-print": "empty-box", "data-height": str(BOXES[size])}))
    if space == "lines":
        for prompt in list(_prompts(sheet)):
            lines = builder.DIV({"data-print": "lines", "data-lines": "1" if size == SMALL else "2"})
            prompt.append(lines) if prompt.tag == "li" else prompt.addnext(lines)


def _prompts(sheet: Element) -> Iterator[Element]:
    """What asks for an answer: text that ends in a colon or a question mark, else every list item."""
    texts = [part for part in sheet.iter("p", "li") if not part.find_class("block-title")]
    texts = [part for part in texts if "block-title" not in (part.get("class") or "")]
    texts = [part for part in texts if part.tag == "p" or part.find("p") is None]
    asking = [part for part in texts if part.text_content().strip().endswith((":", "?"))]
    return iter(asking or [part for part in texts if part.tag == "li"])


def blocks(tree: Element, name: str) -> Iterator[Element]:
    """Yield every block of this name inside ``tree``, in order."""
    yield from (block for block in list(tree.iter("div")) if block.get("data-block") == name)


def _opening(lesson: Element) -> Iterator[Element]:
    """The part of a parents' page that stands alone: everything before the first activity."""
    for element in list(lesson):
        if element.get("data-block") == "activity" or element.get("id") == "more-time":
            return
        if element.get("data-block") is None:
            yield element


def _without(elements: Iterable[Element], heading: str) -> Iterator[Element]:
    """The elements without the part below this heading; the next heading ends it."""
    inside = False
    for element in elements:
        if element.tag in ("h2", "h3"):
            inside = element.get("id") == heading
        if not inside:
            yield element


def _worksheet(sheet: Element) -> Element:
    for kind in sheet.find_class("kind"):
        kind.drop_tree()
    with_space(sheet)
    return sheet


def _plain_cards(group: Element) -> Iterator[Element]:
    for number, item in enumerate(group.iter("li"), 1):
        if item.getparent().getparent() is not group:
            continue
        yield html.fragment_fromstring(f'<div><p class="small">{number}</p><div>{inner(item)}</div></div>')


def _to_cut(
    course: Course, edition: Edition, bodies: Iterable[Element], columns: int, height: int, even: bool = True
) -> Element:
    cut = builder.P({"class": "cut-note"}, course.data.labels.get("print.cut", edition.language))
    grid = builder.DIV({"data-print": "cards", "data-columns": str(columns), "data-height": str(height)})
    grid.set("data-even", "yes" if even else "no")
    bodies = list(bodies)
    if max(words(body.text_content()) for body in bodies) <= FEW_WORDS:
        grid.set("data-type", "large")
    for body in bodies:
        body.attrib.pop("data-block", None)
        grid.append(builder.DIV(body))
    return builder.DIV(cut, grid)
