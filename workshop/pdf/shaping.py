"""Letters to glyphs: what is drawn for a few characters in one font, and how far it reaches.

All lengths are in thousandths of the size of type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from workshop.pdf.fonts import face
from workshop.pdf.harfbuzz import Placed
from workshop.pdf.tongues import LATIN

KEPT: Final = 4_096
LONGEST: Final = 48
"""So many words are kept, of at most so many characters."""


class Glyph(NamedTuple):
    """``right`` and ``up`` are from where it would stand by itself."""

    number: int
    advance: float
    right: float = 0
    up: float = 0


class Cluster(NamedTuple):
    """What is drawn for characters that cannot be told apart in it."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: float

    @property
    def flat(self) -> bool:
        """Whether its glyphs stand beside each other."""
        return all(glyph.right == 0 == glyph.up for glyph in self.glyphs)

    @property
    def alone(self) -> bool:
        first = self.glyphs[0]
        return len(self.glyphs) == 1 and first.right == 0 == first.up


class Shaped(NamedTuple):
    """Characters in one font, as clusters from left to right.

    On an odd ``level`` they run from right to left. In ``plain`` ones every glyph is a
    cluster, one after the other; a ``missing`` one is drawn as what :func:`box` says.
    """

    file: str
    level: int
    text: str
    clusters: tuple[Cluster, ...]
    width: float
    plain: bool = False
    missing: bool = False
    script: str = LATIN

    @property
    def backwards(self) -> bool:
        return self.level % 2 == 1


def shaped(text: str, file: str, level: int, script: str, language: str) -> Shaped:
    if len(text) > LONGEST:
        return _shape(text, file, level, script, language)
    return _kept(text, file, level, script, language)


def boxed(character: str, file: str, level: int) -> Shaped:
    """A character that no font has is shown by its number, in a frame."""
    known = face(file)
    numbers = [known.glyph(each) for each in box(character)]
    glyphs = tuple(Glyph(each, known.advance(each)) for each in numbers)
    width = sum(glyph.advance for glyph in glyphs)
    cluster = Cluster(character, glyphs, width)
    return Shaped(file, level, character, (cluster,), width, missing=True, script="")


def box(character: str) -> str:
    """What stands in it, with room on both sides for its frame."""
    return f" U+{ord(character):04X} "


def part(whole: Shaped, logical: Sequence[Cluster]) -> Shaped:
    """Some of its clusters, drawn as they are within the whole."""
    visual = tuple(reversed(logical)) if whole.backwards else tuple(logical)
    text = "".join(each.text for each in logical)
    width = sum(each.width for each in logical)
    return whole._replace(text=text, clusters=visual, width=width)


def forget() -> None:
    """Keep nothing of what somebody wrote."""
    _kept.cache_clear()
    _single.cache_clear()


def _shape(text: str, file: str, level: int, script: str, language: str) -> Shaped:
    placed = face(file).shape(text, script, language, level % 2 == 1)
    if level % 2 == 0 and [glyph.start for glyph in placed] == list(range(len(text))):
        pairs = zip(text, placed, strict=True)
        clusters = tuple([_single(letter, glyph[:1] + glyph[2:]) for letter, glyph in pairs])
    else:
        clusters = tuple(_clusters(placed, text))
    plain = level % 2 == 0 and all(cluster.alone for cluster in clusters)
    width = sum([each.width for each in clusters])
    return Shaped(file, level, text, clusters, width, plain, script=script)


_kept = lru_cache(maxsize=KEPT)(_shape)


def _clusters(placed: Iterable[Placed], text: str) -> Iterator[Cluster]:
    starts = sorted({glyph.start for glyph in placed})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=False))
    for start, group in groupby(placed, key=lambda glyph: glyph.start):
        begin = 0 if start == starts[0] else start
        glyphs = [glyph[:1] + glyph[2:] for glyph in group]
        yield _single(text[begin : ends[start]], *glyphs)


@lru_cache(maxsize=KEPT)
def _single(text: str, *glyphs: tuple[int, float, float, float]) -> Cluster:
    """One for all of its kind: most letters look the same wherever they stand."""
    return Cluster(text, tuple(Glyph(*each) for each in glyphs), sum(each[1] for each in glyphs))
