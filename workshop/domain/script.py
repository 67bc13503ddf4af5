"""What the facilitator wrote: a script, its segments, their cues and prompts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum


class SegmentKind(StrEnum):
    OPEN = "open"
    AGREE = "agree"
    CHECK_IN = "check_in"
    GROUNDING = "grounding"
    PSYCHOEDUCATION = "psychoeducation"
    REFLECTION = "reflection"
    GUIDED_IMAGERY = "guided_imagery"
    LETTER_WRITING = "letter_writing"
    BREAK = "break"
    SHARING = "sharing"
    BELIEFS = "beliefs"
    SELF_COMPASSION = "self_compassion"
    AFTERCARE = "aftercare"
    CLOSING = "closing"


PROTECTED_KINDS = frozenset(
    {
        SegmentKind.GROUNDING,
        SegmentKind.GUIDED_IMAGERY,
        SegmentKind.AFTERCARE,
        SegmentKind.CLOSING,
    }
)
"""Kinds whose floor nobody can cut: ``care/fact_base.md`` 10 and red line 19."""


class CueKind(StrEnum):
    DO = "do"
    SAY = "say"
    CHOICES = "choices"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to do or say: paragraphs divided by blank lines, and ``- `` list lines."""

    kind: CueKind
    text: str
    tier: int = 1


class PromptType(StrEnum):
    RATING = "rating"
    CHOOSE = "choose"
    WRITE = "write"
    LETTER = "letter"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Prompt:
    """What participants are asked. ``options`` are choices, or sentence starters of a letter."""

    id: str
    type: PromptType
    question: str
    options: tuple[str, ...] = ()
    tier: int = 1


HIGHEST_TIER = 3

SENT_AT_THE_END = frozenset({"settled", "choice", "too_much"})
"""Prompts whose answers a person can send, to be counted with those of others."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One timed part of a script. ``floor`` is the least time a protected segment gets.

    ``tiers`` are the first and the last at which a room has it.
    """

    id: str
    title: str
    kind: SegmentKind
    planned: timedelta
    floor: timedelta
    activation: int
    goal: str
    cues: tuple[Cue, ...]
    phone: str
    another_way: str
    on_paper: str
    safety: str
    prompts: tuple[Prompt, ...] = ()
    warn: timedelta = timedelta(minutes=2)
    optional: bool = False
    tiers: tuple[int, int] = (1, HIGHEST_TIER)

    @property
    def protected(self) -> bool:
        return self.kind in PROTECTED_KINDS

    def is_for(self, tier: int) -> bool:
        return self.tiers[0] <= tier <= self.tiers[1]

    def for_tier(self, tier: int) -> Segment:
        return replace(
            self,
            cues=tuple(cue for cue in self.cues if cue.tier <= tier),
            prompts=tuple(prompt for prompt in self.prompts if prompt.tier <= tier),
        )


@dataclass(frozen=True, slots=True)
class Script:
    """A whole workshop, in running order; ``translations`` are the same in other languages.

    ``limits_of_privacy`` are for the facilitator: what the text of that name has to answer.
    """

    id: str
    title: str
    language: str
    tier: int
    summary: str
    about: str
    what_it_is_not: str
    agreements: tuple[str, ...]
    pre_flight: tuple[str, ...]
    distress_protocol: tuple[str, ...]
    debrief: tuple[str, ...]
    segments: tuple[Segment, ...]
    limits_of_privacy: tuple[str, ...] = ()
    translations: tuple[Script, ...] = ()

    @property
    def planned(self) -> timedelta:
        """All segments together; only at one tier (``for_tier``) is this how long it takes."""
        return sum((segment.planned for segment in self.segments), timedelta())

    @property
    def tiers(self) -> tuple[int, ...]:
        """The tiers a room can be opened at: the script's own, and each that content asks for."""
        asked = {tier for segment in self.segments for tier in _tiers_of(segment)}
        return (self.tier, *sorted(tier for tier in asked if self.tier < tier <= HIGHEST_TIER))

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.language, *(each.language for each in self.translations))

    @property
    def has_wall(self) -> bool:
        return any(prompt.type is PromptType.LINE for prompt in self._prompts())

    @property
    def sends_ratings(self) -> bool:
        """Whether it asks anything that people can send at the end."""
        return any(prompt.id in SENT_AT_THE_END for prompt in self._prompts())

    def _prompts(self) -> Iterator[Prompt]:
        for segment in self.segments:
            yield from segment.prompts

    def in_language(self, language: str | None) -> Script:
        """The script in this language, or as it was written if there is no such translation."""
        return next((each for each in self.translations if each.language == language), self)

    def for_tier(self, tier: int) -> Script:
        """The script as a room of this tier runs it: content for other tiers is left out."""
        segments = (each.for_tier(tier) for each in self.segments if each.is_for(tier))
        return replace(
            self,
            segments=tuple(segments),
            translations=tuple(each.for_tier(tier) for each in self.translations),
        )


def _tiers_of(segment: Segment) -> set[int]:
    """The tiers from which on something about it changes."""
    first, last = segment.tiers
    marked = {cue.tier for cue in segment.cues} | {prompt.tier for prompt in segment.prompts}
    return {first, last + 1, *filter(segment.is_for, marked)}
