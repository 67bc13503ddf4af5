"""The segments of a booklet with their starts, each once for all of the tiers that have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from workshop.domain.playback import NONE
from workshop.domain.script import Segment


@dataclass(frozen=True, slots=True)
class Place:
    """A segment in the programme, and the same one with the minutes of other tiers.

    The clock runs as it does at the tier asked for, or else at the script's own.
    """

    segment: Segment
    begin: timedelta
    others: tuple[Segment, ...] = ()

    def joined(self, other: Segment, tier: int) -> Place:
        ours, theirs = (other, self.segment) if other.is_for(tier) else (self.segment, other)
        (first, _), (_, last) = sorted((ours.tiers, theirs.tiers))
        return Place(replace(ours, tiers=(first, last)), self.begin, (*self.others, theirs))


def places(segments: Iterable[Segment], tier: int) -> list[Place]:
    """Each segment with its start; the same at another tier, for other minutes, is no new one."""
    found: list[Place] = []
    begin = NONE
    for segment in segments:
        last = found[-1] if found else None
        if last and _is_same(last.segment, segment):
            found[-1] = last.joined(segment, tier)
            begin = found[-1].begin
        else:
            found.append(Place(segment, begin))
        begin += found[-1].segment.planned if found[-1].segment.is_for(tier) else NONE
    return found


def _is_same(one: Segment, other: Segment) -> bool:
    touch = one.tiers[1] + 1 == other.tiers[0] or other.tiers[1] + 1 == one.tiers[0]
    return touch and one == replace(
        other, planned=one.planned, floor=one.floor, warn=one.warn, tiers=one.tiers
    )
