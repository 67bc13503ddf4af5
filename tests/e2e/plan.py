"""What happens on a walk, told in advance: the same seed says the same again."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

WHAT_HAPPENS = (
    *("write",) * 5, *("online",) * 2, "offline", "void", "broken", "reload", "close_and_open",
    "second_tab", "close_the_second", "away_and_back", "stop", "stop", "discard",
)  # fmt: skip
"""To a phone: methods of a wanderer, as often as they shall come."""

PAUSES = (10, 200, 300, 1_000, 3_000)


@dataclass(frozen=True, slots=True)
class Moment:
    """What happens to the computer, if anything, and to each phone; then all goes on a while."""

    computer: str
    phones: tuple[str, ...]
    pause: int

    def __str__(self) -> str:
        return f"{self.computer or '-':12} {', '.join(self.phones)}; {self.pause} ms"


def planned(seed: int, phones: int, moments: int) -> list[Moment]:
    dice = Random(seed)
    plan = []
    is_up = True
    for _ in range(moments):
        computer = to_computer(dice, is_up)
        is_up = computer == "launch" or (is_up and computer != "kill")
        steps = tuple(dice.choice(WHAT_HAPPENS) for _ in range(phones))
        plan.append(Moment(computer, steps, dice.choice(PAUSES)))
    return plan


def to_computer(dice: Random, is_up: bool) -> str:
    fate = dice.random()
    if not is_up:
        return "launch" if fate < 0.4 else ""
    if fate < 0.06:
        return "kill"
    if fate < 0.12:
        return dice.choice(["an hour back", "an hour on"])
    return dice.choice(["next", "back"]) if fate < 0.3 else ""
