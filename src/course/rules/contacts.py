"""Whom a page sends its readers to: channels fit for them, and numbers that come from data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.data import LANGUAGES, Data
from course.problems import Problem
from course.rules.base import Pages, at_line, items
from course.rules.index import tokens
from course.rules.readers import for_facilitator, is_for_children, reader_of_page
from course.rules.statements import phone_numbers
from course.source import pieces_of

_NUMBER = re.compile(r"\d\d")  # a number to call, or a part of one
_LINK = re.compile(r"\]\(\s*<?((?:tel|sms|mailto|https?):[^)\s>]*)", re.I)
_MAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def channels_for_children(pages: Pages) -> Iterator[Problem]:
    """Pages for children show only channels that a child of that age may use alone."""
    known = pages.data.channels
    for _, edition in pages.editions():
        if not is_for_children(edition):
            continue
        who = reader_of_page(edition)
        youngest = int(who.split("-")[0])
        for line, name in items(edition, "channels"):
            if name in known and not known[name].is_for_a_child_alone(youngest):
                yield at_line(edition, line, "channel-not-for-child", id=name, reader=who)
        for piece in pieces_of(edition.source):
            for name in piece.channels if not for_facilitator(piece) else ():
                if name in known and not known[name].is_for_a_child_alone(youngest):
                    yield at_line(edition, piece.line, "channel-not-for-child", id=name, reader=who)


def contacts_from_data(pages: Pages) -> Iterator[Problem]:
    """Numbers and addresses of channels come from data/channels.yml: nothing is typed by hand."""
    index = pages.index
    hosts = _hosts(pages.data)
    shown = re.compile(r"(?<![\w./@-])(?:" + "|".join(map(re.escape, hosts)) + r")(?![\w-])", re.I)
    for language in LANGUAGES:
        for edition, piece in index.holding(language, index.matching(language, _NUMBER)):
            for start, text in phone_numbers(piece.text, language) if piece.kind != "keywords" else ():
                yield at_line(edition, piece.line_at(start), "contact-typed", found=text)
        for edition, piece in index.holding(language, (max(tokens(host), key=len) for host in hosts)):
            for match in shown.finditer(piece.text) if piece.kind != "keywords" else ():
                yield at_line(edition, piece.line_at(match.start()), "contact-typed", found=match[0])


def links_from_data(pages: Pages) -> Iterator[Problem]:
    """Links to channels, and addresses of mail, come from data/channels.yml."""
    hosts = _hosts(pages.data)
    for _, edition in pages.editions():
        body = edition.source.body
        found = [(match.start(), match[1]) for match in _LINK.finditer(body)] if "](" in body else []
        found = [(at, to) for at, to in found if not to.startswith("http") or _host(to) in hosts]
        found += [(match.start(), match[0]) for match in _MAIL.finditer(body)] if "@" in body else []
        for at, target in found:
            line = edition.source.body_line + body.count("\n", 0, at)
            yield at_line(edition, line, "contact-typed", found=target)


def numbers_of_channels(pages: Pages) -> Iterator[Problem]:
    """Where a channel is named with a number, the number is right: "SAPA 129"."""
    index = pages.index
    for name, pattern, number in _named_numbers(pages.data):
        for language in LANGUAGES:
            for edition, piece in index.holding(language, index.beginning(language, name.casefold())):
                for match in pattern.finditer(piece.text):
                    if match[1] != number:
                        detail = {"found": " ".join(match[0].split()), "number": number}
                        yield at_line(edition, piece.line_at(match.start()), "contact-wrong", **detail)


def _named_numbers(data: Data) -> list[tuple[str, re.Pattern[str], str]]:
    """Names of channels that hold their number, a pattern for name and number, the number."""
    found = {}
    for channel in data.channels.values():
        for language in LANGUAGES:
            if match := re.match(r"([^\W\d]+)\s?(\d{3,})\b", channel.name[language]):
                found[match[1]] = match[2]
    return [(name, re.compile(rf"\b{name}\s?(\d{{3,6}})\b"), number) for name, number in found.items()]


def _hosts(data: Data) -> list[str]:
    """Web hosts of channels."""
    links = [contact.href for channel in data.channels.values() for contact in channel.contacts]
    return sorted({host for link in links if (host := _host(link))} | {"wa.me"})


def _host(address: str) -> str:
    match = re.match(r"https?://(?:www\.)?([^/?#]+)", address, re.I)
    return match[1].casefold() if match else ""


PAGE_RULES = (channels_for_children, contacts_from_data, links_from_data, numbers_of_channels)
