"""The fonts we ship, and in which of them a script is set."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from workshop.pdf.harfbuzz import Face

FOLDER: Final = Path(__file__).parent / "fonts"

FILES: Final = {
    "Noto Sans": "NotoSans-Regular.ttf",
    "Noto Sans Bold": "NotoSans-Bold.ttf",
    "DejaVu Sans": "DejaVuSans.ttf",
}
"""What a style may name. DejaVu Sans has what Noto Sans lacks: arrows, stars, more alphabets."""

FALLBACK: Final = "DejaVuSans.ttf"
EMOJI: Final = "NotoEmoji-Regular.ttf"
CHINESE: Final = "NotoSansSC"
JAPANESE: Final = "NotoSansJP"
KOREAN: Final = "NotoSansKR"

HAN: Final = {"zh": CHINESE, "ja": JAPANESE, "ko": KOREAN}
"""Whose forms of the characters that three languages share, by language."""

_SCRIPTS: Final = {
    "Arab": "NotoSansArabic",
    "Beng": "NotoSansBengali",
    "Deva": "NotoSansDevanagari",
    "Hebr": "NotoSansHebrew",
    "Taml": "NotoSansTamil",
    "Thai": "NotoSansThai",
    "Bopo": CHINESE,
    "Hang": KOREAN,
    "Hira": JAPANESE,
    "Kana": JAPANESE,
}


class FontsMissing(Exception):
    """The fonts are not in their folder. ``make assets`` puts them there."""


@cache
def face(file: str) -> Face:
    """Opened the first time that something is set in it."""
    path = FOLDER / file
    if not path.exists():
        raise FontsMissing(f"The fonts are missing: {file} is not in {FOLDER}.")
    return Face(path)


class Setting(NamedTuple):
    """What text is set in: a font that a style names, and a language."""

    font: str
    language: str

    @property
    def file(self) -> str:
        return FILES[self.font]

    def files(self, script: str, han: str) -> tuple[str, ...]:
        """Where to look for a character of this script, the best first.

        ``han`` is the font for characters that are common to Chinese, Japanese and Korean.
        """
        return _files(self.font, script, han)


@cache
def _files(font: str, script: str, han: str) -> tuple[str, ...]:
    weight = "Bold" if font.endswith("Bold") else "Regular"
    own = [_SCRIPTS[script]] if script in _SCRIPTS else [han] if script == "Hani" else []
    first, last = (
        [f"{name}-{weight}.ttf" for name in names]
        for names in (own, [han, *HAN.values(), *_SCRIPTS.values()])
    )
    return tuple(dict.fromkeys([*first, FILES[font], FALLBACK, EMOJI, *last]))
