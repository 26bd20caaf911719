"""One small style sheet for the whole site: the rules its pages use, and no others.

A rule stays when its selector, without what scripts and readers change (``:hover``,
``[open]`` ...), matches an element of any page. A selector this module cannot read stays.
Material's sheet shrinks from 150 kB to about 30 kB; the rest is never sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

# What scripts and readers change while a page is open.
_CHANGING = ("open", "hidden", "checked", "disabled", "style", "aria-", "data-md-state", "data-md-scrolllock")
_SCRIPTED = re.compile(r"\.(?:no-js|js|lite)(?![\w-])")
_CONDITIONS = ("media", "supports", "layer", "container")


def reduce(sheet: str, pages: Iterable[str], exact: bool = False) -> str:
    """The rules of ``sheet`` that the HTML ``pages`` use.

    Arguments:
        sheet: the whole style sheet.
        pages: HTML of every page.
        exact: hold each selector against every page; otherwise pages that bring no new
            kind of element are skipped, which is ten times faster and gives the same sheet.
    """
    trees = (LexborHTMLParser(page) for page in pages)  # one at a time: a tree is large
    used = _Used(list(trees if exact else _distinct(trees)))
    return "".join(map(_write, _slim(_keep(_rules(sheet), used))))


def without(sheet: str, selectors: re.Pattern[str]) -> str:
    """The sheet without the selectors that match."""
    kept = _keep(_rules(sheet), lambda text: not selectors.search(text), read=str)
    return "".join(map(_write, kept))


def _rules(sheet: str) -> list:
    return tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)


def _distinct(trees: Iterable[LexborHTMLParser]) -> Iterator[LexborHTMLParser]:
    """The pages that hold an element in surroundings no earlier page had."""
    seen: set[int] = set()
    for tree in trees:
        new = set(map(hash, _surroundings(tree.root))) - seen
        if new:
            seen |= new
            yield tree


def _surroundings(root: LexborNode | None) -> Iterator[tuple[str, ...]]:
    """For each element: itself, its ancestors, and the elements before it."""
    stack: list[tuple[LexborNode, tuple[str, ...]]] = [(root, ())] if root else []
    while stack:
        parent, above = stack.pop()
        before: frozenset[str] = frozenset()
        for child in parent.iter():
            name = " ".join([child.tag, *(f"{key}={value}" for key, value in _static(child))])
            place = (*above, name)
            yield (*place, *sorted(before))
            before |= {name}
            stack.append((child, place))


def _static(element: LexborNode) -> list[tuple[str, str]]:
    """The attributes a selector of ours may name; addresses and texts differ on every page."""
    kept = ("class", "type", "role", "dir", "data-layout", "data-audience", "data-block")
    return sorted((key, value or "") for key, value in element.attributes.items() if key in kept)


class _Used:
    """Tells whether a selector matches anything on the pages."""

    def __init__(self, trees: Sequence[LexborHTMLParser]) -> None:
        self.trees = trees
        self.words = {
            word
            for tree in trees
            for element in tree.css("*")
            for word in (element.tag, *(element.attributes.get("class") or "").split())
        }
        self.known: dict[str, bool] = {}

    def __call__(self, selector: str) -> bool:
        if selector not in self.known:
            self.known[selector] = self._look(selector)
        return self.known[selector]

    def _look(self, selector: str) -> bool:
        bare = re.sub(r"\[[^]]*\]", "", selector)
        names = re.findall(r"\.((?:[\w-]|\\.)+)", bare)
        if any(name not in self.words for name in names if "\\" not in name):
            return False
        try:
            return any(tree.css_first(selector) is not None for tree in self.trees)
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
        elif rule.type == "at-rule" and rule.lower_at_keyword in _CONDITIONS and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            rule.content = list(_keep(inner, used, read))
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
        return f"{selectors}{{{';'.join(lines)}}}" if lines else ""
    prelude = tinycss2.serialize(rule.prelude).strip()
    if rule.lower_at_keyword in _CONDITIONS:
        inner = "".join(_write(each) for each in rule.content)
        return f"@{rule.at_keyword} {prelude}{{{inner}}}" if inner else ""
    content = f"{{{tinycss2.serialize(rule.content).strip()}}}" if rule.content is not None else ";"
    return f"@{rule.at_keyword} {prelude}{content}"
