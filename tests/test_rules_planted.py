"""Faults planted into the real lessons are found with their line; the lessons themselves raise no alarm."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from course.data import LANGUAGES, word_hash
from course.problems import MESSAGES, Problem, report, sentence
from course.problems.teaching import TEACHING
from course.spelling import OWN_WORDS
from tiny import load, problems, real_problems

CHILD, TEEN = "anak-10-12/stop-simpan-cerita", "remaja-13-15/gambar-dijadikan-ancaman"
PARENT, TEACHER = "orang-tua/pola-grooming", "guru/mengenali-dan-merespons"
LESSONS = (CHILD, TEEN, PARENT, TEACHER)
ADULT = "S1-13"  # a claim for adults that none of the four lessons but the teachers' uses
UNSAFE = ROOT / "tests/courses/unsafe"
# Where a fault is planted: below the heading of the part "core", as a paragraph of its own.
CORE = "{#core}\n"

FAULTS = [
    ("blame", CHILD, "word-with-reason", "Kenapa kamu mengirim foto itu?", "Why did you send that photo?"),
    ("fault", TEEN, "word-with-reason", "Itu salahmu sendiri.", "It is your own fault."),
    ("future", TEEN, "word-with-reason", "Sekali tersebar, hidupmu hancur.", "It stays online forever."),
    ("strangers", PARENT, "word-with-reason", "Bahaya orang asing itu nyata.", "Teach stranger danger."),
    (
        "settle",
        PARENT,
        "word-look",
        "Kasus ini diselesaikan secara kekeluargaan.",
        "It is settled within the family.",
    ),
    ("stages", CHILD, "word-never", "Grooming punya enam tahap.", "Grooming has six stages."),
    ("stage", TEEN, "word-look", "Ini tahap pertama.", "This is the first stage."),
    ("term", TEACHER, "word-never", "Ini pornografi anak.", "This is child pornography."),
    ("roles", TEACHER, "word-never", "Kamu berperan sebagai pelaku.", "One child plays the offender."),
    ("despair", TEEN, "word-never", "Ia bunuh diri karena malu.", "Someone committed suicide."),
    (
        "number",
        PARENT,
        "number-unsourced",
        "Satu dari lima anak mengalaminya.",
        "One in five children go through it.",
    ),
    (
        "percent",
        TEACHER,
        "number-unsourced",
        "Itu 40 persen dari semua laporan.",
        "It is 40 percent of all reports.",
    ),
    ("number for a child", CHILD, "number-for-children", "Ada 1 dari 3 anak.", "It is 1 in 3 children."),
    (
        "research",
        PARENT,
        "research-unsourced",
        "Penelitian menunjukkan itu benar.",
        "Research shows that it is true.",
    ),
    (
        "law",
        TEACHER,
        "law-unsourced",
        "UU Nomor 12 Tahun 2022 melindungi.",
        "Law Number 12 of 2022 protects.",
    ),
    (
        "wrong law",
        TEACHER,
        "law-unknown",
        "UU Nomor 12 Tahun 2023 melindungi.",
        "Law Number 12 of 2023 protects.",
    ),
    ("law for a child", CHILD, "law-not-for-reader", "UU ITE melindungimu.", "The ITE Law protects you."),
    ("penalty", TEEN, "penalty", "Pelaku dipenjara 10 tahun.", "They get ten years in prison."),
    ("fine", PARENT, "penalty", "Dendanya, denda Rp500 juta.", "They pay a fine of 500 million rupiah."),
    ("channel", CHILD, "channel-not-for-child", "Lapor ke [](channel:iasc).", "Report to [](channel:iasc)."),
    ("hidden", TEEN, "word-hidden", "Kata zorbtan.", "The word zorbtan."),
    ("too young", CHILD, "channel-not-for-child", "[](channel:take-it-down)", "[](channel:take-it-down)"),
    ("wrong number", TEEN, "contact-wrong", "Telepon SAPA 192 ya.", "Call SAPA 192 now."),
    ("typed number", PARENT, "contact-typed", "Hubungi 0811-1129-129.", "Contact 0811-1129-129."),
    (
        "long",
        CHILD,
        "sentence-long",
        "Kita main di sana dan kita pulang sore ini naik sepeda baru dari rumah nenek kita.",
        "We play over there and then we all go back home on the new bike with our friends.",
    ),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """The data and four lessons of the real course, with a hash for a word that nobody uses."""
    root = tmp_path_factory.mktemp("planted")
    shutil.copytree(ROOT / "data", root / "data")
    for language in LANGUAGES:
        for lesson in LESSONS:
            file = root / "docs" / language / f"{lesson}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "docs" / language / f"{lesson}.md", file)
    words = root / "data/words.yml"
    salt = load(root).data.words.salt
    text = words.read_text(encoding="utf-8").rstrip("\n")
    words.write_text(f"{text}\n- {word_hash(salt, ['zorbtan'])}\n", encoding="utf-8")
    return root


def judge(root: Path) -> list[Problem]:
    """What the rules find in the pages of a course."""
    return [problem for problem in problems(root) if problem.path.startswith("docs/")]


@pytest.fixture(scope="module")
def planted(project, tmp_path_factory) -> tuple[dict[tuple[str, str], int], list[Problem]]:
    """All faults planted at once: the line of each by its text and file, and what is found."""
    root = Path(shutil.copytree(project, tmp_path_factory.mktemp("all") / "course"))
    lines: dict[tuple[str, str], int] = {}
    for language in LANGUAGES:
        for lesson in LESSONS:
            path = f"docs/{language}/{lesson}.md"
            text = (root / path).read_text(encoding="utf-8")
            at = text.index(CORE) + len(CORE)
            texts = [fault[3 + LANGUAGES.index(language)] for fault in FAULTS if fault[1] == lesson]
            first = text[:at].count("\n") + 2
            lines |= {(path, planted): first + 2 * number for number, planted in enumerate(texts)}
            whole = text[:at] + "".join(f"\n{planted}\n" for planted in texts) + text[at:]
            (root / path).write_text(whole, encoding="utf-8")
    return lines, judge(root)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault[0])
def test_a_planted_fault_is_found_with_its_line(planted, fault, language):
    _, lesson, code, *texts = fault
    lines, found = planted
    path = f"docs/{language}/{lesson}.md"
    line = lines[path, texts[LANGUAGES.index(language)]]
    assert code in [problem.code for problem in found if (problem.path, problem.line) == (path, line)]


def test_the_hidden_word_is_never_repeated(planted):
    _, found = planted
    hidden = [problem for problem in found if problem.code == "word-hidden"]
    assert len(hidden) == len(LANGUAGES)
    assert not any("zorbtan" in sentence(problem, shown) for problem in hidden for shown in LANGUAGES)


def test_nothing_but_the_faults_is_found(planted, project):
    lines, found = planted
    places = {(path, line) for (path, _), line in lines.items()}
    beside = [problem for problem in found if (problem.path, problem.line) not in places]
    assert {problem.code for problem in beside} == {problem.code for problem in judge(project)} | {
        "translation-outdated"
    }


def test_an_adult_claim_is_found_in_a_child_s_lesson_only(project, tmp_path):
    root = Path(shutil.copytree(project, tmp_path / "course"))
    expected = []
    for language in LANGUAGES:
        for lesson in LESSONS:
            path = f"docs/{language}/{lesson}.md"
            text = (root / path).read_text(encoding="utf-8")
            line = text[: text.index("\nclaims: [")].count("\n") + 2
            (root / path).write_text(text.replace("claims: [", f"claims: [{ADULT}, "), encoding="utf-8")
            expected += [(path, line)] if lesson in (CHILD, TEEN) else []
    assert sorted(expected) == [(p.path, p.line) for p in judge(root) if p.code == "claim-for-adults"]


def test_the_real_course_raises_no_alarm_about_what_it_says():
    assert [sentence(problem, "en") for problem in real_problems() if problem.code in TEACHING] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_course_that_says_everything_wrong_is_reported_word_for_word(golden, language):
    golden(f"problems/unsafe.{language}.txt", report(problems(UNSAFE), language) + "\n")


def test_the_course_that_says_everything_wrong_breaks_every_rule():
    made = {problem.code for problem in problems(UNSAFE)}
    assert TEACHING.keys() - made == {"spelling"}  # which the command asks for apart


def test_every_rule_about_what_a_lesson_says_is_tested_by_name():
    folder = ROOT / "tests"
    tested = "".join(file.read_text(encoding="utf-8") for file in folder.glob("test_*.py"))
    assert [code for code in TEACHING if f'"{code}"' not in tested] == []
    assert set(TEACHING) <= set(MESSAGES)


def test_the_course_s_own_words_are_written_once():
    lines = (ROOT / OWN_WORDS).read_text(encoding="utf-8").split("\n")
    words = [word for line in lines for word in line.split("#")[0].split()]
    assert sorted({word for word in words if words.count(word) > 1}) == []
    assert all(word == word.casefold() for word in words)
