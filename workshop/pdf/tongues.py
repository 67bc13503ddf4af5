"""Which language a voice should read in, as far as its letters tell."""

from __future__ import annotations

from functools import cache
from typing import Final

LATIN: Final = "Latn"

_WRITTEN_IN: Final = {
    "ar": "Arab",
    "fa": "Arab",
    "hi": "Deva",
    "ru": "Cyrl",
    "uk": "Cyrl",
    "ur": "Arab",
}

_ALONE: Final = {
    "Armn": "hy",
    "Beng": "bn",
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
def script_of_language(language: str) -> str:
    main = language.partition("-")[0]
    alone = next((script for script, spoken in _ALONE.items() if spoken == main), LATIN)
    return _WRITTEN_IN.get(main, alone)


@cache
def tongue(script: str, language: str) -> str:
    """Empty for the document's own ``language``; ``und-Arab`` is some other one in Arabic."""
    if not script or script == script_of_language(language):
        return ""
    return _ALONE.get(script, f"und-{script}")
