"""Everything that is printed for a room or from a script, by the one printer of this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Self

from workshop.content.packs import PackLibrary
from workshop.services.booklets import Booklets
from workshop.services.handouts import Handouts
from workshop.services.list_prints import ListPrints
from workshop.services.packs import Packs
from workshop.services.printing import Printer
from workshop.services.rooms import Rooms


@dataclass(frozen=True, slots=True)
class Prints:
    printer: Printer
    handouts: Handouts
    packs: Packs
    lists: ListPrints
    booklets: Booklets

    @classmethod
    def of(
        cls, rooms: Rooms, library: PackLibrary, printer: Printer, today: Callable[[], date]
    ) -> Self:
        packs = Packs(rooms, library, printer, today)
        return cls(
            printer=printer,
            handouts=Handouts(rooms, library, printer, today),
            packs=packs,
            lists=ListPrints(rooms, packs, library, printer),
            booklets=Booklets(rooms, printer),
        )

    def close(self) -> None:
        self.lists.close()
        self.printer.close()
