"""The bidirectional algorithm within one isolating run sequence: weak, neutral, implicit.

Its rules go by their names in UAX #9, where each is a paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

_BRACKETS: Final = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSING: Final = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_CLOSES: Final = frozenset(_CLOSING.values())
_MOST_OPEN: Final = 63
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_SIDES: Final = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""To a neutral beside it, a number counts as running right to left."""


def resolve(
    kinds: list[str],
    originals: Sequence[str],
    characters: Sequence[str],
    level: int,
    before: str,
    after: str,
) -> list[int]:
    """The level of each; ``before`` and ``after`` are the directions at both ends."""
    own = "R" if level % 2 else "L"
    _weak(kinds, before)
    _brackets(kinds, originals, characters, own, before)
    _neutral(kinds, own, before, after)
    rise = {"L": 1, "R": 0, "EN": 1, "AN": 1} if level % 2 else {"L": 0, "R": 1, "EN": 2, "AN": 2}
    return [level + rise[kind] for kind in kinds]


def _weak(kinds: list[str], before: str) -> None:
    _marks(kinds, before)
    _after_strong(kinds, before, lambda strong: "AN" if strong == "AL" else "EN")  # W2
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    _separators(kinds)
    _terminators(kinds)
    kinds[:] = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in kinds]  # W6
    _after_strong(kinds, before, lambda strong: "L" if strong == "L" else "EN")  # W7


def _marks(kinds: list[str], before: str) -> None:
    """W1."""
    last = before
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = last
        else:
            last = "ON" if kind in {"LRI", "RLI", "FSI", "PDI"} else kind


def _after_strong(kinds: list[str], before: str, number: Callable[[str], str]) -> None:
    strong = before
    for at, kind in enumerate(kinds):
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN":
            kinds[at] = number(strong)


def _separators(kinds: list[str]) -> None:
    """W4."""
    for at in range(1, len(kinds) - 1):
        left, kind, right = kinds[at - 1 : at + 2]
        if left == right and (
            (kind == "ES" and left == "EN") or (kind == "CS" and left in {"EN", "AN"})
        ):
            kinds[at] = left


def _terminators(kinds: list[str]) -> None:
    """W5."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        sides = {kinds[at - 1] if at else "", kinds[end] if end < len(kinds) else ""}
        if end > at and "EN" in sides:
            kinds[at:end] = ["EN"] * (end - at)
        at = max(end, at + 1)


def _brackets(
    kinds: list[str], originals: Sequence[str], characters: Sequence[str], own: str, before: str
) -> None:
    """N0."""
    for start, end in _pairs(kinds, characters):
        inside = {_SIDES[kind] for kind in kinds[start + 1 : end] if kind in _SIDES}
        if not inside:
            continue
        side = own
        if own not in inside:
            places = range(start - 1, -1, -1)
            earlier = (_SIDES[kinds[at]] for at in places if kinds[at] in _SIDES)
            side = next(earlier, before)
        for at in (start, end):
            kinds[at] = side
            for mark in range(at + 1, len(kinds)):
                if originals[mark] != "NSM":
                    break
                kinds[mark] = side


def _pairs(kinds: Sequence[str], characters: Sequence[str]) -> list[tuple[int, int]]:
    """BD16."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, character in enumerate(characters):
        if kinds[at] != "ON":
            continue
        if character in _CLOSING:
            if len(waiting) == _MOST_OPEN:
                return []
            waiting.append((_CLOSING[character], at))
        elif character in _CLOSES:
            for place in range(len(waiting) - 1, -1, -1):
                if waiting[place][0] == character:
                    pairs.append((waiting[place][1], at))
                    del waiting[place:]
                    break
    return sorted(pairs)


def _neutral(kinds: list[str], own: str, before: str, after: str) -> None:
    """N1 and N2."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > at:
            left = _SIDES[kinds[at - 1]] if at else before
            right = _SIDES[kinds[end]] if end < len(kinds) else after
            kinds[at:end] = [left if left == right else own] * (end - at)
        at = max(end, at + 1)
