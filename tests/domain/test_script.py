"""Scripts and the tiers they hold."""

from __future__ import annotations

from datetime import timedelta

from tests.builders import make_script, make_segment
from workshop.domain.script import Cue, CueKind, Prompt, PromptType, SegmentKind

GENTLE = Cue(CueKind.SAY, "Write to younger you.")
STRONGER = Cue(CueKind.SAY, "Or write to the person who raised you.", tier=2)
LETTER_A = Prompt("letter_a", PromptType.LETTER, "To younger me")
LETTER_C = Prompt("letter_c", PromptType.LETTER, "To a parent", tier=2)
LETTER = make_segment(
    "letter",
    kind=SegmentKind.LETTER_WRITING,
    cues=(GENTLE, STRONGER),
    prompts=(LETTER_A, LETTER_C),
)


def test_a_script_takes_as_long_as_its_segments() -> None:
    script = make_script(make_segment("a", minutes=4), make_segment("b", minutes=6))

    assert script.planned == timedelta(minutes=10)


def test_a_script_can_be_opened_at_each_tier_its_content_asks_for() -> None:
    assert make_script(LETTER).tiers == (1, 2)
    assert make_script(make_segment("welcome")).tiers == (1,)


def test_a_gentle_room_never_holds_what_a_higher_tier_may_use() -> None:
    (letter,) = make_script(LETTER).for_tier(1).segments

    assert (letter.cues, letter.prompts) == ((GENTLE,), (LETTER_A,))


def test_a_standard_room_holds_both() -> None:
    (letter,) = make_script(LETTER).for_tier(2).segments

    assert (letter.cues, letter.prompts) == ((GENTLE, STRONGER), (LETTER_A, LETTER_C))
