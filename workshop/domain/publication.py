"""Numbers about people, published so that no one can be read out of them.

The rules are those of ``anchors/trust.md`` 2.5 and ``care/fact_base.md`` 6.5: published once, only
after the room has closed; coarse bands; nothing under six participants or five answers; nothing
when all, or all but one, gave the same band. Bands under five are hidden, never alone and never
fewer than five people together, and how many answered is not told: what is shown cannot be
subtracted from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

FEWEST_PARTICIPANTS = 6
FEWEST_ANSWERS = 5

BANDS = ("0–3", "4–6", "7–10")


@dataclass(frozen=True, slots=True)
class Summary:
    """Answers per band. ``None`` is “not shown”: a small band, or one that would give it away."""

    bands: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Why no numbers are shown."""

    reason: str


def band(rating: int) -> str:
    """The coarse band of a 0 to 10 rating."""
    return BANDS[0] if rating <= 3 else BANDS[1] if rating <= 6 else BANDS[2]


def publish(values: Sequence[str], options: Sequence[str], participants: int) -> Summary | Withheld:
    """Summarise one answer per person over ``options``, or say why it is withheld."""
    if participants < FEWEST_PARTICIPANTS or len(values) < FEWEST_ANSWERS:
        return Withheld("Too few answers to show safely.")
    counts = Counter(values)
    if max(counts.values()) >= len(values) - 1:
        return Withheld("Not enough variety to show safely.")
    bands = suppressed(counts, options)
    shown = [count for _, count in bands if count is not None]
    hidden = len(values) - sum(shown)
    if hidden and (hidden < FEWEST_ANSWERS or min(shown, default=0) <= FEWEST_ANSWERS):
        # beside a shown five, the hidden bands could only be small ones with somebody in each
        return Withheld("Too few answers to show safely.")
    return Summary(bands)


def suppressed(counts: Counter[str], options: Sequence[str]) -> tuple[tuple[str, int | None], ...]:
    """Hide small bands, and a second one where a single hidden band could be worked out."""
    hidden = {option for option in options if counts[option] < FEWEST_ANSWERS}
    if len(hidden) == 1:
        shown = [option for option in options if option not in hidden]
        hidden.add(min(shown, key=lambda option: counts[option]))
    return tuple((option, None if option in hidden else counts[option]) for option in options)
