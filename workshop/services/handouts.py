"""A person's handout, composed from what the room knows and what only their phone does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from workshop.content.packs import PackLibrary
from workshop.content.shipped import shipped
from workshop.domain.desk_print import PrintFile, covered
from workshop.domain.errors import PrintingFailed
from workshop.domain.facts import Contact, Facts
from workshop.domain.handout import UNCHOSEN, HandoutRequest, compose
from workshop.domain.handout_words import words_for
from workshop.domain.helplines import HelpLine, shown
from workshop.domain.pack import Pack
from workshop.pdf.pipe import Made
from workshop.services.details import RoomDetails
from workshop.services.printing import Printer
from workshop.services.rooms import Rooms
from workshop.settings import Settings

PACK: Final = "take_home"
"""The pack that rooms hand out. In another language it has that at its end: ``take_home_es``."""

FOLDER: Final = "handouts"
"""Where packs lie, among what is shipped and in the data folder."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The ids and titles of sheets, and the language of the titles."""

    language: str = "en"
    sheets: tuple[tuple[str, str], ...] = ()


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
        for id_ in self._packs.ids():
            pack = self._packs.load(id_)[0] if id_.startswith(PACK) else None
            if pack:
                self._printer.learn(pack)

    def render(self, code: str, request: HandoutRequest) -> Made:
        """The PDF. It and the request are in memory only, and nothing of them is kept."""
        pack, facts = self._known(code)
        return self._printer.print(compose(pack, request, facts), pack.theme)

    def sheets(self, code: str) -> Choices:
        """What people can choose from; nothing, while the pack has a mistake."""
        try:
            pack = self._pack(self._rooms.script(code).language)
        except PrintingFailed:
            return Choices()
        choosable = (each for each in pack.sheets if each.layout not in UNCHOSEN)
        return Choices(pack.language, tuple((each.id, each.title) for each in choosable))

    def render_print_file(self, code: str, requests: Mapping[str, HandoutRequest]) -> bytes:
        """One PDF of several, each behind a cover with nothing on it but its word."""
        pack, facts = self._known(code)
        prints = (covered(compose(pack, each, facts), word) for word, each in requests.items())
        return self._printer.print(PrintFile(tuple(prints)), pack.theme).pdf

    def _known(self, code: str) -> tuple[Pack, Facts]:
        """The room's pack, and all that its sheets can say beside what people write."""
        details = self._rooms.details(code)
        pack = self._pack(self._rooms.script(code).language)
        return pack, facts_of(details, self._today(), pack.language)

    def _pack(self, language: str) -> Pack:
        """The one in this language, or else the usual one."""
        ids = self._packs.ids()
        id_ = next((each for each in (f"{PACK}_{language}", PACK) if each in ids), None)
        pack = self._packs.load(id_)[0] if id_ else None
        if pack is None:
            raise PrintingFailed
        return pack


def pack_folders(settings: Settings) -> list[Path]:
    return [shipped(FOLDER), settings.data_dir / FOLDER]


def facts_of(details: RoomDetails, today: date, language: str) -> Facts:
    """The same help lines that phones show; the oldest check dates them all."""
    lines = shown(details.help_lines, today)
    checks = [details.emergency_check, *(line.check for line in lines)]
    days = [check.on for check in checks if check]
    return Facts(contacts(lines, language), details.emergency, min(days, default=None))


def contacts(lines: Sequence[HelpLine], language: str) -> tuple[Contact, ...]:
    always = words_for(language).always
    said = [line.in_language(language, always) for line in lines]
    return tuple(
        Contact(line.name, line.purpose, _ways(line, language), line.hours) for line in said
    )


def _ways(line: HelpLine, language: str) -> tuple[str, ...]:
    words = words_for(language)
    text = words.text_word if line.sms_keyword else words.text
    return (
        *([words.call.format(line.phone)] if line.phone else []),
        *([text.format(line.sms, word=line.sms_keyword)] if line.sms else []),
        *([words.chat.format(line.chat)] if line.chat_url else []),
    )
