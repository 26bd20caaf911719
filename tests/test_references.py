"""References inside sentences become names, contacts and links."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import markdown
import pytest

from conftest import ROOT
from course import data, references
from course.blocks import PAGE, PageContext
from course.data import Channel, Contact, Source, Term, Text

CHANNEL = Channel(
    id="teman-anak",
    name=Text("Teman Anak", "Children's Friend"),
    owner=Text("Contoh", "Example"),
    country="ID",
    role="secondary",
    confidence="high",
    child_alone=True,
    audiences=("children",),
    needs=("tell",),
    what=Text("Mendengarkan.", "Listens."),
    sources=(),
    compared=date(2026, 11, 21),
)
PHONE = Contact("phone", "150", "tel:150")
WHATSAPP = Contact("whatsapp", "0800-150", "https://wa.me/62800150")
WEB = Contact("web", "teman.example", "https://teman.example/")
TERM = Term("tautan", Text("tautan", "link"), Text("Alamat yang bisa diketuk.", "An address one can tap."))
SOURCE = Source("s9", "Tentang tautan", "Sari, Putra & Dewi", "2020")


@pytest.fixture(scope="module")
def facts() -> data.Data:
    loaded, problems = data.load(ROOT)
    assert loaded, problems
    return replace(loaded, glossary={"tautan": TERM}, sources={"s9": SOURCE}, channels={})


def render(text: str, facts: data.Data | None, language: str = "id", page: str = "bantuan/sekarang") -> str:
    token = PAGE.set(PageContext(language, page, data=facts))
    try:
        return markdown.markdown(text, extensions=["course"]).removeprefix("<p>").removesuffix("</p>")
    finally:
        PAGE.reset(token)


@pytest.mark.parametrize(
    ("contacts", "shown"),
    [
        ((), "Teman Anak"),
        ((PHONE,), 'Teman Anak (<a href="tel:150">150</a>)'),
        (
            (PHONE, WHATSAPP),
            'Teman Anak (<a href="tel:150">150</a>, <a href="https://wa.me/62800150">WhatsApp 0800-150</a>)',
        ),
        ((WEB,), 'Teman Anak (<a href="https://teman.example/">teman.example</a>)'),
    ],
)
def test_a_channel_is_its_name_and_what_one_can_tap(
    contacts: tuple[Contact, ...], shown: str, facts: data.Data
) -> None:
    known = replace(facts, channels={"teman-anak": replace(CHANNEL, contacts=contacts)})
    assert render("[](channel:teman-anak)", known) == f'<span class="channel">{shown}</span>'


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (
            "Teman 150",
            'Teman <a href="tel:150">150</a> (<a href="https://wa.me/62800150">WhatsApp 0800-150</a>)',
        ),
        (
            "Teman 150 (Sahabat Anak)",
            'Teman <a href="tel:150">150</a> '
            '(Sahabat Anak; <a href="https://wa.me/62800150">WhatsApp 0800-150</a>)',
        ),
        (
            "Teman 1500",
            'Teman 1500 (<a href="tel:150">150</a>, <a href="https://wa.me/62800150">WhatsApp 0800-150</a>)',
        ),
    ],
)
def test_a_number_that_is_part_of_the_name_is_not_said_twice(name: str, shown: str, facts: data.Data) -> None:
    channel = replace(CHANNEL, name=Text(name, name), contacts=(PHONE, WHATSAPP))
    html = render("[](channel:teman-anak)", replace(facts, channels={"teman-anak": channel}))
    assert html == f'<span class="channel">{shown}</span>'


def test_the_authors_own_words_stand_before_the_contacts(facts: data.Data) -> None:
    known = replace(facts, channels={"teman-anak": replace(CHANNEL, contacts=(PHONE,))})
    assert render("[*mereka*](channel:teman-anak).", known) == (
        '<span class="channel"><em>mereka</em> (<a href="tel:150">150</a>)</span>.'
    )


@pytest.mark.parametrize(
    ("page", "href"),
    [
        ("bantuan/sekarang", "../istilah.md#tautan"),
        ("index", "istilah.md#tautan"),
        ("istilah", "#tautan"),
    ],
)
def test_a_term_leads_to_the_glossary_from_wherever_the_page_lies(
    page: str, href: str, facts: data.Data
) -> None:
    assert render("[taut](term:tautan)", facts, page=page) == f'<a class="term" href="{href}">taut</a>'


def test_a_term_without_words_is_named_in_the_language_of_the_page(facts: data.Data) -> None:
    assert ">tautan</a>" in render("[](term:tautan)", facts)
    assert ">link</a>" in render("[](term:tautan)", facts, "en")


def test_a_source_is_a_short_reference_in_brackets(facts: data.Data) -> None:
    assert render("[](source:s9)", facts) == ('<a class="source" href="../sumber.md#s9">[Sari dkk. 2020]</a>')
    assert "[Sari et al. 2020]" in render("[](source:s9)", facts, "en")


@pytest.mark.parametrize(
    ("authors", "year", "shown"),
    [
        ("WHO", "2022", "WHO 2022"),
        ("Davis & Gidycz", "2000", "Davis & Gidycz 2000"),
        ("Kementerian Contoh (KC)", "n.d.", "Kementerian Contoh"),
        ("", "2019", "Tentang tautan 2019"),
    ],
)
def test_a_short_reference_names_who_and_when(authors: str, year: str, shown: str) -> None:
    assert references.short(replace(SOURCE, authors=authors, year=year), "id") == shown


def test_a_work_without_an_author_is_named_by_its_journal() -> None:
    work = replace(
        SOURCE, authors="", title="A long title of an article", outlet="Undang, Vol. 5 No. 2", year="2022"
    )
    assert references.short(work, "id") == "Undang 2022"


def test_initials_are_not_a_second_author() -> None:
    assert references.short(replace(SOURCE, authors="Prasojo, B.", year="2025"), "id") == "Prasojo 2025"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Maju", "Maju 2022"),
        ("[Guidance in a copy whose publisher is unknown]", "Guidance in a copy whose… 2022"),
        ("One two three four, five six", "One two three four, five… 2022"),
    ],
)
def test_a_work_without_an_author_is_named_by_the_first_words_of_its_title(title: str, shown: str) -> None:
    assert references.short(replace(SOURCE, authors="", title=title, outlet=None, year="2022"), "id") == shown


@pytest.mark.parametrize("kind", ["channel", "term", "source"])
def test_an_unknown_id_shows_as_plain_text(kind: str, facts: data.Data) -> None:
    assert render(f"[]({kind}:entah)", facts) == "<span>entah</span>"
    assert render(f"[]({kind}:entah)", None) == "<span>entah</span>"
    assert render(f"[kata](  {kind}:entah )", facts) == "<span>kata</span>"


def test_other_links_are_left_alone(facts: data.Data) -> None:
    assert render("[a](../istilah.md) [b](https://x.example/)", facts) == (
        '<a href="../istilah.md">a</a> <a href="https://x.example/">b</a>'
    )


def test_a_list_of_works_names_them_as_the_text_does_and_says_more_only_where_that_says_too_little() -> None:
    works = [
        SOURCE,
        Source("a", "Anak dan layar", "Rini", "2021"),
        Source("b", "Layar dan anak", "Rini", "2021"),
        Source("c", "[Tanya jawab tentang akun]", "Kantor Contoh"),
        Source("d", "Satu dua tiga empat lima enam", ""),
    ]
    assert references.named_works(works, "id") == [
        ("s9", "Sari dkk. 2020"),
        ("a", "Rini 2021: Anak dan layar"),
        ("b", "Rini 2021: Layar dan anak"),
        ("c", "Kantor Contoh: [Tanya jawab tentang akun]"),
        ("d", "Satu dua tiga empat lima enam"),
    ]
