"""The help lines that a participant sees today, and how a phone dials them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from workshop.domain import helplines
from workshop.domain.helplines import HelpLine
from workshop.domain.languages import own_name


@dataclass(frozen=True, slots=True)
class Shown:
    """A help line with its links and dates, ready to be drawn.

    ``languages`` are named only if they are not simply the phone's; ``until`` is the last day on
    which a phone may show the line by itself.
    """

    line: HelpLine
    checked_on: date
    until: date
    languages: tuple[str, ...] = ()

    @property
    def call(self) -> str:
        return f"tel:{digits(self.line.phone)}" if self.line.phone else ""

    @property
    def text(self) -> str:
        return f"sms:{digits(self.line.sms)}" if self.line.sms else ""


def shown(
    lines: Iterable[HelpLine], today: date, language: str = "", always: str = ""
) -> list[Shown]:
    """``language`` is the phone's; ``always`` says in it that somebody answers at any hour."""
    visible = helplines.shown(lines, today)
    return [
        Shown(in_words(line, language, always), line.verified_on, until, spoken(line, language))
        for line in visible
        if line.verified_on and (until := helplines.last_day(line, visible))
    ]


def in_words(line: HelpLine, language: str, always: str) -> HelpLine:
    """What pages can say in any language is said in the phone's, though nobody translated it."""
    said = line.in_language(language, always)
    return replace(said, cost="free") if said.cost.lower() == "free" else said


def spoken(line: HelpLine, language: str) -> tuple[str, ...]:
    return () if line.languages == (language,) else tuple(map(own_name, line.languages))


def digits(number: str) -> str:
    """What is dialled. From abroad the 0 is left out: “+31 (0)20” is +3120."""
    if number.startswith("+"):
        number = number.replace("(0)", "")
    return re.sub(r"[^0-9+*]", "", number)
