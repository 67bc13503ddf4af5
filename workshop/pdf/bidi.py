"""The Unicode bidirectional algorithm (UAX #9): on which level each character of a text stands.

An even level runs left to right, an odd one right to left. A text is what stands between two line
ends, so that nothing a person typed reaches beyond it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from workshop.pdf.bidi_resolve import resolve

_TURNS: Final = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Without any of these, and on an even level, a text runs one way."""

CONTROLS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""They have done their work once the levels are known, and would only do harm in a copy."""

_DEEPEST: Final = 125
_EMBEDDINGS: Final = {"LRE": 0, "RLE": 1, "LRO": 0, "RLO": 1}
_OVERRIDES: Final = {"LRO": "L", "RLO": "R"}
_ISOLATES: Final = {"LRI": 0, "RLI": 1}
_REMOVED: Final = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})
_OPENS: Final = frozenset({"LRI", "RLI", "FSI"})


def isolated(text: str) -> str:
    """What somebody wrote, to be put into a sentence of somebody else's."""
    return f"\u2068{text}\u2069" if _TURNS.search(text) else text


def base_level(text: str) -> int | None:
    """1 when the first strong character runs right to left, 0 when left to right (P2, P3)."""
    if not _TURNS.search(text):
        return 0 if any(unicodedata.bidirectional(each) == "L" for each in text) else None
    kinds = _kinds(text)
    return _first_strong(kinds, 0, len(kinds), _partners(kinds))


def levels(text: str, base: int) -> list[int]:
    if not base and not _TURNS.search(text):
        return [0] * len(text)
    kinds = _kinds(text)
    return _Explicit(text, kinds, base).levels()


def order(levels: Sequence[int]) -> list[int]:
    """Where on the line things of these levels stand, from left to right (L2)."""
    places = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        start: int | None = None
        for at, place in enumerate([*places, None]):
            inside = place is not None and levels[place] >= level
            if inside and start is None:
                start = at
            elif not inside and start is not None:
                places[start:at] = reversed(places[start:at])
                start = None
    return places


def _kinds(text: str) -> list[str]:
    return [unicodedata.bidirectional(each) or "L" for each in text]


def _partners(kinds: Sequence[str]) -> dict[int, int]:
    """Where an isolate ends that begins here (BD9)."""
    partners: dict[int, int] = {}
    waiting: list[int] = []
    for at, kind in enumerate(kinds):
        if kind in _OPENS:
            waiting.append(at)
        elif kind == "PDI" and waiting:
            partners[waiting.pop()] = at
    return partners


def _first_strong(
    kinds: Sequence[str], start: int, end: int, partners: dict[int, int]
) -> int | None:
    at = start
    while at < end:
        if kinds[at] in {"L", "R", "AL"}:
            return int(kinds[at] != "L")
        at = partners.get(at, end if kinds[at] in _OPENS else at) + 1
    return None


class _Explicit:
    """What embeddings, overrides and isolates do (X1 to X10)."""

    def __init__(self, text: str, kinds: list[str], base: int) -> None:
        self.text = text
        self.kinds = kinds
        self.base = base
        self.partners = _partners(kinds)
        self.closed = {end: start for start, end in self.partners.items()}
        self.resolved = list(kinds)
        self.at_level = [base] * len(kinds)
        self.stack: list[tuple[int, str, bool]] = [(base, "", False)]
        self.lost_isolates = self.lost_embeddings = self.isolates = 0

    def levels(self) -> list[int]:
        for at, kind in enumerate(self.kinds):
            self._step(at, kind)
        kept = [at for at, kind in enumerate(self.kinds) if kind not in _REMOVED]
        found = list(self.at_level)
        for chain, before, after in self._chains(kept):
            own = self.at_level[chain[0]]
            kinds = [self.resolved[at] for at in chain]
            characters = [self.text[at] for at in chain]
            edges = [("L", "R")[max(own, level) % 2] for level in (before, after)]
            originals = [self.kinds[at] for at in chain]
            for at, level in zip(
                chain, resolve(kinds, originals, characters, own, edges[0], edges[1]), strict=True
            ):
                found[at] = level
        for at, kind in enumerate(self.kinds):
            if kind in _REMOVED:
                found[at] = found[at - 1] if at else self.base
        return found

    def _step(self, at: int, kind: str) -> None:
        if kind in _EMBEDDINGS:
            self._embed(at, _EMBEDDINGS[kind], _OVERRIDES.get(kind, ""))
        elif kind in _OPENS:
            self._take(at)
            odd = _ISOLATES.get(kind)
            if odd is None:
                end = self.partners.get(at, len(self.kinds))
                odd = _first_strong(self.kinds, at + 1, end, self.partners) or 0
            self._isolate(odd)
        elif kind == "PDI":
            self._end_isolate()
            self._take(at)
        elif kind == "PDF":
            self._end_embedding()
        elif kind != "BN":
            self._take(at)

    def _take(self, at: int) -> None:
        level, override, _ = self.stack[-1]
        self.at_level[at] = level
        if override:
            self.resolved[at] = override

    def _next(self, odd: int) -> int:
        level = self.stack[-1][0]
        return level + 1 if (level + 1) % 2 == odd else level + 2

    def _embed(self, at: int, odd: int, override: str) -> None:
        self.at_level[at] = self.stack[-1][0]
        level = self._next(odd)
        if level <= _DEEPEST and not self.lost_isolates and not self.lost_embeddings:
            self.stack.append((level, override, False))
        elif not self.lost_isolates:
            self.lost_embeddings += 1

    def _isolate(self, odd: int) -> None:
        level = self._next(odd)
        if level <= _DEEPEST and not self.lost_isolates and not self.lost_embeddings:
            self.isolates += 1
            self.stack.append((level, "", True))
        else:
            self.lost_isolates += 1

    def _end_isolate(self) -> None:
        if self.lost_isolates:
            self.lost_isolates -= 1
        elif self.isolates:
            self.lost_embeddings = 0
            while not self.stack[-1][2]:
                self.stack.pop()
            self.stack.pop()
            self.isolates -= 1

    def _end_embedding(self) -> None:
        if self.lost_isolates:
            return
        if self.lost_embeddings:
            self.lost_embeddings -= 1
        elif not self.stack[-1][2] and len(self.stack) > 1:
            self.stack.pop()

    def _chains(self, kept: list[int]) -> Iterator[tuple[list[int], int, int]]:
        """Isolating run sequences, each with the levels that stand before and after it (BD13)."""
        runs = list(_runs(kept, lambda at: self.at_level[at]))
        starts = {run[0]: number for number, run in enumerate(runs)}
        for number, run in enumerate(runs):
            if run[0] in self.closed and self.kinds[run[0]] == "PDI":
                continue  # belongs to the run in which its isolate began
            chain, last = list(run), number
            while (end := self.partners.get(chain[-1])) is not None:
                last = starts[end]
                chain += runs[last]
            before = self.at_level[runs[number - 1][-1]] if number else self.base
            opened = self.kinds[chain[-1]] in _OPENS
            more = last + 1 < len(runs) and not opened
            yield chain, before, self.at_level[runs[last + 1][0]] if more else self.base


def _runs(places: list[int], level: Callable[[int], int]) -> Iterator[list[int]]:
    run: list[int] = []
    for place in places:
        if run and level(place) != level(run[-1]):
            yield run
            run = []
        run.append(place)
    if run:
        yield run
