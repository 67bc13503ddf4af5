"""Packs for the facilitator's own printer: before the evening, during it, and to take home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time

from workshop.content.packs import PackLibrary
from workshop.content.problems import Problem, Severity
from workshop.domain.errors import BadRequest
from workshop.domain.facts import Door, Facts
from workshop.domain.handout import HandoutRequest, compose
from workshop.domain.joincode import spaced
from workshop.domain.pack import Pack
from workshop.services import qr
from workshop.services.booklets import Printed
from workshop.services.check_words import check_words
from workshop.services.handouts import facts_of
from workshop.services.printing import Printer
from workshop.services.rooms import Rooms


class Packs:
    def __init__(
        self, rooms: Rooms, library: PackLibrary, printer: Printer, today: Callable[[], date]
    ) -> None:
        self._rooms = rooms
        self._library = library
        self._printer = printer
        self._today = today

    def of_room(self, code: str) -> list[Pack]:
        """Every pack without a mistake, in the room's language where there is such a one."""
        language = self._rooms.script(code).language
        ids = self._library.ids()
        loaded = (self._library.load(id_)[0] for id_ in spoken(ids, language))
        return [pack for pack in loaded if pack]

    def mistakes(self) -> list[Problem]:
        """The first of each pack that cannot be printed."""
        loaded = (self._library.load(id_) for id_ in self._library.ids())
        errors = (
            [each for each in found if each.severity is Severity.ERROR] for _, found in loaded
        )
        return [found[0] for found in errors if found]

    def print(
        self, code: str, pack_id: str, request: HandoutRequest, start: time | None = None
    ) -> Printed:
        """The pack for everyone in this room. ``start`` counts until the room has started.

        Raises:
            BadRequest: there is no such pack, or it has no poster for so large a paper.
            UnknownRoom: no open room has this code.
        """
        pack = self.find(pack_id)
        facts = self.facts(code, pack.language, start)
        document = compose(pack, replace(request, include_letter=True), facts)
        large = "-large" if request.large else ""
        return Printed(
            f"{pack.id}{large}-{request.page}.pdf", self._printer.print(document, pack.theme).pdf
        )

    def find(self, pack_id: str) -> Pack:
        """Raises BadRequest where there is no such pack, or it has a mistake."""
        if pack_id not in self._library.ids():
            raise BadRequest(f"There is no pack called “{pack_id[:40]}”.")
        pack = self._library.load(pack_id)[0]
        if pack is None:
            raise BadRequest(f"“{pack_id}” has a mistake. `workshop check` says where.")
        return pack

    def facts(self, code: str, language: str, start: time | None = None) -> Facts:
        """All that this room knows, for a pack in this language."""
        room = self._rooms.find(code)
        details, today = self._rooms.details(code), self._today()
        return replace(
            facts_of(details, today, language),
            privacy_limits=details.privacy_limits,
            script=self._rooms.script(code),
            tier=room.tier,
            start=room.started_at.astimezone().time() if room.started_at else start,
            printed_on=today,
            door=self._door(code),
        )

    def _door(self, code: str) -> Door:
        url = self._rooms.join_url(code)
        return door(url, spaced(code), check_words(self._rooms.public_key(code)))


def door(url: str, code: str, words: str) -> Door:
    address = url.partition("://")[2].partition("/")[0]
    return Door(squared(url), address, code, words)


def squared(url: str) -> tuple[str, ...]:
    rows = qr.matrix_of(url)
    return tuple("".join("1" if dark else "0" for dark in row) for row in rows)


def spoken(ids: Sequence[str], language: str) -> list[str]:
    """Of packs that differ in their language only, the one in this language, or the usual one."""
    usual = [id_ for id_ in ids if not _is_translation(id_, ids)]
    return [in_language(ids, id_, language) for id_ in usual]


def usual(ids: Sequence[str], pack: str) -> str:
    """``take_home`` for ``take_home_es``."""
    return pack.rpartition("_")[0] if _is_translation(pack, ids) else pack


def in_language(ids: Sequence[str], pack: str, language: str) -> str:
    """``take_home_es`` for ``take_home`` in Spanish, if there is such a pack."""
    translated = f"{pack}_{language}"
    return translated if translated in ids else pack


def _is_translation(id_: str, ids: Sequence[str]) -> bool:
    usual, _, language = id_.rpartition("_")
    return usual in ids and len(language) == 2
