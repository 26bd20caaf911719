"""A page of the course as a chapter of a book: no script, answers at the end, scenes joined by links."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import builder

from course import render
from course.model import Course, Edition
from course.outputs.fragments import Element, inner, take_title
from course.outputs.handout import blocks
from course.outputs.lists import environment, lists_of
from course.outputs.site import PageView, Settings

# Whoever leads others finds in the book what to say and listen for; learners do not.
LEADERS = ("teachers", "trainers")


@dataclass(frozen=True)
class Chapter:
    """One file of a book or a package.

    Arguments:
        page: path of the page it is made from; empty for the front page of a book.
        file: its name there.
        title: what the contents call it.
        address: where the page stands on the site, from its root.
        tree: what stands in its body; links still lead to pages of the site.
    """

    page: str
    file: str
    title: str
    address: str
    tree: Element

    @property
    def id(self) -> str:
        """Its name in the list of the book's files."""
        return self.file.removesuffix(".xhtml")


def chapter(course: Course, edition: Edition, for_leaders: bool) -> Chapter:
    """Return a page as a chapter of a book.

    Arguments:
        for_leaders: keep what only those who lead a group read: what to say, expected answers.
    """
    text = render.html(edition, course, "all", lists=lists_of(course, edition))
    lesson = html.fragment_fromstring(text, create_parent="div")
    _leave_out(lesson, for_leaders)
    answers = _answers(lesson, course.data.labels.get("book.to_answer", edition.language))
    made = framed(course, edition, file_name(edition.page), lesson, inner(answers))
    _unfold(made.tree)
    return made


def framed(course: Course, edition: Edition, file: str, lesson: Element, answers: str = "") -> Chapter:
    """Return a rendered page with what the course adds to it: for whom it is, help, sources, dates."""
    _cite(lesson, {source.id for source in edition.sources})
    view = PageView(course, course.pages[edition.page], edition.language, Settings())
    frame = environment().get_template("book/chapter.html")
    text = frame.render(view=view, t=view.t, lesson=view.article(inner(lesson)), answers=answers)
    tree = html.fragment_fromstring(text, create_parent="div")
    for button in tree.find_class("kj-listen"):
        button.drop_tree()  # it needs the script of the site
    for choice in tree.xpath(".//picture | .//picture/source"):
        choice.drop_tag()  # a picture that the file itself holds costs nothing to fetch
    return Chapter(edition.page, file, edition.title, view.here, tree)


def file_name(page: str) -> str:
    """Return what a page is called in a book."""
    return page.replace("/", "-") + ".xhtml"


def xhtml(tree: Element) -> str:
    """Return what stands inside an element as XHTML."""
    return "".join(etree.tostring(child, encoding="unicode", method="xml") for child in tree).strip()


def _leave_out(lesson: Element, for_leaders: bool) -> None:
    """Drop slides, which repeat the text, and what this reader is not meant to see."""
    for slide in blocks(lesson, "slide"):
        slide.drop_tree()
    for hidden in () if for_leaders else lesson.xpath(".//*[@data-for='facilitator']"):
        parent = hidden.getparent()
        hidden.drop_tree()
        if parent.tag == "ul" and not len(parent):
            parent.drop_tree()


def _answers(lesson: Element, word: str) -> Element:
    """Take the answers out of every quiz and return them; question and answers lead to each other."""
    answers = builder.DIV()
    for number, quiz in enumerate(blocks(lesson, "quiz"), 1):
        options = [copy.deepcopy(element) for element in quiz if element.tag == "ol"]
        for feedback in quiz.find_class("feedback"):
            feedback.drop_tree()
        title = take_title(copy.deepcopy(quiz))
        question = html.fragment_fromstring(f'<h3><a href="#quiz-{number}">{title}</a></h3>')
        answers.append(builder.DIV({"class": "answer-of", "id": f"answer-{number}"}, question, *options))
        quiz.set("id", f"quiz-{number}")
        quiz.append(builder.P({"class": "to-answer"}, builder.A({"href": f"#answer-{number}"}, word)))
    return answers


def _cite(lesson: Element, sources: set[str]) -> None:
    """Let references to sources lead to the list at the end of the chapter."""
    for reference in lesson.find_class("source"):
        name = reference.get("href", "").partition("#")[2]
        reference.set("href", f"#source-{name}")
        if name not in sources:
            reference.drop_tag()


def _unfold(tree: Element) -> None:
    """Show what a page folds away; on many reading devices nothing can be unfolded."""
    for folded in tree.iter("details"):
        folded.tag = "div"
        for title in folded.iterchildren("summary"):
            title.tag = "p"
            title.set("class", "block-title")
