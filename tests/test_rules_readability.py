"""How hard a text is to read: the counting, and the rules that use it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.rules.readability import (
    LEVELS,
    count_words,
    grade,
    long_share,
    plain_words,
    sentences,
    syllables,
    without,
)
from tiny import change, codes, copy, in_lesson, places, problems, put


def split(text: str) -> list[str]:
    return [text[begin:end] for begin, end in sentences(text)]


# ---- Sentences -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Satu. Dua! Tiga?", ["Satu.", "Dua!", "Tiga?"]),
        ('"Mau kutemani?" tanya Sinta. Ia duduk.', ['"Mau kutemani?" tanya Sinta.', "Ia duduk."]),
        ('"Nanti, ya." Ayah pergi.', ['"Nanti, ya."', "Ayah pergi."]),
        ('Katakan: "Terima kasih. Ini bukan salahmu."', ['Katakan: "Terima kasih.', 'Ini bukan salahmu."']),
        ("Temui dr. Ayu di Jl. Melati No. 5 hari ini.", ["Temui dr. Ayu di Jl. Melati No. 5 hari ini."]),
        ("The answer is no. Then ask again.", ["The answer is no.", "Then ask again."]),
        ("Kata H. Maulida, tenang. Lalu?", ["Kata H. Maulida, tenang.", "Lalu?"]),
        ("Bawa buku, pensil, dll. ke kelas.", ["Bawa buku, pensil, dll. ke kelas."]),
        ("Bawa buku, pensil, dll. Lalu duduk.", ["Bawa buku, pensil, dll.", "Lalu duduk."]),
        ("Datang pukul 07.20 dengan 2.5 liter.", ["Datang pukul 07.20 dengan 2.5 liter."]),
        ("Lalu … ia diam. Selesai.", ["Lalu … ia diam.", "Selesai."]),
        ("Satu baris\ndua baris. Tiga.", ["Satu baris\ndua baris.", "Tiga."]),
        ("  \n ", []),
        ("— …", []),
    ],
)
def test_a_sentence_ends_where_a_reader_pauses(text, parts):
    assert split(text) == parts


@given(st.text(alphabet=list("abAB.!?\"'…()\n 12–"), max_size=80))
@settings(max_examples=300, deadline=None)
def test_sentences_hold_every_word_once_and_in_order(text):
    spans = sentences(text)
    assert sum(count_words(text[begin:end].split()) for begin, end in spans) == count_words(text.split())
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    for begin, end in spans:
        assert count_words(text[begin:end].split()) > 0


# ---- Words and syllables --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ini bukan salahmu.", 3),
        ("a – b", 2),
        ("07.20 – 08.00", 2),
        ("teman-teman Bapak/Ibu", 2),
        ("", 0),
        ("…", 0),
    ],
)
def test_words_are_counted_as_a_word_processor_counts_them(text, count):
    assert count_words(text.split()) == count


SYLLABLES = {
    "id": "ini:2 hubungi:3 menyalahgunakan:6 rahasia:4 akun:2 baik:2 pulau:2 keluarga:4 seseorang:4 usia:3",
    "en": "children:2 picture:2 responsible:4 normal:2 manipulation:5 private:2 scared:1 safety:2 threaten:2",
}


@pytest.mark.parametrize("language", SYLLABLES)
def test_syllables_are_counted(language):
    for pair in SYLLABLES[language].split():
        word, count = pair.split(":")
        assert syllables(word, language) == int(count), word


@given(st.text(alphabet=list("abeiounrstkg'-"), max_size=20), st.sampled_from(["id", "en"]))
@settings(deadline=None)
def test_every_word_has_a_syllable_and_no_more_than_letters(word, language):
    assert 1 <= syllables(word, language) <= max(1, len(word))


def test_a_joined_word_has_the_syllables_of_its_parts():
    assert syllables("teman-teman", "id") == 2 * syllables("teman", "id")


def test_names_do_not_make_a_text_hard():
    text = ("Raka menemui Pak Abdurrahman di sekolah.", "3. Di rumah?")
    found = plain_words(map(str.split, text))
    assert found == {"raka": 1, "menemui": 1, "di": 2, "sekolah": 1, "rumah": 1}


def test_the_grade_rises_with_sentences_and_with_words():
    easy = grade([5, 5], Counter(["we", "keep", "the", "chat", "now"] * 2))
    assert grade([20], Counter(["we", "keep", "the", "chat", "now"] * 4)) > easy
    assert grade([5, 5], Counter(["responsible", "manipulation", "the", "chat", "now"] * 2)) > easy


def test_the_grade_is_flesch_and_kincaid_s():
    assert grade([10], {"chat": 10}) == pytest.approx(0.39 * 10 + 11.8 - 15.59)


def test_long_words_are_those_of_four_syllables():
    assert long_share(Counter(["ini", "rahasia", "kamu", "menemani"])) == 50


@given(st.text(max_size=40), st.data())
def test_blanking_moves_nothing(text, data):
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    blanked = without(text, [(begin, end)])
    assert len(blanked) == len(text)
    assert blanked[:begin] + blanked[end:] == text[:begin] + text[end:]
    assert not blanked[begin:end].strip()


def test_the_younger_the_reader_the_shorter_the_sentence():
    order = [LEVELS[name] for name in ("7-9", "10-12", "13-15", "teachers")]
    for younger, older in pairwise(order):
        assert younger.mean < older.mean and younger.longest < older.longest


# ---- The rules ------------------------------------------------------------------------------

TEXT = "kita main bola di sana dan kita pulang sore ini naik sepeda baru lagi"
WORDS = TEXT.split()


def say(count: int) -> str:
    return " ".join(WORDS[:count]) + "."


def test_fifteen_words_are_enough_for_a_child_of_ten(tmp_path):
    right, _ = put(tmp_path, f"{say(14)} {say(1)}", course="right")
    assert "sentence-long" not in codes(right)
    wrong, line = put(tmp_path, f"Satu baris.\n{say(14)[:-1].capitalize()} dua tiga.", course="wrong")
    assert [place for place in places(wrong) if place[2] == "sentence-long"] == [
        (in_lesson(), line + 1, "sentence-long")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/// facilitator\n", "\n///"),
        ("/// discuss\n- Apa?\n    - answer: ", "\n///"),
        ("> ", ""),
        ("- Satu\n- Dua\n\n### ", " {#long}"),
        ("[", "](term:akun) Ya."),
    ],
)
def test_others_than_the_learner_and_titles_and_names_have_their_own_measure(tmp_path, before, after):
    text = " ".join(WORDS) + " dua tiga"  # 16 words: too many for a child, fit for a teacher
    found, _ = put(tmp_path, before + text + after)
    assert "sentence-long" not in codes(found)


def test_a_family_s_part_is_measured_for_parents(tmp_path):
    text = " ".join(WORDS) + " dua tiga empat lima enam"
    root = copy(tmp_path)
    line = change(root, in_lesson(), "Anak Anda berlatih tiga langkah.", text + ".")
    found = [problem for problem in problems(root) if problem.path == in_lesson()]
    assert (line, "sentence-long", "parents") in [
        (problem.line, problem.code, problem.detail.get("reader")) for problem in found
    ]


def test_list_items_are_sentences(tmp_path):
    items = "\n".join(f"- {' '.join(WORDS[:9])}" for _ in range(3))
    found, _ = put(tmp_path, items)
    assert "sentence-long" not in codes(found)


def test_lines_said_word_for_word_are_not_measured(tmp_path):
    long = " ".join(WORDS) + " dua tiga"
    root = copy(tmp_path)
    words = root / "data/words.yml"
    verbatim = f"verbatim:\n  id: [{long}.]\n  en: [Keep the chat.]\n"
    words.write_text(words.read_text(encoding="utf-8") + verbatim, encoding="utf-8")
    change(root, in_lesson(), "Bercerita selalu boleh.", f"Kamu boleh. {long.capitalize()}.")
    assert "sentence-long" not in codes(problems(root))


def test_sentences_are_short_on_average(tmp_path):
    right, _ = put(tmp_path, " ".join([say(10).capitalize()] * 20), course="right")
    assert "sentences-long" not in codes(right)
    wrong, line = put(tmp_path, " ".join([say(14).capitalize()] * 60), course="wrong")
    (problem,) = [problem for problem in wrong if problem.code == "sentences-long"]
    assert problem.detail["longest"] == line


HARD_EN = "Responsible organisations investigate manipulation. Communities coordinate educational activities."


def test_an_english_text_has_the_grade_of_its_readers(tmp_path):
    wrong, _ = put(tmp_path, " ".join([HARD_EN] * 15), language="en")
    assert "grade-high" in codes(wrong)
    right, _ = put(tmp_path, " ".join(["We keep the chat. We tell a friend."] * 15), "en", "right")
    assert "grade-high" not in codes(right)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_page_without_a_single_word_of_letters_is_judged_too(tmp_path, language):
    root = copy(tmp_path)
    file = root / in_lesson(language)
    front = file.read_text(encoding="utf-8").split("---\n")[1]
    front = re.sub("^description: .*", 'description: "12 34."', front, flags=re.MULTILINE)
    file.write_text(f"---\n{front}---\n{'1 2 3. ' * 60}\n", encoding="utf-8")
    assert "block-missing" in codes(problems(root))


def test_an_indonesian_text_with_many_long_words_is_looked_at(tmp_path):
    wrong, _ = put(tmp_path, " ".join(["Keluarga menyalahgunakan kepercayaan masyarakat."] * 30))
    assert [problem.level for problem in wrong if problem.code == "words-long"] == ["warning"]
    right, _ = put(tmp_path, " ".join(["Kita main bola di sana."] * 30), course="right")
    assert "words-long" not in codes(right)
