"""Printing as the server does it, by its worker, without phones: cold, and for a list of people."""

from __future__ import annotations

import os
import time
from contextlib import closing
from statistics import median

from bench.crowd import ANSWERS
from bench.printing import PAGES
from bench.server import children, resident
from workshop.content.packs import PackLibrary
from workshop.content.shipped import shipped
from workshop.domain.facts import Facts
from workshop.domain.handout import Handout, compose, read_request
from workshop.domain.pack import Pack
from workshop.services.handouts import FOLDER, PACK
from workshop.services.people import Bound, ForAll, PeoplePacks
from workshop.services.printing import Printer

LIBRARY = PackLibrary([shipped(FOLDER)])
ROW = ["To play; To be seen", "Dear me, you can rest now. " * 20, "I may ask.", "M."]
HEADINGS = ["name", "needs", "letter", "kinder_belief", "my_person"]


def pack() -> Pack:
    found = LIBRARY.load(PACK)[0]
    assert found is not None
    return found


def three_pages() -> Handout:
    request = read_request({"answers": ANSWERS, "sheets": PAGES})
    return compose(pack(), request)


def cold(rounds: int) -> float:
    """Milliseconds to the first handout of a worker that has yet to be started."""
    return median([_first() for _ in range(rounds)])


def _first() -> float:
    with closing(Printer()) as printer:
        return _timed(printer, three_pages())


def warm(rounds: int) -> float:
    with closing(Printer()) as printer:
        _timed(printer, three_pages())
        return median([_timed(printer, three_pages()) for _ in range(rounds)])


def _timed(printer: Printer, handout: Handout) -> float:
    theme = pack().theme
    started = time.perf_counter()
    printer.print(handout, theme)
    return (time.perf_counter() - started) * 1000


def for_a_list(people: int) -> tuple[float, float]:
    """Milliseconds until whole packs of all are in one PDF, and the worker's memory by then."""
    table = [HEADINGS, *[[f"Wren {number}", *ROW] for number in range(people)]]
    before = set(children(os.getpid()))
    with closing(Printer()) as printer:
        _timed(printer, three_pages())
        packs = PeoplePacks(LIBRARY, PACK, printer, lambda _: Facts())
        started = time.perf_counter()
        bound = Bound()
        for printed in packs.each(packs.read(table).people, ForAll()):
            bound.add(printed)
        bound.whole()
        took = time.perf_counter() - started
        ours = set(children(os.getpid())) - before
        return took * 1000, sum(resident(each) for each in ours)
