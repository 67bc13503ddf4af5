"""Words, pauses and minutes held against each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop.content import pacing
from workshop.content.headings import Heading, Part
from workshop.content.pacing import Place, spoken
from workshop.content.problems import Report
from workshop.content.prose import Block
from workshop.domain.pauses import PAUSES
from workshop.domain.script import SegmentKind

MARKS = st.sampled_from(sorted(PAUSES))


def part(text: str, name: str = "Say", tier: int = 1) -> Part:
    return Part(Heading(name), 7, tier, "", (Block(text, 8),))


def messages(kind: SegmentKind, minutes: int, *parts: Part) -> list[str]:
    report = Report("a/b.md")
    pacing.check(parts, kind, [1], Place(minutes, 4, report))
    return [f"{problem.severity}: {problem.message}" for problem in report.problems]


@given(st.lists(st.tuples(st.integers(0, 30), MARKS)))
def test_words_and_pauses_are_counted_apart(beats: list[tuple[int, str]]) -> None:
    text = " ".join(f"{'word ' * count}{mark}" for count, mark in beats)

    said = spoken([part(text)])

    assert said.words == sum(count for count, _ in beats)
    assert said.silence == sum(PAUSES[mark] for _, mark in beats)


def test_only_what_is_said_at_the_tier_counts() -> None:
    parts = [part("one two"), part("three", tier=2), part("four five six", "Do")]

    assert spoken(parts, 1).words == 2
    assert spoken(parts, 2).words == 3


def test_a_talk_that_fits_has_no_problem() -> None:
    assert messages(SegmentKind.PSYCHOEDUCATION, 10, part("word " * 1250)) == []


def test_a_talk_that_nobody_could_follow_is_an_error() -> None:
    assert messages(SegmentKind.PSYCHOEDUCATION, 10, part("word " * 1600)) == [
        "error: 1600 words cannot be said in 10 minutes: that would be 160 words a minute."
    ]


def test_half_of_the_time_for_writing_is_for_writing() -> None:
    assert messages(SegmentKind.LETTER_WRITING, 10, part("word " * 600)) == []
    (said,) = messages(SegmentKind.LETTER_WRITING, 10, part("word " * 601))
    assert said.startswith("warning: 601 words take up half of 10 minutes or more.")


def imagery(words: int, pauses: int) -> Part:
    return part("word " * words + " word ".join(["[..]"] * pauses))


def test_imagery_at_the_pace_that_was_asked_for_has_no_problem() -> None:
    assert messages(SegmentKind.GUIDED_IMAGERY, 10, imagery(500, 36)) == []
    assert messages(SegmentKind.GUIDED_IMAGERY, 12, imagery(500, 36)) == []


def test_imagery_that_must_be_hurried_is_noticed() -> None:
    (said,) = messages(SegmentKind.GUIDED_IMAGERY, 8, imagery(500, 36))

    assert said.startswith("warning: 535 words and 252 seconds of silence do not fit in 8 minutes")


def test_imagery_that_would_leave_people_waiting_is_noticed() -> None:
    (said,) = messages(SegmentKind.GUIDED_IMAGERY, 12, imagery(300, 22))

    assert "fill only 6.1 of 12 minutes" in said


def silences(text: str) -> list[int]:
    report = Report("a/b.md")
    pacing.check_silences([part(text)], report)
    return [int(problem.message.split()[3]) for problem in report.problems]


def test_marks_without_a_word_between_them_are_one_silence() -> None:
    assert silences("A place. [...] [..]") == []
    assert silences("A place. [...] … [...] Now.") == [26]
    assert silences("A place. [...] Rest. [...]") == []


@given(st.lists(MARKS, min_size=1, max_size=6))
def test_no_silence_is_longer_than_twenty_seconds(marks: list[str]) -> None:
    whole = sum(PAUSES[mark] for mark in marks)

    assert bool(silences(f"Rest. {' '.join(marks)} Look.")) == (whole > pacing.LONGEST_SILENCE)
