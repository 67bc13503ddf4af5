"""The code people type to find a room: six characters that cannot be mistaken for one another."""

from __future__ import annotations

from workshop.domain.clock import Dice

ALPHABET = "CDFGHJKMNPQRTWXY3479"
"""No vowels, so no words; none of 0/O, 1/I/L, 2/Z, 5/S, 6/G-like pairs, 8/B, U/V."""

LENGTH = 6


def make(dice: Dice) -> str:
    return "".join(dice.choice(ALPHABET) for _ in range(LENGTH))


def normalise(typed: str) -> str | None:
    """The code someone meant, in any case, with or without hyphen or spaces; None if it is none."""
    code = "".join(character for character in typed.upper() if character.isalnum())
    if len(code) != LENGTH or any(character not in ALPHABET for character in code):
        return None
    return code


def spaced(code: str) -> str:
    """The code as it is shown: ``CDF-GHJ``."""
    return f"{code[:3]}-{code[3:]}"
