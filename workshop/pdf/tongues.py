"""Which language a voice should read in, as far as its letters tell."""

from __future__ import annotations

from functools import cache
from typing import Final

LATIN: Final = "Latn"

_IN_LATIN: Final = "cy de en es fr ga it mi nl pl pt tr"

_OWN: Final = {
    **{language: {LATIN} for language in _IN_LATIN.split()},
    "ar": {"Arab"},
    "fa": {"Arab"},
    "he": {"Hebr"},
    "ja": {"Hani", "Hira", "Kana"},
    "ko": {"Hang", "Hani"},
    "ru": {"Cyrl"},
    "uk": {"Cyrl"},
    "zh": {"Bopo", "Hani"},
}
"""What documents in a language are written in. In those in others, nothing is told apart."""

_ALONE: Final = {
    "Armn": "hy",
    "Geor": "ka",
    "Grek": "el",
    "Hang": "ko",
    "Hebr": "he",
    "Hira": "ja",
    "Kana": "ja",
    "Taml": "ta",
    "Thai": "th",
}
"""Scripts that hardly more than one language is written in."""


@cache
def tongue(script: str, language: str) -> str:
    """Empty for the document's own ``language``; ``und-Arab`` is some other one in Arabic."""
    own = _OWN.get(language.partition("-")[0], {script})
    return "" if not script or script in own else _ALONE.get(script, f"und-{script}")
