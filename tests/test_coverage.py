"""Everything the seed documents teach has its lessons, and the lessons say what they rest on."""

from __future__ import annotations

import pytest
from lxml import html

from conftest import real_course
from course.outputs.coverage import cited, teaching

COURSE = real_course()
SYSTEMS = list(COURSE.data.systems.values())


def test_there_are_thirty_six_systems_and_265_claims() -> None:
    assert len(SYSTEMS) == 36
    assert len(COURSE.data.claims) == 265


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.id)
def test_every_lesson_of_a_system_is_written_in_both_languages(system) -> None:
    assert system.lessons
    missing = [path for path in system.lessons if path not in COURSE.pages]
    assert missing == []
    assert all(len(COURSE.pages[path].editions) == 2 for path in system.lessons)


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.id)
def test_a_system_is_taught_by_a_lesson_that_cites_one_of_its_claims(system) -> None:
    assert any(cited(COURSE, path) & set(system.claims) for path in teaching(COURSE, system))


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.path)
def test_a_lesson_cites_claims_that_exist_and_belong_to_its_systems(lesson) -> None:
    claims = cited(COURSE, lesson.path)
    assert claims
    assert claims <= set(COURSE.data.claims)
    own = {claim for system in SYSTEMS if lesson.path in system.lessons for claim in system.claims}
    assert claims & own


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_of_sources_names_every_system_seed_and_work_once(site, language: str) -> None:
    prefix = "" if language == "id" else "en/"
    tree = html.fromstring((site / prefix / "sumber" / "index.html").read_text(encoding="utf-8"))
    terms = [term.text_content().strip() for term in tree.iter("dt")]
    assert {system.name[language] for system in SYSTEMS} <= set(terms)
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    for source in COURSE.data.sources:
        assert ids.count(source) == 1, source
