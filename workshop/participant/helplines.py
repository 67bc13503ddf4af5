"""Which help lines a participant may see, and how a phone dials them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from workshop.content.helplines import HelpLine

STALE_AFTER = timedelta(days=180)
"""A number that nobody has checked for so long is not shown: ``care/fact_base.md`` 7.3."""

MOST = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """A help line with its links and the date of the last check, ready to be drawn."""

    line: HelpLine
    checked_on: str

    @property
    def call(self) -> str:
        return f"tel:{digits(self.line.phone)}" if self.line.phone else ""

    @property
    def text(self) -> str:
        return f"sms:{digits(self.line.sms)}" if self.line.sms else ""


def shown(lines: Iterable[HelpLine], today: date, say: Callable[[date], str]) -> list[Shown]:
    """The lines that may be shown; ``say`` writes a day as the reader does."""
    return [
        Shown(line, say(line.verified_on)) for line in believed(lines, today) if line.verified_on
    ]


def believed(lines: Iterable[HelpLine], today: date) -> list[HelpLine]:
    checked = (
        line for line in lines if line.verified_on and today - line.verified_on <= STALE_AFTER
    )
    return list(checked)[:MOST]


def digits(number: str) -> str:
    return re.sub(r"[^0-9+]", "", number)
