"""Spelling is looked at where the machine has dictionaries, and says so where it has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from course import spelling
from course.cli import main
from tiny import change, copy, in_lesson, load, places

AFFIXES = "SET UTF-8\nTRY abcdefghijklmnopqrstuvwxyz\n"
KNOWN = {
    "id_ID": "anak anda berlatih foto langkah rumah simpan tiga",
    "en_GB": "behaviour child keep steps the three your",
    "en_US": "behavior",
}


@pytest.fixture
def dictionaries(tmp_path, monkeypatch) -> Path:
    """A folder with small dictionaries of both languages, the only one that is looked into."""
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    for name, words in KNOWN.items():
        listed = words.split()
        (folder / f"{name}.aff").write_text(AFFIXES, encoding="utf-8")
        (folder / f"{name}.dic").write_text("\n".join([str(len(listed)), *listed]) + "\n", encoding="utf-8")
    monkeypatch.setattr(spelling, "_FOLDERS", ())
    monkeypatch.setenv("DICPATH", str(folder))
    return folder


def speller(folder: Path, language: str, own: str = "") -> spelling.Speller:
    name = spelling.NAMES[language][0]  # type: ignore[index]
    return spelling.Speller(folder / name, frozenset(own.split()), language)  # type: ignore[arg-type]


def unknown(text: str, folder: Path, language: str = "id", own: str = "") -> list[str]:
    return [word for _, word in spelling.unknown_words(text, speller(folder, language, own))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Simpan foto.", []),
        ("Simpan fotto.", ["fotto"]),
        ("Simpan fotomu dan fotonya.", ["dan"]),  # what Indonesian joins to a word
        ("Anak-anak simpan foto-foto.", []),
        ("Anak Sinta simpan foto.", []),  # a capital inside a sentence marks a name
        ("SAPA 129, kelas.id, x@foto.id", []),
        ("Fotto anak.", ["Fotto"]),
    ],
)
def test_an_indonesian_word_is_known_with_what_is_joined_to_it(dictionaries, text, found):
    assert unknown(text, dictionaries) == found


def test_the_course_s_own_words_are_known(dictionaries):
    assert unknown("Your pesantren.", dictionaries, "en") == ["pesantren"]
    assert unknown("Your pesantren.", dictionaries, "en", own="pesantren") == []


def test_joined_endings_are_indonesian_alone(dictionaries):
    assert unknown("Your childnya.", dictionaries, "en") == ["childnya"]


def test_british_spelling_is_preferred(dictionaries):
    assert spelling.dictionary_file("en") == dictionaries / "en_GB"
    (dictionaries / "en_GB.aff").unlink()
    assert spelling.dictionary_file("en") == dictionaries / "en_US"


def test_own_words_have_comments(tmp_path):
    (tmp_path / "data").mkdir()
    assert spelling.own_words(tmp_path) == (frozenset(), [])
    (tmp_path / spelling.OWN_WORDS).write_text("# names\nGim gawai # sic\n", encoding="utf-8-sig")
    assert spelling.own_words(tmp_path) == ({"gim", "gawai"}, [])


def test_own_words_in_another_encoding_are_told(tmp_path, dictionaries):
    root = copy(tmp_path)
    (root / spelling.OWN_WORDS).write_bytes("gim\nkafé\n".encode("latin-1"))
    assert (spelling.OWN_WORDS, 2, "file-not-utf8") in places(list(spelling.check(load(root)).problems))


def test_a_misspelt_word_is_found_in_pages_and_data_at_its_line(tmp_path, dictionaries, monkeypatch):
    monkeypatch.setattr(spelling, "_SUGGESTED", 1000)
    root = copy(tmp_path)
    page = change(root, in_lesson(), "Anak Anda berlatih tiga langkah.", "Anak Anda berlatih tiga langkha.")
    data = change(root, "data/channels.yml", "{id: Tempat bercerita., en", "{id: Tempat fotto., en")
    found = spelling.check(load(root))
    assert found.missing == ()
    places = {(problem.path, problem.line, problem.detail["word"]) for problem in found.problems}
    assert {(in_lesson(), page, "langkha"), ("data/channels.yml", data, "fotto")} <= places
    assert {(problem.code, problem.level) for problem in found.problems} == {("spelling", "warning")}
    suggested = {problem.detail["word"]: problem.detail.get("suggestion") for problem in found.problems}
    assert suggested["langkha"] == "langkah"


def test_names_are_known_at_the_beginning_of_a_sentence_too(tmp_path, dictionaries):
    root = copy(tmp_path)
    change(
        root,
        in_lesson(),
        "Tarik napas pelan.",
        "Simpan foto Zubaidah. Zubaidah simpan foto. Zulkarnain simpan.",
    )
    words = {problem.detail["word"] for problem in spelling.check(load(root)).problems}
    assert "Zubaidah" not in words
    assert "Zulkarnain" in words


def test_the_command_says_what_it_could_not_look_at(tmp_path, monkeypatch):
    monkeypatch.setattr(spelling, "_FOLDERS", ())
    monkeypatch.delenv("DICPATH", raising=False)
    monkeypatch.setenv("COURSE_TODAY", "2026-11-21")
    monkeypatch.chdir(copy(tmp_path))
    result = CliRunner().invoke(main, ["check", "--spelling"], env={"COURSE_LANG": "en"})
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert [line.split(":")[0] for line in lines[:2]] == [
        "Indonesian spelling was not looked at",
        "English spelling was not looked at",
    ]
    assert lines[2:] == ["0 errors, 0 warnings."]


def test_the_command_shows_misspelt_words_only_when_asked(tmp_path, dictionaries, monkeypatch):
    monkeypatch.setenv("COURSE_TODAY", "2026-11-21")
    monkeypatch.chdir(copy(tmp_path))
    assert "spelling" not in CliRunner().invoke(main, ["check"]).output
    asked = CliRunner().invoke(main, ["check", "--spelling"], env={"COURSE_LANG": "en"})
    assert asked.exit_code == 0  # an unknown word is a hint, not an error
    assert "spelling: warning: No dictionary knows the word" in asked.output


def test_words_a_dictionary_knew_once_are_not_looked_up_again(dictionaries, monkeypatch):
    first = speller(dictionaries, "id")
    assert [*spelling.unknown_words("Simpan foto.", first)] == []
    assert {"Simpan", "foto"} <= first.held
    name = spelling.NAMES["id"][0]
    monkeypatch.delattr("spylls.hunspell.Dictionary")
    again = spelling.Speller(dictionaries / name, frozenset(), "id", frozenset(first.held))
    assert [*spelling.unknown_words("Simpan foto.", again)] == []
    assert again.held == {"Simpan", "foto"}
