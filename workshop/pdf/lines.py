"""Text as somebody typed it, cleaned and broken into lines that fit.

Nothing in here, or above it, reads markup: a character is only ever drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from workshop.domain.languages import LANGUAGES
from workshop.pdf import bidi, shaping
from workshop.pdf.breaks import words
from workshop.pdf.fonts import Setting
from workshop.pdf.itemise import Item, items
from workshop.pdf.shaping import Shaped, boxed, part, shaped
from workshop.pdf.theme import Style

KEPT: Final = 1_024
LEARNED: Final = 512
LONGEST: Final = 600
"""So many texts are kept for a print, and for good, of at most so many characters."""

_LINE_ENDS: Final = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN: Final = re.compile(
    r"[\x00-\x09\x0e-\x1f\x7f-\x9f\xad\u180e\u2060-\u2064\u206a-\u206f\ufeff]"
)
"""Controls, and hyphens that may be. What steers letters and directions is kept."""
_WIDE_SPACES: Final = str.maketrans({"\t": "    ", "\u3000": "  "})
_PIECE: Final = re.compile(r"\S{1,1000}")
_GAP: Final = re.compile(r"\n(?:[^\S\n]*\n)+")
_SPACES: Final = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f"
"""Spaces that hang out of the line they end."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn from left to right. ``width`` leaves out the spaces that end it, ``hanging``.

    Both are in points. ``places`` says which of its runs in reading order stands where; it is empty
    where that is the same order.
    """

    text: str
    runs: tuple[Shaped, ...]
    width: float
    hanging: float
    backwards: bool
    places: tuple[int, ...] = ()

    @property
    def bare(self) -> str:
        return self.text.rstrip()


class _Token(NamedTuple):
    """What is not torn unless it alone is wider than a line; spaces are tokens of their own."""

    runs: tuple[Shaped, ...]
    width: float
    space: bool


_Known = dict[tuple[str, int, Setting], tuple[_Token, ...]]

_kept: _Known = {}
"""A booklet sets its texts again and again, to see on which pages they come to stand."""

_learned: _Known = {}
"""A pack's own words come again for each person."""


def clean(text: str) -> str:
    """The one place that every text goes through on its way to paper."""
    plain = _LINE_ENDS.sub("\n", text).translate(_WIDE_SPACES)
    return _composed(_UNSEEN.sub("", plain))


def _composed(text: str) -> str:
    """Piece by piece, for Python takes an hour for one letter with a million marks."""
    if text.isascii():
        return text
    return _PIECE.sub(lambda piece: unicodedata.normalize("NFC", piece[0]), text)


def paragraphs(text: str) -> list[str]:
    """Split at blank lines, however many; single line ends stay inside."""
    return [each for each in _GAP.split(clean(text).strip("\n")) if each.strip()]


def runs_backwards(text: str, language: str) -> bool:
    """From the right, by its first strong character; or as its language does."""
    known = bidi.base_level(text)
    if known is None:
        return is_right_to_left(language)
    return known == 1


def is_right_to_left(language: str) -> bool:
    return language in LANGUAGES and LANGUAGES[language].right_to_left


def fit(text: str, style: Style, limit: float) -> list[Line]:
    """Lines no wider than ``limit``, apart from the spaces that end them."""
    base = int(runs_backwards(text, style.language))
    room = limit * 1000 / style.size
    lines: list[Line] = []
    for typed in _typed(text):
        tokens = _tokens(typed, base, Setting(style.font, style.language))
        lines += (_line(each, base, style.size) for each in _filled(tokens, room))
    return lines


def _typed(text: str) -> Iterator[str]:
    """Each ends in a space but the last, so that words do not run together when read aloud."""
    *others, last = text.split("\n")
    yield from (f"{each} " if each and not each.endswith(" ") else each for each in others)
    yield last


def set_line(text: str, style: Style, backwards: bool | None = None) -> Line:
    """All on one line, however wide."""
    one = text.replace("\n", " ")
    turned = runs_backwards(one, style.language) if backwards is None else backwards
    tokens = _tokens(one, int(turned), Setting(style.font, style.language))
    return _line(list(tokens), int(turned), style.size)


def measure(text: str, style: Style) -> float:
    line = set_line(text, style)
    return line.width + line.hanging


def forget() -> None:
    """Keep nothing of what somebody wrote."""
    _kept.clear()
    shaping.forget()


def learn() -> None:
    """Keep for good what was set since the last :func:`forget`. Nobody may have written it."""
    _learned.update(_kept)
    while len(_learned) > LEARNED:
        del _learned[next(iter(_learned))]


def _tokens(typed: str, base: int, setting: Setting) -> Iterable[_Token]:
    if len(typed) > LONGEST:
        return _torn(typed, base, setting)
    key = (typed, base, setting)
    found = _learned.get(key) or _kept.get(key)
    if found is None:
        found = tuple(_torn(typed, base, setting))
        if len(_kept) < KEPT:
            _kept[key] = found
    return found


def _torn(typed: str, base: int, setting: Setting) -> Iterator[_Token]:
    whole = deque(items(typed, base, setting))
    for start, end in words(typed, setting.language):
        bare = start + len(typed[start:end].rstrip(_SPACES))
        if start < bare:
            yield _token(whole, start, bare, setting, False)
        if bare < end:
            yield _token(whole, bare, end, setting, True)


def _token(whole: deque[Item], start: int, end: int, setting: Setting, space: bool) -> _Token:
    """Leaves out of ``whole`` what ends before it."""
    while whole[0].end <= start:
        whole.popleft()
    runs: list[Shaped] = []
    for item in whole:
        if item.start >= end:
            break
        text = item.text[max(start - item.start, 0) : end - item.start]
        if text := bidi.CONTROLS.sub("", text):
            runs.append(_drawn(text, item, setting))
    return _Token(tuple(runs), sum(run.width for run in runs), space)


def _drawn(text: str, item: Item, setting: Setting) -> Shaped:
    if not item.file:
        return boxed(text, setting.file, item.level)
    return shaped(text, item.file, item.level, item.script, setting.language)


def _filled(tokens: Iterable[_Token], room: float) -> Iterator[list[_Token]]:
    line: list[_Token] = []
    used = 0.0
    for token in tokens:
        if used + token.width <= room or token.space:
            line.append(token)
            used += token.width
            continue
        if line:
            yield line
        *full, rest = _chopped(token, room) if token.width > room else [token]
        yield from ([each] for each in full)
        line, used = [rest], rest.width
    yield line


def _chopped(token: _Token, room: float) -> Iterator[_Token]:
    """A word wider than a line, cut between letters; marks stay with the letter they belong to."""
    taken: list[Shaped] = []
    used = 0.0
    for run in token.runs:
        clusters = run.clusters[::-1] if run.backwards else run.clusters
        start = 0
        for at, cluster in enumerate(clusters):
            if used + cluster.width > room and (taken or at > start):
                kept = [part(run, clusters[start:at])] if at > start else []
                yield _Token((*taken, *kept), used, False)
                taken, used, start = [], 0.0, at
            used += cluster.width
        taken.append(part(run, clusters[start:]) if start else run)
    yield _Token(tuple(taken), used, False)


def _line(tokens: Sequence[_Token], base: int, size: float) -> Line:
    ending = len(tokens)
    while ending and tokens[ending - 1].space:
        ending -= 1
    runs = [run for token in tokens[:ending] for run in token.runs]
    spaces = [run for token in tokens[ending:] for run in token.runs]
    runs += (run if run.level == base else run._replace(level=base) for run in spaces)
    levels = [run.level for run in runs]
    places = tuple(bidi.order(levels)) if any(levels) else ()
    return Line(
        text="".join([run.text for run in runs]),
        runs=tuple([runs[place] for place in places] if places else runs),
        width=sum([token.width for token in tokens[:ending]]) * size / 1000,
        hanging=sum([token.width for token in tokens[ending:]]) * size / 1000,
        backwards=base == 1,
        places=places,
    )
