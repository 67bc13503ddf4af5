"""What is known of an evening, as packs tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from tests.builders import make_script, make_segment
from workshop.domain.facts import Door, Facts, Known, rundown
from workshop.domain.forms import HandCard, Question, RundownRow, Square
from workshop.domain.pack import BY_NAME, PLACEHOLDERS, Items, Lines, Pack, Paragraph, Source, Theme
from workshop.domain.script import SegmentKind

SCRIPT = make_script(
    make_segment("welcome", minutes=5, floor=3),
    make_segment("grounding", kind=SegmentKind.GROUNDING, minutes=10, floor=4),
    make_segment("sharing", minutes=20, floor=20, optional=True),
)
DOOR = Door(("10", "01"), "192.0.2.1:8080", "CDF-GHJ", "one · two · three")
ALL = Facts(
    emergency="112",
    checked_on=date(2026, 3, 4),
    privacy_limits="We must tell.",
    script=SCRIPT,
    tier=2,
    start=time(23, 30),
    printed_on=date(2026, 3, 5),
    door=DOOR,
)


def known(facts: Facts, language: str = "en", theme: Theme | None = None) -> Known:
    return Known(facts, Pack("a_pack", "A pack", language, "Notes", (), theme or Theme()))


def test_short_facts_are_told_in_words() -> None:
    assert known(ALL).told == {
        "emergency": "112",
        "checked_on": "4 March 2026",
        "printed_on": "5 March 2026",
        "start": "23:30",
        "end": "00:05",
        "script_title": "An evening",
        "tier": "2, standard",
        "join_address": "192.0.2.1:8080",
        "join_code": "CDF-GHJ",
        "check_words": "one · two · three",
        "hand_colour": "orange",
    }


def test_what_is_not_known_is_empty_and_never_a_guess() -> None:
    told = known(Facts()).told

    assert {name for name in told if told[name]} == {"hand_colour"}
    assert [
        each
        for each in PLACEHOLDERS
        if each.name != "hand_card" and known(Facts()).blocks(each.name)
    ] == []


def test_each_placeholder_that_is_short_can_be_told_and_no_other() -> None:
    assert set(known(ALL).told) == {each.name for each in PLACEHOLDERS if each.short}


@pytest.mark.parametrize(
    "name",
    [each.name for each in PLACEHOLDERS if each.source is Source.SCRIPT and not each.short],
)
def test_each_placeholder_of_a_script_has_something_to_print(name: str) -> None:
    assert BY_NAME[name].label
    assert bool(known(ALL).blocks(name)) == (name != "for_the_wall")  # this script has none


def test_what_a_script_says_becomes_lists_texts_and_forms() -> None:
    found = known(ALL)

    assert found.blocks("agreements") == (Items(("You can pass.",)),)
    assert found.blocks("distress") == (Items(("Slow down.",)),)
    assert found.blocks("about") == (Paragraph("We sit together for a while."),)
    assert found.blocks("debrief") == (Question((Paragraph("What stirred people?"),), Lines(3)),)
    assert found.blocks("privacy_limits") == (Paragraph("We must tell."),)
    assert found.blocks("join_square") == (Square(("10", "01")),)


def test_the_colour_of_the_hand_card_and_its_name_go_together() -> None:
    spanish = known(Facts(), "es", Theme(hand_colour="green"))

    assert spanish.blocks("hand_card") == (HandCard("#7dbe6c", "verde"),)
    assert spanish.told["hand_colour"] == "verde"


def test_the_rundown_has_clock_times_and_says_in_words_what_can_give_way() -> None:
    assert list(rundown(SCRIPT, time(19, 0))) == [
        RundownRow("19:00", "Welcome", "5 min", ("may be cut to 3",)),
        RundownRow("19:05", "Grounding", "10 min", ("◆ protected: at least 4",)),
        RundownRow("19:15", "Sharing", "20 min", ("may be left out",)),
        RundownRow("19:35", "End"),
    ]


def test_without_a_start_the_rundown_counts_minutes() -> None:
    assert [row.when for row in rundown(SCRIPT, None)] == ["min 0", "min 5", "min 15", "min 35"]


def test_the_rundown_is_in_the_scripts_own_language() -> None:
    *_, last = rundown(replace(SCRIPT, language="es"), None)

    assert last.title == "Final"
