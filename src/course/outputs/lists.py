"""Lists that a page makes from data: glossary, sources, channels, lessons, questions, laws, status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import jinja2

from course.blocks import PageContext
from course.data import Language
from course.model import Course, Edition, Page
from course.outputs import BUNDLE, authors, styleguide
from course.outputs.coverage import seeds, systems
from course.outputs.downloads import downloads
from course.outputs.help import channel_view
from course.outputs.links import CHECKS, Link, module_pages
from course.outputs.site import TEMPLATES, PageView, Settings, files_beside

_TAUGHT_WITH = ("deck", "handout", "guide")  # what a pathway links beside each lesson


@cache
def environment() -> jinja2.Environment:
    """Templates outside MkDocs: every value is escaped, an unknown name is an error."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def render_list(view: PageView, name: str, options: Mapping[str, str]) -> str:
    """The HTML of the list ``name`` on the page of ``view``.

    Raises:
        KeyError: there is no such list, or the option ``module`` names no module.
    """
    template = environment().get_template(f"lists/{name}.html")
    return template.render(view=view, t=view.t, **_LISTS[name](view, options))


def context_of(view: PageView) -> PageContext:
    """What the blocks of a page of the site need to know."""
    return PageContext(
        language=view.edition.language,
        page=view.page.path,
        first_line=view.edition.source.body_line,
        data=view.course.data,
        lists=lambda name, options, _: render_list(view, name, options),
        files=files_beside(view.course, view.edition),
        directory_urls=view.settings.directory_urls,
        blocks=view.edition.source.blocks,
    )


def lists_of(course: Course, edition: Edition) -> Callable[[str, Mapping[str, str], str], str]:
    """What makes the lists of a page for outputs that are not made by MkDocs."""
    view = PageView(course, course.pages[edition.page], edition.language, Settings())
    return lambda name, options, _: render_list(view, name, options)


def _glossary(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    terms = view.course.data.glossary
    ordered = sorted(terms.values(), key=lambda term: term.term[view.language].casefold())
    return {"terms": ordered, "glossary": terms, "language": view.language}


def _sources(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    sources = view.course.data.sources.values()
    return {"sources": sorted(sources, key=lambda source: (source.authors or source.title).casefold())}


def _channels(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    data = view.course.data
    own = [channel for channel in data.channels.values() if channel.role != "primary_outside_ID"]
    abroad = [channel for channel in data.channels.values() if channel.role == "primary_outside_ID"]
    own.sort(key=lambda channel: channel.role != "primary")
    views = [
        [channel_view(channel, view.language, data, view.course.today) for channel in group]
        for group in (own, abroad)
    ]
    return {"groups": [("page.channels_here", views[0]), ("page.channels_abroad", views[1])]}


def _lessons(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    modules = view.course.data.course.modules
    if "module" in options:
        modules = tuple(module for module in modules if module.id == options["module"])
        if not modules:
            raise KeyError(options["module"])
    groups = []
    for module in modules:
        pages = [view.course.pages[path] for path in module.lessons if path in view.course.pages]
        if pages:
            front = view.to(module_pages(view.course, module)[0])
            groups.append((Link(module.title[view.language], front), [_lesson(view, page) for page in pages]))
    return {"groups": groups, "single": "module" in options}


def _lesson(view: PageView, page: Page) -> dict[str, Any]:
    edition = _edition(page, view.language)
    return {
        "link": view.link(page.path),
        "edition": edition,
        "translated": edition.language == view.language,
        "files": [link for link, _ in view.files(page.path, *_TAUGHT_WITH)],
    }


def _edition(page: Page, language: Language) -> Edition:
    return page.editions.get(language) or next(iter(page.editions.values()))


def _questions(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """Every page that answers a question, under it; the way to search without a script."""
    groups = []
    for section in view.outline:
        asked = [
            Link(edition.question, view.to(path))
            for path in section.paths
            if (edition := view.course.pages[path].editions.get(view.language)) and edition.question
        ]
        if asked:
            groups.append((section.title, asked))
    return {"groups": groups}


def _laws(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    laws = view.course.data.laws.values()
    shown = [law for law in laws if not view.audience or view.audience in law.teach_to]
    return {"laws": shown, "language": view.language}


def _status(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    rows = [
        (view.link(page.path), page.editions["en"].status if "en" in page.editions else "missing")
        for page in view.course.pages.values()
    ]
    silences = [
        (view.link(page.path), silence)
        for page in view.course.pages.values()
        for silence in _edition(page, view.language).silences
    ]
    return {"rows": rows, "silences": silences}


def _offline(view: PageView, options: Mapping[str, str]) -> dict[str, Any]:
    """What the form needs to say; numbers in [[ ]] are filled in when the site is finished."""
    words = {name: view.t(f"offline.{name}", **values) for name, values in _SAID.items()}
    offered = view.settings.directory_urls and not view.settings.serving
    return {"words": words, "offered": offered, "bundle": BUNDLE, "check": CHECKS[view.language]}


# What docs/assets/offline/save.js says, with what it fills in.
_SAID: Mapping[str, Mapping[str, str]] = {
    **{name: {} for name in ("save", "update", "wait", "newest", "unreachable", "removed")},
    **{name: {} for name in ("network", "wrong", "full", "refused")},
    "saving": {"done": "{done}", "all": "{all}"},
    "kept": {"date": "{date}", "files": "{files}", "size": "{size}"},
    "newer": {"size": "{size}"},
}
_LISTS: Mapping[str, Callable[[PageView, Mapping[str, str]], dict[str, Any]]] = {
    "glossary": _glossary,
    "sources": _sources,
    "channels": _channels,
    "lessons": _lessons,
    "questions": _questions,
    "laws": _laws,
    "status": _status,
    "downloads": downloads,
    "offline": _offline,
    "systems": systems,
    "seeds": seeds,
    "blocks": authors.blocks,
    "fields": authors.fields,
    "timetable": authors.timetable,
    "reading": authors.reading,
    "wording": authors.wording,
    "messages": authors.messages,
    "colours": styleguide.colours,
    "mark": styleguide.mark,
    "people": styleguide.people,
    "components": styleguide.components,
}
