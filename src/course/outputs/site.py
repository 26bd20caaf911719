"""What a page of the site shows around its lesson: the view that the templates print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from course.data import Language
from course.model import Course, Edition, Page
from course.outputs import VERSION, beside, front, pictures
from course.outputs.help import HelpBox, help_box, written_date
from course.outputs.links import (
    HELP,
    HELP_NOW,
    HOME,
    NEUTRAL,
    SEARCH,
    Link,
    Section,
    address_of,
    listed_in,
    outline,
    relative,
)
from course.references import SOURCES, named_works

TEMPLATES = Path(__file__).parent.parent / "templates"
MARK = TEMPLATES / "parts" / "mark.svg"  # a whole SVG file, also used inline: `color` fills the door
ICON = "assets/site/mark.svg"  # the same as a file: in the header and in the tab, fetched once
SHEET = "/*sheet*/"  # finish.py puts the reduced sheet and its hash in place of these two
SHEET_HASH = "sha256-sheet"


def policy(serving: bool = False) -> str:
    """The Content Security Policy of every page.

    Arguments:
        serving: true while an author watches the pages; MkDocs then puts its own inline
            script into them, which reloads the page after an edit.
    """
    script = "'self' 'unsafe-inline'" if serving else "'self'"
    return (
        f"default-src 'none'; script-src {script}; style-src 'self' '{SHEET_HASH}'; img-src 'self' data:; "
        "media-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "base-uri 'none'; form-action 'none'"
    )


@dataclass(frozen=True)
class Settings:
    """What the site as a whole decides for its pages.

    Arguments:
        address: public address of the site with a slash at its end, or empty.
        directory_urls: false in the offline bundle.
        serving: true while an author watches the pages.
    """

    address: str = ""
    directory_urls: bool = True
    serving: bool = False


def files_beside(course: Course, edition: Edition) -> frozenset[str]:
    """Names of the files the build makes beside this page."""
    return frozenset(item.file for item in beside(course, edition))


class PageView:
    """One page in one edition, for the templates. Every link is relative to that page."""

    def __init__(self, course: Course, page: Page, language: Language, settings: Settings) -> None:
        self.course, self.page, self.language, self.settings = course, page, language, settings
        self.own = page.editions.get(language)
        edition = self.own or page.editions["id" if language == "en" else "en"]
        self.edition: Edition = edition
        self.title, self.description = edition.title, edition.description
        self.audience, self.article_language = edition.audience, edition.language
        self.here = address_of(page.path, language, settings.directory_urls)
        self.layout = {HOME: "front", NEUTRAL: "plain"}.get(page.path, "page")
        self.policy, self.sheet = policy(settings.serving), SHEET
        self.version = self.t("page.version", version=VERSION)

    def t(self, key: str, **values: object) -> str:
        """The interface word ``key`` in the language of this page."""
        return self.course.data.labels.get(key, self.language, **values)

    def date(self, day: date) -> str:
        """The date written out."""
        return written_date(day, self.language, self.course.data)

    def to(self, path: str, language: Language | None = None) -> str:
        """Link to the page ``path``, in this edition unless another is named."""
        return relative(address_of(path, language or self.language, self.settings.directory_urls), self.here)

    def link(self, path: str) -> Link:
        """Link to a page under its own title."""
        return Link(self._title(path), self.to(path), here=path == self.page.path)

    def _title(self, path: str) -> str:
        editions = self.course.pages[path].editions
        return (editions.get(self.language) or next(iter(editions.values()))).title

    # --- the frame -----------------------------------------------------------

    @property
    def root(self) -> str:
        """The root of the site, seen from this page; ends with a slash."""
        return relative("", self.here)

    @property
    def edition_root(self) -> str:
        """The root of this edition, seen from this page; ends with a slash."""
        start = "" if self.language == "id" else f"{self.language}/"
        return relative(start, self.here)

    @property
    def icon(self) -> str:
        """Where the mark is; a tab with a page that says nothing shows none."""
        return "data:," if self.layout == "plain" else self.root + ICON

    def scripts(self, content: str) -> list[str]:
        """Addresses of the scripts this page needs; ``content`` is its rendered text."""
        if self.layout == "plain":
            return []
        names = ["site/site.js"]
        names += ["site/exit.js"] if self.exit else []
        names += ["lesson/lesson.js"] if 'data-block="quiz"' in content else []
        return [f"{self.root}assets/{name}" for name in names]

    @property
    def canonical(self) -> str:
        """The address search engines keep: of the source when this page is not translated."""
        address = self.settings.address
        if not address:
            return ""
        return address + address_of(self.page.path, self.article_language, self.settings.directory_urls)

    @property
    def other_language(self) -> Language:
        """The language of the other edition."""
        return "en" if self.language == "id" else "id"

    @property
    def other(self) -> Link:
        """The same page in the other edition."""
        return Link(self.t("language.other"), self.to(self.page.path, self.other_language))

    @property
    def home(self) -> str:
        return self.to(HOME)

    @property
    def help_now(self) -> str:
        return self.to(HELP_NOW)

    @property
    def search_page(self) -> str:
        """The list of all lessons, which works as a search without JavaScript; empty while there is none."""
        return self.to(SEARCH) if SEARCH in self.course.pages else ""

    @property
    def sources(self) -> list[Link]:
        """The works this page cites; each leads to its full entry."""
        works = self.to(SOURCES)
        named = named_works(self.edition.sources, self.article_language)
        return [Link(name, f"{works}#{id}") for id, name in named]

    @property
    def exit(self) -> str:
        """Where the quick exit leads, on pages of the help section only."""
        return self.course.data.course.exit_url if self.folder == HELP else ""

    @property
    def neutral(self) -> str:
        return self.to(NEUTRAL)

    @property
    def folder(self) -> str:
        return str(PurePosixPath(self.page.path).parent) if "/" in self.page.path else ""

    # --- the navigation ------------------------------------------------------

    @cached_property
    def outline(self) -> tuple[Section, ...]:
        """All sections in the order of ``data/course.yml``; links only of the one the reader is in."""
        sections = []
        for first, rest in outline(self.course):
            paths = (first, *rest)
            items = tuple(self.link(path) for path in rest) if self.page.path in paths else ()
            here = self.page.path == first
            title = self._section_title(first)
            sections.append(Section(title, self.to(first), here, self.page.path in paths, items, paths))
        return tuple(sections)

    def _section_title(self, front: str) -> str:
        module = listed_in(self.course).get(front)
        return module.title[self.language] if module else self._title(front)

    @property
    def entrance(self) -> front.Entrance:
        """What the home page shows first."""
        return front.entrance(self)

    @property
    def share(self) -> str:
        """The link that passes this page on; empty on pages of children."""
        return front.share(self)

    @cached_property
    def neighbours(self) -> tuple[Link | None, Link | None]:
        """The lessons before and after this one in its module."""
        if not self.page.module:
            return None, None
        paths = [path for path in self.page.module.lessons if path in self.course.pages]
        if self.page.path not in paths:
            return None, None
        place = paths.index(self.page.path)
        before = self.link(paths[place - 1]) if place else None
        after = self.link(paths[place + 1]) if place + 1 < len(paths) else None
        return before, after

    # --- what the course adds to the lesson ----------------------------------

    @property
    def picture(self) -> str:
        """The picture at the head of the page, or nothing."""
        scene = pictures.scene_of(self.course, self.page.path)
        return self._figure(scene) if scene else ""

    def article(self, content: str) -> str:
        """The text of the page with its diagrams."""
        return pictures.placed(content, self.course, self.page.path, self._figure)

    @property
    def _figure(self) -> pictures.Figure:
        return pictures.on_screen(self.course, self.article_language, self.root, spared=True)

    @property
    def metadata(self) -> list[tuple[str, str]]:
        """Who this is for, how long it takes, how hard the topic is, when it was last read."""
        edition, rows = self.edition, []
        if edition.audience:
            who = f"band.{edition.band}" if edition.band else f"audience.{edition.audience}"
            rows.append((self.t("page.audience"), self.t(who)))
        if edition.minutes:
            length = self.t("page.minutes", minutes=edition.minutes)
            if edition.short:
                length += f" ({self.t('page.short_version', minutes=self._short_minutes)})"
            rows.append((self.t("page.duration"), length))
        if edition.sensitivity:
            rows.append((self.t("page.sensitivity"), self.t(f"sensitivity.{edition.sensitivity}")))
        return rows

    @property
    def _short_minutes(self) -> int:
        return sum(self.edition.short.values())

    @property
    def skip(self) -> str:
        """Where a reader goes who skips this lesson: the next one, else the front of the section."""
        following = self.neighbours[1]
        front = f"{self.folder}/index" if f"{self.folder}/index" in self.course.pages else HOME
        return following.href if following else self.to(front)

    @property
    def reviewed(self) -> str:
        """When an editor last read the page; empty when nobody noted it."""
        day = self.edition.reviewed
        return self.t("page.reviewed", date=self.date(day)) if day else ""

    @property
    def translation(self) -> str:
        """What to say about the translation; empty when there is nothing to say."""
        if self.own is None:
            return self.t("page.translation_missing")
        return self.t("page.translation_outdated") if self.own.status == "outdated" else ""

    @cached_property
    def help(self) -> HelpBox | None:
        """The help box; the directory of channels needs none, it is one itself."""
        if self.page.path == f"{HELP}/index":
            return None
        return help_box(self.edition, self.course.data, self.course.today)

    @cached_property
    def beside(self) -> list[tuple[Link, bool]]:
        """Links to the files that the build makes beside this page, and whether copies hold them."""
        return self.files(self.page.path)

    def files(self, path: str, *kinds: str) -> list[tuple[Link, bool]]:
        """The same for another page in this language: of all kinds unless some are named."""
        edition = self.course.edition(path, self.language)
        page = address_of(path, self.language, self.settings.directory_urls)
        folder = page if self.settings.directory_urls else page.removesuffix(".html") + "/"
        made = beside(self.course, edition, packs=not self.settings.serving) if edition else []
        return [
            (Link(self.t(f"page.{item.kind}"), relative(folder + item.file, self.here)), item.carried)
            for item in made
            if not kinds or item.kind in kinds
        ]

    @cached_property
    def specialists(self) -> list[str]:
        """Who read this page besides the editors; one sentence when nobody did yet."""
        readings = [
            self.t("page.specialist", role=review.role[self.language], date=self.date(review.date))
            for review in self.course.data.reviews
            if self.page.path in review.scope
        ]
        return readings or [self.t("page.not_specialist")]
