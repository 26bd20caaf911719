"""The course as everything else receives it: lessons joined with facts, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from course import data as facts
from course.data import LANGUAGES, Channel, Data, Language, Module, Source
from course.problems import Problem, nearest
from course.source import SourceFile, read_file, schema_problems
from course.translation import ORIGINAL, Status, status

_EDITIONS = {"editions": LANGUAGES}
# MkDocs takes these for pages too; here a page ends with .md.
_OTHER_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True)
class Silence:
    """A rule that does not speak on one page: its code, the author's reason, the line that says so."""

    code: str
    reason: str
    line: int


@dataclass(frozen=True, eq=False)
class Edition:
    """A page in one language. Values that the front matter lacks or gets wrong are empty.

    An edition equals only itself, so that what is made of it can be remembered by it.
    """

    language: Language
    page: str
    source: SourceFile
    title: str
    description: str
    audience: str | None
    band: str | None
    minutes: int
    plan: Mapping[str, int]
    short: Mapping[str, int]
    sensitivity: int
    question: str
    keywords: tuple[str, ...]
    channels: tuple[Channel, ...]
    sources: tuple[Source, ...]
    reviewed: date | None
    status: Status

    @property
    def silences(self) -> tuple[Silence, ...]:
        """The rules that ``allow`` of the front matter silences; faulty entries are left out."""
        entries = self.source.meta.get("allow")
        places, first = self.source.meta_places, self.source.meta_lines.get("allow", 1)
        return tuple(
            Silence(entry["code"], entry["reason"], places.get(("allow", number), first))
            for number, entry in enumerate(entries if isinstance(entries, list) else ())
            if isinstance(entry, dict)
            and isinstance(entry.get("code"), str)
            and isinstance(entry.get("reason"), str)
        )


@dataclass(frozen=True)
class Page:
    """A page in all languages it is written in.

    ``module`` is the module that lists it, ``code`` the short name of a lesson ("C10-4").
    """

    path: str
    is_lesson: bool
    module: Module | None
    code: str | None
    editions: Mapping[Language, Edition]

    def status(self, language: Language) -> Status:
        """State of the edition in this language; ``"missing"`` when it is not written."""
        return self.editions[language].status if language in self.editions else "missing"


@dataclass(frozen=True, eq=False)
class Course:
    """Everything that is written so far, with the facts it uses; it equals only itself.

    Arguments:
        pages: by path, in the order of ``data/course.yml``.
        root: the project's root.
        today: the day that ages are counted to.
    """

    data: Data
    pages: Mapping[str, Page]
    root: Path
    today: date

    @property
    def lessons(self) -> tuple[Page, ...]:
        """The written lessons in reading order."""
        return tuple(page for page in self.pages.values() if page.is_lesson)

    def edition(self, page: str, language: Language) -> Edition | None:
        """The page in this language, or None when it is not written."""
        found = self.pages.get(page)
        return found.editions.get(language) if found else None

    def editions(self) -> Iterator[tuple[Page, Edition]]:
        """Every written edition of every page."""
        for page in self.pages.values():
            for edition in page.editions.values():
                yield page, edition


def load(root: Path, today: date) -> tuple[Course | None, list[Problem]]:
    """Read the data and all lessons of a project and join them; no rule is applied.

    Arguments:
        root: the project's root.
        today: the day that ages are counted to.

    Returns:
        The course and the problems that lie outside its pages (a file nobody listed). When the
        data is broken there is no course, and the problems are those of data and pages.
    """
    data, problems = facts.load(root)
    files = [read_file(root, file) for language in LANGUAGES for file in _pages(root / "docs" / language)]
    problems += _unseen(root)
    if data is None:
        problems += [problem for file in files for problem in file.problems]
        return None, sorted(problems)
    places = _listed(data)
    by_page: dict[str, dict[Language, SourceFile]] = {}
    for file in files:
        if file.page in places:
            by_page.setdefault(file.page, {})[file.language] = file  # type: ignore[index]
        else:
            detail = {"page": file.page, **nearest(file.page, places)}
            problems += [*file.problems, Problem(file.path, 1, "unlisted-page", detail=detail)]
    codes = {path: code for code, path in data.course.codes.items()}
    pages = {
        path: _page(path, module, is_lesson, codes.get(path), by_page[path], data, root)
        for path, (module, is_lesson) in places.items()
        if path in by_page
    }
    return Course(data, pages, root, today), sorted(problems)


def _pages(folder: Path, ending: str = ".md") -> list[Path]:
    """The files with an ending; MkDocs too passes over hidden ones, which desktops and editors leave."""
    found = (file for file in folder.rglob(f"*{ending}") if file.is_file())
    return sorted(file for file in found if "/." not in f"/{file.relative_to(folder).as_posix()}")


def _unseen(root: Path) -> list[Problem]:
    """Pages that MkDocs would publish although no edition holds them: in no language, or not ``.md``."""
    docs = root / "docs"
    outside = [file for file in _pages(docs) if file.relative_to(docs).parts[0] not in (*LANGUAGES, "assets")]
    found = [Problem(_path(file, root), 1, "page-outside-editions", detail=_EDITIONS) for file in outside]
    for file in sorted(file for ending in _OTHER_ENDINGS for file in _pages(docs, ending)):
        page = "/".join(file.relative_to(docs).parts[1:])
        found.append(Problem(_path(file, root), 1, "unlisted-page", detail={"page": page}))
    return found


def _path(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


def _listed(data: Data) -> dict[str, tuple[Module | None, bool]]:
    """Every path of data/course.yml in reading order: its module, and whether it is a lesson."""
    places: dict[str, tuple[Module | None, bool]] = {}
    for module in data.course.modules:
        places |= {path: (module, False) for path in module.pages}
        places |= {path: (module, True) for path in module.lessons}
    for path in data.course.pages:
        places.setdefault(path, (None, False))
    return places


def _page(
    path: str,
    module: Module | None,
    is_lesson: bool,
    code: str | None,
    files: Mapping[Language, SourceFile],
    data: Data,
    root: Path,
) -> Page:
    schema = facts.schemas(root)["lesson" if is_lesson else "page"]
    original = files.get(ORIGINAL)
    editions = {}
    for language, file in files.items():
        found = schema_problems(file, schema)
        checked = replace(file, problems=tuple(sorted([*file.problems, *found])))
        editions[language] = _edition(checked, language, data, status(original, file, language))
    return Page(path, is_lesson, module, code, editions)


def _edition(file: SourceFile, language: Language, data: Data, state: Status) -> Edition:
    meta = file.meta
    audience, band = _text(meta.get("audience")), _text(meta.get("band"))
    usual = band if audience == "children" else audience
    return Edition(
        language=language,
        page=file.page,
        source=file,
        title=_text(meta.get("title")) or file.page,
        description=_text(meta.get("description")) or "",
        audience=audience,
        band=band,
        minutes=_number(meta.get("minutes")),
        plan=_parts(meta.get("plan", data.course.plans.get(usual or "", {}))),
        short=_parts(meta.get("short", data.course.short.get(usual or "", {}))),
        sensitivity=_number(meta.get("sensitivity")),
        question=_text(meta.get("question")) or "",
        keywords=tuple(_texts(meta.get("keywords"))),
        channels=tuple(data.channels[id_] for id_ in _texts(meta.get("channels")) if id_ in data.channels),
        sources=tuple(data.sources[id_] for id_ in _texts(meta.get("sources")) if id_ in data.sources),
        reviewed=_day(meta.get("reviewed")),
        status=state,
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _parts(value: object) -> dict[str, int]:
    if not isinstance(value, Mapping):
        return {}
    return {str(part): _number(minutes) for part, minutes in value.items()}


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
