"""A people list of a room while it is printed, and its prints until they are fetched and forgotten.

All of it is in memory. It goes on whatever the facilitator looks at meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from workshop.content.packs import PackLibrary
from workshop.domain.errors import BadRequest
from workshop.domain.facts import Facts
from workshop.domain.pack import Pack
from workshop.domain.people import ListProblem, PeopleList
from workshop.services.booklets import Printed
from workshop.services.packs import Packs
from workshop.services.people import Bound, ForAll, PeoplePacks, Print, Zipped
from workshop.services.printing import Printer
from workshop.services.rooms import Rooms

KEPT: Final = timedelta(minutes=30)
"""Who has not fetched the prints by then prints the list again."""

BUSY: Final = "A list is being printed for this room. Please wait for it, or stop it."
NOTHING: Final = "There is no print of a list. Perhaps it is forgotten already."


class Binding(StrEnum):
    """How the prints are handed over; and the ending of the file."""

    ONE_PDF = "pdf"
    FILES = "zip"


@dataclass(frozen=True, slots=True)
class ListPrint:
    """How far it is. ``made`` of those ``done`` came out well."""

    people: int
    binding: Binding
    problems: tuple[ListProblem, ...]
    done: int = 0
    made: int = 0
    running: bool = True


class ListPrints:
    """One at a time for each room."""

    def __init__(self, rooms: Rooms, packs: Packs, library: PackLibrary, printer: Printer) -> None:
        self._rooms = rooms
        self._packs = packs
        self._library = library
        self._printer = printer
        self._guard = threading.Lock()
        self._jobs: dict[str, _Job] = {}

    def packs(self, code: str, pack: str) -> PeoplePacks:
        """This pack with all that the room knows; in the room's language where a row says none."""

        def facts(spoken: Pack) -> Facts:
            return self._packs.facts(code, spoken.language)

        language = self._rooms.script(code).language
        return PeoplePacks(self._library, pack, self._printer, facts, language)

    def begin(
        self, code: str, pack: str, people: PeopleList, chosen: ForAll, binding: Binding
    ) -> None:
        """Start printing, and come back at once.

        Raises:
            BadRequest: another list of this room is being printed.
            UnknownRoom: no open room has this code.
        """
        job = _Job(people, binding)
        prints = self.packs(code, pack).each(people.people, chosen)
        with self._guard:
            before = self._jobs.get(code)
            if before and before.state.running:
                raise BadRequest(BUSY)
            self._jobs[code] = job
        if before:
            before.forgotten.set()
        job.thread = threading.Thread(
            target=self._work, args=[code, job, prints], name="list-print", daemon=True
        )
        job.thread.start()

    def _work(self, code: str, job: _Job, prints: Iterator[Print]) -> None:
        """Once all are printed, nothing holds the list any more; only the prints are kept."""
        job.print(prints)
        job.forgotten.wait(KEPT.total_seconds())
        with self._guard:
            if self._jobs.get(code) is job:
                del self._jobs[code]

    def now(self, code: str) -> ListPrint | None:
        job = self._jobs.get(code)
        return job.state if job else None

    def fetch(self, code: str) -> Printed:
        """What was printed, until it is forgotten.

        Raises:
            BadRequest: nothing is there, or it is not ready.
            UnknownRoom: the room has closed.
        """
        self._rooms.find(code)
        job = self._jobs.get(code)
        if job is None or not job.whole:
            raise BadRequest(NOTHING)
        return Printed(f"packs.{job.state.binding}", job.whole)

    def forget(self, code: str) -> None:
        """Nothing of it is kept; if it is still being printed, it stops after the one at hand."""
        with self._guard:
            job = self._jobs.pop(code, None)
        if job:
            job.forgotten.set()

    def close(self) -> None:
        jobs = list(self._jobs.items())
        for code, job in jobs:
            self.forget(code)
            if job.thread:
                job.thread.join()


class _Job:
    def __init__(self, people: PeopleList, binding: Binding) -> None:
        self.state = ListPrint(len(people.people), binding, people.problems)
        self.whole = b""
        self.forgotten = threading.Event()
        self.thread: threading.Thread | None = None

    def print(self, prints: Iterator[Print]) -> None:
        bound = Bound() if self.state.binding is Binding.ONE_PDF else Zipped()
        try:
            for printed in prints:
                if self.forgotten.is_set():
                    return
                if printed.pdf:
                    bound.add(printed)
                self._count(printed)
            self.whole = bound.whole() if self.state.made else b""
        finally:
            self.state = replace(self.state, running=False)

    def _count(self, printed: Print) -> None:
        state = self.state
        self.state = replace(
            state,
            done=state.done + 1,
            made=state.made + bool(printed.pdf),
            problems=(*state.problems, printed.problem) if printed.problem else state.problems,
        )
