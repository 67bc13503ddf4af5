"""The three words that tell whether a phone has the room's own key: as phones and the stage say."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

import workshop
from workshop.domain.wire import check_word_numbers

LIST: Final = Path(workshop.__file__).parent / "participant" / "static" / "words.json"
"""The one that phones fetch: an asset, put there when assets are built."""

SEPARATOR: Final = " · "

_REST: Final = re.compile(r"[A-Z][a-z]*")
"""After as many digits: how many letters are those of the word before, which is spelt backwards."""


def check_words(public_key: bytes) -> str:
    """Empty where the list has not been built."""
    known = _words()
    return SEPARATOR.join(known[each] for each in check_word_numbers(public_key)) if known else ""


@cache
def _words() -> tuple[str, ...]:
    packed = json.loads(LIST.read_text("utf-8")) if LIST.exists() else ""
    found, word = [], ""
    for shared, rest in zip(packed, _REST.findall(packed), strict=False):
        word = word[: int(shared)] + rest.lower()
        found.append(word[::-1])
    return tuple(sorted(found))
