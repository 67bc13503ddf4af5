"""A person's handout, composed from what the room knows and what only their phone does."""

from __future__ import annotations

from collections.abc import Callable

from workshop.domain.clock import Clock
from workshop.domain.errors import PrintingFailed
from workshop.domain.handout import Handout, HandoutRequest
from workshop.services.rooms import Rooms
from workshop.settings import Settings

Printer = Callable[[Handout], bytes]
"""Makes a document of a handout; the default prints in a process of its own."""


class Handouts:
    """A place-holder with the outline that ``services.build`` uses; its owner replaces it."""

    def __init__(
        self, rooms: Rooms, settings: Settings, clock: Clock, printer: Printer | None = None
    ) -> None:
        self._rooms = rooms
        self._settings = settings
        self._clock = clock
        self._printer = printer

    def render(self, code: str, request: HandoutRequest) -> bytes:
        raise PrintingFailed

    def close(self) -> None:
        pass
