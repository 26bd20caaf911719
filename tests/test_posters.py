"""Sheets that hang and travel say what the directory says, in black and white, on one page."""

from __future__ import annotations

import io

import page as pdf_validator
import pypdf
import pytest

from conftest import real_course
from course.outputs import posters

COURSE = real_course()
CASES = [(kind, language) for kind in posters.POSTERS for language in ("id", "en")]


def sheet(kind: str, language: str) -> bytes:
    return posters.pdf(kind, COURSE, COURSE.edition("bantuan/index", language), "https://kelas-jaga.example/")


def text(data: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_a_sheet_is_one_accessible_page(kind: str, language: str, tmp_path) -> None:
    data = sheet(kind, language)
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/Lang"] == language
    (tmp_path / "sheet.pdf").write_bytes(data)
    assert pdf_validator.validate_pdf(str(tmp_path / "sheet.pdf")).failures == []


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_a_sheet_carries_the_numbers_of_the_data_and_their_date(kind: str, language: str) -> None:
    printed = text(sheet(kind, language))
    for name in ("sapa-129", "polisi-110"):
        for contact in COURSE.data.channels[name].spoken:
            assert contact.value in printed
    assert "21 November 2026" in printed


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_sheet_of_wallet_cards_holds_eight(language: str) -> None:
    line = COURSE.data.labels.get("poster.my_two_people", language)
    squeezed = text(sheet("wallet_cards", language)).replace("\n", " ")
    assert squeezed.count(line) == 8


@pytest.mark.parametrize("language", ["id", "en"])
def test_poster_and_fridge_card_leave_room_for_the_helpers_nearby(language: str) -> None:
    for kind in ("school_poster", "fridge_card"):
        printed = text(sheet(kind, language)).replace("\n", " ")
        for key in ("poster.school_helper", "poster.village_helper"):
            assert COURSE.data.labels.get(key, language) in printed


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_response_card_has_all_ten_steps_and_room_for_a_helper_nearby(language: str) -> None:
    printed = " ".join(text(sheet("response_card", language)).split())
    assert COURSE.data.labels.get("disclosure.helper", language) in printed
    assert all(
        COURSE.data.labels.get(f"disclosure.step_{step}", language) in printed for step in range(1, 11)
    )
