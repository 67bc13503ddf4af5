"""The facilitator's cards, which scripts share unless they bring their own."""

from __future__ import annotations

from tests.content.good import texts
from workshop.content.problems import Problem
from workshop.content.scripts import load_script
from workshop.domain.script import CueKind, Script

WORKSHOP = texts("good")["workshop.md"]
CARDS = """---
title: Cards
---

## What it is not

It is not therapy.

## Agreements

- We share this one.
- And this one.

## Limits of privacy

- Whom would you have to tell?

## Pre-flight

- The window is open.

## If someone is distressed

- Sit down beside them.

## Debrief

- How are we?
"""


def load(main: str, cards: str | None = CARDS) -> tuple[Script | None, list[Problem]]:
    shared = texts("shared") | ({"cards.md": cards} if cards else {})
    return load_script("good", texts("good") | {"workshop.md": main}, shared)


def opened(main: str) -> Script:
    script, problems = load(main)
    assert problems == []
    assert script is not None
    return script


def without(*headings: str) -> str:
    parts = WORKSHOP.split("\n## ")
    return "\n## ".join(part for part in parts if part.partition("\n")[0] not in headings)


def test_a_script_s_own_cards_go_before_the_shared_ones() -> None:
    script = opened(WORKSHOP)

    assert script.agreements == ("You may pass.", "You may leave.")
    assert script.debrief == ("What went well?",)


def test_cards_that_a_script_leaves_out_are_the_shared_ones() -> None:
    script = opened(without("Agreements", "Pre-flight", "What it is not"))

    assert script.agreements == ("We share this one.", "And this one.")
    assert script.pre_flight == ("The window is open.",)
    assert script.what_it_is_not == "It is not therapy."
    assert script.limits_of_privacy == ("Whom would you have to tell?",)


def test_a_mistake_on_a_shared_card_keeps_the_script_closed() -> None:
    script, problems = load(without("Debrief"), CARDS.replace("- How are we?", "How are we?"))

    assert script is None
    assert [(problem.path, problem.line) for problem in problems] == [("shared/cards.md", 28)]


def test_a_card_that_nobody_has_is_missing() -> None:
    script, problems = load(without("Debrief"), cards=None)

    assert script is None
    assert [problem.message for problem in problems] == ['The section "## Debrief" is missing.']


def test_the_agreements_are_read_out_where_the_script_says_so() -> None:
    shared = texts("shared")
    said = shared["agreements.md"].replace(
        "You may pass on anything.", "We agree on this.\n\n$agreements\n\nIs that right?"
    )

    script, _ = load_script("good", texts("good"), {**shared, "agreements.md": said})

    assert script is not None
    (cue,) = script.segments[1].cues
    assert cue.kind is CueKind.SAY
    assert cue.text == "We agree on this.\n\nYou may pass.\n\nYou may leave.\n\nIs that right?"


def test_agreements_count_as_words_that_are_said() -> None:
    long = CARDS.replace("- And this one.", "- And so do I. We do it too." + " Me too." * 250)
    shared = texts("shared") | {"cards.md": long}
    shared["agreements.md"] = shared["agreements.md"].replace(
        "You may pass on anything.", "$agreements"
    )

    _, problems = load_script(
        "good", {**texts("good"), "workshop.md": without("Agreements")}, shared
    )

    assert [(problem.path, problem.message) for problem in problems] == [
        (
            "shared/agreements.md",
            "512 words cannot be said in 3 minutes: that would be 171 words a minute.",
        )
    ]


def test_a_placeholder_that_nothing_fills_is_a_mistake() -> None:
    shared = texts("shared")
    shared["agreements.md"] = shared["agreements.md"].replace(
        "You may pass on anything.", "We agree: $agreements"
    )
    shared["steady.md"] = shared["steady.md"].replace("Feel the floor", "$name, feel the floor")

    _, problems = load_script("good", texts("good"), shared)

    assert [problem.message for problem in problems] == [
        '"$agreements" is not filled in here.',
        '"$name" is not filled in here.',
    ]


def test_agreements_on_a_list_line_would_be_read_out_as_they_are_written() -> None:
    agreements = texts("shared")["agreements.md"]
    listed = agreements.replace("You may pass on anything.", "- First\n- $agreements")
    script, (problem,) = load_script(
        "good", texts("good") | {"agreements.md": listed}, texts("shared")
    )

    assert script is None
    assert problem.message == '"$agreements" is not filled in here.'


def test_what_people_read_before_they_join_has_no_placeholder() -> None:
    script, problems = load(WORKSHOP.replace("We sit together", "$name and we sit together"))

    assert script is None
    assert [each.message for each in problems] == ['"$name" is not filled in here.']
