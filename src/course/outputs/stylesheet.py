"""The rules of a style sheet that pages use, and no others.

A rule stays when its selector, without what scripts and readers change (``:hover``,
``[open]`` ...), matches an element of any page. A selector this module cannot read stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import tinycss2
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

# What scripts and readers change while a page is open.
_CHANGING = ("open", "hidden", "checked", "disabled", "style", "aria-")
_SCRIPTED = re.compile(r"\.(?:no-js|js|lite)(?![\w-])")
_CONDITIONS = ("media", "supports", "layer", "container")
_ADDED = ("html", "head", "body", "tbody", "colgroup", "")  # by a parser; the last stands on every page
_TAG = re.compile(r"""<[a-z](?:[^>"']+|"[^"]*"|'[^']*')*""", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")
_INEXACT = re.compile(r"[*^$|~]=[^]]*")


@dataclass(frozen=True)
class _Rule:
    """Declarations with their selectors, each with its lasting form, see :func:`_lasting`."""

    selectors: tuple[tuple[str, str], ...]
    lines: str

    def __str__(self) -> str:
        return f"{','.join(shown for shown, _ in self.selectors)}{{{self.lines}}}"


@dataclass(frozen=True)
class _Group:
    """Rules that count under a condition."""

    condition: str
    rules: tuple[_Node, ...]

    def __str__(self) -> str:
        inner = "".join(map(str, self.rules))
        return f"{self.condition}{{{inner}}}" if inner else ""


_Node = _Rule | _Group | str  # fonts, pages of paper and animations are text, and stay
_Sheet = tuple[_Node, ...]


def reduce(sheet: str, pages: Iterable[str]) -> str:
    """The rules of ``sheet`` that the HTML ``pages`` use."""
    return only(sheet, used_by(selectors(sheet), pages))


def selectors(sheet: str) -> frozenset[str]:
    """Every selector of the sheet, without what changes while a page is open."""
    return frozenset(lasting for rule in _flat(_read(sheet)) for _, lasting in rule.selectors)


def used_by(wanted: Iterable[str], pages: Iterable[str]) -> frozenset[str]:
    """Those of the ``wanted`` selectors that match an element of any page, or cannot be read.

    A selector is looked for until it is found; a page is parsed only when its tags hold every word of
    a selector that is still looked for. Pages share most of their tags.
    """
    empty, used, missing = LexborHTMLParser(""), set[str](), defaultdict[str, dict[str, frozenset[str]]](dict)
    for selector in wanted:
        if _matches(empty, selector):  # cannot be read; an empty page holds next to nothing
            used.add(selector)
        else:
            words = _words(selector)
            missing[max(words, key=len, default="")][selector] = words  # the longest is likely the rarest
    telling = frozenset[str]().union(*(words for each in missing.values() for words in each.values()))

    @lru_cache(maxsize=10_000)
    def words_of(tag: str) -> frozenset[str]:
        # Case does not count: a browser does not mind how names are written.
        return telling.intersection(_WORD.findall(tag.lower()))

    for page in pages:
        words = set(_ADDED).union(*map(words_of, set(_TAG.findall(page))))
        near = [
            selector
            for word in words & missing.keys()
            for selector, needed in missing[word].items()
            if needed <= words
        ]
        tree = LexborHTMLParser(page) if near else empty
        if near and _matches(tree, ",".join(near)):
            found = {selector for selector in near if _matches(tree, selector)}
            used |= found
            for selectors in missing.values():
                for selector in found & selectors.keys():
                    del selectors[selector]
    return frozenset(used)


def only(sheet: str, used: Collection[str]) -> str:
    """The sheet with these of its :func:`selectors`."""
    return "".join(map(str, _keep(_read(sheet), used)))


def _words(selector: str) -> frozenset[str]:
    """Words that a page must hold for a selector to match."""
    if "\\" in selector or ":" in selector:  # written otherwise on the page; says what is not there
        return frozenset()
    return frozenset(_WORD.findall(_INEXACT.sub("", selector.lower())))


def _matches(tree: LexborHTMLParser, selector: str) -> bool:
    try:
        return tree.css_first(selector) is not None
    except SelectolaxError:
        return True


@lru_cache(maxsize=2)
def _read(sheet: str) -> _Sheet:
    return tuple(_nodes(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)))


def _nodes(rules: Iterable) -> Iterator[_Node]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield _Rule(tuple(map(_selector, _split(rule.prelude))), _lines(rule))
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            head = f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}"
            if rule.content is None:
                yield f"{head};"
            elif rule.lower_at_keyword in _CONDITIONS:
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                yield _Group(head, tuple(_nodes(inner)))
            else:
                yield f"{head}{{{tinycss2.serialize(rule.content).strip()}}}"


def _split(prelude: Sequence) -> list[str]:
    """The selectors of a rule, as text."""
    parts: list[list] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part).strip() for part in parts]


def _selector(text: str) -> tuple[str, str]:
    return _tight(re.sub(r"\s*([>+~])\s*", r"\1", text)), _lasting(text)


def _lasting(selector: str) -> str:
    """The selector without pseudo-classes and state attributes: it matches at least as much."""
    tokens, out, skip = tinycss2.parse_component_value_list(selector), [], False
    for token in tokens:
        if token == ":":
            skip = True
        elif skip:
            skip = token == ":"
        elif token.type == "[] block" and tinycss2.serialize(token.content).strip().startswith(_CHANGING):
            continue
        else:
            out.append(token)
    text = _SCRIPTED.sub("", tinycss2.serialize(out)).strip()
    text = re.sub(r"(^|[>+~])\s*(?=$|[>+~])", r"\1*", text)
    return text or "*"


def _lines(rule) -> str:
    lines = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return ";".join(
        f"{line.name}:{_tight(tinycss2.serialize(line.value).strip())}{'!important' * line.important}"
        for line in lines
        if line.type == "declaration"
    )


def _tight(text: str) -> str:
    """A text without the white space after its commas; what stands in quotes stays."""
    return re.sub(r"""("[^"]*"|'[^']*')|(,)\s+""", lambda found: found[1] or found[2], text)


def _flat(sheet: Iterable[_Node]) -> Iterator[_Rule]:
    for node in sheet:
        if isinstance(node, _Rule):
            yield node
        elif isinstance(node, _Group):
            yield from _flat(node.rules)


def _keep(sheet: _Sheet, used: Collection[str]) -> _Sheet:
    kept: list[_Node] = []
    for node in sheet:
        if isinstance(node, _Rule):
            selectors = tuple((shown, lasting) for shown, lasting in node.selectors if lasting in used)
            kept += [replace(node, selectors=selectors)] if selectors else []
        elif isinstance(node, _Group):
            kept.append(replace(node, rules=_keep(node.rules, used)))
        else:
            kept.append(node)
    return tuple(kept)
