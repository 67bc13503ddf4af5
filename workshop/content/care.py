"""What a running order owes to the people in the room."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.content.frontmatter import Item
from workshop.content.problems import Report
from workshop.domain.script import Segment, SegmentKind

STIRRING = 2
"""From this activation on, grounding follows at once: ``care/fact_base.md`` 10."""

Place = tuple[Item, Segment | None]
"""An entry of the running order, and its segment unless that has problems of its own."""


def check(order: Sequence[Place], report: Report) -> None:
    for (item, segment), following in zip(order, (*order[1:], None), strict=False):
        if segment and segment.activation >= STIRRING and not _settles(following):
            report.error(
                item.line,
                f'"{segment.id}" has activation {segment.activation}, '
                "so a segment of kind grounding must follow it directly.",
                "Put a grounding segment on the line below it.",
            )
    if order:
        _check_end(*order[-1], report)


def _settles(following: Place | None) -> bool:
    if following is None:
        return False
    segment = following[1]
    return segment is None or segment.kind is SegmentKind.GROUNDING


def _check_end(item: Item, segment: Segment | None, report: Report) -> None:
    if segment and segment.kind is not SegmentKind.CLOSING:
        report.error(
            item.line,
            f'The last segment must be of kind closing; "{segment.id}" is {segment.kind}.',
            "Put a segment of kind closing at the end of running_order.",
        )
