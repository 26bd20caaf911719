"""Everything that is made from the course: the site, and the files beside each page.

A kind of file made beside pages (deck, handout, guide) is announced in :data:`BESIDE`;
pages then link to it and ``course.json`` lists it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from course.model import Course, Edition
from course.outputs.links import module_pages
from course.source import walk


@dataclass(frozen=True)
class Beside:
    """A file the build makes beside a page.

    Arguments:
        kind: its name in ``course.json``; its label is ``page.<kind>``.
        file: address relative to the page's folder, for example ``handout.pdf``.
        made_for: tells whether this edition gets one.
        gathers: it is made of the whole module at whose first page it stands.
        carried: false when it stays on the site: copies that readers carry hold the single files
            it gathers, and would grow by half with it.
    """

    kind: str
    file: str
    made_for: Callable[[Course, Edition], bool]
    gathers: bool = False
    carried: bool = True


def _lesson(course: Course, edition: Edition) -> bool:
    return course.pages[edition.page].is_lesson


def _with(*blocks: str) -> Callable[[Course, Edition], bool]:
    """For editions that hold one of these blocks."""
    return lambda course, edition: any(block.name in blocks for block in walk(edition.source.blocks))


def _handout(course: Course, edition: Edition) -> bool:
    """For lessons with something to hand out; other pages hand out forms only."""
    return _with(*(ON_HANDOUTS if _lesson(course, edition) else ("worksheet",)))(course, edition)


def _directory(course: Course, edition: Edition) -> bool:
    """For the page that says where to report."""
    return edition.page == DIRECTORY


def _first_of(*audiences: str) -> Callable[[Course, Edition], bool]:
    """For the first page of a module with lessons in this language, of any audience or one of these."""

    def made_for(course: Course, edition: Edition) -> bool:
        module = course.pages[edition.page].module
        if module is None or (audiences and module.audience not in audiences):
            return False
        pages = module_pages(course, module)
        taught = (course.edition(page, edition.language) for page in pages if course.pages[page].is_lesson)
        return pages[0] == edition.page and any(taught)

    return made_for


def beside(course: Course, edition: Edition, packs: bool = True) -> list[Beside]:
    """Return the files that are made beside one page.

    Arguments:
        packs: false leaves out what gathers a module; an author who watches one page does
            not wait for the whole module.
    """
    return [item for item in BESIDE if (packs or not item.gathers) and item.made_for(course, edition)]


VERSION = version("kelas-jaga")
DIRECTORY = "bantuan/index"
BUNDLE = "kelas-jaga.zip"  # the offline bundle, in the site and in dist/
ON_HANDOUTS = ("keypoints", "worksheet", "home")
BESIDE: tuple[Beside, ...] = (
    Beside("deck", "slides/", _lesson),
    Beside("handout", "handout.pdf", _handout),
    Beside("cards", "cards.pdf", _with("story", "cards")),
    Beside("guide", "guide/", _lesson),
    Beside("guide_pdf", "guide.pdf", _lesson),
    Beside("wallet_cards", "kartu-saku.pdf", _directory),
    Beside("school_poster", "poster-sekolah.pdf", _directory),
    Beside("fridge_card", "kartu-kulkas.pdf", _directory),
    Beside("response_card", "kartu-tanggapan.pdf", _directory),
    Beside("plan", "rencana.pdf", _first_of(), gathers=True),
    Beside("pack_sheets", "paket-lembar.pdf", _first_of(), gathers=True, carried=False),
    Beside("pack_guides", "paket-panduan.pdf", _first_of(), gathers=True, carried=False),
    Beside("booklet", "buklet.pdf", _first_of("parents"), gathers=True),
)
