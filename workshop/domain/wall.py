"""The wall: single lines that are shown only approved, mixed up, and five at a time at least."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LINE_LENGTH = 80
"""The most characters a line may have (``care/fact_base.md`` 4)."""

BATCH = 5
"""The fewest approved lines that are released together (``anchors/trust.md`` 2.5, rule 5)."""


class LineStatus(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    HELD = "held"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Line:
    """One anonymous line. Its id is random and says nothing of who sent it or when."""

    id: str
    text: str
    status: LineStatus = LineStatus.WAITING
    place: int | None = None
    """Where a shown line stands on the wall; drawn by lot when its batch is released."""


def tidy(text: str) -> str:
    """One line, single spaces, no control characters: nothing of how it was typed remains."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())


def may_release(lines: list[Line]) -> bool:
    return sum(line.status is LineStatus.APPROVED for line in lines) >= BATCH


def shown(lines: list[Line]) -> tuple[str, ...]:
    """The texts on the wall, in their drawn order."""
    on_wall = [line for line in lines if line.status is LineStatus.SHOWN]
    return tuple(line.text for line in sorted(on_wall, key=lambda line: line.place or 0))
