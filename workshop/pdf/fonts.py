"""The fonts we ship, and which of them can draw a character."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER: Final = Path(__file__).parent / "fonts"

FILES: Final = {
    "Noto Sans": "NotoSans-Regular.ttf",
    "Noto Sans Bold": "NotoSans-Bold.ttf",
    "DejaVu Sans": "DejaVuSans.ttf",
}

FALLBACK: Final = "DejaVu Sans"


class FontsMissing(Exception):
    """The fonts are not in their folder. ``make assets`` puts them there."""


class Glyph(NamedTuple):
    """What is drawn for a character: how wide, in thousandths of the type size."""

    font: str
    shown: str
    advance: float
    missing: bool = False


class Glyphs(dict[str, Glyph]):
    """Looks up each character once: in the font, in the fallback, else as a box with its number."""

    def __init__(self, font: str) -> None:
        self.font = font

    def __missing__(self, character: str) -> Glyph:
        glyph = _find(character, self.font) or _find(character, FALLBACK) or self._boxed(character)
        self[character] = glyph
        return glyph

    def _boxed(self, character: str) -> Glyph:
        shown = f"[U+{ord(character):04X}]"
        return Glyph(self.font, shown, sum(self[each].advance for each in shown), missing=True)


@cache
def glyphs(font: str) -> Glyphs:
    register(font)
    return Glyphs(font)


@cache
def register(font: str) -> TTFont:
    """Reads the file the first time that something is set in this font."""
    path = FOLDER / FILES[font]
    if not path.exists():
        raise FontsMissing(f"The fonts are missing: {path.name} is not in {FOLDER}.")
    found = TTFont(font, str(path), asciiReadable=False, shapable=False)
    pdfmetrics.registerFont(found)
    return found


def _find(character: str, font: str) -> Glyph | None:
    face = register(font).face
    number = ord(character)
    if not face.charToGlyph.get(number):
        return None
    return Glyph(font, character, face.charWidths[number])
