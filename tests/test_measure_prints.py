"""What is printed is counted, and making it is timed as an author would wait for it."""

from __future__ import annotations

from datetime import date
from html import escape
from pathlib import Path

import pytest
from lxml import html

from conftest import TODAY
from course.measure import cost, prints
from course.measure.cost import Cost
from course.measure.tables import Bench, CannotMeasure
from course.outputs import paper
from test_making import built_once, made

__all__ = ["built_once", "made"]  # fixtures: a small course whose files are made

SETTINGS = {"title": "Contoh", "lang": "id", "head": "Kelas Jaga", "foot": "kaki", "page-word": "Halaman"}


def test_every_kind_of_sheet_has_its_row_and_the_last_one_is_the_whole(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []

    def fake(arguments: list[str], folder: Path, environment: dict[str, str]) -> Cost:
        """Makes everything in this process: how long it takes is not looked at here."""
        from course import model
        from course.outputs import making

        course, _ = model.load(folder, TODAY)
        assert course is not None and making.make(course, making.Place()) == []
        runs.append((arguments, environment["COURSE_TODAY"]))
        return Cost(7.0 if len(runs) == 1 else 0.5, 0, 0, "")

    monkeypatch.setattr(cost, "of_course", fake)
    table = prints.measure(Bench(made, TODAY))
    assert runs == [(["handouts"], TODAY.isoformat())] * 2
    rows = {row.name: row.figures for row in table.rows}
    assert {"cards", "guide_pdf", "plan", "pack_guides", "*"} <= set(rows)
    alone = [
        figures for name, figures in rows.items() if name not in ("plan", "pack_sheets", "pack_guides", "*")
    ]
    assert rows["*"][:2] == (sum(own[0] for own in alone), sum(own[1] for own in alone))
    assert rows["*"][4:] == (7.0, 0.5)
    assert all(figures[0] >= 2 and figures[1] >= figures[0] and figures[3] < 12 for figures in rows.values())


def test_one_word_more_is_an_edit_of_one_file(made: Path) -> None:
    before = {path: path.read_text(encoding="utf-8") for path in (made / "docs").rglob("*.md")}
    file = prints.change_a_word(made, Bench(made, TODAY))
    after = {path: path.read_text(encoding="utf-8") for path in before}
    assert [path for path in before if before[path] != after[path]] == [file]
    assert len(after[file].split()) == len(before[file].split()) + 1


def test_a_black_frame_costs_ink() -> None:
    def blackest(body: str) -> float:
        return max(prints.blackness(paper.pdf(html.fragment_fromstring(f"<div>{body}</div>"), SETTINGS)))

    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>"
    picture = f'<figure data-svg="{escape(svg)}" data-alt="x" data-width="170"></figure>'
    assert blackest("<p>sedikit</p>") < 0.02
    assert blackest(picture) > 0.3


def test_a_course_that_cannot_be_printed_says_why(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "of_course", lambda *_: Cost(1.0, 0, 1, "docs/id/x.md:3: cannot-print"))
    with pytest.raises(CannotMeasure) as caught:
        prints.measure(Bench(made, date(2026, 11, 21)))
    assert "docs/id/x.md:3" in caught.value.words["en"]
