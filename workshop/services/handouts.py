"""A person's handout, composed from what the room knows and what only their phone does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from workshop.content.packs import PackLibrary
from workshop.content.shipped import shipped
from workshop.domain.errors import PrintingFailed
from workshop.domain.handout import Contact, Facts, HandoutRequest, compose
from workshop.domain.helplines import HelpLine, shown
from workshop.services.details import RoomDetails
from workshop.services.printing import Printer
from workshop.services.rooms import Rooms
from workshop.settings import Settings

PACK: Final = "take_home"
"""The pack that rooms hand out."""

FOLDER: Final = "handouts"
"""Where packs lie, among what is shipped and in the data folder."""


class Handouts:
    def __init__(
        self, rooms: Rooms, packs: PackLibrary, printer: Printer, today: Callable[[], date]
    ) -> None:
        self._rooms = rooms
        self._packs = packs
        self._printer = printer
        self._today = today

    def warm(self) -> None:
        """Get ready to print, so that the first person does not wait for it."""
        self._printer.warm()

    def render(self, code: str, request: HandoutRequest) -> bytes:
        """The PDF. It and the request are in memory only, and nothing of them is kept."""
        facts = facts_of(
            self._rooms.details(code), self._today(), self._rooms.script(code).language
        )
        if PACK not in self._packs.ids():
            raise PrintingFailed
        pack, _ = self._packs.load(PACK)
        if pack is None:
            raise PrintingFailed
        return self._printer.print(compose(pack, request, facts), pack.theme)

    def close(self) -> None:
        self._printer.close()


def pack_folders(settings: Settings) -> list[Path]:
    return [shipped(FOLDER), settings.data_dir / FOLDER]


def facts_of(details: RoomDetails, today: date, language: str) -> Facts:
    """The same help lines that phones show; the oldest check dates them all."""
    lines = shown(details.help_lines, today)
    checks = [details.emergency_check, *(line.check for line in lines)]
    days = [check.on for check in checks if check]
    return Facts(contacts(lines, language), details.emergency, min(days, default=None))


def contacts(lines: Sequence[HelpLine], language: str) -> tuple[Contact, ...]:
    said = [line.in_language(language) for line in lines]
    return tuple(Contact(line.name, line.purpose, _ways(line), line.hours) for line in said)


def _ways(line: HelpLine) -> tuple[str, ...]:
    text = f"Text {line.sms_keyword} to {line.sms}" if line.sms_keyword else f"Text {line.sms}"
    return (
        *([f"Call {line.phone}"] if line.phone else []),
        *([text] if line.sms else []),
        *([f"Chat at {line.chat}"] if line.chat_url else []),
    )
