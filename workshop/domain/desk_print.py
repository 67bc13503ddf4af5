"""A desk print: what someone wants printed here, waiting under a word that says nothing of them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from workshop.domain.errors import BadRequest
from workshop.domain.handout import Handout, Sheet
from workshop.domain.pack import Layout

LONGEST_WORD: Final = 16


class PrintStatus(StrEnum):
    WAITING = "waiting"
    MADE = "made"
    """It is in a print file that was opened. Nobody has said yet that it is on paper."""
    FAILED = "failed"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class PrintFile:
    """Handouts for one print file, each behind its cover; printed on both sides, too."""

    handouts: tuple[Handout, ...]


def pick_up_word(typed: str) -> str:
    """As it is kept, in capitals. Only Latin letters: whoever is at the desk has to read it."""
    word = unicodedata.normalize("NFC", typed.strip()).upper()
    plain = all(unicodedata.name(each, "").startswith("LATIN CAPITAL LETTER") for each in word)
    if not 2 <= len(word) <= LONGEST_WORD or not plain:
        raise BadRequest("This cannot be a pick-up word.")
    return word


def covered(handout: Handout, word: str) -> Handout:
    """With a cover that carries the word and nothing else, in place of its own outside."""
    inside = tuple(sheet for sheet in handout.sheets if sheet.layout is not Layout.OUTSIDE)
    return replace(handout, sheets=(Sheet(word, Layout.OUTSIDE, "", ()), *inside))
