"""Words that blame or frighten are found where they stand, and only where they may not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import real_course
from course.data import WordRule, phrase_pattern, word_hash
from course.problems import Problem
from course.rules.index import Index
from course.rules.words import Finder
from tiny import change, codes, copy, in_lesson, problems, put, real_problems

BLAME = {"id": "salahmu sendiri", "en": "your own fault"}
COURSE = real_course()


def rule(tmp_path, text: str) -> None:
    """Write the fields of the only rule of the minimal course anew."""
    words = tmp_path / "data/words.yml"
    old = re.search(r"- id: blame\n(?:  .*\n)+", words.read_text(encoding="utf-8"))[0]
    change(tmp_path, "data/words.yml", old, text)


def words_found(found: list[Problem]) -> list[tuple[int, str]]:
    return [(problem.line, problem.code) for problem in found if problem.code.startswith("word")]


# ---- Phrases --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "found", "passed"),
    [
        ("don't talk", ["Don't talk!", "don’t\n talk"], ["don't  talks", "undon't talk"]),
        ("child porn*", ["Child pornography", "child porn"], ["child", "grandchild porn"]),
        ("stage|phase of", ["a stage of", "Phase of"], ["stages of"]),
        (
            "tahap ... grooming",
            ["tahap demi tahap dalam grooming", "tahap grooming"],
            ["tahap. Lalu grooming"],
        ),
        (
            "grooming ... tahap",
            ["grooming punya enam tahap"],
            ["grooming a b c d e f g tahap", "grooming? Tahap"],
        ),
        ("not *'s fault", ["not Raka's fault", "not anyone’s fault"], ["not fault"]),
    ],
)
def test_a_phrase_is_whole_words_with_endings_choices_and_gaps(phrase, found, passed):
    pattern = phrase_pattern([phrase])
    assert all(pattern.search(text) for text in found)
    assert not any(pattern.search(text) for text in passed)


PHRASES = (("satu dua", "tiga*"), ("dua ... empat|lima",), ("lima-enam",), ("en* satu|dua",))
RULES = [
    WordRule(f"rule-{number}", {"id": phrases, "en": ()}, "look", None, None)  # type: ignore[arg-type]
    for number, phrases in enumerate(PHRASES)
]
WORD = st.sampled_from(["satu", "dua", "tiga", "tigaan", "empat", "lima", "enam", ".", "-"])


@given(st.lists(st.lists(WORD, max_size=9), max_size=6))
@settings(max_examples=300, deadline=None)
def test_filing_phrases_under_their_rarest_word_loses_none(texts):
    lines = [" ".join(text).replace(" - ", "-") for text in texts]
    index = Index(("id", line, line) for line in lines)
    finder = Finder(RULES, "id", index)
    quick = sorted(
        (line, found.id, match.span())
        for line, held in index.held("id", finder.by_word)
        for found, match in finder.find(line, held)
    )
    slow = sorted(
        (line, one.id, match.span())
        for line in lines
        for one in RULES
        for match in one.patterns["id"].finditer(line)
    )
    assert quick == slow


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_phrase_of_the_course_is_found_in_a_text_that_uses_it(language):
    for one in COURSE.data.words.rules:
        for phrase in one.phrases.get(language, ()):
            words = [word.split("|")[0].replace("*", "") for word in phrase.split() if word != "..."]
            text = " ".join(words)
            index = Index([(language, text, text)])
            finder = Finder([one], language, index)
            ((_, held),) = index.held(language, finder.by_word)
            assert list(finder.find(text, held)), (one.id, phrase)


# ---- Where they may stand --------------------------------------------------------------------


@pytest.mark.parametrize("language", BLAME)
def test_a_blaming_line_is_found_at_its_line(tmp_path, language):
    found, line = put(tmp_path, f"Aman.\n**{BLAME[language].capitalize()}**, katanya.", language)
    assert words_found(found) == [(line + 1, "word-never")]
    assert found[0].detail["instead"]["en"] == "It is not your fault"


@pytest.mark.parametrize(
    ("level", "code", "weight"),
    [
        ("never", "word-never", "error"),
        ("with_reason", "word-with-reason", "error"),
        ("look", "word-look", "warning"),
    ],
)
def test_each_level_has_its_code(tmp_path, level, code, weight):
    root = copy(tmp_path)
    change(root, "data/words.yml", "level: never", f"level: {level}")
    change(root, in_lesson(), "Raka suka gim membangun kota.", "Itu salahmu sendiri.")
    (problem,) = [problem for problem in problems(root) if problem.path == in_lesson()]
    assert (problem.code, problem.level) == (code, weight)


QUIZ = "/// quiz | Apa?\n- [x] {}\n    - Betul.\n- [~] Bisa\n    - Boleh.\n- [ ] {}\n    - Lihat.\n///"
TABLE = "| Jangan | Gunakan |\n| --- | --- |\n| {} | {} |"
PLACES = {
    "quiz_again": QUIZ.format("Ya", "Salahmu sendiri"),
    "dont_cell": TABLE.format("Salahmu sendiri", "Bukan salahmu"),
    "dont_cell, list": "Jangan berkata:\n\n- Salahmu sendiri.",
    "dont_cell, note": '/// facilitator\nwatch for\n:   "Salahmu sendiri". Ganti: "Bukan salahmu."\n///',
    "dont_cell, title": '/// slide | Ganti katanya\n"Salahmu sendiri"\n///',
    "negated": "Kami tidak berkata salahmu sendiri.",
}


@pytest.mark.parametrize("name", PLACES)
def test_an_allowed_place_is_allowed_only_when_the_rule_says_so(tmp_path, name):
    context = name.split(",")[0]
    for allowed, expected in ((f"[{context}]", []), ("[law_title]", ["word-never"])):
        root = copy(tmp_path / context / allowed)
        change(root, "data/words.yml", "level: never", f"level: never\n  allowed: {allowed}")
        change(root, in_lesson(), "Raka suka gim membangun kota.", PLACES[name])
        assert [code for _, code in words_found(problems(root))] == expected


@pytest.mark.parametrize(
    "text",
    [
        QUIZ.format("Salahmu sendiri", "Lain"),
        TABLE.format("Kenapa", "Salahmu sendiri"),
        "Jangan pulang dulu. Itu salahmu sendiri.",
        '/// facilitator\nsay\n:   "Salahmu sendiri."\n///',
    ],
)
def test_next_to_an_allowed_place_it_is_found(tmp_path, text):
    root = copy(tmp_path)
    change(
        root, "data/words.yml", "level: never", "level: never\n  allowed: [quiz_again, dont_cell, negated]"
    )
    change(root, in_lesson(), "Raka suka gim membangun kota.", text)
    assert [code for _, code in words_found(problems(root))] == ["word-never"]


def test_titles_keywords_and_named_lessons_may_use_it(tmp_path):
    for name, allowed in (
        ("x", "allowed: [titles_keywords]"),
        ("y", "lessons: [anak-10-12/stop-simpan-cerita]"),
    ):
        root = copy(tmp_path / name)
        change(root, in_lesson(), "teman gim menekan,", "salahmu sendiri,")
        assert [code for _, code in words_found(problems(root))] == ["word-never"]
        change(root, "data/words.yml", "level: never", f"level: never\n  {allowed}")
        assert words_found(problems(root)) == []


def test_the_title_of_a_law_keeps_its_words(tmp_path):
    root = copy(tmp_path)
    change(root, "data/laws.yml", "{id: Pelindungan Anak,", "{id: Tentang Salahmu Sendiri,")
    change(root, in_lesson(), "Raka suka gim membangun kota.", "Aturan tentang salahmu sendiri.")
    assert len(words_found(problems(root))) == 2  # in the law and on the page
    change(root, "data/words.yml", "level: never", "level: never\n  allowed: [law_title]")
    assert words_found(problems(root)) == []


# ---- Data -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/channels.yml", "{id: Tempat bercerita., en", "{id: Itu salahmu sendiri., en"),
        (
            "data/search.yml",
            "help: []",
            "help: [{channel: sapa-129, purpose: {id: Kalau itu salahmu sendiri, en: Help}}]",
        ),
    ],
)
def test_texts_of_data_keep_to_the_same_words_at_their_line(tmp_path, file, old, new):
    root = copy(tmp_path)
    line = change(root, file, old, new)
    (problem,) = problems(root)
    assert (problem.path, problem.line, problem.code) == (file, line, "word-never")


def test_the_glossary_names_older_words_to_avoid(tmp_path):
    root = copy(tmp_path)
    glossary = (root / "data/glossary.yml").read_text(encoding="utf-8").rstrip("\n")
    glossary += "\n  avoid: {id: salahmu sendiri, en: your own fault}\n"
    (root / "data/glossary.yml").write_text(glossary, encoding="utf-8")
    assert codes(problems(root)) == ["word-never"] * 2
    change(root, "data/words.yml", "level: never", "level: never\n  allowed: [glossary_avoid]")
    assert problems(root) == []


def test_the_real_data_breaks_no_rule_about_words():
    assert [
        problem for problem in real_problems() if problem.path.startswith("data/") and "word" in problem.code
    ] == []


# ---- Words that stand nowhere ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "text"),
    [("zorbtan", "Kata Zorbtan itu."), ("zorb tan", "kata zorb, tan"), ("zorbtan", "<!-- ＺORBTAN -->")],
)
def test_a_hidden_word_is_told_by_its_place_alone(tmp_path, word, text):
    root = copy(tmp_path)
    change(root, "data/words.yml", "hashes: []", f"hashes: [{word_hash('tiny', word.split())}]")
    line = change(root, in_lesson(), "Raka suka gim membangun kota.", f"Aman.\n{text}")
    (problem,) = [problem for problem in problems(root) if problem.code == "word-hidden"]
    assert (problem.path, problem.line) == (in_lesson(), line + 1)
    assert problem.detail == {"column": re.search("(?i)[ｚz]orb", text).start() + 1}


def test_a_hidden_word_is_found_in_data_too(tmp_path):
    root = copy(tmp_path)
    change(root, "data/words.yml", "hashes: []", f"hashes: [{word_hash('tiny', ['zorbtan'])}]")
    line = change(
        root,
        "data/channels.yml",
        "  country: ID\n  role: primary\n  confidence: high\n  child_alone: true\n"
        "  audiences: [children, parents, teachers, trainers]\n  needs: [tell]",
        "  country: ID  # zorbtan\n"
        "  role: primary\n  confidence: high\n  child_alone: true\n"
        "  audiences: [children, parents, teachers, trainers]\n  needs: [tell]",
    )
    (problem,) = problems(root)
    assert (problem.path, problem.line, problem.code) == ("data/channels.yml", line, "word-hidden")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_sign_in_money_flows_is_kept_off_every_page(language: str) -> None:
    """The signs are only spoken in closed training; here one of them is put together from two halves."""
    phrase = {"id": ("nomi" + "nal", "ke" + "cil"), "en": ("same", "amo" + "unts")}[language]
    assert list(COURSE.data.words.hidden(f"... {' '.join(phrase)} ..."))
