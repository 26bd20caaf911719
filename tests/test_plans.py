"""The plan of a module: every lesson minute by minute, with materials and how to suit everyone.

``make test`` reads two of them, ``make test-all`` all.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

import papers
from conftest import SITE_URL
from conftest import real_course as course
from course.data import Language
from course.model import Course, Edition
from course.outputs import guide, plans, printing, sheets
from course.outputs.jobs import Place, jobs

ROTATION = {("anak-10-12", "id"), ("orang-tua", "en")}
KEY = ("anak-10-12/index", "id", "plan")
MODULES = [module.id for module in course().data.course.modules]
# The first page holds what is true of every lesson; a lesson takes one page, a rich one a second.
MOST_PAGES = 1.4

every_plan = pytest.mark.parametrize(
    ("module", "language"),
    [
        pytest.param(module, language, marks=[] if (module, language) in ROTATION else [pytest.mark.sweep])
        for module in MODULES
        for language in ("id", "en")
    ],
)


def front(module: str, language: Language) -> Edition:
    edition = course().edition(f"{module}/index", language)
    assert edition is not None
    return edition


@every_plan
def test_a_plan_holds_every_lesson_with_all_that_it_needs(module: str, language: Language) -> None:
    edition = front(module, language)
    text = " ".join(plans.tree(course(), edition).itertext())
    lessons = plans.taught(course(), edition)
    adapted = course().data.labels.get("plan.adapted", language)
    assert [lesson.page for lesson in lessons] == list(course().pages[edition.page].module.lessons)
    assert text.count(adapted) == len(lessons)
    for lesson in lessons:
        assert lesson.title in text
        for title, needs, without in guide.materials(lesson):
            assert title in text and needs in text and without in text


@every_plan
def test_a_plan_is_a_few_pages_that_lose_no_word(module: str, language: Language) -> None:
    edition = front(module, language)
    data = plans.pdf(course(), edition, SITE_URL)
    assert printing.pages(data) <= 1 + MOST_PAGES * len(plans.taught(course(), edition))
    around = sheets.settings(course(), edition, SITE_URL)
    numbers = [
        f"{around['page-word']} {at} / {printing.pages(data)}" for at in range(printing.pages(data), 0, -1)
    ]
    printed = papers.words_of(data, str(around["head"]), str(around["foot"]), *numbers)
    wanted = " ".join(plans.tree(course(), edition).itertext())
    assert papers.first_lost_word(wanted, printed) is None
    assert not any(papers.stained_margins(page, 12) for page in papers.pictures(data, dots=50))


def test_the_parts_of_a_lesson_follow_one_another_to_its_last_minute() -> None:
    lesson = course().edition("anak-10-12/stop-simpan-cerita", "id")
    assert lesson is not None
    steps = list(plans.steps(course(), lesson))
    spans = [tuple(map(int, step.minutes.split("–"))) for step in steps]
    assert [start for start, _ in spans[1:]] == [end for _, end in spans[:-1]]
    assert (spans[0][0], spans[-1][1]) == (0, lesson.minutes)
    brief = [tuple(map(int, step.short.split("–"))) for step in steps if step.short]
    assert (brief[0][0], brief[-1][1]) == (0, sum(lesson.short.values()))
    assert "Berlatih" in steps[3].name and len(steps[3].events) > 1


def test_a_lesson_that_a_plan_names_under_a_new_title_makes_the_plan_anew() -> None:
    module = course().pages["anak-10-12/index"].module
    assert module is not None
    named = course().pages[module.before[0]]
    renamed = replace(named.editions["id"], title="Judul Baru")
    pages = {**course().pages, named.path: replace(named, editions={**named.editions, "id": renamed})}
    later = replace(course(), pages=pages)

    def plan(of: Course) -> Path:
        found = jobs(of, Place())
        return next(job.cached for job in found if (job.page, job.language, job.kind) == KEY)

    assert plan(course()) != plan(later)
    assert "Judul Baru" in "".join(plans.tree(later, front("anak-10-12", "id")).itertext())


def test_a_plan_says_what_adults_finish_first_and_families_read() -> None:
    edition = front("anak-10-12", "id")
    first = pypdfium2.PdfDocument(plans.pdf(course(), edition))[0].get_textpage().get_text_range()
    module = course().pages[edition.page].module
    assert module is not None and module.before and module.same_week
    for path in (*module.before, *module.same_week):
        assert papers.squeezed(course().pages[path].editions["id"].title) in papers.squeezed(first)
