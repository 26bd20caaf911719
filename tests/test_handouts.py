"""Every handout, every set of cards and every guide of the course, in both languages."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from functools import cache
from itertools import groupby
from pathlib import Path

import page as pdf_validator
import pikepdf
import pypdfium2
import pytest
from lxml import html
from lxml.html import builder

import papers
from conftest import SITE_URL
from conftest import real_course as course
from course.data import LANGUAGES, Module
from course.model import Edition
from course.outputs import guide, handout, making, paper, pictures, posters, printing, sheets
from course.outputs.fragments import words
from course.outputs.links import address_of
from course.source import walk

PLACE = making.Place(SITE_URL)
FACILITATOR_FREE = ("handout", "cards")
STANDARD = {
    "anak-10-12/stop-simpan-cerita",
    "remaja-13-15/gambar-dijadikan-ancaman",
    "orang-tua/pola-grooming",
    "guru/mengenali-dan-merespons",
}
# What Markdown says to the course and not to a reader: targets of links, names of notes, "answer:".
MARKS = re.compile(r"\]\([^)]*\)|<[^>]*>|^.*\n+(?=:[ ])|\banswer:", re.M)
HIDDEN = (
    "descendant::*[self::p or self::li or self::dd]"
    "[ancestor-or-self::*[@data-for='facilitator' or contains(@class, 'feedback')]]"
)
LEAST_POINTS, LEAST_MARGIN, MOST_INK = 12, 12, 0.12


def printed_jobs() -> list[making.Job]:
    return [job for job in making.jobs(course(), PLACE) if job.target.endswith(".pdf")]


def edition_of(job: making.Job) -> Edition:
    edition = course().edition(job.page, job.language)
    assert edition is not None
    return edition


def is_child_s(job: making.Job) -> bool:
    return edition_of(job).audience == "children"


def is_sensitive(job: making.Job) -> bool:
    return (edition_of(job).sensitivity or 0) >= sheets.EXPOSING


def of_a_lesson(job: making.Job) -> bool:
    return job.kind == "handout" and course().pages[job.page].is_lesson


def in_rotation(job: making.Job) -> bool:
    """Whether ``make test`` opens this PDF; ``make test-all`` opens all of them.

    The standard lessons, and of every module the first lesson in one language and the front
    page in the other, in turn.
    """
    if job.page in STANDARD:
        return True
    at = next((n for n, module in enumerate(course().data.course.modules) if _is_front(job, module)), None)
    return at is not None and job.language == LANGUAGES[(at + job.page.endswith("/index")) % 2]


def is_made_again(job: making.Job) -> bool:
    """Whether ``make test`` prints this PDF a second time: every kind, in both languages."""
    return job.page in STANDARD and job.language == LANGUAGES[sorted(STANDARD).index(job.page) % 2]


def _is_front(job: making.Job, module: Module) -> bool:
    return job.page in (*module.lessons[:1], f"{module.id}/index")


def every(
    *kinds: str,
    where: Callable[[making.Job], bool] = lambda job: True,
    rotation: Callable[[making.Job], bool] | None = in_rotation,
) -> pytest.MarkDecorator:
    """Parametrize a test by all PDFs of these kinds; those out of the rotation are a sweep.

    Arguments:
        rotation: which ones ``make test`` opens; None for what must hold of every sheet at every change.
    """
    chosen = [
        pytest.param(
            job,
            id=job.target.removesuffix(".pdf"),
            marks=[pytest.mark.sweep] if rotation and not rotation(job) else [],
        )
        for job in JOBS
        if job.kind in kinds and where(job)
    ]
    return pytest.mark.parametrize("job", chosen)


JOBS = printed_jobs()
every_pdf = every("handout", "cards", "guide_pdf")
every_guide = every("guide_pdf")


Read = Callable[[making.Job], bytes]


@pytest.fixture(scope="module")
def read(site: Path) -> Read:
    """Reads a PDF of the built site."""
    return cache(lambda job: (site / job.target).read_bytes())


@pytest.fixture(scope="module")
def text(read: Read) -> Callable[[making.Job], str]:
    """Reads the words of a PDF of the built site between its running heads and feet."""
    return cache(lambda job: papers.words_of(read(job), *running(job, read(job))))


def running(job: making.Job, data: bytes) -> list[str]:
    around = sheets.settings(course(), edition_of(job), for_learners=job.kind in FACILITATOR_FREE)
    pages = printing.pages(data)
    numbers = [f"{around['page-word']} {number} / {pages}" for number in range(1, pages + 1)]
    return [str(around["head"]), str(around["foot"]), *reversed(numbers)]


def print_trees(job: making.Job) -> list[html.HtmlElement]:
    """What may stand on a sheet: of a handout with the help box whole, and with it brief."""
    edition = edition_of(job)
    if job.kind == "guide_pdf":
        return [guide.tree(course(), edition)]
    if job.kind == "cards":
        found = [handout.cards(course(), edition)]
    else:
        found = [handout.handout(course(), edition, form) for form in (handout.FORMS[0], handout.FORMS[-1])]
    return [tree for tree in found if tree is not None]


def whole_lesson(edition: Edition) -> html.HtmlElement:
    """The lesson as it is rendered, with the facts that stand beside its charts."""
    text = html.tostring(handout.lesson_tree(course(), edition), encoding="unicode")
    figure = pictures.on_paper(course(), edition.language)
    return html.fromstring(pictures.placed(text, course(), edition.page, figure))


def spaced(tree: html.HtmlElement) -> str:
    """The text of a tree; elements that follow one another are words apart."""
    return " ".join(tree.itertext())


def test_the_course_can_be_read_and_every_lesson_has_its_papers() -> None:
    kinds = {(job.page, job.language, job.kind) for job in JOBS}
    lessons = [edition for page in course().lessons for edition in page.editions.values()]
    assert lessons
    for edition in lessons:
        assert (edition.page, edition.language, "guide_pdf") in kinds
        assert (edition.page, edition.language, "handout") in kinds


@every_pdf
def test_a_pdf_is_accessible_and_knows_its_language_and_title(job, read, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(read(job))
    assert pdf_validator.validate_pdf(str(file)).failures == []
    around = sheets.settings(course(), edition_of(job), for_learners=job.kind in FACILITATOR_FREE)
    kind = {"id": ", kartu", "en": ", cards"}[job.language] if job.kind == "cards" else ""
    with pikepdf.open(file) as pdf:
        assert pdf.Root.Lang == job.language
        assert pdf.docinfo.Title == f"{around['title']}{kind}"
        assert printing.pages(read(job)) == len(pdf.pages)
    assert all(papers.figures(read(job)))


@every_pdf
def test_a_pdf_holds_its_own_fonts_and_no_others(job, read) -> None:
    found = set(papers.fonts(read(job)))
    assert found
    assert all("AtkinsonHyperlegible" in name and embedded for name, embedded in found), found


@every_pdf
def test_every_word_of_the_print_tree_is_on_paper_in_order(job, text) -> None:
    assert None in [papers.first_lost_word(spaced(tree), text(job)) for tree in print_trees(job)]


@every_guide
def test_a_guide_holds_the_whole_lesson(job, text) -> None:
    """Counted twice: in the order of the rendered lesson, and word by word from its Markdown."""
    edition = edition_of(job)
    printed = text(job)
    assert papers.first_lost_word(spaced(whole_lesson(edition)), printed) is None
    for block in walk(edition.source.blocks):
        if block.name == "list":  # its argument names data, which the print tree holds
            continue
        written = MARKS.sub(" ", f"{block.argument}\n{block.text}")
        for word in re.findall(r"[^\W\d_]{3,}", written):
            assert word in printed, (block.line, word)


def test_a_guide_holds_the_lists_made_from_data(text) -> None:
    wanted = ("guide_pdf", "pelatih/peta-hukum", "id")
    printed = text(next(job for job in JOBS if (job.kind, job.page, job.language) == wanted))
    laws = [law for law in course().data.laws.values() if "trainers" in law.teach_to]
    assert laws
    assert all(papers.squeezed(law.number) in printed for law in laws)


@every_guide
def test_a_guide_has_timetable_card_help_sources_and_dates(job, text) -> None:
    edition, printed = edition_of(job), text(job)
    label = course().data.labels
    for number in range(1, 11):
        assert papers.squeezed(label.get(f"disclosure.step_{number}", job.language)) in printed
    for part, minutes in edition.plan.items():
        row = f"{label.get(f'plan.{part}', job.language)} {minutes}"
        assert papers.squeezed(row) in printed
    for source in edition.sources:
        assert papers.squeezed(source.title) in printed
    assert papers.squeezed(label.get("page.not_specialist", job.language)) in printed


def secrets(lesson: html.HtmlElement) -> set[str]:
    """What only facilitators may read: texts of a lesson that no block for learners shows."""
    shown = papers.squeezed(spaced(learner_part(lesson)))
    texts = {papers.squeezed(element.text_content()) for element in lesson.xpath(HIDDEN)}
    return {text for text in texts if len(text) > 20 and text not in shown}


def learner_part(lesson: html.HtmlElement) -> html.HtmlElement:
    part = copy.deepcopy(lesson)
    for element in list(part.iter("div", "li")):
        kind = element.get("data-block") or ""
        if element.get("data-for") == "facilitator" or kind in ("quiz", "slide", "booster"):
            element.drop_tree()
    return part


def learner_s() -> list[object]:
    """Every lesson with the sheets that learners get of it; other pages may hold no note and no answer."""
    shared = [job for job in JOBS if job.kind in FACILITATOR_FREE and course().pages[job.page].is_lesson]
    grouped = groupby(shared, lambda job: (job.language, job.page))
    return [pytest.param(list(jobs), id=f"{language}/{page}") for (language, page), jobs in grouped]


@pytest.mark.parametrize("jobs", learner_s())
def test_learners_get_no_facilitator_text_and_no_answer(jobs, text, site: Path) -> None:
    # The guide page holds the whole lesson, rendered already.
    page = site / guide.address(edition_of(jobs[0])) / "index.html"
    hidden = secrets(html.fromstring(page.read_text(encoding="utf-8")).find("body/main"))
    assert hidden
    assert [secret for job in jobs for secret in hidden if secret in text(job)] == []


def test_an_answer_planted_on_a_handout_is_found() -> None:
    job = next(job for job in JOBS if job.kind == "handout" and of_a_lesson(job))
    edition = edition_of(job)
    lesson = whole_lesson(edition)
    tree = print_trees(job)[0]
    tree.append(builder.P(lesson.find_class("feedback")[0].text_content()))
    planted = papers.words_of(paper.pdf(tree, sheets.settings(course(), edition, for_learners=True)))
    assert [secret for secret in secrets(lesson) if secret in planted]


@every(*FACILITATOR_FREE, where=is_child_s, rotation=None)
def test_children_get_only_contacts_they_may_use(job, read) -> None:
    youngest = int((edition_of(job).band or "0").split("-")[0])
    allowed = {
        contact.href
        for channel in course().data.channels.values()
        if channel.child_alone and (channel.child_from or 0) <= youngest
        for contact in channel.spoken
    }
    links = {link for link in papers.links(read(job)) if not link.startswith(SITE_URL)}
    assert links <= allowed


@every_pdf
def test_a_sheet_survives_a_copier(job, read) -> None:
    """Large type, free margins, little ink."""
    assert min(papers.letter_sizes(read(job))) >= LEAST_POINTS - 0.01
    for picture in papers.pictures(read(job), dots=75):
        assert not papers.stained_margins(picture, LEAST_MARGIN)
        assert papers.ink(picture) <= MOST_INK


@every("plan", "pack_sheets", "pack_guides", "booklet", *posters.POSTERS, rotation=None)
@pytest.mark.sweep
def test_what_joins_sheets_or_hangs_on_a_wall_is_as_good(job, read, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(read(job))
    assert pdf_validator.validate_pdf(str(file)).failures == []
    with pikepdf.open(file) as pdf:
        assert pdf.Root.Lang == job.language
        assert printing.pages(read(job)) == len(pdf.pages)
    assert all("AtkinsonHyperlegible" in name and embedded for name, embedded in papers.fonts(read(job)))
    assert min(papers.letter_sizes(read(job))) >= LEAST_POINTS - 0.01
    for picture in papers.pictures(read(job), dots=75):
        assert not papers.stained_margins(picture, LEAST_MARGIN)
        assert papers.ink(picture) <= MOST_INK


@every("booklet")
def test_a_booklet_says_what_parents_read_in_three_minutes(job, read) -> None:
    printed = papers.words_of(read(job))
    lessons = [page for page in course().lessons if page.module.id == job.page.partition("/")[0]]
    assert lessons
    for page in lessons:
        brief = handout.in_brief(course(), page.editions[job.language])
        assert [word for word in re.findall(r"[^\W\d_]{4,}", spaced(brief)) if word not in printed] == []
    # The cover names no topic.
    cover = pypdfium2.PdfDocument(read(job))[0].get_textpage().get_text_bounded(left=421)
    assert not any(page.editions[job.language].title in " ".join(cover.split()) for page in lessons)


@every_pdf
def test_the_qr_code_leads_to_the_page(job, read) -> None:
    assert papers.read_codes(read(job)) == {SITE_URL + address_of(job.page, job.language)}


@every(*FACILITATOR_FREE, where=is_sensitive, rotation=None)
def test_a_sheet_left_on_the_table_names_no_sensitive_lesson(job) -> None:
    edition = edition_of(job)
    around = sheets.settings(course(), edition, SITE_URL, for_learners=True)
    said = papers.squeezed(f"{around['title']} {around['address']} {around['head']} {around['foot']}")
    assert papers.squeezed(edition.title) not in said
    assert edition.page.rpartition("/")[2] not in said


@every("handout", "cards", "guide_pdf", rotation=is_made_again)
def test_the_same_lesson_gives_the_same_bytes(job, read) -> None:
    assert making.made(course(), PLACE, job) == read(job)


@every("handout", where=of_a_lesson, rotation=None)
def test_a_lesson_s_handout_has_two_pages_at_most(job, read) -> None:
    assert printing.pages(read(job)) <= printing.HANDOUT_PAGES


@every("handout", where=of_a_lesson, rotation=None)
def test_a_lesson_s_handout_says_its_one_thing_in_few_words(job) -> None:
    parts = handout.handout(course(), edition_of(job))
    sheets_to_fill = './/*[@data-print="cards"] | self::*[@data-block="worksheet"]'
    count = sum(words(part.text_content()) for part in parts if not part.xpath(sheets_to_fill))
    assert 0 < count <= handout.MOST_WORDS


def test_without_an_address_there_is_no_code_and_no_address() -> None:
    job = next(job for job in JOBS if job.kind == "handout")
    data = printing.handout_pdf(course(), edition_of(job))
    assert papers.read_codes(data) == set()
    around = sheets.settings(course(), edition_of(job))
    assert "http" not in str({key: value for key, value in around.items() if key != "picture"})
