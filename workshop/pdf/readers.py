"""How programs that read a PDF are told which characters stand on a line, from left to right.

They put right-to-left text back into order by themselves. What could go either way, like a space or
a stop where the direction turns, gets a mark that says which way it goes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from workshop.pdf.shaping import Shaped

MARKS: Final = "\u200e\u200f"

_STRONG: Final = frozenset({"L", "R", "AL", "EN", "AN"})


class Guards(NamedTuple):
    """On which of its sides a run needs a mark, and whether within."""

    left: bool = False
    right: bool = False
    within: bool = False


def guards(runs: Sequence[Shaped]) -> list[Guards]:
    ways = [None if _neutral(run.text) else run.backwards for run in runs]
    lefts = list(_nearest(ways))
    rights = list(_nearest(reversed(ways)))[::-1]
    found: list[Guards] = []
    for run, way, left, right in zip(runs, ways, lefts, rights, strict=True):
        edge = not found and run.backwards
        turns = [side not in {None, run.backwards} for side in (left, right)]
        if way is None and any(turns):
            found.append(Guards(True, True, True))
        else:
            found.append(Guards(turns[0] or edge, turns[1]))
    return found


def told(run: Shaped, guard: Guards) -> Iterator[str]:
    """The text of each of its clusters."""
    last = len(run.clusters) - 1
    for at, cluster in enumerate(run.clusters):
        text = cluster.text[::-1] if run.backwards else cluster.text
        if guard.within or (guard.left and at == 0) or (guard.right and at == last):
            mark = MARKS[run.backwards]
            before, after = ("" if _strong(text[end]) else mark for end in (0, -1))
            text = f"{before}{text}{after}"
        yield text


def _nearest(ways: Iterable[bool | None]) -> Iterator[bool | None]:
    """Of each, the way of the last before it that has one."""
    last: bool | None = None
    for way in ways:
        yield last
        last = last if way is None else way


def _neutral(text: str) -> bool:
    return not any(map(_strong, text))


def _strong(character: str) -> bool:
    return unicodedata.bidirectional(character) in _STRONG
