"""What stands line by line: code and comments that hide, lists, headings, quiz options, links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from course.problems import Problem
from course.source.parts import Block, Heading, QuizOption, Reference
from course.source.vocabulary import GRADES
from course.yamlfile import shorten

_CODE = re.compile(r"^ {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_COMMENT = re.compile(r"^ {0,3}<!--")
_HIDING = ("```", "~~~", "<!--")  # what a line begins with that hides others
_MARKS = frozenset(" -*+1")  # what the line of an item begins with
_ITEM = re.compile(r"^( *)(?:[-*+]|1\.) +\S")
_STUCK = re.compile(r"^ *([-*+:]|\d+\.)[\u00a0\u202f]")  # a Mac types it when the Option key is still down
_HEADS = frozenset("#=-")  # what the line of a heading, or the one below it, begins with
_HEADING = re.compile(r"^(#{1,6})(.*?)#*$")
_UNDERLINE = re.compile(r"^(=+|-+) *$")
_ATTRIBUTES = re.compile(r" +\{:? *([^}\n ][^\n]*)\} *$")
_ID = re.compile(r"(?:^| )#([^\s}]+)")
_QUIZ = re.compile(r"^(?:[-*+]) +(?:\[(.)\](?: +|$))?(.*)$")
_FEEDBACK = re.compile(r"^ {4,7}(?:[-*+] +)?(\S.*)$")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")
_DATA = re.compile(r"(channel|term|source):(.*)", re.DOTALL)
_OUTSIDE = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_LOADED = re.compile(  # pictures of other sites, and tags that a browser answers with a request or a program
    r"!\[[^\]]*\]\(\s*<?(?:https?:)?//[^)\s>]*|<(?:script|iframe|object|embed|img|video|audio|link|style|form)\b[^>]*>?",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(`+)[^`]+?\1")


def hide(lines: Sequence[str], path: str, first_line: int) -> tuple[list[bool], list[Problem]]:
    """Which lines are inside code fences or comments, and what of these is never closed."""
    hidden = [False] * len(lines)
    problems: list[Problem] = []
    whole = "\n".join(lines)
    if not any(sign in whole for sign in _HIDING):
        return hidden, problems
    hopeless: set[str] = set()  # a fence without an end has none further down either
    index = 0
    while index < len(lines):
        line = lines[index].lstrip(" ")
        if not line.startswith(_HIDING):
            index += 1
            continue
        if match := _CODE.match(lines[index]):
            fence = match[1]
            end = None if fence in hopeless else _find_fence(lines, index + 1, fence)
            code = "unclosed-code"
        elif _COMMENT.match(lines[index]):
            fence = "<!--"
            end = None if fence in hopeless else _find(lines, index, "-->")
            code = "unclosed-comment"
        else:
            index += 1
            continue
        if end is None:
            hopeless.add(fence)
            problems.append(Problem(path, first_line + index, code, detail={"fence": fence}))
            index += 1
            continue
        hidden[index : end + 1] = [True] * (end + 1 - index)
        index = end + 1
    return hidden, problems


def _find(lines: Sequence[str], start: int, end: str) -> int | None:
    return next((at for at in range(start, len(lines)) if end in lines[at]), None)


def _find_fence(lines: Sequence[str], start: int, fence: str) -> int | None:
    return next((at for at in range(start, len(lines)) if lines[at].strip() == fence), None)


def list_problems(lines: Sequence[str], skip: Sequence[bool], path: str, first_line: int) -> list[Problem]:
    """List items that Python-Markdown reads otherwise than an author means.

    Arguments:
        skip: lines that are hidden, fences or options: they end a paragraph.
    """
    problems = []
    in_text = False  # inside a paragraph that did not begin as a list
    previous_blank = True
    for index, line in enumerate(lines):
        if skip[index] or not line or line.isspace():
            previous_blank, in_text = True, False
            continue
        if not line.isascii() and (stuck := _STUCK.match(line)):
            problems.append(Problem(path, first_line + index, "no-break-space", detail={"mark": stuck[1]}))
        if line[0] in _MARKS and (item := _ITEM.match(line)):
            indent = len(item[1])
            if indent % 4:
                at = first_line + index
                problems.append(Problem(path, at, "list-indent", detail={"count": indent}))
            elif indent == 0 and in_text:
                problems.append(Problem(path, first_line + index, "list-after-text"))
                in_text = False
        elif previous_blank and line[0] not in " #|<>":
            in_text = True
        previous_blank = line[0] == "#"
    return problems


def headings(lines: Sequence[str], skip: Sequence[bool], first_line: int) -> Iterator[Heading]:
    """Headings of both Markdown forms, with the id of their attribute list."""
    for index, line in enumerate(lines):
        if line[:1] not in _HEADS or skip[index]:
            continue
        if match := _HEADING.match(line):
            yield _heading(len(match[1]), match[2], first_line + index)
        elif (
            (match := _UNDERLINE.match(line))
            and index
            and not skip[index - 1]
            and lines[index - 1].strip()
            and (index == 1 or skip[index - 2] or not lines[index - 2].strip())
            and not lines[index - 1].startswith(("#", "|", "    "))
        ):
            level = 1 if line.startswith("=") else 2
            yield _heading(level, lines[index - 1], first_line + index - 1)


def _heading(level: int, text: str, line: int) -> Heading:
    found = _ATTRIBUTES.search(text)
    name = _ID.search(found[1]) if found else None
    shown = text[: found.start()] if found else text
    return Heading(level, name[1] if name else None, shown.strip(), line)


def quiz_options(block: Block) -> tuple[QuizOption, ...]:
    """The answers of a ``quiz`` block, each with its feedback."""
    options: list[QuizOption] = []
    for offset, line in enumerate(block.text.split("\n")):
        if match := _QUIZ.match(line):
            grade = GRADES.get(match[1]) if match[1] else None
            options.append(QuizOption(grade, match[2].strip(), "", block.text_line + offset))
        elif options and (match := _FEEDBACK.match(line)):
            last = options[-1]
            feedback = f"{last.feedback} {match[1]}".strip()
            options[-1] = QuizOption(last.grade, last.text, feedback, last.line)
    return tuple(options)


def quiz_problems(block: Block, path: str) -> Iterator[Problem]:
    """Whatever keeps a quiz from being a question with three answered choices."""
    options = quiz_options(block)
    if len(options) != 3:
        yield Problem(path, block.line, "quiz-options", detail={"count": len(options)})
    for option in options:
        if option.grade is None:
            yield Problem(path, option.line, "quiz-box")
        if not option.feedback:
            yield Problem(path, option.line, "quiz-feedback")
    if options and all(option.grade != "preferred" for option in options):
        yield Problem(path, block.line, "quiz-preferred")


def loaded_content(
    lines: Sequence[str], hidden: Sequence[bool], path: str, first_line: int
) -> Iterator[Problem]:
    """What a page would load or run by itself: its policy forbids it, so readers would see nothing."""
    for index, line in enumerate(lines):
        if ("<" in line or "![" in line) and not hidden[index]:
            for match in _LOADED.finditer(_SPAN.sub("", line)):
                yield Problem(path, first_line + index, "loaded-content", detail={"found": shorten(match[0])})


def references(lines: Sequence[str], hidden: Sequence[bool], first_line: int) -> Iterator[Reference]:
    """Links to data (``channel:``, ``term:``, ``source:``), to scenes (``#4``) and to pages."""
    for index, line in enumerate(lines):
        if "](" not in line or hidden[index]:
            continue
        for match in _LINK.finditer(_SPAN.sub("", line)):
            target = match[1]
            if data := _DATA.fullmatch(target):
                yield Reference(data[1], data[2], first_line + index)
            elif _OUTSIDE.match(target):
                continue
            elif _SCHEME.match(target):
                yield Reference("scheme", target, first_line + index)
            elif target.startswith("#"):
                kind = "scene" if target[1:].isdigit() else "heading"
                yield Reference(kind, target[1:], first_line + index)
            else:
                yield Reference("page", target, first_line + index)
