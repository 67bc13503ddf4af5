"""A whole script as a PDF to lead from on paper."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshop.domain.booklet import BookletRequest, file_name
from workshop.domain.booklet_pages import compose
from workshop.domain.errors import PrintingFailed
from workshop.domain.script import Script
from workshop.services.printing import Printer
from workshop.services.rooms import Rooms, check_request


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and the name its file is saved under."""

    name: str
    pdf: bytes


class Booklets:
    def __init__(self, rooms: Rooms, printer: Printer) -> None:
        self._rooms = rooms
        self._printer = printer

    def of_script(self, script_id: str, request: BookletRequest, language: str = "") -> Printed:
        """The script as it stands on disk now.

        Raises:
            ScriptHasProblems: naming the first, as ``path:line  message``.
            BadRequest: there is no such script, or not at this tier or in this language.
        """
        script, _ = self._rooms.ready_script(script_id)
        spoken = "" if language == script.language else language
        return self._print(version(script, request, language), request, spoken)

    def of_room(self, code: str, request: BookletRequest) -> Printed:
        """The script as the room runs it, with the times of day once it has started.

        Raises:
            UnknownRoom: no open room has this code.
        """
        room = self._rooms.find(code)
        start = room.started_at.astimezone().time() if room.started_at else request.start
        details = self._rooms.details(code)
        limits = details.privacy_limits
        asked = replace(request, tier=room.tier, start=start, privacy_limits=limits)
        return self._print(self._rooms.script(code), asked, details.language or "")

    def _print(self, script: Script, request: BookletRequest, language: str) -> Printed:
        name = file_name(script.id, language, request)
        try:
            return Printed(name, self._printer.print(compose(script, request)).pdf)
        except PrintingFailed as failed:
            sentence = "The booklet could not be made now. Please try again."
            raise PrintingFailed(sentence) from failed


def version(script: Script, request: BookletRequest, language: str) -> Script:
    """The script in the language that was asked for, if it can be run at the tier that was.

    Raises:
        BadRequest: it is not in this language, or not for this tier.
    """
    check_request(script, request.tier or script.tier, 1, language or script.language)
    return script.in_language(language or None)
