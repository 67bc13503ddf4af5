"""What a running order owes to the people in the room."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.content.frontmatter import Item
from workshop.content.problems import Report
from workshop.domain.script import Segment, SegmentKind

STIRRING = 2
"""From this activation on, grounding follows at once: ``care/fact_base.md`` 10."""

Placed = tuple[Item, Segment | None]
"""An entry of the running order and its segment, if that could be read."""


def check(order: Sequence[Placed], report: Report) -> None:
    for (item, segment), (_, following) in zip(order, (*order[1:], (None, None)), strict=True):
        if segment and segment.activation >= STIRRING and not _settles(following, item, order):
            report.error(
                item.line,
                f'"{segment.id}" has activation {segment.activation}, '
                "so a segment of kind grounding must follow it directly.",
                "Put a grounding segment on the line below it.",
            )
    _check_end(order, report)


def _settles(following: Segment | None, item: Item, order: Sequence[Placed]) -> bool:
    """A following segment that could not be read has its own problems; it is not blamed twice."""
    if following is None:
        return item is not order[-1][0]
    return following.kind is SegmentKind.GROUNDING


def _check_end(order: Sequence[Placed], report: Report) -> None:
    if not order:
        return
    item, segment = order[-1]
    if segment and segment.kind is not SegmentKind.CLOSING:
        report.error(
            item.line,
            f'The last segment must be of kind closing; "{segment.id}" is {segment.kind}.',
            "Put a segment of kind closing at the end of running_order.",
        )
