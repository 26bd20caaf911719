"""What readers type leads to the page that serves them, on the built site, by its own worker."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import snowballstemmer

import queries
from conftest import ROOT
from course import model
from course.measure import search as figures
from course.measure.engine import Engine
from course.outputs.engine import LONGEST

LANGUAGES = ["id", "en"]
NOW = "bantuan/sekarang/"


@pytest.fixture(scope="session")
def engines(site: Path) -> dict[str, Engine]:
    """The search of each edition."""
    return {language: Engine(site, language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def asked() -> queries.Queries:
    return queries.load()


def pairs(chosen: tuple[queries.Query, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(query.query, query.accept) for query in chosen]


# -- right answers ------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "first"), [("id", 0.86), ("en", 0.93)])
def test_queries_find_a_page_that_serves_the_reader(
    engines: dict[str, Engine], asked: queries.Queries, language: str, first: float
) -> None:
    found = figures.success(engines[language], pairs(asked.of(language)))
    assert found.first / found.asked >= first
    assert found.three / found.asked >= 0.97
    assert found.none == 0


@pytest.mark.parametrize(("language", "first"), [("id", 0.81), ("en", 0.78)])
def test_queries_kept_aside_while_tuning_find_it_too(
    engines: dict[str, Engine], asked: queries.Queries, language: str, first: float
) -> None:
    # Measured only when the search was finished: 0.84 and 0.81 at the first place, 0.96 and 0.97 of three.
    found = figures.success(engines[language], pairs(asked.of(language, kept=True)))
    assert found.first / found.asked >= first
    assert found.three / found.asked >= 0.94
    assert found.none == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_danger_put_the_page_for_now_first(
    engines: dict[str, Engine], asked: queries.Queries, language: str
) -> None:
    for query in asked.crisis:
        if query.language == language:
            assert engines[language].search(query.query)[0] == NOW, query.query


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("id", "mau bunnuh diri"),
        ("id", "aku capek hidup"),
        ("id", "dia udah di depan rumahku"),
        ("en", "I don't want to live"),
        ("en", "suicde"),
        ("en", "he is outside my house"),
        # Parts of a sentence may stand far apart, in any order.
        ("en", "every day he sends me new threats"),
        ("en", "threats, he sends them to me every day"),
        ("id", "tiap hari ancaman baru dari dia"),
        ("id", "dia kirim lagi, isinya cuma ancaman"),
    ],
)
def test_danger_is_understood_in_other_words_too(
    engines: dict[str, Engine], language: str, query: str
) -> None:
    assert engines[language].search(query)[0] == NOW


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("id", "matikan lokasi hp"),
        ("id", "cara menolong teman"),
        ("id", "pelajaran tentang ancaman"),
        ("id", "arti pemerasan"),
        ("id", "hukum menyebarkan gambar intim"),
        ("id", "kenapa anak tidak mau bercerita"),
        ("id", "bapak saya tidak bisa pakai hp"),
        ("en", "phone rules"),
        ("en", "lesson about sextortion for grade 8"),
        ("en", "what does blackmail mean"),
        ("en", "school policy on threats"),
        ("en", "law on sharing intimate images"),
        ("en", "my child takes my phone at night"),
        ("en", "can i take my picture down"),
    ],
)
def test_ordinary_words_are_not_taken_for_danger(
    engines: dict[str, Engine], language: str, query: str
) -> None:
    assert engines[language].search(query)[0] != NOW


@pytest.mark.parametrize("language", LANGUAGES)
def test_trainers_lessons_come_after_all_others(engines: dict[str, Engine], language: str) -> None:
    mixed = 0
    for query in ("grooming", {"id": "pelaku anak", "en": "child report"}[language], "ppatk"):
        of_trainers = [path.startswith("pelatih/") for path in engines[language].search(query)]
        assert of_trainers == sorted(of_trainers)
        mixed += len(set(of_trainers)) == 2
    assert mixed


def test_forms_of_a_word_lead_to_the_same_page(engines: dict[str, Engine]) -> None:
    for family in (["diperas", "memeras", "pemerasan"], ["diancem", "diancam", "ngancem"]):
        assert len({engines["id"].search(form)[0] for form in family}) == 1, family


# -- stems --------------------------------------------------------------------------------------


def test_word_families_share_a_stem_and_strangers_do_not(engines: dict[str, Engine]) -> None:
    lines = (ROOT / "tests" / "search" / "families.txt").read_text(encoding="utf-8").splitlines()
    found = figures.families(engines["id"], lines)
    assert found.precision >= 0.99
    assert found.recall >= 0.95


def test_words_without_a_known_root_are_stemmed_as_snowball_does(
    engines: dict[str, Engine], course: model.Course
) -> None:
    theirs = snowballstemmer.stemmer("indonesian")
    some = random.Random(12)
    letters = ["b", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "y", "ng", "ny"]
    before = [
        "",
        "di",
        "ke",
        "me",
        "mem",
        "men",
        "meng",
        "meny",
        "pe",
        "pen",
        "per",
        "ber",
        "ter",
        "pel",
        "be",
    ]
    after = ["", "kan", "an", "i", "si", "nya", "ku", "lah", "kannya", "anku"]
    roots, compared = set(course.data.search.roots), 0
    for _ in range(1500):
        root = "".join(some.choice(letters) + some.choice("aiueo") for _ in range(2)) + some.choice(
            ["", "k", "ng"]
        )
        word = some.choice(before) + root + some.choice(after)
        stem = engines["id"].stem(word)
        if stem not in roots:
            assert stem == theirs.stemWord(word), word
            compared += 1
    assert compared > 1000


@pytest.mark.parametrize(
    ("typed", "stem"),
    [
        ("takuuut", "takut"),
        ("Teman2", "teman"),
        ("temen2ku", "teman"),
        ("disebarin", "sebar"),
        ("fotoq", "foto"),
        ("rumahx", "rumah"),
        ("dpaksa", "paksa"),
    ],
)
def test_chat_spelling_has_the_stem_of_the_written_word(
    engines: dict[str, Engine], typed: str, stem: str
) -> None:
    assert engines["id"].stem(typed) == stem


@pytest.mark.parametrize(
    ("one", "other"), [("behaviour", "behavior"), ("apologise", "apologize"), ("counsellors", "counselors")]
)
def test_british_and_american_spelling_have_one_stem(
    engines: dict[str, Engine], one: str, other: str
) -> None:
    assert engines["en"].stem(one) == engines["en"].stem(other)


# -- typing -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "wrong", "right"), [("id", "rahsia", "rahasia"), ("en", "evidense", "evidence")]
)
def test_a_typing_mistake_finds_what_was_meant(
    engines: dict[str, Engine], language: str, wrong: str, right: str
) -> None:
    assert engines[language].search(wrong)[0] == engines[language].search(right)[0]


def test_a_word_that_fits_is_never_taken_for_another(engines: dict[str, Engine]) -> None:
    page = next(entry for entry in engines["id"].index["docs"] if entry["kind"] == "")
    assert page["location"] in engines["id"].search(page["title"])
    exact = engines["id"].search("kartu")
    words = {entry["location"]: str(entry.values()).casefold() for entry in engines["id"].index["docs"]}
    assert exact and all("kartu" in words[location] for location in exact)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_that_only_ends_like_another_finds_nothing(engines: dict[str, Engine], language: str) -> None:
    assert engines[language].search("xylophone") == []


@pytest.mark.parametrize(("language", "vague"), [("id", "aku harus gimana"), ("en", "what should I do")])
def test_a_question_that_names_nothing_leads_to_help(
    engines: dict[str, Engine], language: str, vague: str
) -> None:
    assert engines[language].search(vague)[0] == "bantuan/"


@pytest.mark.parametrize(
    ("language", "together", "apart"),
    [("id", "fotodisebar", "foto disebar"), ("en", "fakejob", "fake job")],
)
def test_words_written_as_one_are_understood(
    engines: dict[str, Engine], language: str, together: str, apart: str
) -> None:
    assert engines[language].search(together)[0] == engines[language].search(apart)[0]


def test_the_page_whose_whole_title_is_typed_comes_first_even_with_small_words(
    engines: dict[str, Engine],
) -> None:
    assert engines["en"].search("stop keep tell, the lesson")[0] == "anak-10-12/stop-simpan-cerita/"
    assert engines["id"].search("pelajaran siapa pun bisa terdampak")[0] == (
        "remaja-13-15/siapa-pun-bisa-terdampak/"
    )


@pytest.mark.parametrize(
    ("language", "about", "young", "older"),
    [
        ("en", "gifts for age", 11, 14),
        ("id", "hadiah umur", 11, 14),
        ("en", "age", 12, 15),
        ("id", "umur", 10, 13),
    ],
)
def test_the_age_that_is_named_decides_which_lesson_comes_first(
    engines: dict[str, Engine], language: str, about: str, young: int, older: int
) -> None:
    assert engines[language].search(f"{about} {young}")[0].startswith("anak-10-12/")
    assert engines[language].search(f"{about} {older}")[0].startswith("remaja-13-15/")


def test_the_age_of_a_child_is_heard_from_a_parent_too(engines: dict[str, Engine]) -> None:
    assert engines["en"].search("privacy for my 11 year old")[0] == "anak-10-12/benteng-privasi/"
    assert engines["en"].search("privacy for my 15 year old")[0] == "remaja-13-15/jejak-digital-dan-lokasi/"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("make my acount private", "make my account private"), ("he is threatning me", "he is threatening me")],
)
def test_a_typing_mistake_does_not_break_what_several_words_mean(
    engines: dict[str, Engine], wrong: str, right: str
) -> None:
    assert engines["en"].search(wrong)[0] == engines["en"].search(right)[0]


def test_a_trainers_page_that_has_one_rare_word_of_a_query_does_not_push_all_others_out(
    engines: dict[str, Engine],
) -> None:
    assert len(engines["en"].search("saying not now without a fight")) > 3


def test_words_that_say_nothing_may_stand_inside_an_alias(engines: dict[str, Engine]) -> None:
    assert engines["id"].search("nikah yang dini")[0] == engines["id"].search("nikah dini")[0]
    assert engines["id"].search("murid kok cerita")[0] == "guru/mengenali-dan-merespons/"


def test_mistakes_in_very_long_words_are_not_forgiven(engines: dict[str, Engine]) -> None:
    word = next(
        word
        for entry in engines["id"].index["docs"]
        for word in entry["words"].split()
        if len(word) == LONGEST + 1
    )
    assert engines["id"].search(word)
    assert engines["id"].search("x" + word[1:]) == []


ODD = ["", " ", "?!...", "🙂🙂", '"', '"aku takut"', "***", "+ - ~ ^", "title:foto", "a" * 500, "foto~3 ^2"]
ODD += ["-foto", "\\", "<b>", "toString constructor __proto__", "한글", "é́", "1 2 3", "aku " * 100]


@pytest.mark.parametrize("odd", ODD)
def test_odd_input_is_answered_calmly(engines: dict[str, Engine], odd: str) -> None:
    for engine in engines.values():
        assert all(isinstance(score, float | int) for score in engine.scores(odd))
        assert engine.warnings == []


def test_an_alias_holds_for_other_forms_of_its_words(engines: dict[str, Engine]) -> None:
    assert engines["id"].search("ngobrolnya")[0] == engines["id"].search("ngobrol")[0]
    assert engines["en"].search("guilt tripping")[0] == "remaja-13-15/manis-menekan-campuran/"


def test_an_alias_is_not_taken_for_a_word_that_only_has_its_root(engines: dict[str, Engine]) -> None:
    signs = "orang-tua/pola-grooming/"
    assert engines["id"].search("pendiam")[0] == signs  # a child who has become quiet
    assert engines["id"].search("diam")[0] != signs


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("id", ["ngeprint", "fotocopy", "hitam putih"]),
        ("id", ["tunarungu", "bisindo"]),
        ("en", ["photocopy", "black and white"]),
        ("en", ["journalist", "tv crew"]),
    ],
)
def test_words_of_a_family_lead_to_the_same_page(
    engines: dict[str, Engine], language: str, family: list[str]
) -> None:
    assert len({engines[language].search(word)[0] for word in family}) == 1


def test_an_alias_may_name_a_page_in_no_folder(engines: dict[str, Engine]) -> None:
    assert engines["id"].search("infokus")[0] == "unduh/"


@pytest.mark.parametrize(
    ("language", "short", "whole"),
    [("id", "tmn", "teman"), ("id", "krm gmbr", "kirim gambar"), ("en", "msg", "message")],
)
def test_words_without_vowels_are_understood(
    engines: dict[str, Engine], language: str, short: str, whole: str
) -> None:
    assert engines[language].search(short)[0] == engines[language].search(whole)[0]


def test_a_word_without_vowels_can_still_be_danger(engines: dict[str, Engine]) -> None:
    assert engines["id"].search("mau bnh diri")[0] == NOW


def test_who_asks_decides_which_readers_page_comes_first(engines: dict[str, Engine]) -> None:
    assert engines["en"].search("is this grooming, I wonder")[0] == "remaja-13-15/pola-manipulasi/"
    assert engines["en"].search("grooming of my child")[0] == "orang-tua/pola-grooming/"
    assert engines["en"].search("theory of grooming stages")[0] == "pelatih/model-dan-bukti/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_pages_of_the_edition_are_found(engines: dict[str, Engine], language: str) -> None:
    known = {entry["location"] for entry in engines[language].index["docs"]}
    other = {"id": "evidence", "en": "pengasuh"}[language]
    assert not engines[language].search(other)
    assert set(engines[language].search("grooming foto photo")) <= known


# -- weight -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_search_stays_light(site: Path, engines: dict[str, Engine], language: str) -> None:
    index, first, script = figures.weights(site, language, engines[language].index["config"]["lang"][0])
    assert index <= 70_000
    assert first <= 95_000
    assert script <= 8_000
