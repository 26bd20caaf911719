"""EPUB: a book for each module and language, for phones and reading devices without internet.

A book is a plain EPUB 3: XHTML, one style sheet, no script. Its date is that of the newest
reading of its pages, so the same pages give the same bytes.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import html

from course.data import LANGUAGES, Language, Module
from course.dist import tools
from course.dist.chapters import LEADERS, Chapter, chapter, xhtml
from course.dist.cover import cover
from course.dist.leads import rejoin, take_pictures
from course.dist.shapes import Kind, Materials, write
from course.model import Course
from course.outputs import VERSION
from course.outputs.archive import pack
from course.outputs.links import HELP, HELP_NOW, address_of, module_pages
from course.outputs.lists import environment
from course.outputs.site import TEMPLATES

FRONT = "index.xhtml"
GLOSSARY = "istilah"
_CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>\n"
)


@dataclass(frozen=True)
class Book:
    """One book: a module in one language, under a title and a file name."""

    module: Module
    language: Language
    title: str
    name: str

    @property
    def for_leaders(self) -> bool:
        """Whether its readers lead groups, so that the book says how."""
        return self.module.audience in LEADERS


def books(course: Course) -> list[Book]:
    """Return every book there is a lesson for, in the order of ``data/course.yml``."""
    return [
        Book(
            module,
            language,
            course.data.labels.get("book.title", language, module=module.title[language]),
            f"kelas-jaga-{module.id}-{language}.epub",
        )
        for module in course.data.course.modules
        for language in LANGUAGES
        if any(course.edition(path, language) for path in module.lessons)
    ]


def epub(course: Course, book: Book, built: Path, site: str = "") -> bytes:
    """Return a book as EPUB 3.

    Arguments:
        course: the checked course.
        built: the finished site, where pictures are taken from.
        site: public address of the site with a slash at its end, where links to pages outside
            the book lead; "" leaves only their words.

    Raises:
        OSError: a picture of a page is not in the site.
    """
    groups = _groups(course, book)
    chapters = [chapter for _, group in groups for chapter in group]
    files = {chapter.address: chapter.file for chapter in chapters}
    pictures: dict[str, str] = {}
    for one in chapters:
        rejoin(one.tree, one.address, files, site)
        take_pictures(one.tree, one.address, pictures)
    front = _front(course, book, files, site)
    chapters.insert(0, front)
    common = {
        "book": book,
        "t": partial(course.data.labels.get, language=book.language),
        "chapters": chapters,
        "pictures": pictures.values(),
    }
    contents = environment().get_template("book/contents.html").render(front=front, groups=groups, **common)
    package = (
        environment()
        .get_template("book/package.opf")
        .render(
            identifier=_identifier(book),
            about=common["t"]("book.about"),
            modified=_modified(course, book, chapters),
            **common,
        )
    )
    entries = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", _CONTAINER.encode()),
        ("EPUB/package.opf", package.encode()),
        ("EPUB/contents.xhtml", _page(book, book.title, contents)),
        *((f"EPUB/{one.file}", _page(book, one.title, xhtml(one.tree))) for one in chapters),
        ("EPUB/book.css", (TEMPLATES / "book" / "book.css").read_bytes()),
        ("EPUB/cover.png", cover(book.title.partition(": ")[2])),
        *((f"EPUB/{name}", (built / address).read_bytes()) for address, name in pictures.items()),
    ]
    return pack(entries, stored=["mimetype"])


def _groups(course: Course, book: Book) -> list[tuple[str, list[Chapter]]]:
    """The chapters below their headings: the lessons, the module's other pages, help, words."""
    module, t = book.module, partial(course.data.labels.get, language=book.language)
    others = [path for path in module_pages(course, module) if path not in module.lessons]
    others = [path for path in others if not path.endswith("/index")]
    helping = [path for path in course.data.course.pages if path.startswith(f"{HELP}/")]
    words = [GLOSSARY] if module.audience != "children" else []
    parts = [
        (t("book.lessons"), module.lessons),
        (t("book.more"), others),
        (t("book.help"), helping),
        (t("book.words"), words),
    ]
    groups = [(title, list(_chapters(course, book, paths))) for title, paths in parts]
    return [(title, chapters) for title, chapters in groups if chapters]


def _chapters(course: Course, book: Book, paths: tuple[str, ...] | list[str]) -> Iterator[Chapter]:
    for path in paths:
        edition = course.edition(path, book.language)
        if edition:
            yield chapter(course, edition, book.for_leaders)


def _front(course: Course, book: Book, files: dict[str, str], site: str) -> Chapter:
    t = partial(course.data.labels.get, language=book.language)
    helping = files.get(address_of(HELP_NOW, book.language), "")
    number = t("page.version", version=VERSION)
    reader = "children" if book.module.audience == "children" else "leaders" if book.for_leaders else "adults"
    text = (
        environment()
        .get_template("book/front.html")
        .render(book=book, reader=reader, t=t, help=helping, version=number, site=site)
    )
    return Chapter("", FRONT, t("book.front"), "", html.fragment_fromstring(text, create_parent="div"))


def _page(book: Book, title: str, body: str) -> bytes:
    page = environment().get_template("book/page.xhtml")
    return page.render(language=book.language, title=title, body=body).encode()


def _identifier(book: Book) -> str:
    """Name the book for good: an edition that is read again later is the same book."""
    return uuid.uuid5(uuid.NAMESPACE_URL, book.name).urn


def _modified(course: Course, book: Book, chapters: list[Chapter]) -> str:
    editions = (course.edition(one.page, book.language) for one in chapters)
    days = [edition.reviewed for edition in editions if edition and edition.reviewed]
    return max(days, default=course.today).isoformat()


def make(materials: Materials, folder: Path) -> list[Path]:
    """Write every book into ``folder/epub`` and let epubcheck read it.

    Raises:
        tools.Refused: epubcheck found fault with one.
    """
    course = materials.course
    made = ((book.name, epub(course, book, materials.built, materials.site)) for book in books(course))
    files = write(folder / "epub", made)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(check, files))
    return files


def check(file: Path) -> None:
    """Let epubcheck read a book; warnings count as faults.

    Raises:
        tools.Missing, tools.Refused: it is not installed; it found fault.
    """
    tools.run("epubcheck", "--failonwarnings", str(file), about=file.name)


KIND = Kind("epub", ("epubcheck",), make)
