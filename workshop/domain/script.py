"""What the facilitator wrote: a script, its segments, their cues and prompts."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Segment:
    """One timed part of a script. ``floor`` is the least time a protected segment gets."""

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

    @property
    def protected(self) -> bool:
        return self.kind in PROTECTED_KINDS

    def for_tier(self, tier: int) -> Segment:
        return replace(
            self,
            cues=tuple(cue for cue in self.cues if cue.tier <= tier),
            prompts=tuple(prompt for prompt in self.prompts if prompt.tier <= tier),
        )


@dataclass(frozen=True, slots=True)
class Script:
    """A whole workshop, in running order."""

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

    @property
    def planned(self) -> timedelta:
        return sum((segment.planned for segment in self.segments), timedelta())

    @property
    def tiers(self) -> tuple[int, ...]:
        """The tiers a room can be opened at: the script's own, and each that content asks for."""
        marked = {cue.tier for segment in self.segments for cue in segment.cues}
        marked |= {prompt.tier for segment in self.segments for prompt in segment.prompts}
        return (self.tier, *sorted(tier for tier in marked if tier > self.tier))

    def for_tier(self, tier: int) -> Script:
        """The script as a room of this tier runs it: content for higher tiers is left out."""
        return replace(self, segments=tuple(segment.for_tier(tier) for segment in self.segments))
