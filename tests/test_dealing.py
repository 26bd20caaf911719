"""How a rendered lesson is dealt out: into slides, and notes beside them."""

from __future__ import annotations

from lxml import html

from course.outputs.dealing import split
from course.outputs.fragments import deal, shortened, words
from course.outputs.slides import Part, Slide

MINUTES, SHORT = {"open": 4, "practice": 14}, {"practice": 8}


def tree(*blocks: str) -> html.HtmlElement:
    return html.fragment_fromstring("".join(blocks), create_parent="div")


def block(name: str, inside: str, title: str = "") -> str:
    kind = f'<span class="kind">Kind:</span> {title}' if title else "Kind"
    return f'<div data-block="{name}"><p class="block-title">{kind}</p>{inside}</div>'


def slide(title: str, text: str = "Satu kata.") -> str:
    return f'<div data-block="slide"><p class="block-title">{title}</p><p>{text}</p></div>'


def spoken(text: str, title: str = "") -> str:
    return block("facilitator", f'<dl><dt data-key="say">Katakan</dt><dd>{text}</dd></dl>', title)


def items(*texts: str, tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{text}</li>' for text in texts)}</{tag}>"


def story(*scenes: str) -> str:
    inside = "".join(
        f'<div data-block="scene" id="story-1-scene-{number}"><p class="block-title">{number}</p>{text}</div>'
        for number, text in enumerate(scenes, 1)
    )
    return block("story", inside, "Cerita Raka")


OPEN, PRACTICE = '<h2 id="open">Pembuka</h2>', '<h2 id="practice">Berlatih</h2>'


def lesson(*blocks: str, twin: html.HtmlElement | None = None) -> list[Part]:
    return split(tree(*blocks), MINUTES, SHORT, lambda key, **values: key, twin)


def dealt(*blocks: str, twin: html.HtmlElement | None = None) -> list[Part]:
    """The part "practice" of a lesson, after an empty opening."""
    return lesson(OPEN, PRACTICE, *blocks, twin=twin)[1:]


def heard(part: Part, shown: Slide) -> list[str]:
    """What is said on a slide."""
    return [
        html.fromstring(f"<div>{remark.html}</div>").findtext(".//dd")
        for remark in part.remarks
        if remark.group in (None, shown.group)
    ]


def test_a_remark_without_a_title_belongs_to_the_slides_before_it() -> None:
    (part,) = dealt(slide("A"), slide("B"), spoken("satu"), slide("C"), spoken("dua"))
    assert [heard(part, each) for each in part.slides] == [["satu"], ["satu"], ["dua"]]


def test_a_remark_with_a_title_holds_for_its_whole_part() -> None:
    (part,) = dealt(slide("A"), spoken("semua", "Memimpin"), slide("B"), spoken("dua"))
    assert [heard(part, each) for each in part.slides] == [["semua", "dua"], ["semua", "dua"]]


def test_a_remark_before_the_first_slide_belongs_to_the_slides_after_it() -> None:
    (part,) = dealt(spoken("mula"), slide("A"), slide("B"))
    assert [heard(part, each) for each in part.slides] == [["mula"], ["mula"]]


def test_two_remarks_in_a_row_belong_to_the_same_slides() -> None:
    (part,) = dealt(slide("A"), spoken("satu"), spoken("dua"))
    assert heard(part, part.slides[0]) == ["satu", "dua"]


def test_a_story_takes_the_next_remark_only_when_nothing_else_speaks_for_it() -> None:
    (alone,) = dealt(story("<p>Satu</p>"), slide("Ucapkan"), spoken("latih"))
    assert [heard(alone, each) for each in alone.slides] == [["latih"], ["latih"]]
    (led,) = dealt(story("<p>Satu</p>"), slide("Ucapkan"), spoken("latih"), spoken("pimpin", "Memimpin"))
    assert [heard(led, each) for each in led.slides] == [["pimpin"], ["latih", "pimpin"]]


def test_running_text_becomes_notes_of_the_slide_after_it() -> None:
    (part,) = dealt("<p>Dahulu.</p>", slide("A"), "<p>Terakhir.</p>")
    assert part.slides[0].notes == "<p>Dahulu.</p><p>Terakhir.</p>"
    assert "Dahulu" not in part.slides[0].body


def test_a_sentence_that_is_left_over_stands_as_large_as_it_may() -> None:
    (part,) = dealt(block("objectives", items("kata " * 12, "kata " * 10, "kata " * 9)))
    assert [(each.body.count("<li"), each.size) for each in part.slides] == [(1, "roomy"), (2, "airy")]


def test_a_part_without_blocks_still_has_a_slide() -> None:
    (part,) = dealt("<p>Hanya teks.</p>")
    assert [(each.kind, each.title) for each in part.slides] == [("heading", "Berlatih")]


def test_the_first_part_shows_what_was_agreed_before_the_first_task() -> None:
    task, aims = block("activity", items("Dengarkan."), "Sepakat"), block("objectives", items("Tahu."))
    first, second = lesson(OPEN, task, aims, slide("Aturan kita"), PRACTICE, task, slide("Ucapkan"))
    assert [each.kind for each in first.slides] == ["slide", "objectives", "activity", "steps"]
    assert [each.kind for each in second.slides] == ["activity", "steps", "slide"]


def test_minutes_named_in_steps_give_each_slide_its_clock() -> None:
    steps = items("Baca. (8 menit)", "Coba.", "Latih. (4 minutes)", tag="ol")
    (part,) = dealt(block("activity", steps, "Penasihat"))
    assert [(each.kind, each.countdown) for each in part.slides] == [("activity", None), ("steps", 12)]


def test_the_number_and_its_minutes_stay_on_one_line() -> None:
    (part,) = dealt(block("activity", items("Baca. (8 menit)", tag="ol"), "Kartu"))
    assert "Baca. (8\u00a0menit)" in part.slides[-1].body


def test_minutes_named_in_a_title_become_its_clock_and_leave_the_title() -> None:
    (part,) = dealt(block("activity", items("Pilih."), "Kartu (6 menit)"))
    assert [(each.title, each.countdown) for each in part.slides] == [("Kartu", 6), ("Kartu", None)]


def test_a_lone_activity_without_minutes_has_those_of_its_part() -> None:
    (part,) = dealt(block("activity", items("Pilih."), "Kartu"))
    assert part.slides[0].countdown == MINUTES["practice"]
    (two,) = dealt(block("activity", items("Pilih."), "A"), block("activity", items("Pilih."), "B"))
    assert [each.countdown for each in two.slides] == [None] * 4


def test_the_class_does_not_see_what_to_do_without_electricity() -> None:
    facts = '<dl class="facts"><dt>G</dt><dd>berdua</dd><dt>M</dt><dd>kartu</dd><dt>E</dt><dd>daun</dd></dl>'
    (part,) = dealt(block("activity", facts + items("Pilih."), "Kartu"))
    assert "berdua" in part.slides[0].body and "daun" not in part.slides[0].body
    assert "daun" in part.slides[0].notes


def test_an_answer_shows_its_number_and_all_reasons_stay_in_the_notes() -> None:
    options = "".join(
        f'<li data-grade="{grade}"><p class="option">{grade}</p>'
        f'<div class="feedback"><p class="grade">G</p><p>Ya. Karena {grade} menolong banyak.</p></div></li>'
        for grade in ("fine", "preferred", "again")
    )
    (part,) = dealt(block("quiz", f"<ol>{options}</ol>", "Apa yang menolong?"))
    ask, reply = part.slides
    assert (ask.kind, ask.title, ask.body.count("<li>")) == ("question", "Apa yang menolong?", 3)
    assert "menolong banyak" not in ask.body
    assert reply.body == '<ol start="2"><li>preferred</li></ol><p>Karena preferred menolong banyak.</p>'
    assert all(f"Karena {grade}" in ask.notes for grade in ("fine", "preferred", "again"))


def test_each_question_to_discuss_is_a_slide_with_its_answers_in_the_notes() -> None:
    answer = '<ul><li class="answer" data-for="facilitator">Pujian.</li></ul>'
    (part,) = dealt(block("discuss", f"<ul><li>Apa?{answer}</li><li>Siapa?</li></ul>"))
    assert [(each.title, "Pujian" in each.notes) for each in part.slides] == [
        ("Apa?", True),
        ("Siapa?", False),
    ]


def test_a_list_in_a_note_is_for_paper_and_no_words_of_the_presenter() -> None:
    note = '<dl><dt data-key="say">Katakan</dt><dd>Pelan.</dd></dl><div data-block="list"><p>UU</p></div>'
    (part,) = dealt(slide("Satu"), block("facilitator", note))
    assert heard(part, part.slides[0]) == ["Pelan."]
    assert "UU" not in part.remarks[0].html


def test_a_crowded_scene_puts_its_choices_on_the_next_slide() -> None:
    choice = '<ul class="choices"><li><a href="#story-1-scene-2">Cerita</a></li></ul>'
    (part,) = dealt(
        story(f"<p>{'Raka bermain. ' * 5}</p>{choice}", f"<p>{'Raka bermain. ' * 40}</p>{choice}")
    )
    assert [each.id for each in part.slides] == [
        "story-1-scene-1",
        "story-1-scene-2",
        "story-1-scene-2-choices",
    ]
    assert [each.back for each in part.slides] == [None, None, "story-1-scene-1"]


def test_two_editions_are_dealt_out_alike() -> None:
    long = block("keypoints", items("kata " * 20, "kata " * 12, "kata " * 4))
    short = block("keypoints", items("word " * 8, "word " * 12, "word " * 4))
    alone = dealt(short)[0].slides
    together = [dealt(short, twin=tree(long))[0].slides, dealt(long, twin=tree(short))[0].slides]
    assert len(alone) == 1
    assert [[each.id for each in slides] for slides in together] == [["s-keypoints-1", "s-keypoints-1-2"]] * 2


def test_items_keep_their_numbers_over_slides_and_none_is_lost() -> None:
    (ordered,) = tree(items(*("kata " * 12 for _ in range(5)), tag="ol"))
    first, second, third = (shown for shown, _ in deal([ordered], 30))
    assert (first.count("<li>"), second.count("<li>"), third.count("<li>")) == (2, 2, 1)
    assert second.startswith('<ol start="3">') and third.startswith('<ol start="5">')


def test_an_item_too_long_for_a_slide_shows_whole_sentences_and_the_rest_is_told() -> None:
    text = f"Dengarkan <strong>kasus</strong> ini. {'Rani pulang. ' * 20}Selesai."
    (item,) = tree(f"<p>{text}</p>")
    ((shown, told),) = deal([item], 30)
    assert words(shown) <= 30 and shown.startswith("<p>Dengarkan <strong>kasus</strong> ini.")
    assert shown.endswith("Rani pulang.</p>") and told.endswith("Selesai.</p>")


def test_a_short_item_and_a_single_long_sentence_stay_whole() -> None:
    for text in ("Pendek saja.", "kata " * 40):
        (item,) = tree(f"<p>{text}</p>")
        assert shortened(item, 30) is item
