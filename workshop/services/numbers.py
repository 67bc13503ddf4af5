"""The closing ratings as the debrief may show them: worked out once, when the room closes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.domain.publication import BANDS, Summary, Withheld, band, publish
from workshop.store.ratings import Rating

TOO_MUCH = ("no", "a bit", "yes")
"""What can be answered to “something today felt too much”."""

Numbers = Summary | Withheld


@dataclass(frozen=True, slots=True)
class DebriefNumbers:
    """Each question by itself; ``joined`` is how many people were in the room.

    What was good is never shown without what was too much: if that is withheld, so is the rest.
    """

    joined: int
    arrival: Numbers
    settled: Numbers
    choice: Numbers
    too_much: Numbers

    def encoded(self) -> str:
        questions = {name: as_json(getattr(self, name)) for name in QUESTIONS}
        return json.dumps({"joined": self.joined, **questions})

    @classmethod
    def decoded(cls, text: str) -> DebriefNumbers:
        kept = json.loads(text)
        return cls(kept["joined"], *(from_json(kept[name]) for name in QUESTIONS))


QUESTIONS = ("arrival", "settled", "choice", "too_much")


WITHOUT_TOO_MUCH = Withheld("Not shown, as what felt too much cannot be shown safely.")


def published(ratings: Sequence[Rating], joined: int) -> DebriefNumbers:
    too_much = publish([rating.too_much for rating in ratings if rating.too_much], TOO_MUCH, joined)
    if isinstance(too_much, Withheld):
        return DebriefNumbers(
            joined, WITHOUT_TOO_MUCH, WITHOUT_TOO_MUCH, WITHOUT_TOO_MUCH, too_much
        )
    return DebriefNumbers(
        joined,
        bands((rating.arrival for rating in ratings), joined),
        bands((rating.settled for rating in ratings), joined),
        bands((rating.choice for rating in ratings), joined),
        too_much,
    )


def bands(numbers: Iterable[int | None], joined: int) -> Numbers:
    return publish([band(number) for number in numbers if number is not None], BANDS, joined)


def as_json(numbers: Numbers) -> dict[str, Any]:
    if isinstance(numbers, Withheld):
        return {"withheld": numbers.reason}
    return {"bands": numbers.bands}


def from_json(kept: dict[str, Any]) -> Numbers:
    if "withheld" in kept:
        return Withheld(kept["withheld"])
    return Summary(tuple((name, count) for name, count in kept["bands"]))
