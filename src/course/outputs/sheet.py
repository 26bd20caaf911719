"""One small style sheet for the whole site: the rules its pages use, and no others.

A rule stays when its selector, without what scripts and readers change (``:hover``,
``[open]`` ...), matches an element of any page. A selector this module cannot read stays.
Material's sheet shrinks from 150 kB to about 30 kB; the rest is never sent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

# What scripts and readers change while a page is open.
_CHANGING = ("open", "hidden", "checked", "disabled", "style", "aria-", "data-md-state", "data-md-scrolllock")
_SCRIPTED = re.compile(r"\.(?:no-js|js|lite)(?![\w-])")
_CONDITIONS = ("media", "supports", "layer", "container")
_TAGS = re.compile(r"<([a-z][\w-]*)")
_CLASSES = re.compile(r"""class=["']?([^"'>]*)""")
_ADDED = ("html", "head", "body", "tbody", "colgroup")
_ANY = ""  # stands on every page
_NAME = re.compile(r"[\w-]+")
_ATTRIBUTE = re.compile(
    r"""\[\s*([\w-]+)(?:\s*=\s*["']?([\w-]+)["']?\s*\]|[^\]]*\])"""
)  # name; value when exact


def reduce(sheet: str, pages: Iterable[str]) -> str:
    """The rules of ``sheet`` that the HTML ``pages`` use."""
    return only(sheet, used_by(selectors(sheet), pages))


def selectors(sheet: str) -> frozenset[str]:
    """Every selector of the sheet, without what changes while a page is open."""
    return frozenset(_selectors(_rules(sheet)))


def used_by(wanted: Iterable[str], pages: Iterable[str]) -> frozenset[str]:
    """Those of the ``wanted`` selectors that match an element of any page, or cannot be read.

    A selector is looked for until it is found; a page is parsed only when it holds every word of
    a selector that is still looked for.
    """
    empty, used, missing = LexborHTMLParser(""), set[str](), defaultdict[str, dict[str, _Words]](dict)
    for selector in wanted:
        if _matches(empty, selector):  # cannot be read; an empty page holds next to nothing
            used.add(selector)
        else:
            words = _Words.of(selector.lower())
            missing[words.rarest][selector] = words
    for page in pages:
        lower = page.lower()  # a browser does not mind how names are written
        names = _names(lower)
        near = [
            selector
            for name in names & missing.keys()
            for selector, words in missing[name].items()
            if words.are_in(lower, names)
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
    return "".join(map(_write, _slim(_keep(_rules(sheet), used.__contains__))))


def without(sheet: str, selectors: re.Pattern[str]) -> str:
    """The sheet without the selectors that match."""
    kept = _keep(_rules(sheet), lambda text: not selectors.search(text), read=str)
    return "".join(map(_write, kept))


def _rules(sheet: str) -> list:
    return tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)


def _selectors(rules: Iterable) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from map(_lasting, _split(rule.prelude))
        elif _is_condition(rule):
            yield from _selectors(_inside(rule))


def _is_condition(rule) -> bool:
    return rule.type == "at-rule" and rule.lower_at_keyword in _CONDITIONS and rule.content is not None


def _inside(rule) -> list:
    return tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)


def _names(page: str) -> set[str]:
    """Names of all elements and classes of a page, and of elements that a parser adds by itself."""
    classes = " ".join(_CLASSES.findall(page)).split()
    return {*_TAGS.findall(page), *classes, *_ADDED, _ANY}


@dataclass(frozen=True)
class _Words:
    """What a page must hold for a selector to match: names of elements and classes, and other words."""

    names: frozenset[str]
    others: tuple[str, ...]

    @property
    def rarest(self) -> str:
        """The name that the fewest pages may be expected to hold: the longest."""
        return max(self.names, key=len, default=_ANY)

    @classmethod
    def of(cls, selector: str) -> _Words:
        if "\\" in selector or ":" in selector:  # written otherwise on the page; says what is not there
            return cls(frozenset(), ())
        bare = _ATTRIBUTE.sub("", selector)
        words = (word for found in _ATTRIBUTE.finditer(selector) for word in found.groups() if word)
        return cls(frozenset(_NAME.findall(bare)), tuple(words))

    def are_in(self, page: str, names: Collection[str]) -> bool:
        return self.names <= names and all(word in page for word in self.others)


def _matches(tree: LexborHTMLParser, selector: str) -> bool:
    try:
        return tree.css_first(selector) is not None
    except SelectolaxError:
        return True


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


def _keep(rules: Iterable, used: Callable[[str], bool], read: Callable[[str], str] = _lasting) -> Iterator:
    """The rules with the selectors that are used; ``read`` says what of a selector is looked at."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [text for text in _split(rule.prelude) if used(read(text))]
            if selectors:
                rule.prelude = tinycss2.parse_component_value_list(",".join(selectors))
                yield rule
        elif _is_condition(rule):
            rule.content = list(_keep(_inside(rule), used, read))
            if rule.content:
                yield rule
        elif rule.type == "at-rule" and rule.lower_at_keyword != "charset":
            yield rule


def _split(prelude: Sequence) -> list[str]:
    """The selectors of a rule, as text."""
    parts: list[list] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part).strip() for part in parts]


def _slim(rules: Iterable) -> list:
    return _without_unused_names(_without_overruled(list(rules)))


def _without_unused_names(rules: list) -> list:
    """Drop custom properties nobody reads and animations nobody plays, until nothing is left to drop."""
    while True:
        text = "".join(_write(rule) for rule in rules)
        read = set(re.findall(r"var\(\s*(--[\w-]+)", text))
        played = set(re.findall(r"[\w-]+", " ".join(re.findall(r"animation(?:-name)?:([^;}]*)", text))))
        slim = [rule for rule in rules if not _unplayed(rule, played)]
        for rule in _flat(slim):
            if rule.type == "qualified-rule":
                rule.content = [
                    token for line in _declarations(rule) if _is_read(line, read) for token in _tokens(line)
                ]
        again = "".join(_write(rule) for rule in slim)
        if again == text:
            return slim
        rules = slim


def _without_overruled(rules: list) -> list:
    """Drop what a later rule with the very same selector says again: the theme's value never shows."""
    said: dict[str, set[str]] = {}
    for rule in reversed(rules):
        if rule.type != "qualified-rule":
            continue  # rules under a condition count only when it holds: they overrule nothing here
        selectors, kept = _split(rule.prelude), []
        for line in reversed(_declarations(rule)):
            if line.important or not all(line.name in said.get(text, ()) for text in selectors):
                kept.append(line)
        for text in selectors:
            said.setdefault(text, set()).update(line.name for line in kept)
        rule.content = [token for line in reversed(kept) for token in _tokens(line)]
    return rules


def _unplayed(rule, played: set[str]) -> bool:
    keyframes = rule.type == "at-rule" and rule.lower_at_keyword.endswith("keyframes")
    return keyframes and tinycss2.serialize(rule.prelude).strip() not in played


def _flat(rules: Iterable) -> Iterator:
    for rule in rules:
        yield rule
        if rule.type == "at-rule" and rule.lower_at_keyword in _CONDITIONS:
            yield from _flat(rule.content)


def _declarations(rule) -> list:
    found = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return [line for line in found if line.type == "declaration"]


def _is_read(line, read: set[str]) -> bool:
    return not line.name.startswith("--") or line.name in read


def _tokens(line) -> list:
    important = "!important" if line.important else ""
    return tinycss2.parse_component_value_list(
        f"{line.name}:{tinycss2.serialize(line.value).strip()}{important};"
    )


def _write(rule) -> str:
    """One rule as short text; a rule without declarations is nothing."""
    if rule.type == "qualified-rule":
        lines = [tinycss2.serialize(_tokens(line)).rstrip(";") for line in _declarations(rule)]
        selectors = ",".join(re.sub(r"\s*([>+~])\s*", r"\1", text) for text in _split(rule.prelude))
        return _tight(f"{selectors}{{{';'.join(lines)}}}") if lines else ""
    prelude = tinycss2.serialize(rule.prelude).strip()
    if rule.lower_at_keyword in _CONDITIONS:
        inner = "".join(_write(each) for each in rule.content)
        return f"@{rule.at_keyword} {prelude}{{{inner}}}" if inner else ""
    content = f"{{{tinycss2.serialize(rule.content).strip()}}}" if rule.content is not None else ";"
    return f"@{rule.at_keyword} {prelude}{content}"


def _tight(rule: str) -> str:
    """A rule without the white space after its commas; what stands in quotes stays."""
    return re.sub(r"""("[^"]*"|'[^']*')|(,)\s+""", lambda found: found[1] or found[2], rule)
