"""What a facilitator settled for one room: who leads it, numbers to call, where privacy ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from workshop.domain.helplines import Check, HelpLine, LineKind, LineWords


@dataclass(frozen=True, slots=True)
class RoomDetails:
    """``help_lines`` are all that were confirmed, though phones may show fewer.

    ``language`` is None in a room that speaks the language its script was written in.
    """

    help_lines: tuple[HelpLine, ...] = ()
    emergency: str = ""
    privacy_limits: str = ""
    emergency_check: Check | None = None
    language: str | None = None
    led_by: str = ""

    def encoded(self) -> str:
        return json.dumps(asdict(self), default=date.isoformat)

    @classmethod
    def decoded(cls, text: str) -> RoomDetails:
        kept = json.loads(text)
        lines = tuple(help_line(each) for each in kept["help_lines"])
        check = kept.get("emergency_check")
        return cls(
            lines,
            kept["emergency"],
            kept["privacy_limits"],
            Check(date.fromisoformat(check["on"]), check["by"]) if check else None,
            kept.get("language"),
            kept.get("led_by", ""),
        )


def help_line(kept: dict[str, Any]) -> HelpLine:
    known = {name: value for name, value in kept.items() if value is not None}
    return HelpLine(**{name: READERS.get(name, str)(value) for name, value in known.items()})


READERS: dict[str, Callable[[Any], Any]] = {
    "verified_on": date.fromisoformat,
    "next_check_by": date.fromisoformat,
    "languages": tuple,
    "show_with": tuple,
    "kind": LineKind,
    "reachable_from_abroad": bool,
    "words": lambda kept: tuple(LineWords(**each) for each in kept),
}
"""How what is no text comes back."""
