"""What is done once when all pages of both editions are written."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

import rjsmin

from course.data import LANGUAGES, Language
from course.model import Course, Edition, Page
from course.outputs import BUNDLE, VERSION, beside, bundle, offline, pictures, search, stylesheet
from course.outputs.links import HELP_NOW, HOME, NEUTRAL, NOT_SAVED, address_of
from course.outputs.lists import environment
from course.outputs.site import ICON, MARK, SHEET, SHEET_HASH, Settings, policy

# Of the theme only the search worker is used: its sheets, other scripts and stemmers, pictures that
# no page shows and a sitemap that does not know what is translated stay out, and so do source maps.
_UNUSED = (
    "assets/stylesheets/",
    "assets/images/",
    "assets/javascripts/bundle.",
    "assets/javascripts/lunr/",
    "sitemap.xml",
)

TOKENS = "assets/site/tokens.css"  # guides read it too
MORE_SHEET = "assets/site/more.css"  # overrides/main.html names it
SHEETS = (
    "assets/site/text.css",
    "assets/site/site.css",
    "assets/lesson/lesson.css",
    "assets/site/front.css",
)


def is_unused(address: str) -> bool:
    """Whether a file of the theme is of no use in the finished site."""
    return address.endswith(".map") or address.startswith(_UNUSED)


def finish(course: Course, site: Path, settings: Settings) -> None:
    """Turn what MkDocs wrote into the site: sheet and policy, 404 pages, search, bundle, course.json.

    Arguments:
        course: the course whose pages were written.
        site: the folder MkDocs wrote.
        settings: what the site as a whole decided for its pages.
    """
    write_icon(site)
    pictures.write(course, site)
    write_not_found(course, site, settings)
    inline_sheet(site)
    shorten_scripts(site)
    search.write(course, site, settings.directory_urls)
    if settings.address:
        (site / "sitemap.xml").write_text(sitemap(course, settings), encoding="utf-8")
    if settings.directory_urls and not settings.serving:
        bundle.make(course, site)
        offline.write(course, site)
    write_course_json(course, site, settings)


def write_icon(site: Path) -> None:
    """The mark as a file of its own: unlike one inside a page it must know the dark itself."""
    _, dark = re.findall(r"--kj-brand: (#\w+)", (site / TOKENS).read_text(encoding="utf-8"))
    style = f"<style>@media (prefers-color-scheme:dark){{svg{{color:{dark}}}}}</style>"
    mark = MARK.read_text(encoding="utf-8").replace("<path", f"{style}<path", 1)
    (site / ICON).write_text(mark, encoding="utf-8")


def write_not_found(course: Course, site: Path, settings: Settings) -> None:
    """One 404 page in both languages at the root, one in English below ``en/``; one for want of a network.

    They are shown at any depth, so their links start at the root of the host.
    """
    base = urlsplit(settings.address).path or "/"
    for target, languages, what in (
        ("404.html", LANGUAGES, "not_found"),
        ("en/404.html", ("en",), "not_found"),
        (NOT_SAVED, LANGUAGES, "not_saved"),
    ):
        parts = [
            {
                "language": language,
                "t": lambda key, language=language: course.data.labels.get(key, language),
                "home": base + address_of(HOME, language, settings.directory_urls),
                "help": base + address_of(HELP_NOW, language, settings.directory_urls),
            }
            for language in languages
        ]
        html = (
            environment()
            .get_template("not_found.html")
            .render(parts=parts, what=what, policy=policy(settings.serving), sheet=SHEET, icon=base + ICON)
        )
        (site / target).parent.mkdir(exist_ok=True)
        (site / target).write_text(html, encoding="utf-8")


def inline_sheet(site: Path) -> None:
    """Put the reduced sheet into every page, with its hash in the page's policy.

    External, the same sheet would show the first text more than half a second later on a slow
    line. It is one sheet, with one hash for the whole site: what lessons and help pages use, which
    readers open on little data. Rules of the front door, of lists and of files are in a second
    sheet beside it. Only pages that need it name it, and a browser keeps it from one to the next.
    There it follows the first: a rule for lists that lessons' rules shall overrule would win (the
    pixel tests would see it).
    """

    def texts(paths: Iterable[Path]) -> Iterator[str]:  # read again, not held: they may be thousands
        return (path.read_text(encoding="utf-8") for path in paths)

    paths: dict[bool, list[Path]] = {True: [], False: []}
    every = sorted(site.rglob("*.html"))
    for path, html in zip(every, texts(every), strict=True):
        if SHEET in html:
            paths[MORE_SHEET in html].append(path)
    whole = whole_sheet(site)
    wanted = stylesheet.selectors(whole)
    inside = stylesheet.used_by(wanted, texts(paths[False]))
    small = stylesheet.only(whole, inside)
    beside = stylesheet.only(whole, stylesheet.used_by(wanted - inside, texts(paths[True])))
    digest = f"sha256-{base64.b64encode(hashlib.sha256(small.encode()).digest()).decode()}"
    for name in SHEETS:
        (site / name).unlink()  # inside the two sheets now
    (site / MORE_SHEET).write_text(beside, encoding="utf-8")
    filled = [*paths[False], *paths[True]]
    for path, html in zip(filled, texts(filled), strict=True):
        html = html.replace(SHEET, small, 1).replace(SHEET_HASH, digest, 1)
        path.write_text(html, encoding="utf-8")


def shorten_scripts(site: Path) -> None:
    """Leave comments and indentation out of the scripts that every page loads."""
    for folder in ("site", "lesson"):
        for path in sorted((site / "assets" / folder).glob("*.js")):
            path.write_text(rjsmin.jsmin(path.read_text(encoding="utf-8")), encoding="utf-8")


def whole_sheet(site: Path) -> str:
    """Every rule there is, before anything is left out."""
    return "\n".join((site / name).read_text(encoding="utf-8") for name in (TOKENS, *SHEETS))


def sitemap(course: Course, settings: Settings) -> str:
    """All pages in the languages they are written in, each with its editions and the default one."""
    entries = []
    for page in course.pages.values():
        if page.path == NEUTRAL:
            continue
        addresses = {
            language: escape(settings.address + address_of(page.path, language, settings.directory_urls))
            for language in LANGUAGES
            if language in page.editions
        }
        default = addresses.get("id") or addresses["en"]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{key}" href="{url}"/>'
            for key, url in [*addresses.items(), ("x-default", default)]
        )
        entries += [f"<url><loc>{url}</loc>{links}</url>" for url in addresses.values()]
    body = "\n".join(entries)
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {names}>\n{body}\n</urlset>\n'


def write_course_json(course: Course, site: Path, settings: Settings) -> None:
    """List everything that is built, for machines: ``course.json``. Call again after adding files."""
    pages = [page for page in course.pages.values() if page.path != NEUTRAL]
    listing = {
        "name": {language: course.data.course.name[language] for language in LANGUAGES},
        "version": VERSION,
        "address": settings.address or None,
        "outputs": _listed([("bundle", BUNDLE, BUNDLE)], site),
        "lessons": [_entry(page, course, site, settings) for page in pages if page.is_lesson],
        "pages": [_entry(page, course, site, settings) for page in pages if not page.is_lesson],
        "channels": [
            {
                "id": channel.id,
                "compared": channel.compared.isoformat(),
                "dialled": channel.dialled.isoformat() if channel.dialled else None,
            }
            for channel in course.data.channels.values()
        ],
    }
    text = json.dumps(listing, ensure_ascii=False, indent=1) + "\n"
    (site / "course.json").write_text(text, encoding="utf-8")


def _entry(page: Page, course: Course, site: Path, settings: Settings) -> dict[str, Any]:
    return {
        "path": page.path,
        "code": page.code,
        "module": page.module.id if page.module else None,
        "editions": {
            language: _edition(edition, course, site, settings) for language, edition in page.editions.items()
        },
    }


def _edition(edition: Edition, course: Course, site: Path, settings: Settings) -> dict[str, Any]:
    return {
        "title": edition.title,
        "audience": edition.audience,
        "band": edition.band,
        "minutes": edition.minutes,
        "status": edition.status,
        "reviewed": edition.reviewed.isoformat() if edition.reviewed else None,
        "outputs": _listed(_outputs(edition, edition.language, course, settings), site),
    }


def _listed(files: Iterable[tuple[str, str, str]], site: Path) -> list[dict[str, Any]]:
    """Kind, address, size and hash of those files that are there; each given as kind, address, file."""
    return [
        {
            "kind": kind,
            "address": address,
            "bytes": (site / file).stat().st_size,
            "sha256": hashlib.sha256((site / file).read_bytes()).hexdigest(),
        }
        for kind, address, file in files
        if (site / file).is_file()
    ]


def _outputs(
    edition: Edition, language: Language, course: Course, settings: Settings
) -> list[tuple[str, str, str]]:
    """Kind, address and file of the page and of everything made beside it."""
    page = address_of(edition.page, language, settings.directory_urls)
    folder = page if settings.directory_urls else page.removesuffix(".html") + "/"
    addresses = [("page", page), *((item.kind, folder + item.file) for item in beside(course, edition))]
    return [
        (kind, url, url if url and not url.endswith("/") else f"{url}index.html") for kind, url in addresses
    ]
