"""What stands on the pages of a booklet."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from tests.builders import make_script, make_segment
from workshop.domain.booklet import (
    FIRST,
    Aside,
    Blank,
    Booklet,
    BookletRequest,
    BookletSheet,
    Cards,
    FromTier,
    Head,
    Opening,
    Phrase,
    Plan,
    Row,
    Said,
    Tag,
    file_name,
    read_start,
)
from workshop.domain.booklet_pages import compose
from workshop.domain.booklet_words import BY_LANGUAGE
from workshop.domain.errors import BadRequest
from workshop.domain.handout import Paper
from workshop.domain.languages import LANGUAGES
from workshop.domain.pack import Items, Paragraph
from workshop.domain.script import Cue, CueKind, Prompt, PromptType, Script, SegmentKind

LATE = time(23, 50)


def composed(
    script: Script, tier: int | None = None, start: time | None = None, limits: str = ""
) -> Booklet:
    return compose(script, BookletRequest(tier=tier, start=start, privacy_limits=limits))


def heads(booklet: Booklet) -> list[Head]:
    return [block for sheet in booklet.sheets for block in sheet.blocks if isinstance(block, Head)]


def rows(booklet: Booklet) -> list[Row]:
    """Those of the plan."""
    (plan,) = (block for block in booklet.sheets[0].blocks if isinstance(block, Plan))
    return list(plan.rows)


def segment(booklet: Booklet, number: int = 1) -> BookletSheet:
    return next(sheet for sheet in booklet.sheets if sheet.id == f"segment {number}")


def two_tiers() -> Script:
    """The letter takes other minutes at tier 2, and a circle is there at tier 2 only."""
    letter = make_segment("letter", minutes=10, tiers=(1, 1))
    circle = make_segment("circle", minutes=7, tiers=(2, 3))
    longer = replace(letter, planned=letter.planned * 2, tiers=(2, 3))
    closing = make_segment("goodbye", kind=SegmentKind.CLOSING, floor=5)
    return make_script(make_segment(), letter, longer, circle, closing)


def test_times_of_day_run_on_past_midnight() -> None:
    booklet = composed(make_script(), start=LATE)

    assert [head.when for head in heads(booklet)] == [
        "23:50–23:55  ·  5 min",
        "23:55–00:00  ·  5 min",
    ]
    assert [row.when for row in rows(booklet)] == ["23:50", "23:55", "00:00"]


def test_without_a_start_minutes_are_counted_from_it() -> None:
    booklet = composed(make_script())

    assert [head.when for head in heads(booklet)] == ["min 0–5  ·  5 min", "min 5–10  ·  5 min"]
    assert [row.when for row in rows(booklet)] == ["min 0", "min 5", "min 10"]


def test_the_cover_says_what_it_is_of_and_how_long_it_takes() -> None:
    opening = composed(make_script(), start=time(18)).sheets[0].blocks[0]

    assert opening == Opening(
        "An evening",
        "18:00–18:10  ·  10 min",
        "Tier 1, gentle  ·  English",
        "A short evening for tests.",
    )


def test_a_protected_segment_says_its_floor_and_another_does_not() -> None:
    assert [head.marks for head in heads(composed(make_script()))] == [
        (),
        ("◆ Protected: not under 5 min",),
    ]


def test_what_may_be_left_out_says_so() -> None:
    (row, *_) = rows(composed(make_script(make_segment(optional=True, activation=2))))

    assert row.facts == "open  ·  stirs  ·  may be left out when late"


def test_the_same_segment_for_other_minutes_at_another_tier_is_one_with_both_times() -> None:
    booklet = composed(two_tiers(), start=time(18))

    assert [(row.when, row.title, row.minutes, row.marks) for row in rows(booklet)] == [
        ("18:00", "Welcome", "5 min", ()),
        ("18:05", "Letter", "10 min", ("At tier 2: 20 min",)),
        ("", "Circle", "7 min", ("Only at tier 2",)),
        ("18:15", "Goodbye", "5 min", ("◆ Protected: not under 5 min",)),
        ("18:20", "End", "", ()),
    ]


def test_at_one_tier_the_clock_is_that_tiers_and_nothing_is_marked() -> None:
    booklet = composed(two_tiers(), tier=2, start=time(18))

    assert [(row.when, row.title, row.marks) for row in rows(booklet)] == [
        ("18:00", "Welcome", ()),
        ("18:05", "Letter", ()),
        ("18:25", "Circle", ()),
        ("18:32", "Goodbye", ("◆ Protected: not under 5 min",)),
        ("18:37", "End", ()),
    ]


def test_parts_for_a_higher_tier_are_marked_or_there_or_left_out() -> None:
    cues = (Cue(CueKind.SAY, "Hello."), Cue(CueKind.SAY, "A stronger one.", tier=2))
    prompts = (Prompt("x", PromptType.WRITE, "Stronger?", tier=2),)
    script = make_script(make_segment(cues=cues, prompts=prompts))
    stronger = Said((Phrase("A stronger one."),))
    asked = Aside("Write", (Paragraph("Stronger?"),))

    marked, gentle, standard = (segment(composed(script, tier)).blocks for tier in (None, 1, 2))

    assert FromTier("From tier 2", (stronger,)) in marked
    assert FromTier("From tier 2", (asked,)) in marked
    assert stronger not in gentle
    assert asked not in gentle
    assert stronger in standard
    assert asked in standard


def test_each_phrase_of_spoken_imagery_ends_with_its_pause() -> None:
    text = "The chair. [..] The floor. [.]\n\n[...] And now.\n\n- One [.]\n- Two"
    cues = (Cue(CueKind.SAY, text),)
    imagery = make_segment(kind=SegmentKind.GUIDED_IMAGERY, cues=cues)

    blocks = segment(composed(make_script(imagery))).blocks

    assert [block for block in blocks if isinstance(block, Said)] == [
        Said((Phrase("The chair.", "… 7 s"), Phrase("The floor.", "… 3 s"))),
        Said((Phrase("", "… 13 s"), Phrase("And now."))),
        Said((Phrase("One", "… 3 s"),), listed=True),
        Said((Phrase("Two"),), listed=True),
    ]


def test_only_imagery_has_tags_in_its_speech() -> None:
    said = [CueKind.CHOICES, CueKind.SAY, CueKind.DO, CueKind.SAY, CueKind.RETURN]
    imagery = make_segment(cues=tuple(Cue(kind, "x") for kind in said))
    plain = make_segment(cues=(Cue(CueKind.SAY, "x"), Cue(CueKind.DO, "x"), Cue(CueKind.SAY, "x")))

    booklet = composed(make_script(imagery, plain))
    sheets = [segment(booklet, number) for number in (1, 2)]
    tags = [[each.text for each in sheet.blocks if isinstance(each, Tag)] for sheet in sheets]

    assert tags == [["Choices", "Say", "Return: protected, never cut"], []]


def test_safety_is_boxed_before_what_is_said_and_what_people_have_comes_after_it() -> None:
    choose = Prompt("x", PromptType.CHOOSE, "Which?", ("This", "That"))

    head, safety, *_, phone, another, paper, prompt = segment(
        composed(make_script(make_segment(prompts=(choose,))))
    ).blocks

    assert isinstance(head, Head)
    assert safety == Aside("Safety", (Paragraph("Watch for stillness."),), boxed=True)
    assert [phone, another, paper, prompt] == [
        Aside("On phones", (Paragraph("You are in the right place."),)),
        Aside("Another way", (Paragraph("Look out of the window."),)),
        Aside("On paper", (Paragraph("Write one word."),)),
        Aside("Choose", (Paragraph("Which?"), Items(("This", "That")))),
    ]


def test_what_to_do_if_someone_is_distressed_comes_first_and_the_cover_leads_everywhere() -> None:
    script = make_script(make_segment(goal="See [place]."))

    booklet = composed(script)

    assert [sheet.id for sheet in booklet.sheets[:4]] == ["cover", *FIRST, "segment 1"]
    assert booklet.sheets[1].blocks[1] == Items(script.distress_protocol)
    _, distress, blanks, plan, cards = booklet.sheets[0].blocks
    assert isinstance(plan, Plan)
    assert isinstance(cards, Cards)
    named = [distress, blanks, *plan.rows[:-1], *cards.rows]
    assert [row.leads_to for row in named if isinstance(row, Row)] == [
        sheet.id for sheet in booklet.sheets[1:]
    ]


def test_what_is_to_be_filled_in_is_listed_once_in_the_order_in_which_it_is_met() -> None:
    cues = (
        Cue(CueKind.SAY, "I am [your name], with [the watcher's\nname]. [..] [A link](x). [ ]"),
        Cue(CueKind.DO, "- Wait for [Your name]."),
        Cue(CueKind.SAY, "Now [as strong] [...]", tier=2),
    )
    script = make_script(
        make_segment(kind=SegmentKind.GUIDED_IMAGERY, cues=cues, on_paper="Write [the date]."),
        distress_protocol=("We are in [place].",),
        debrief=("Call [name].",),
    )

    sheet = composed(script).sheets[2]

    assert [block.text for block in sheet.blocks if isinstance(block, Blank)] == [
        "[place]",
        "[your name]",
        "[the watcher's name]",
        "[as strong]",
        "[the date]",
        "[name]",
    ]


@pytest.mark.parametrize(
    ("language", "request_", "name"),
    [
        ("", BookletRequest(), "an_evening-a4.pdf"),
        ("es", BookletRequest(large=True, tier=2), "an_evening-es-tier2-large-a4.pdf"),
        ("", BookletRequest(Paper.LETTER, tier=1), "an_evening-tier1-letter.pdf"),
    ],
)
def test_a_file_is_named_after_what_is_in_it(
    language: str, request_: BookletRequest, name: str
) -> None:
    assert file_name("an_evening", language, request_) == name


def test_the_cards_come_last_and_the_rooms_own_limits_of_privacy_are_to_be_said() -> None:
    script = make_script(limits_of_privacy=("Find out the law.",))

    booklet = composed(script, limits="I must tell.\n\nNothing else.")

    assert [sheet.title for sheet in booklet.sheets if sheet.card] == [
        "If someone is distressed",
        "What people read before they join",
        "Agreements",
        "Pre-flight",
        "Debrief",
        "Limits of privacy",
    ]
    assert booklet.sheets[-1].blocks[1] == Items(("Find out the law.",))
    assert booklet.sheets[-1].blocks[-2:] == (
        Said((Phrase("I must tell."),)),
        Said((Phrase("Nothing else."),)),
    )


def test_a_language_without_words_of_its_own_has_english_ones() -> None:
    assert composed(make_script(language="ar")).foot == "Facilitator’s booklet"
    assert composed(make_script(language="es")).foot == "Cuadernillo de facilitación"
    assert set(BY_LANGUAGE) <= set(LANGUAGES)


@pytest.mark.parametrize("text", ["", "24:00", "18:60", "6 pm", "18.30", "٠٨:٣٠", "18:30:00"])
def test_a_start_that_is_no_time_of_day_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadRequest, match=r"written like 18:30"):
        read_start(text)


def test_a_start_is_read() -> None:
    assert (read_start(" 9:05 "), read_start("00:00")) == (time(9, 5), time(0, 0))
