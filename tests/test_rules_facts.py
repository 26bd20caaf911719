"""Statements with a source, facts for the right readers, contacts from data alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from conftest import TODAY
from course.rules import statements
from tiny import change, codes, copy, in_lesson, problems, put

# ---- What counts as a statement ---------------------------------------------------------------

NUMBERS = {
    "id": [
        "40 % anak",
        "12,5 persen",
        "sepuluh persen",
        "1 dari 3 anak",
        "satu dari lima remaja",
        "3 dari 100",
        "separuh anak",
        "sepertiga dari semua remaja",
        "2,5 juta",
        "ribuan anak",
        "1.234 anak",
        "856 remaja",
        "30 kasus",
        "9 dari 10 siswa",
        "13 negara",
        "tiga kali lipat",
        "2,9 kali lebih",
    ],
    "en": [
        "40% of children",
        "12.5 percent",
        "ten percent",
        "1 in 3 children",
        "one in five teenagers",
        "3 in 100",
        "half of all children",
        "a third of teens",
        "2.5 million",
        "thousands of children",
        "1,234 children",
        "856 adolescents",
        "30 cases",
        "nine out of ten pupils",
        "13 countries",
        "reports doubled",
        "2.9 times more",
        "one in four",
    ],
}
NO_NUMBERS = {
    "id": [
        "Raka (11) punya 2 teman.",
        "Baca kartu 1 bersama. (8 menit)",
        "Pilih satu dari tiga kartu.",
        "usia 13 tahun",
        "SAPA 129",
        "21 November 2026",
        "pukul 07.20",
        "Kelas 4 dan 5",
        "Rp50.000",
        "Rp 2 juta",
        "3 dari kalian",
        "satu dari dua orang itu",
        "30 siswa",
        "separuh kelas",
        "langkah 3 dari 4",
        "10 menit setelah pelajaran",
        "UU Nomor 12 Tahun 2022",
        "anak 7-9 tahun",
        "2026",
        "kali ini",
    ],
    "en": [
        "Raka (11) has 2 friends.",
        "Read card 1 together. (8 minutes)",
        "Choose one of three cards.",
        "aged 13",
        "SAPA 129",
        "21 November 2026",
        "at 07.20",
        "classes 4 and 5",
        "Rp50,000",
        "step 3 of 4",
        "30 pupils",
        "half of the class",
        "Law Number 12 of 2022",
        "two in the room",
        "ten minutes after",
        "3 or 4 times",
        "one in the afternoon",
        "2026",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(key, text) for key in NUMBERS for text in NUMBERS[key]])
def test_a_number_about_people_is_a_statement(language, text):
    assert list(statements.numbers(f"Ada {text} di sana.", language))


@pytest.mark.parametrize(
    ("language", "text"), [(key, text) for key in NO_NUMBERS for text in NO_NUMBERS[key]]
)
def test_ages_minutes_steps_classes_and_channels_are_not(language, text):
    assert list(statements.numbers(text, language)) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("id", "Penelitian menunjukkan bahwa", True),
        ("id", "Menurut para ahli,", True),
        ("id", "Menurut sebuah survei,", True),
        ("id", "Data terbaru menunjukkan", True),
        ("id", "Menurut Raka, ini aneh.", False),
        ("id", "Tunjukkan datamu.", False),
        ("en", "Research shows that", True),
        ("en", "Recent studies have found", True),
        ("en", "According to experts,", True),
        ("en", "According to Raka, this is odd.", False),
        ("en", "Show your data to nobody.", False),
    ],
)
def test_an_appeal_to_research_is_a_statement(language, text, found):
    assert bool(list(statements.research(text, language))) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("id", "dipenjara paling lama 10 tahun", True),
        ("id", "pidana denda Rp500 juta", True),
        ("id", "dihukum lima tahun", True),
        ("id", "12 tahun penjara", True),
        ("id", "Tindak Pidana dalam UU Nomor 12 Tahun 2022", False),
        ("id", "anak di bawah 14 tahun tidak dipenjara", False),
        ("id", "HP tidak disita sebagai hukuman", False),
        ("en", "up to 12 years in prison", True),
        ("en", "a fine of 500 million rupiah", True),
        ("en", "jailed for ten years", True),
        ("en", "That is fine for 2 years.", False),
        ("en", "Nobody under 14 years goes to prison.", False),
        ("en", "not a punishment for telling", False),
    ],
)
def test_a_penalty_has_years_or_money(language, text, found):
    assert bool(list(statements.penalties(text, language))) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("UU Nomor 12 Tahun 2022", ("12", "2022")),
        ("Undang-Undang Nomor 35 Tahun 2014", ("35", "2014")),
        ("PP 17/2025", ("17", "2025")),
        ("Permendikdasmen 6/2026", ("6", "2026")),
        ("Peraturan Menteri Komunikasi dan Digital Nomor 9 Tahun 2026", ("9", "2026")),
        ("Law Number 12 of 2022", ("12", "2022")),
        ("Government Regulation No. 17 of 2025", ("17", "2025")),
        ("UU ITE", None),
        ("KUHP", None),
        ("Pasal 28B", None),
        ("Article 19", None),
    ],
)
def test_a_law_is_known_by_number_or_name(text, number):
    assert [found for _, _, found in statements.laws(f"Menurut {text}, anak dilindungi.")] == [number]


@pytest.mark.parametrize(
    "text", ["Ini undang-undang.", "The law protects you.", "kelas 4/2026", "act 2 of the play"]
)
def test_the_law_in_general_is_no_law_by_name(text):
    assert list(statements.laws(text)) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("id", "0812-3456-7890", True),
        ("id", "+62 812 3456 7890", True),
        ("id", "(021) 7884 2580", True),
        ("id", "telepon 112 sekarang", True),
        ("en", "call 911 now", True),
        ("en", "1-800-843-5678", False),  # digits that stand alone are too common to judge
        ("id", "SAPA 129", False),
        ("id", "2020-2021", False),
        ("id", "2026-11-21", False),
        ("id", "08.30-09.15", False),
        ("id", "hubungi 250 orang", False),
        ("id", "angka 1 2 3 4 5 6 7 8", False),
        ("id", "Rp10.000.000", False),
        ("en", "contact 3 people", False),
    ],
)
def test_a_phone_number_is_told_from_other_digits(language, text, found):
    assert bool(list(statements.phone_numbers(text, language))) == found


def test_the_day_of_a_statement_is_read_in_both_languages():
    assert [day for _, day in statements.days("Per 21 November 2026, sudah.", "id")] == [date(2026, 11, 21)]
    assert [day for _, day in statements.days("As of 5 May 2026, yes.", "en")] == [date(2026, 5, 5)]
    assert list(statements.days("Per 31 Februari 2026.", "id")) == []


# ---- Sources beside statements ----------------------------------------------------------------


def for_parents(tmp_path, text: str, language: str = "id", name: str = "parents"):
    """Put a text into the minimal lesson, made one for parents; codes of its own problems about facts."""
    root = copy(tmp_path / name)
    change(root, "data/course.yml", "audience: children\n  band: 10-12", "audience: parents")
    for edition in ("id", "en"):
        change(root, in_lesson(edition), "audience: children\nband: 10-12", "audience: parents")
    heading = {"id": "### Ini bukan salahmu {#", "en": "### It is not your fault {#"}[language]
    line = change(root, in_lesson(language), heading, f"{text}\n\n{heading}")
    wanted = ("number", "research", "law", "penalty", "contact", "statement")
    return [
        (problem.line - line, problem.code)
        for problem in problems(root)
        if problem.path == in_lesson(language) and problem.code.startswith(wanted)
    ]


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("id", "Sekitar 1 dari 3 anak diam.", "number-unsourced"),
        ("en", "About 1 in 3 children say nothing.", "number-unsourced"),
        ("id", "Penelitian menunjukkan hal itu.", "research-unsourced"),
        ("en", "Research shows that.", "research-unsourced"),
        ("id", "UU 35/2014 melindungi anak.", "law-unsourced"),
        ("en", "UU 35/2014 protects children.", "law-unsourced"),
    ],
)
def test_a_statement_needs_its_source(tmp_path, language, text, code):
    assert for_parents(tmp_path, f"Begini.\n{text}", language) == [(1, code)]
    assert for_parents(tmp_path, f"Begini.\n{text} [](source:p05)", language, "sourced") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Menurut laporan itu [](source:p05):\n\n- 1 dari 3 anak diam.\n- 40 % bercerita.", []),
        ("Sumber di sini [](source:p05).\n\nTetapi 40 % bercerita di sini.", [(2, "number-unsourced")]),
        ("/// keypoints\n- 40 % bercerita.\n- Ini sumbernya. [](source:p05)\n///", []),
        ("/// keypoints\n- 40 % bercerita.\n///\n\nIni sumbernya. [](source:p05)", [(1, "number-unsourced")]),
    ],
)
def test_a_source_counts_for_its_block_or_its_paragraph_with_the_list(tmp_path, text, found):
    assert for_parents(tmp_path, text) == found


def test_a_law_that_nobody_listed_is_a_slip_of_the_pen(tmp_path):
    assert for_parents(tmp_path, "UU 36/2014 melindungi anak. [](source:p05)") == [(0, "law-unknown")]


def test_a_penalty_stands_nowhere_even_with_a_source(tmp_path):
    found = for_parents(tmp_path, "Pelaku dipenjara 10 tahun. [](source:p05)")
    assert found == [(0, "penalty")]


def test_a_statement_is_looked_at_again_after_half_a_year(tmp_path):
    root = copy(tmp_path)
    change(root, in_lesson(), "Raka suka gim membangun kota.", "Per 21 November 2026, begitu.")
    assert "statement-old" not in codes(problems(root, today=TODAY + timedelta(days=180)))
    found = problems(root, today=TODAY + timedelta(days=181))
    assert {problem.level for problem in found if problem.code in ("statement-old", "law-old")} == {"warning"}
    assert {"statement-old", "law-old"} <= set(codes(found))


# ---- The right readers --------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_number_is_on_a_page_for_children_under_sixteen(tmp_path, language):
    text = {"id": "Ada 40 % anak. [](source:p05)", "en": "It is 40 % of children. [](source:p05)"}[language]
    found, line = put(tmp_path, text, language)
    assert [(problem.line, problem.code) for problem in found if "number" in problem.code] == [
        (line, "number-for-children")
    ]


def test_a_facilitator_may_hear_a_number_with_its_source(tmp_path):
    note = "/// facilitator\nsay\n:   Ada 40 % anak. {}\n///"
    assert "number" not in " ".join(codes(put(tmp_path, note.format("[](source:p05)"))[0]))
    assert "number-unsourced" in codes(put(tmp_path, note.format(""), course="unsourced")[0])


def test_a_note_s_source_covers_what_children_read_under_the_same_heading(tmp_path):
    text = "### Aturan {{#law}}\n\nPenelitian menunjukkan itu.\n\n/// facilitator\nsay\n:   Lihat. {}\n///"
    assert "research-unsourced" in codes(put(tmp_path, text.format(""), course="without")[0])
    assert "research-unsourced" not in codes(put(tmp_path, text.format("[](source:p05)"), course="with")[0])


def test_a_law_is_named_only_to_those_it_is_taught_to(tmp_path):
    text = "UU 35/2014 melindungimu. [](source:p05)"
    assert "law-not-for-reader" in codes(put(tmp_path, text, course="child")[0])
    note = f"/// facilitator\nsay\n:   {text}\n///"
    assert "law-not-for-reader" not in codes(put(tmp_path, note, course="teacher")[0])
    root = copy(tmp_path / "meta")
    change(root, "data/laws.yml", "teach_to: [parents, teachers]", "teach_to: [trainers]")
    line = change(root, in_lesson(), "channels: [sapa-129]", "channels: [sapa-129]\nlaws: [uu-35-2014]")
    assert (line + 1, "law-not-for-reader") in [
        (p.line, p.code) for p in problems(root) if p.path == in_lesson()
    ]


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("sensitivity: leave_out", "claim-left-out"),
        ("sensitivity: adults", "claim-for-adults"),
        ("sensitivity: with_teacher", "claim-with-teacher"),
        ("sensitivity: children", None),
    ],
)
def test_a_claim_is_for_the_readers_it_is_fit_for(tmp_path, claim, code):
    root = copy(tmp_path)
    change(root, "data/claims.yml", "sensitivity: children", claim)
    found = {(p.path, p.code) for p in problems(root) if p.path.startswith("docs/")}
    assert found == ({(in_lesson("id"), code), (in_lesson("en"), code)} if code else set())


def test_a_claim_with_a_teacher_needs_a_part_for_the_teacher(tmp_path):
    root = copy(tmp_path)
    change(root, "data/claims.yml", "sensitivity: children", "sensitivity: with_teacher")
    change(root, in_lesson(), "Raka suka gim membangun kota.", "/// facilitator\nsay\n:   Halo.\n///")
    assert "claim-with-teacher" not in [p.code for p in problems(root) if p.path == in_lesson()]


def test_a_claim_for_others_is_not_for_this_page(tmp_path):
    root = copy(tmp_path)
    change(root, "data/claims.yml", "audience: [10-12]", "audience: [trainers]")
    assert codes(problems(root)) == ["claim-not-for-reader"] * 2


# ---- Channels and contacts -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("child_alone: false", 4),
        ("child_alone: true\n  child_from: 13", 4),
        ("child_alone: true\n  child_from: 9", 0),
    ],
)
def test_a_page_for_children_shows_only_channels_they_may_use_alone(tmp_path, rule, found):
    root = copy(tmp_path)
    file = root / "data/channels.yml"
    text = file.read_text(encoding="utf-8").replace("child_alone: true", rule, 1)
    file.write_text(text, encoding="utf-8")
    lines = [p.line for p in problems(root) if p.code == "channel-not-for-child"]
    assert len(lines) == found  # in the front matter and in the text of both editions


def test_a_facilitator_may_be_told_of_other_channels(tmp_path):
    root = copy(tmp_path)
    file = root / "data/channels.yml"
    head, middle, tail = file.read_text(encoding="utf-8").partition("- id: polisi-110")
    file.write_text(head + middle + tail.replace("child_alone: true", "child_alone: false"), encoding="utf-8")
    change(
        root,
        in_lesson(),
        "Raka suka gim membangun kota.",
        "/// facilitator\nsay\n:   [](channel:polisi-110)\n///",
    )
    assert "channel-not-for-child" not in codes(problems(root))
    change(root, in_lesson(), "Tarik napas pelan.", "Hubungi [](channel:polisi-110).")
    assert codes(problems(root)).count("channel-not-for-child") == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hubungi 0812-3456-7890.", "contact-typed"),
        ("Hubungi 021\u00a03456\u00a07890.", "contact-typed"),
        ("Hubungi 0812\u20113456\u20117890.", "contact-typed"),
        ("Telepon 129 saja.", "contact-typed"),
        ("Tulis ke bantuan@contoh.id ya.", "contact-typed"),
        ("Buka [ini](https://wa.me/62811).", "contact-typed"),
        ("Hubungi SAPA 192.", "contact-wrong"),
        ("Bu Rini menelepon SAPA 129.", None),
        ("Lihat [BMKG](https://bmkg.example/).", None),
    ],
)
def test_contacts_come_from_data(tmp_path, text, code):
    found, line = put(tmp_path, f"Begini.\n{text}")
    assert [(p.line, p.code) for p in found if p.code.startswith("contact")] == (
        [(line + 1, code)] if code else []
    )


def test_the_site_of_a_channel_is_a_contact(tmp_path):
    root = copy(tmp_path)
    contact = "- {kind: phone, value: '110', href: 'tel:110'}"
    site = "- {kind: web, value: help.example, href: 'https://www.help.example/'}"
    change(root, "data/channels.yml", contact, f"{contact}\n  {site}")
    change(root, in_lesson(), "Raka suka gim membangun kota.", "Buka help.example dulu.")
    change(root, in_lesson(), "Tarik napas pelan.", "[Di sini](https://help.example/x)")
    assert codes(problems(root)).count("contact-typed") == 2
