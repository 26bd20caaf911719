"""HTML5 zips: a lesson with the help pages, for Moodle, Kolibri and whatever else shows a folder of files.

Such a folder is often shown in a frame that may not open windows or PDF files, so nothing
leads out of it that need not: worksheets and cards stand on the page itself.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from course import render
from course.data import LANGUAGES
from course.dist.chapters import Chapter, framed
from course.dist.leads import rejoin, take_pictures
from course.dist.shapes import Kind, Materials, write
from course.model import Course, Edition
from course.outputs.archive import pack
from course.outputs.fragments import inner
from course.outputs.links import HELP
from course.outputs.lists import environment, lists_of

START = "index.html"
# What the frame around the zip allows is its own affair; the zip itself asks nobody for anything.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
QUIZ = "lesson.js"


@dataclass(frozen=True)
class Package:
    """The zip of one lesson in one language: its name and its bytes."""

    edition: Edition
    name: str
    content: bytes


def packages(course: Course, built: Path, site: str = "", only: Collection[str] = ()) -> Iterator[Package]:
    """Make a zip of every lesson in every language: ``index.html`` at the top, every link relative.

    Arguments:
        course: the checked course.
        built: the finished site, where the style sheet, the script and pictures are taken from.
        site: public address of the site with a slash at its end, where links to other lessons
            lead, in a window of their own; "" leaves only their words.
        only: paths of lessons; all of them when there are none.

    Raises:
        OSError: something is missing in the site.
    """
    for language in LANGUAGES:
        found = (course.edition(path, language) for path in course.pages if path.startswith(f"{HELP}/"))
        helping = [_page(course, edition, _help_file(edition)) for edition in found if edition]
        for lesson in course.lessons:
            edition = course.edition(lesson.path, language)
            if edition and (not only or lesson.path in only):
                pages = [_page(course, edition, START), *copy.deepcopy(helping)]
                name = f"{lesson.code or ''}-{lesson.path.rpartition('/')[2]}-{language}".lstrip("-")
                yield Package(edition, f"{name}.zip", _zip(name, edition, pages, built, site))


def _zip(name: str, edition: Edition, pages: list[Chapter], built: Path, site: str) -> bytes:
    files = {page.address: page.file for page in pages}
    pictures: dict[str, str] = {}
    for page in pages:
        take_pictures(page.tree, page.address, pictures)
        rejoin(page.tree, page.address, files, site)
        _open_elsewhere(page)
    contents = [
        *((page.file, _document(edition, page).encode()) for page in pages),
        ("style.css", _sheet(built)),
        (QUIZ, (built / "assets" / "lesson" / QUIZ).read_bytes()),
        *((file, (built / address).read_bytes()) for address, file in pictures.items()),
    ]
    manifest = environment().get_template("package/imsmanifest.xml")
    beside = [file for file, _ in contents[len(pages) :]]
    listing = manifest.render(name=name, title=edition.title, pages=pages, beside=beside)
    return pack([*contents, ("imsmanifest.xml", listing.encode())])


def _help_file(edition: Edition) -> str:
    return edition.page.replace("/", "-") + ".html"


def _page(course: Course, edition: Edition, file: str) -> Chapter:
    lists = lists_of(course, edition)
    text = render.html(edition, course, "page", lists=lists, files=frozenset())
    return framed(course, edition, file, html.fragment_fromstring(text, create_parent="div"))


def _open_elsewhere(page: Chapter) -> None:
    """Open other hosts in a window of their own: the frame is too small for them, and may forbid them."""
    for link in page.tree.iter("a"):
        if (link.get("href") or "").startswith(("https:", "http:")):
            link.set("target", "_blank")
            link.set("rel", "noopener noreferrer")


def _document(edition: Edition, page: Chapter) -> str:
    script = QUIZ if page.tree.find_class("quiz") else ""
    back = "" if page.file == START else START
    return (
        environment()
        .get_template("package/page.html")
        .render(edition=edition, page=page, body=inner(page.tree), policy=POLICY, script=script, back=back)
    )


def _sheet(built: Path) -> bytes:
    """The one style sheet of the site, as it stands in its pages."""
    (sheet,) = html.parse(built / "index.html").iterfind("head/style")
    return (sheet.text or "").encode()


def make(materials: Materials, folder: Path) -> list[Path]:
    """Write the zip of every lesson into ``folder/html5``."""
    made = packages(materials.course, materials.built, materials.site)
    return write(folder / "html5", ((package.name, package.content) for package in made))


KIND = Kind("html5", (), make)
