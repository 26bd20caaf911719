"""References inside sentences: ``channel:``, ``term:`` and ``source:`` links.

``[](channel:sapa-129)`` becomes the channel's name and its contacts
(``span.channel``), ``[teks](term:doxing)`` a link to the glossary (``a.term``),
``[](source:p05)`` a short reference in brackets (``a.source``).
Nothing is checked: an unknown id shows as plain text, and the checker reports it.

Links to other pages are written as relative ``.md`` links, so that whatever renders
the page resolves them like any link an author wrote.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from course.data import Channel, Contact, Data, Language, Source, Term

GLOSSARY = "istilah"
SOURCES = "sumber"
TITLE_WORDS = 5
_REFERENCE = re.compile(r"^(channel|term|source):(.*)$")
_PEOPLE = re.compile(r"\s*[;,&]\s*")
_INITIALS = re.compile(r"^(?:\w\.[ -]?)+$")
_NOTE = re.compile(r"\s*\([^)]*\)")


def resolve(root: Element, data: Data | None, language: Language, page: str) -> None:
    """Turn the reference links below ``root`` into names, contacts and links.

    Arguments:
        root: tree whose inline Markdown has been read; changed in place.
        data: where channels, terms and sources are looked up; without it ids show.
        language: language of the edition.
        page: path of the page, from which links are relative.
    """
    for link in list(root.iter("a")):
        if reference := _REFERENCE.match(link.get("href", "")):
            kind, name = reference[1], reference[2]
            entry = _find(data, kind, name)
            link.attrib.pop("href")
            if not len(link) and not (link.text or "").strip():
                link.text = None
            if isinstance(entry, Channel):
                _channel(link, entry, language)
            elif isinstance(entry, Term):
                _name(link, entry.term[language])
                _point(link, "term", page_link(page, GLOSSARY, name))
            elif isinstance(entry, Source):
                _name(link, f"[{short(entry, language)}]")
                _point(link, "source", page_link(page, SOURCES, name))
            else:
                link.tag = "span"
                _name(link, name)


def page_link(page: str, to: str, anchor: str) -> str:
    """Return the relative Markdown link from one page to a place on another."""
    target = posixpath.relpath(f"{to}.md", posixpath.dirname(page) or ".")
    return f"#{anchor}" if page == to else f"{target}#{anchor}"


def short(source: Source, language: Language) -> str:
    """Return a short reference such as ``Davis & Gidycz 2000``.

    A work without an author is named by the journal it stands in, else by the first words of
    its title.
    """
    names = (person for person in _PEOPLE.split(_NOTE.sub("", source.authors)) if person)
    people = [name for name in names if not _INITIALS.match(name)]
    if len(people) > 2:
        name = f"{people[0]} {'dkk.' if language == 'id' else 'et al.'}"
    else:
        name = " & ".join(people)
    year = source.year if source.year[:1].isdigit() else ""
    return " ".join(part for part in (name or _journal(source) or _first_words(source.title), year) if part)


def named_works(sources: Iterable[Source], language: Language) -> list[tuple[str, str]]:
    """Return the id of every work and its name as in the text.

    Titles of all works would weigh as much as a story; one stands only where the name says too
    little: it has no year, or another work of the list has the same.
    """
    names = [(source, short(source, language)) for source in sources]
    common = Counter(name for _, name in names)
    return [
        (source.id, name if name[-1:].isdigit() and common[name] == 1 else _with_title(source, name))
        for source, name in names
    ]


def _with_title(source: Source, name: str) -> str:
    said = source.title.strip("[]").startswith(name.rstrip("…"))
    return source.title if said else f"{name}: {source.title}"


def _journal(source: Source) -> str:
    """The journal of a numbered article: what stands before its volume."""
    journal, volume, _ = (source.outlet or "").partition(", Vol.")
    return journal.strip() if volume else ""


def _first_words(title: str) -> str:
    """The beginning of a title; square brackets around a description are not part of it."""
    words = title.strip("[]").split()
    if len(words) <= TITLE_WORDS:
        return " ".join(words)
    return " ".join(words[:TITLE_WORDS]).rstrip(",:;.") + "…"


def _find(data: Data | None, kind: str, name: str) -> Channel | Term | Source | None:
    if data is None:
        return None
    tables: Mapping[str, Mapping[str, Channel | Term | Source]] = {
        "channel": data.channels,
        "term": data.glossary,
        "source": data.sources,
    }
    return tables[kind].get(name)


def _name(element: Element, text: str) -> None:
    """Give an element its text unless the author wrote one."""
    if not len(element) and not element.text:
        element.text = text


def _point(link: Element, kind: str, href: str) -> None:
    link.set("class", kind)
    link.set("href", href)


def _channel(link: Element, channel: Channel, language: Language) -> None:
    """Write a channel's name and the numbers one can tap to reach it.

    A number that is part of the name is the link itself; other contacts follow in brackets.
    """
    link.tag = "span"
    link.set("class", "channel")
    contacts = list(channel.spoken)
    if not len(link) and not link.text:
        link.text = channel.name[language]
        for contact in channel.spoken:
            before, number, after = link.text.partition(f" {contact.value}")
            if number and not after[:1].isalnum():
                contacts.remove(contact)
                link.text = f"{before} "
                _contact(link, contact).tail = after
                break
    if contacts:
        opening = " ("
        for contact in contacts:
            _write(link, opening)
            _contact(link, contact)
            opening = ", "
        _write(link, ")")


def _write(parent: Element, text: str) -> None:
    """Add text at the end of an element; a bracket that stands there is opened again."""
    last = parent[-1] if len(parent) else None
    here = (parent.text if last is None else last.tail) or ""
    if text == " (" and here.endswith(")"):
        here, text = here[:-1], "; "
    if last is None:
        parent.text = here + text
    else:
        last.tail = here + text


def _contact(parent: Element, contact: Contact) -> Element:
    """Add a contact; it says when a number is for WhatsApp, others speak for themselves."""
    link = SubElement(parent, "a", {"href": contact.href})
    whatsapp = contact.kind == "whatsapp" and "whatsapp" not in contact.value.lower()
    link.text = f"WhatsApp {contact.value}" if whatsapp else contact.value
    return link
