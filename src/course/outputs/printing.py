"""The PDFs of one edition: each print tree with what stands around it on a sheet."""

from __future__ import annotations

from course.model import Course, Edition
from course.outputs import guide, handout, paper, sheets
from course.outputs.compact import compact, pages

__all__ = ["cards_pdf", "fitted", "guide_pdf", "handout_pdf", "is_limited", "pages"]

HANDOUT_PAGES = 2


def handout_pdf(course: Course, edition: Edition, site: str = "") -> bytes:
    """Return ``handout.pdf`` in the roomiest form that fits its pages, else in the densest.

    Arguments:
        course: the whole course, for labels and channels.
        edition: the page in one language; it has something to hand out.
        site: public address of the site, or "".

    Raises:
        CannotPrint, typst.TypstError: as :func:`course.outputs.paper.pdf`.
    """
    return fitted(course, edition, site)[1]


def fitted(course: Course, edition: Edition, site: str = "") -> tuple[handout.Form, bytes]:
    """Return the form that was chosen for a handout, and its PDF; arguments and errors as above."""
    around = sheets.settings(course, edition, site, for_learners=True)
    for form in handout.FORMS:
        tree = handout.handout(course, edition, form)
        data = paper.compile_source(paper.source(tree, around | {"tight": form.tight}))
        if not is_limited(course, edition) or pages(data) <= HANDOUT_PAGES:
            break
    return form, compact(data)


def cards_pdf(course: Course, edition: Edition, site: str = "") -> bytes:
    """Return ``cards.pdf``; arguments and errors as in :func:`handout_pdf`."""
    around = sheets.settings(course, edition, site, for_learners=True)
    title = course.data.labels.get("print.cards_title", edition.language, title=around["title"])
    return paper.pdf(handout.cards(course, edition), around | {"title": title})


def guide_pdf(course: Course, edition: Edition, site: str = "") -> bytes:
    """Return ``guide.pdf``; arguments and errors as in :func:`handout_pdf`."""
    return paper.pdf(guide.tree(course, edition), sheets.settings(course, edition, site))


def is_limited(course: Course, edition: Edition) -> bool:
    """Tell whether the handout must be short: that of a lesson; forms of other pages take what they need."""
    return course.pages[edition.page].is_lesson
