"""What each kind of fact consists of: frozen, with both languages in one value.

``data/schema/*.json`` says the same for editors, with one sentence about every field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from course.data.guide import Guide, Mistakes
from course.data.pictures import Pictures
from course.data.searching import Search
from course.data.wording import Words

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


@dataclass(frozen=True)
class Text:
    """The same text in both editions."""

    id: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.id if language == "id" else self.en


@dataclass(frozen=True)
class Contact:
    """One way to reach a channel: the value as printed and the link that reaches it."""

    kind: Literal["phone", "whatsapp", "web", "email", "app"]
    value: str
    href: str


@dataclass(frozen=True)
class Channel:
    """A place that helps or takes a report.

    ``compared`` is the day an editor compared the entry with its sources, ``dialled`` the day
    a person called, wrote or opened it, None until someone did. ``child_from`` is the lowest
    age at which a child may use it alone. A channel of role ``prose_only`` has no contacts.
    """

    id: str
    name: Text
    owner: Text
    country: str
    role: Literal["primary", "secondary", "link_only", "prose_only", "primary_outside_ID"]
    confidence: Literal["high", "medium"]
    child_alone: bool
    audiences: tuple[str, ...]
    needs: tuple[str, ...]
    what: Text
    sources: tuple[str, ...]
    compared: date
    contacts: tuple[Contact, ...] = ()
    child_from: int | None = None
    hours: Text | None = None
    cost: Text | None = None
    languages: Text | None = None
    asks: Text | None = None
    next: Text | None = None
    limits: Text | None = None
    never_send: Text | None = None
    dialled: date | None = None

    @property
    def spoken(self) -> tuple[Contact, ...]:
        """Contacts by voice or message; only where there is none, all others.

        What a sentence and a child's page show: a child should reach a person, not a form.
        """
        spoken = tuple(contact for contact in self.contacts if contact.kind in ("phone", "whatsapp"))
        return spoken or self.contacts

    def is_for_a_child_alone(self, age: int) -> bool:
        """Whether a child of this age, in years, may use it without an adult."""
        return self.child_alone and (self.child_from is None or age >= self.child_from)

    @property
    def last_dated(self) -> date:
        """The later of the two dates; the age of an entry runs from here."""
        return max(self.compared, self.dialled or self.compared)


@dataclass(frozen=True)
class Source:
    """A work that is cited. ``url`` only when the whole address is known, else ``site`` names it.

    ``authors`` and ``year`` are empty when the work does not state them.
    """

    id: str
    title: str
    authors: str = ""
    year: str = ""
    outlet: str | None = None
    url: str | None = None
    site: str | None = None
    licence: str | None = None
    read: Literal["full", "abstract", "summary"] | None = None


@dataclass(frozen=True)
class Law:
    """A law, what it protects and how it stood on the day ``as_of``."""

    id: str
    number: str
    title: Text
    protects: Text
    status: Text
    kind: str
    confidence: Literal["high", "medium"]
    teach_to: tuple[str, ...]
    sources: tuple[str, ...]
    as_of: date


@dataclass(frozen=True)
class Statistic:
    """A number that may be printed, with the one sentence in which it may stand (``wording``)."""

    id: str
    use: Literal["use", "hedge", "trainer_only"]
    value: str
    population: Text
    year: str
    counted_by: str
    wording: Text
    caveat: Text
    sources: tuple[str, ...]
    not_a_trend: bool


@dataclass(frozen=True)
class Claim:
    """A statement of a seed document, by its id; the statement itself is not stored."""

    id: str
    seed: str
    audience: tuple[str, ...]
    sensitivity: Literal["children", "with_teacher", "adults", "leave_out"]
    systems: tuple[str, ...] = ()


@dataclass(frozen=True)
class System:
    """A topic of the seeds, the lessons (paths) that teach it and its claims."""

    id: str
    name: Text
    lessons: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """An entry of the glossary: meaning, the wording to use, older wording to avoid, see also."""

    id: str
    term: Text
    meaning: Text
    use: Text | None = None
    avoid: Text | None = None
    see: tuple[str, ...] = ()


@dataclass(frozen=True)
class Module:
    """A folder of lessons. ``before`` and ``same_week`` are paths of lessons for adults."""

    id: str
    title: Text
    audience: Literal["children", "parents", "teachers", "trainers"]
    lessons: tuple[str, ...]
    pages: tuple[str, ...] = ()
    band: str | None = None
    before: tuple[str, ...] = ()
    same_week: tuple[str, ...] = ()


@dataclass(frozen=True)
class Freshness:
    """Days after which a date earns a notice, and after which it stops a release."""

    notice_days: int
    release_days: int


@dataclass(frozen=True)
class CourseData:
    """Everything in ``data/course.yml``.

    ``plans`` and ``short`` map a band (children) or an audience to minutes by part;
    ``required_parts`` maps an audience to parts; ``codes`` maps "C10-4" to a path; ``doors``
    maps an audience to the pages it needs first.
    """

    name: Text
    modules: tuple[Module, ...]
    pages: tuple[str, ...]
    plans: Mapping[str, Mapping[str, int]]
    short: Mapping[str, Mapping[str, int]]
    required_parts: Mapping[str, tuple[str, ...]]
    codes: Mapping[str, str]
    exit_url: str
    freshness: Freshness
    doors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def lessons(self) -> tuple[str, ...]:
        """Paths of all lessons in reading order."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)


@dataclass(frozen=True)
class Review:
    """One reading by a specialist: who (as a role), when, and the paths that were read."""

    role: Text
    date: date
    scope: tuple[str, ...]


class Labels:
    """Words of the interface, by dotted key: ``labels.get("quiz.preferred", "id")``."""

    def __init__(self, groups: Mapping[str, Mapping[str, Text]]) -> None:
        self._texts = {f"{group}.{key}": text for group, keys in groups.items() for key, text in keys.items()}

    def get(self, key: str, language: Language, **values: object) -> str:
        """The label, with ``{names}`` filled in.

        Raises:
            KeyError: no such label (the error holds the key), or a value it needs is missing.
        """
        return self._texts[key][language].format_map(values)

    def text(self, key: str) -> Text:
        """The label in both languages, names in braces as they are.

        Raises:
            KeyError: no such label.
        """
        return self._texts[key]

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)


@dataclass(frozen=True)
class Data:
    """All facts, each kind by id; ``digest`` stands for the texts of the files they were read from."""

    channels: Mapping[str, Channel]
    sources: Mapping[str, Source]
    laws: Mapping[str, Law]
    statistics: Mapping[str, Statistic]
    claims: Mapping[str, Claim]
    systems: Mapping[str, System]
    glossary: Mapping[str, Term]
    labels: Labels
    course: CourseData
    words: Words
    reviews: tuple[Review, ...]
    search: Search
    pictures: Pictures
    guide: Guide = field(default_factory=Guide)
    mistakes: tuple[Mistakes, ...] = ()
    digest: str = ""


ENTRIES: Mapping[str, Any] = {
    "channels": Channel,
    "sources": Source,
    "laws": Law,
    "statistics": Statistic,
    "claims": Claim,
    "systems": System,
    "glossary": Term,
}
"""Files that hold a list of entries with ids, under a key named like the file."""
