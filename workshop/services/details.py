"""What a facilitator settled for one room: its language, numbers to call, where privacy ends."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from workshop.content.helplines import HelpLine


@dataclass(frozen=True, slots=True)
class RoomDetails:
    """``language`` is None in rooms that are as old as there being only one."""

    help_lines: tuple[HelpLine, ...] = ()
    emergency: str = ""
    privacy_limits: str = ""
    language: str | None = None

    def encoded(self) -> str:
        return json.dumps(asdict(self), default=date.isoformat)

    @classmethod
    def decoded(cls, text: str) -> RoomDetails:
        kept = json.loads(text)
        lines = tuple(help_line(each) for each in kept["help_lines"])
        return cls(lines, kept["emergency"], kept["privacy_limits"], kept.get("language"))


def help_line(kept: dict[str, Any]) -> HelpLine:
    verified_on = kept.pop("verified_on")
    return HelpLine(**kept, verified_on=date.fromisoformat(verified_on) if verified_on else None)
