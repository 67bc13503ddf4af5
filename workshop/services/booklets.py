"""A whole script as a PDF to lead from on paper."""

from __future__ import annotations

from dataclasses import replace

from workshop.content.library import Library
from workshop.content.problems import Severity
from workshop.domain.booklet import Booklet, BookletRequest
from workshop.domain.booklet_pages import compose
from workshop.domain.errors import BadRequest, PrintingFailed, ScriptHasProblems
from workshop.domain.script import Script
from workshop.services.printing import Printer
from workshop.services.rooms import Rooms


class Booklets:
    def __init__(self, rooms: Rooms, library: Library, printer: Printer) -> None:
        self._rooms = rooms
        self._library = library
        self._printer = printer

    def of_script(self, script_id: str, request: BookletRequest, language: str = "") -> bytes:
        """The script as it stands on disk now.

        Raises:
            ScriptHasProblems: naming the first, as ``path:line  message``.
            BadRequest: there is no such script, or not at this tier or in this language.
        """
        return self._print(compose(version(self._ready(script_id), request, language), request))

    def of_room(self, code: str, request: BookletRequest) -> bytes:
        """The script as the room runs it, with the times of day once it has started.

        Raises:
            UnknownRoom: no open room has this code.
        """
        room = self._rooms.find(code)
        start = room.started_at.astimezone().time() if room.started_at else request.start
        asked = replace(request, tier=room.tier, start=start)
        return self._print(compose(self._rooms.script(code), asked))

    def _ready(self, script_id: str) -> Script:
        try:
            entry = self._library.entry(script_id)
        except KeyError as error:
            raise BadRequest("There is no script with this name.") from error
        if entry.script is None:
            first = next(each for each in entry.problems if each.severity is Severity.ERROR)
            raise ScriptHasProblems(str(first).splitlines()[0])
        return entry.script

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
    if language and language != script.language:
        raise BadRequest(f"“{script.title}” is not there in {language}, only in {script.language}.")
    if request.tier is not None and request.tier not in script.tiers:
        tiers = " or ".join(str(each) for each in script.tiers)
        raise BadRequest(f"“{script.title}” can be run at tier {tiers}.")
    return script
