"""The code people type to find a room: six characters that cannot be mistaken for one another."""

from __future__ import annotations

import unicodedata

from workshop.domain.clock import Dice

ALPHABET = "CDFGHJKMNPQRTWXY3479"
"""No vowels, so no words; none of 0/O, 1/I/L, 2/Z, 5/S, 6/G-like pairs, 8/B, U/V."""

LENGTH = 6


def make(dice: Dice) -> str:
    return "".join(dice.choice(ALPHABET) for _ in range(LENGTH))


def normalise(typed: str) -> str | None:
    """The code someone meant, in any case or digits, with or without hyphen; None if it is none."""
    code = "".join(plain(character) for character in typed.upper() if character.isalnum())
    if len(code) != LENGTH or any(character not in ALPHABET for character in code):
        return None
    return code


def plain(character: str) -> str:
    """As the alphabet has it: keyboards also write ``٣`` for 3, or letters of full width."""
    digit = unicodedata.decimal(character, None)
    return unicodedata.normalize("NFKC", character) if digit is None else str(digit)


def spaced(code: str) -> str:
    """The code as it is shown: ``CDF-GHJ``."""
    return f"{code[:3]}-{code[3:]}"
