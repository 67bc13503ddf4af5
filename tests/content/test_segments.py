"""One segment file, from its text to what the room gets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.content.good import messages, segment, texts
from workshop.domain.script import Cue, CueKind, Prompt, PromptType, SegmentKind

TALK = texts("good")["talk.md"]
PLACE = texts("good")["place.md"]
LETTER = texts("good")["letter.md"]


def minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


def with_say(body: str) -> str:
    return TALK.replace("Every child has needs.", body)


def test_a_segment_holds_what_its_file_says() -> None:
    talk = segment(TALK)

    assert (talk.id, talk.title, talk.kind) == (
        "a_segment",
        "A short talk",
        SegmentKind.PSYCHOEDUCATION,
    )
    assert (talk.planned, talk.activation) == (minutes(10), 1)
    assert talk.goal == "People hear a kind story."
    assert talk.phone == "Listen, if you like."
    assert talk.another_way == "Look out of the window."
    assert talk.on_paper == "Write down one word."
    assert talk.safety == "Watch for people who go very quiet."


def test_cues_come_in_the_order_of_the_file_each_with_its_tier() -> None:
    assert segment(TALK).cues == (
        Cue(CueKind.SAY, "Every child has needs."),
        Cue(CueKind.DO, "- Name what you see, and wait.", tier=2),
        Cue(CueKind.SAY, "So have the people who raised you.", tier=2),
    )


def test_imagery_keeps_its_pause_marks_for_the_facilitator() -> None:
    assert segment(PLACE).cues == (
        Cue(CueKind.CHOICES, "You may keep your eyes open."),
        Cue(CueKind.DO, "- Slow down."),
        Cue(
            CueKind.SAY,
            "You might think of a place. [..]\n\nPerhaps there is a sound there, or a colour, "
            "or one plain thing that is easy to stay with for now. [...]",
        ),
        Cue(CueKind.RETURN, "Now come back to this room. [.]"),
    )


def test_prompts_have_a_question_and_options_or_starters() -> None:
    assert segment(TALK).prompts == (
        Prompt(
            "armour",
            PromptType.CHOOSE,
            "Which of these do you know? Tap any, or none.",
            ("Staying busy", "Going quiet"),
        ),
    )
    assert segment(LETTER).prompts == (
        Prompt(
            "letter_a",
            PromptType.LETTER,
            "To younger me\n\nA few lines to the child you were.",
            ("When I was small, I needed", "I am glad that"),
        ),
        Prompt("letter_c", PromptType.LETTER, "To a parent\n\nA letter that is not sent.", tier=2),
    )


@pytest.mark.parametrize("kind", ["grounding", "aftercare", "closing"])
def test_what_settles_people_gets_all_its_minutes_unless_the_file_says_fewer(kind: str) -> None:
    text = TALK.replace("psychoeducation", kind)

    assert segment(text).floor == minutes(10)
    assert segment(text.replace("minutes: 10", "minutes: 10\nmin_minutes: 4")).floor == minutes(4)


def test_other_kinds_may_be_cut_to_a_minute() -> None:
    assert segment(TALK).floor == minutes(1)


def test_a_segment_warns_two_minutes_before_its_end_unless_the_file_says_otherwise() -> None:
    assert segment(TALK).warn == minutes(2)
    assert segment(TALK.replace("minutes: 10", "minutes: 10\nwarn_minutes: 0")).warn == minutes(0)


@pytest.mark.parametrize(
    ("written", "optional"), [("true", True), ("False", False), ("yes", True), ("'no'", False)]
)
def test_a_segment_is_optional_only_if_it_says_so(written: str, optional: bool) -> None:
    assert not segment(TALK).optional
    text = TALK.replace("activation: 1", f"activation: 1\noptional: {written}")

    assert segment(text).optional is optional


def test_every_kind_can_be_written() -> None:
    plain = {
        kind: segment(TALK.replace("psychoeducation", kind)).kind
        for kind in SegmentKind
        if kind is not SegmentKind.GUIDED_IMAGERY
    }

    assert plain == {kind: kind for kind in plain}
    assert segment(PLACE).kind is SegmentKind.GUIDED_IMAGERY


def test_lines_of_a_paragraph_and_of_a_list_line_are_joined() -> None:
    text = with_say(
        "One line\nand the next.\n\n\nAnother\nparagraph.\n- one\n- two\n  goes on\n\n- three"
    )

    assert segment(text).cues[0].text == (
        "One line and the next.\n\nAnother paragraph.\n\n- one\n- two goes on\n- three"
    )


def test_a_list_may_stand_at_some_distance_from_the_edge() -> None:
    assert segment(with_say("  - one\n  - two\n    goes on")).cues[0].text == "- one\n- two goes on"


@pytest.mark.parametrize("heading", ["## say", "## SAY", "##  Say:", "## Say ##"])
def test_headings_may_be_written_in_any_case(heading: str) -> None:
    assert segment(TALK.replace("## Say\n", f"{heading}\n")) == segment(TALK)


@pytest.mark.parametrize(
    "words",
    [
        "Write: My person: ______ and ____.",
        "It costs 5 < 6, and 7 > 3.",
        "I read it in snake_case_words and in 2 * 3 * 4.",
        "Say [your name] (slowly), and *wait",
        "______",
    ],
)
def test_plain_words_are_not_mistaken_for_markdown(words: str) -> None:
    assert segment(with_say(words)).cues[0].text == words


def test_everything_that_is_wrong_is_said_at_once() -> None:
    text = (
        TALK.replace("kind: psychoeducation", "kind: talk")
        .replace("minutes: 10", "minutes: ten")
        .replace("## On paper", "## On papr")
        .replace("- Going quiet\n", "")
    )

    assert messages(text) == [
        '3 "talk" is not a kind that exists.',
        '4 minutes must be a whole number from 1 to 180, not "ten".',
        '29 There is no heading "## On papr". Did you mean "## On paper"?',
        "37 People need at least two options to choose from; there is only one.",
    ]


def test_a_list_where_one_value_belongs_is_a_problem() -> None:
    text = TALK.replace("minutes: 10", "minutes: [10, 12]").replace(
        "title: A short talk", "title:\n  - A short\n  - talk"
    )

    assert messages(text) == [
        "2 title must be words on one line, not a list.",
        "6 minutes must be a whole number from 1 to 180, not a list.",
    ]


def test_a_mistake_in_the_fields_does_not_hide_one_in_the_text() -> None:
    text = "Fields that are not there.\n\n## Say\n\nBe **bold**."

    assert messages(text)[0].startswith("1 The file must begin with its fields")
    assert '5 Only plain words can be shown here, not bold or italic: "**bold**".' in messages(text)


def test_what_depends_on_the_kind_is_left_alone_while_the_kind_is_unknown() -> None:
    text = PLACE.replace("kind: guided_imagery", "kind: imagery_guided")

    assert messages(text) == ['3 "imagery_guided" is not a kind that exists.']
