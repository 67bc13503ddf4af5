"""Whether what is said fits its minutes, and whether imagery leaves room for silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from workshop.content.headings import Part
from workshop.content.problems import Report
from workshop.domain.pauses import MARK, PAUSES, phrases
from workshop.domain.script import HIGHEST_TIER, SegmentKind

SPEECH: Final = 125
"""Words a minute of a person who talks to a room: ordinary speech is 120 to 150."""

FAST: Final = 150
"""Nobody who listens can be asked to follow more."""

QUIET_SHARE: Final = 60
"""Words for each minute of a segment that belongs to the people: half of it is theirs."""

SLOWEST, PACE, FASTEST = 90, 100, 110
"""Words a minute in imagery: ``care/fact_base.md`` 2.1."""

LEAST_SILENCE, MOST_SILENCE = 0.40, 0.50
LONGEST_SILENCE: Final = 20
"""Seconds without a voice in which people get lost."""

LONGEST_IMAGERY: Final = 12
"""Minutes."""

HANDS: Final = 120
"""Seconds of an imagery's minutes that what stands under ``Do`` may take."""

QUIET_KINDS: Final = {
    SegmentKind.LETTER_WRITING,
    SegmentKind.REFLECTION,
    SegmentKind.SHARING,
    SegmentKind.BELIEFS,
}

_WORD = re.compile(r"\w[\w'’-]*")
_SPOKEN = ("Say", "Choices", "Return")


@dataclass(frozen=True, slots=True)
class Spoken:
    """How much is said, and how many seconds of it are marked as silence."""

    words: int
    silence: int

    def seconds(self, words_a_minute: int) -> float:
        return self.words / words_a_minute * 60 + self.silence

    @property
    def silence_share(self) -> float:
        return self.silence / self.seconds(PACE) if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a segment's minutes are written; a problem with them is reported there."""

    minutes: int
    line: int
    report: Report


def spoken(parts: Sequence[Part], tier: int = HIGHEST_TIER, *names: str) -> Spoken:
    """What is said at a tier below some headings, or below all that are spoken."""
    texts = [
        part.text for part in parts if part.heading.name in (names or _SPOKEN) and part.tier <= tier
    ]
    said = [each for text in texts for each in phrases(text)]
    return Spoken(sum(len(_WORD.findall(text)) for text, _ in said), sum(time for _, time in said))


def check(parts: Sequence[Part], kind: SegmentKind, tiers: Sequence[int], place: Place) -> None:
    """Reports on the fullest of these tiers; marks within the file are looked at separately."""
    fullest = max((spoken(parts, tier) for tier in tiers), key=lambda each: each.words)
    if kind is SegmentKind.GUIDED_IMAGERY:
        _check_imagery(fullest, place)
    else:
        _check_speech(fullest, kind, place)


def check_silences(parts: Sequence[Part], report: Report) -> None:
    """Marks that follow each other, with no word between them, are one silence."""
    for part in parts:
        if part.heading.name not in _SPOKEN:
            continue
        for block in part.blocks:
            for silence in _silences(block.text):
                if silence > LONGEST_SILENCE:
                    report.error(
                        block.line,
                        f"This silence lasts {silence} seconds. After {LONGEST_SILENCE} people "
                        "get lost in it.",
                        "Say a few words between the marks, or take one away.",
                    )


def _silences(text: str) -> list[int]:
    marks = list(MARK.finditer(text))
    found = [PAUSES[mark[0]] for mark in marks[:1]]
    for before, mark in pairwise(marks):
        joined = not _WORD.search(text[before.end() : mark.start()])
        seconds = PAUSES[mark[0]]
        found.append(found[-1] + seconds if joined else seconds)
    return found


def _check_speech(said: Spoken, kind: SegmentKind, place: Place) -> None:
    minutes = place.minutes
    if said.words > FAST * minutes:
        place.report.error(
            place.line,
            f"{said.words} words cannot be said in {_minutes(minutes)}: "
            f"that would be {round(said.words / minutes)} words a minute.",
            f"Give it {_needed(said.words, SPEECH)} minutes, or cut it to about "
            f"{SPEECH * minutes} words.",
        )
    elif said.words > SPEECH * minutes:
        place.report.warning(
            place.line,
            f"{said.words} words in {_minutes(minutes)} is fast: "
            f"{round(said.words / minutes)} words a minute.",
            f"Cut it to about {SPEECH * minutes} words, or give it "
            f"{_needed(said.words, SPEECH)} minutes.",
        )
    elif kind in QUIET_KINDS and said.words > QUIET_SHARE * minutes:
        place.report.warning(
            place.line,
            f"{said.words} words take up half of {_minutes(minutes)} or more. "
            f"In a segment of kind {kind} that time belongs to the people.",
            f"Cut it to about {QUIET_SHARE * minutes} words, or give it "
            f"{_needed(said.words, QUIET_SHARE)} minutes.",
        )


def _check_imagery(said: Spoken, place: Place) -> None:
    if place.minutes > LONGEST_IMAGERY:
        place.report.error(
            place.line,
            f"Guided imagery of {place.minutes} minutes is too long for a group.",
            f"Keep it to {LONGEST_IMAGERY} minutes.",
        )
    available = place.minutes * 60
    if said.seconds(FASTEST) > available:
        place.report.warning(
            place.line,
            f"{said.words} words and {said.silence} seconds of silence do not fit in "
            f"{_minutes(place.minutes)}, even at {FASTEST} words a minute.",
            f"Give it {-(-round(said.seconds(PACE)) // 60)} minutes, or take out words.",
        )
    elif said.seconds(SLOWEST) < available - HANDS:
        place.report.warning(
            place.line,
            f"{said.words} words and {said.silence} seconds of silence fill only "
            f"{round(said.seconds(SLOWEST) / 60, 1):g} of {place.minutes} minutes, "
            f"even at {SLOWEST} words a minute.",
            f"Give it {max(1, round(said.seconds(PACE) / 60))} minutes, or add to it.",
        )
    if not LEAST_SILENCE <= said.silence_share <= MOST_SILENCE:
        much = "little" if said.silence_share < LEAST_SILENCE else "much"
        place.report.warning(
            place.line,
            f"{round(said.silence_share * 100)} of 100 parts of this imagery are silence, "
            f"which is too {much}.",
            f"Aim at {round(LEAST_SILENCE * 100)} to {round(MOST_SILENCE * 100)}: "
            + ("add pause marks." if much == "little" else "take out pause marks, or add words."),
        )


def _minutes(number: int) -> str:
    return "1 minute" if number == 1 else f"{number} minutes"


def _needed(words: int, rate: int) -> int:
    return -(-words // rate)
