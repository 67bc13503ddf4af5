"""The shapes of a clock and of dice, which the domain is always handed and never reaches for."""

from __future__ import annotations

from collections.abc import Callable, MutableSequence, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

Clock = Callable[[], datetime]
"""Call it, get an aware UTC instant."""


class Dice(Protocol):
    """What we ask of a source of chance; ``random.SystemRandom`` is one."""

    def choice(self, among: Sequence[T], /) -> T: ...

    def shuffle(self, among: MutableSequence[Any], /) -> None: ...
