"""The offline bundle: the finished site as files that open from a folder, in one zip.

A second run of MkDocs would write the same pages with other links, for half a minute more.
Here the links of the pages that are already there are turned around, which takes a second
(tests/test_bundle.py compares both ways).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser

from course.data import LANGUAGES
from course.model import Course
from course.outputs import BESIDE, BUNDLE, archive, manifest, search
from course.outputs.links import CHECKS, HELP_NOW, HOME, NOT_SAVED, STARTS, address_of, relative
from course.outputs.lists import environment
from course.outputs.site import ICON

# What only a web server, a browser's own copy or a machine needs, and files too large to carry.
SERVERS_ONLY = re.compile(
    rf"/({'|'.join(re.escape(item.file) for item in BESIDE if not item.carried)})$"
    r"|404\.html$|\.(zip|map|xml|webmanifest)$|^(course|offline)\.json$|^sw\.js$"
    r"|^assets/(offline|icons)/"
)
_LINKS = ("href", "src", "data-neutral")
_FOLDERS = ("data-root", "data-edition")


@dataclass(frozen=True)
class Layout:
    """Where each file of the site stands in the bundle.

    Arguments:
        fronts: files of the site that keep their name ``index.html``: the front pages of sections.
    """

    fronts: frozenset[str]

    def place(self, file: str) -> str:
        """The name in the bundle: ``a/b/index.html`` becomes ``a/b.html``."""
        folder, _, name = file.rpartition("/")
        return f"{folder}.html" if name == "index.html" and file not in self.fronts else file

    def link(self, url: str, file: str) -> str:
        """The link ``url`` of the site's page ``file``, as it must be in the bundle.

        What leads nowhere on the site leads nowhere here: a small course may lack pages.
        """
        parts = urlsplit(url)
        if parts.scheme or parts.netloc or not parts.path:
            return url
        path = posixpath.join(posixpath.dirname(file), unquote(parts.path))
        target = posixpath.normpath(path)
        if path.endswith("/") or target == ".":
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        moved = relative(self.place(target), self.place(file))
        return urlunsplit(("", "", moved, parts.query, parts.fragment))

    def folder(self, url: str, file: str) -> str:
        """As :meth:`link`, for an attribute that names a folder."""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), url))
        start = "" if target == "." else f"{target}/"
        return relative(start, self.place(file))


def taken(site: Path) -> list[str]:
    """The files of a finished site that a copy without a web server needs, sorted."""
    files = [path.relative_to(site).as_posix() for path in _all(site)]
    return [file for file in files if not SERVERS_ONLY.search(file) and file != NOT_SAVED]


def layout(course: Course) -> Layout:
    """The layout of the bundle of a course."""
    fronts = (
        address_of(path, language, directory_urls=False)
        for path in course.pages
        for language in LANGUAGES
        if path == "index" or path.endswith("/index")
    )
    return Layout(frozenset(fronts))


def moved(page: str, file: str, where: Layout) -> str:
    """The HTML of the site's page ``file`` as it stands in the bundle.

    Links lead to files, what only a web server can do is gone (``data-only="site"``), and
    what only a copy needs is shown (``data-only="bundle"``, with links in ``data-copy``).
    """
    tree = LexborHTMLParser(page)
    for element in tree.css("[data-only]"):
        if element.attributes["data-only"] == "site":
            element.decompose()
        else:
            del element.attrs["hidden"]
    for names, turned in ((_LINKS, where.link), (_FOLDERS, where.folder)):
        for name in names:  # one by one: a selector of several finds an element several times
            for element in tree.css(f"[{name}]"):
                element.attrs[name] = turned(element.attributes[name] or "", file)
    for element in tree.css("[data-copy]"):
        element.attrs["href"] = relative(element.attributes["data-copy"] or "", where.place(file))
        del element.attrs["data-copy"]
    return tree.html or ""


def write(course: Course, site: Path, folder: Path) -> None:
    """Write the bundle's files into ``folder``.

    Arguments:
        course: the course the site was made from.
        site: the finished site, with folders as addresses; it stays as it is.
        folder: an empty folder.
    """
    kept = taken(site)
    where = layout(course)
    for file in kept:
        data = (site / file).read_bytes()
        if file.endswith(".html"):
            data = moved(data.decode("utf-8"), file, where).encode()
        _put(folder, where.place(file), data)
    search.write(course, folder, directory_urls=False)
    frame = _frame((site / "404.html").read_text(encoding="utf-8"))
    for language in LANGUAGES:
        for name, template in ((STARTS[language], "start"), (CHECKS[language], "check")):
            page = _page(course, language, name, template, frame)
            _put(folder, name, page.encode())
    _put(folder, manifest.MANIFEST, manifest.sums(folder).encode())


def _put(folder: Path, name: str, data: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def _all(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _frame(page: str) -> dict[str, str]:
    """The policy and the sheet that every page of this site has, taken from one of them."""
    tree = LexborHTMLParser(page)
    policy = tree.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"]
    return {"policy": policy or "", "sheet": tree.css_first("style").text()}


def _page(course: Course, language: str, name: str, template: str, frame: Mapping[str, str]) -> str:
    other = "en" if language == "id" else "id"

    def t(key: str, **values: object) -> str:
        return course.data.labels.get(key, language, **values)  # type: ignore[arg-type]

    links = {
        "home": relative(address_of(HOME, language, False), name),  # type: ignore[arg-type]
        "help": relative(address_of(HELP_NOW, language, False), name),  # type: ignore[arg-type]
        "other": relative((STARTS if template == "start" else CHECKS)[other], name),
        "root": relative("", name),
        "icon": relative(ICON, name),
    }
    return (
        environment()
        .get_template(f"bundle/{template}.html")
        .render(language=language, t=t, links=links, manifest=manifest, **frame)
    )


def pack(folder: Path, target: Path) -> None:
    """Write everything in ``folder`` to the zip ``target``: the same files give the same bytes."""
    files = [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in _all(folder)]
    archive.write(target, files)


def make(course: Course, site: Path) -> None:
    """Make the bundle of a finished site, into the site itself, where readers can download it."""
    with TemporaryDirectory() as folder:
        write(course, site, Path(folder))
        pack(Path(folder), site / BUNDLE)
