"""A whole script as a PDF to lead from on paper."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain.booklet import Booklet, BookletRequest
from workshop.domain.booklet_pages import compose
from workshop.domain.errors import PrintingFailed
from workshop.domain.script import Script
from workshop.services.printing import Printer
from workshop.services.rooms import Rooms, check_request


class Booklets:
    def __init__(self, rooms: Rooms, printer: Printer) -> None:
        self._rooms = rooms
        self._printer = printer

    def of_script(self, script_id: str, request: BookletRequest, language: str = "") -> bytes:
        """The script as it stands on disk now.

        Raises:
            ScriptHasProblems: naming the first, as ``path:line  message``.
            BadRequest: there is no such script, or not at this tier or in this language.
        """
        script, _ = self._rooms.ready_script(script_id)
        return self._print(compose(version(script, request, language), request))

    def of_room(self, code: str, request: BookletRequest) -> bytes:
        """The script as the room runs it, with the times of day once it has started.

        Raises:
            UnknownRoom: no open room has this code.
        """
        room = self._rooms.find(code)
        start = room.started_at.astimezone().time() if room.started_at else request.start
        limits = self._rooms.details(code).privacy_limits
        asked = replace(request, tier=room.tier, start=start, privacy_limits=limits)
        return self._print(compose(self._rooms.script(code), asked))

    def _print(self, booklet: Booklet) -> bytes:
        try:
            return self._printer.print(booklet)
        except PrintingFailed as failed:
            sentence = "The booklet could not be made now. Please try again."
            raise PrintingFailed(sentence) from failed


def version(script: Script, request: BookletRequest, language: str = "") -> Script:
    """The script in the language that was asked for, if it can be run at the tier that was.

    Raises:
        BadRequest: it is not in this language, or not for this tier.
    """
    check_request(script, request.tier or script.tier, 1, language or script.language)
    return script.in_language(language or None)
