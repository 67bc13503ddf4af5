"""Text as somebody typed it, cleaned and broken into lines that fit.

Nothing in here, or above it, reads markup: a character is only ever drawn.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from workshop.pdf.fonts import Glyphs

_LINE_ENDS: Final = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN: Final = re.compile(  # controls, and marks that only steer a screen
    r"[\x00-\x09\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_WIDE_SPACES: Final = str.maketrans({"\t": "    ", "\u3000": "  "})
_GAP: Final = re.compile(r"\n(?:[^\S\n]*\n)+")
_TOKEN: Final = re.compile(r" +|[^ ]*?[^\W\d][-–—]+(?=\w)|[^ ]+")
"""Spaces; a word up to a hyphen within it; a word."""


class Run(NamedTuple):
    """Characters of one line that are drawn in one font."""

    font: str
    text: str


def clean(text: str) -> str:
    """The one place that every text goes through on its way to paper."""
    plain = _LINE_ENDS.sub("\n", text).translate(_WIDE_SPACES)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", plain))


def paragraphs(text: str) -> list[str]:
    """Split at blank lines, however many; single line ends stay inside."""
    return [each for each in _GAP.split(clean(text).strip("\n")) if each.strip()]


def missing(text: str, glyphs: Glyphs) -> set[str]:
    return {each for each in set(text) - {"\n"} if glyphs[each].missing}


def runs(line: str, glyphs: Glyphs) -> Iterator[Run]:
    drawn = [glyphs[each] for each in line]
    for font, group in groupby(drawn, key=lambda glyph: glyph.font):
        yield Run(font, "".join(glyph.shown for glyph in group))


def measure(text: str, glyphs: Glyphs, size: float) -> float:
    return sum(glyphs[each].advance for each in text) * size / 1000


def fit(text: str, glyphs: Glyphs, size: float, limit: float) -> list[str]:
    """Lines no wider than ``limit``, apart from the spaces that end them."""
    room = limit * 1000 / size
    return [line for typed in text.split("\n") for line in _broken(typed, glyphs, room)]


def _broken(typed: str, glyphs: Glyphs, room: float) -> Iterator[str]:
    line: list[str] = []
    used = 0.0
    for token in _TOKEN.findall(typed):
        wide = sum(glyphs[each].advance for each in token)
        if used + wide <= room or token.isspace():
            line.append(token)
            used += wide
            continue
        if line:
            yield "".join(line)
        *full, rest = _chopped(token, glyphs, room)
        yield from full
        line, used = [rest], sum(glyphs[each].advance for each in rest)
    yield "".join(line)


def _chopped(word: str, glyphs: Glyphs, room: float) -> Iterator[str]:
    """A word wider than a line, cut between letters; marks stay with the letter they belong to."""
    start, used = 0, 0.0
    for index, character in enumerate(word):
        advance = glyphs[character].advance
        if used + advance > room and index > start and not unicodedata.combining(character):
            yield word[start:index]
            start, used = index, 0.0
        used += advance
    yield word[start:]
