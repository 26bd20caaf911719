"""Variables of the environment mean the same to every door, and a wrong one is told."""

from __future__ import annotations

import pytest

from conftest import ROOT, run_mkdocs
from course.cli import variables


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("COURSE_LANG", "fr", 'COURSE_LANG holds "fr". Use id or en.'),
        ("COURSE_TODAY", "kemarin", 'COURSE_TODAY holds "kemarin". Write a date such as 2026-11-21.'),
    ],
)
def test_mkdocs_tells_a_wrong_variable_in_one_line(tmp_path, variable, value, said):
    result = run_mkdocs(ROOT, "build", "--site-dir", str(tmp_path / "site"), **{variable: value})
    assert (result.returncode, result.stderr.strip().splitlines()[-1]) == (2, f"Error: {said}")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(("value", "means"), [("", False), ("0", False), ("1", True), ("yes", True)])
def test_release_is_anything_but_nothing(monkeypatch, value, means):
    monkeypatch.setenv("RELEASE", value)
    assert variables.release() is means


@pytest.mark.parametrize(
    ("value", "means"),
    [("", ""), ("https://kelas-jaga.example", "https://kelas-jaga.example/"), ("https://a.example/x/",) * 2],
)
def test_an_address_ends_with_a_slash(monkeypatch, value, means):
    monkeypatch.setenv("SITE_URL", value)
    assert variables.address() == means
