"""What a running order owes to the people in the room, at each tier that a room can have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from workshop.content.problems import Report
from workshop.content.prompts import LETTER_TO_A_PARENT
from workshop.domain.script import PromptType, Segment, SegmentKind

STIRRING: Final = 2
"""From this activation on a segment is led up to, and grounded after: ``care/fact_base.md`` 1.5."""

SETTLING_SHARE: Final = 0.25
"""Of the whole time, after the last stirring segment: ``care/fact_base.md`` 0 (4)."""

MINUTE: Final = timedelta(minutes=1)

LEAST_FLOORS: Final = {
    SegmentKind.AFTERCARE: 3 * MINUTE,
    SegmentKind.CLOSING: 3 * MINUTE,
    SegmentKind.GROUNDING: 2 * MINUTE,
}
"""Protected minutes that are worth the name."""

NEVER_OPTIONAL: Final = {SegmentKind.AGREE, SegmentKind.AFTERCARE, SegmentKind.CLOSING}
"""Consent, the plan and the end stay, however late it is: red line 19."""

MOST_ACTIVATION_THAT_STEADIES: Final = {
    SegmentKind.GROUNDING: 1,
    SegmentKind.BREAK: 1,
    SegmentKind.GUIDED_IMAGERY: 1,
    SegmentKind.PSYCHOEDUCATION: 0,
}


A_LETTER_TO_A_PARENT: Final = "asks for a letter to a parent"


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment as it stands in the order, and the line that names it."""

    segment: Segment
    line: int

    @property
    def stirs(self) -> bool:
        return self.segment.activation >= STIRRING

    @property
    def steadies(self) -> bool:
        """Enough for what stirs to come after it: ``care/fact_base.md`` 1.5.

        What may be dropped does not count: it would be dropped on the evening that runs late.
        """
        kind, activation = self.segment.kind, self.segment.activation
        return not self.segment.optional and activation <= MOST_ACTIVATION_THAT_STEADIES.get(
            kind, -1
        )


def check(order: Sequence[Placed], tier: int, report: Report) -> None:
    """The order of one tier, which holds just what a room of that tier has."""
    if not order:
        return
    _check_ends(order, report)
    _check_stirring(order, report)
    _check_settling_time(order, report)
    for placed in order:
        _check_tier(placed, tier, report)
        _check_floor(placed, report)
        _check_stays(placed, report)


def _check_ends(order: Sequence[Placed], report: Report) -> None:
    last = order[-1]
    if last.segment.kind is not SegmentKind.CLOSING:
        report.error(
            last.line,
            f'The last segment must be of kind closing; "{last.segment.id}" is '
            f"{last.segment.kind}.",
            "Put a segment of kind closing at the end of running_order.",
        )
    most = max(placed.segment.activation for placed in order)
    if most == 0:
        return
    kinds = {placed.segment.kind for placed in order}
    tell = report.error if most >= STIRRING else report.warning
    for kind, why in (
        (SegmentKind.AGREE, "people have agreed to nothing and consented to nothing"),
        (SegmentKind.AFTERCARE, "people go home without a plan"),
    ):
        if kind not in kinds:
            tell(
                last.line,
                f"No segment of kind {kind} is in this order, so {why}.",
                f"Add one, such as:  - {'agreements' if kind is SegmentKind.AGREE else kind}",
            )


def _check_stirring(order: Sequence[Placed], report: Report) -> None:
    following: Sequence[Placed | None] = (*order[1:], None)
    steady = False
    before: Placed | None = None
    for placed, after in zip(order, following, strict=True):
        if placed.stirs:
            if not steady and not (before and before.stirs):
                report.error(
                    placed.line,
                    f'"{placed.segment.id}" has activation {placed.segment.activation}, and '
                    "nothing before it settles people.",
                    "Put a grounding, a break or a calm imagery before it, and after whatever "
                    "stirs before that.",
                )
            if after is None or not _grounds(after.segment):
                report.error(
                    placed.line,
                    f'"{placed.segment.id}" has activation {placed.segment.activation}, '
                    "so a segment of kind grounding must follow it directly.",
                    "Put a grounding segment on the line below it.",
                )
            steady = False
        steady = steady or placed.steadies
        before = placed


def _grounds(segment: Segment) -> bool:
    return segment.kind is SegmentKind.GROUNDING and not segment.optional


def _check_settling_time(order: Sequence[Placed], report: Report) -> None:
    """Of an evening that runs late: what may be dropped has been."""
    last = max((number for number, placed in enumerate(order) if placed.stirs), default=None)
    if last is None or last == len(order) - 1:  # of that one, its missing grounding is told
        return
    after = [placed.segment for placed in order[last + 1 :] if not placed.segment.optional]
    left = sum((segment.planned for segment in after), timedelta())
    whole = sum((placed.segment.planned for placed in order[: last + 1]), left)
    if left < SETTLING_SHARE * whole:
        needed = SETTLING_SHARE * whole
        dropped = len(after) < len(order) - last - 1
        report.error(
            order[last].line,
            f'After "{order[last].segment.id}", the last segment that stirs, there are '
            f"{left // MINUTE} of {whole // MINUTE} minutes"
            f"{', not counting what may be dropped' if dropped else ''}. "
            f"A quarter is needed to settle: {-(-needed // MINUTE)}.",
            "Move it earlier, shorten what comes before it, or give more time to what follows.",
        )


def _check_floor(placed: Placed, report: Report) -> None:
    least = LEAST_FLOORS.get(placed.segment.kind)
    if least and placed.segment.floor < least:
        report.error(
            placed.line,
            f'"{placed.segment.id}" may last only {placed.segment.floor // MINUTE} min; '
            f"{placed.segment.kind} is protected time, and keeps at least {least // MINUTE}.",
            f"In its file, give it minutes and min_minutes of {least // MINUTE} or more.",
        )


def _check_stays(placed: Placed, report: Report) -> None:
    if placed.segment.optional and placed.segment.kind in NEVER_OPTIONAL:
        report.error(
            placed.line,
            f'"{placed.segment.id}" is {placed.segment.kind}, which can never be dropped.',
            "Take  optional: true  out of its file.",
        )


def _check_tier(placed: Placed, tier: int, report: Report) -> None:
    needed, what = max(_needs(placed.segment), default=(1, ""))
    if tier < needed:
        report.error(
            placed.line,
            f'"{placed.segment.id}" {what}, which needs tier {needed}; '
            f"here it is in rooms of tier {tier}.",
            f"In its file, write:  ## Prompt: letter {LETTER_TO_A_PARENT}, tier {needed}"
            if what == A_LETTER_TO_A_PARENT
            else f"End this line with  , from tier {needed}    or raise the script's tier.",
        )


def _needs(segment: Segment) -> Iterator[tuple[int, str]]:
    """The tiers that what a segment holds asks for: ``care/fact_base.md`` 0.1."""
    for kind, rule in _TIERS.items():
        if segment.kind is kind:
            yield rule(segment)
    if any(prompt.id == LETTER_TO_A_PARENT for prompt in segment.prompts):
        yield 2, A_LETTER_TO_A_PARENT
    if segment.activation >= 3:
        yield 3, "has activation 3"


def _shared(segment: Segment) -> tuple[int, str]:
    spoken = not any(prompt.type is PromptType.LINE for prompt in segment.prompts)
    stirs = segment.activation >= STIRRING
    return (2, "lets people speak of themselves aloud") if spoken and stirs else (1, "")


_TIERS: Final[dict[SegmentKind, Callable[[Segment], tuple[int, str]]]] = {
    SegmentKind.BELIEFS: lambda _: (2, "works on beliefs"),
    SegmentKind.SHARING: _shared,
    SegmentKind.GUIDED_IMAGERY: lambda segment: (
        (2, "is imagery that stirs") if segment.activation >= STIRRING else (1, "")
    ),
}
