"""``python -m bench``: measure, print the table, keep the results."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Error, sync_playwright

from bench import crowd, packs, printing, report
from bench.first_view import first_view
from bench.http_client import Crowd
from bench.lighthouse import LighthouseTrouble, lighthouse, watched_browser
from bench.measures import MEASURES
from bench.server import Server, running_server
from bench.stillness import layout_shift

Values = dict[str, float | None]

LOOKED_AT = ("layout_shift", "lighthouse")
"""How the measures of the part ``look`` begin."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much to measure; the labels in the table are those of the full form."""

    room: int = 50
    hall: int = 200
    festival: int = 1000
    rounds: int = 7
    handouts: int = 15
    printers: int = 16  # a whole room that asks for handouts as the evening ends
    views: int = 3
    people: int = 200  # on a list
    long: bool = False


SHORT = Size(room=4, hall=6, rounds=1, handouts=1, printers=2, views=1, people=3)


def viewing(server: Server, size: Size) -> Values:
    return first_view(server, server.open_heaviest_room(size.room), size.views)


def looking(server: Server, size: Size) -> Values:
    """How still the pages are, and how good Lighthouse finds them; None without a browser."""
    try:
        with sync_playwright() as playwright, watched_browser(playwright.chromium) as seen:
            context, port = seen
            still = layout_shift(context, server, server.open_room(size.room))
            room = server.open_room(size.room)
            return still | lighthouse(context, port, server, room, runs=size.views)
    except (Error, LighthouseTrouble) as problem:
        print(f"Not looked at: {problem}", file=sys.stderr)
        return dict.fromkeys(each.id for each in MEASURES if each.id.startswith(LOOKED_AT))


def printing_alone(_: Server, size: Size) -> Values:
    took, memory = packs.for_a_list(size.people)
    return {
        "handout_cold": packs.cold(size.rounds),
        "handout_worker": packs.warm(3 * size.handouts),
        "list_200": took,
        "memory_list": memory,
    }


def gathering(server: Server, size: Size) -> Values:
    return asyncio.run(_gathering(server, size))


async def _gathering(server: Server, size: Size) -> Values:
    join = await crowd.join(server, size.room, size.rounds)
    room = server.open_room(size.room + size.printers)
    people = await crowd.joined(server, room, size.room)
    printers = await crowd.joined(server, room, size.printers)
    listening = Crowd(server.port, room.code, size.room)
    await listening.connect()
    await crowd.save(server, room, people, 1)
    save = await crowd.save(server, room, people, size.rounds)
    change = await crowd.segment_changes(server, room, listening, 2 * size.rounds)
    memory, _ = server.memory()
    first = await printing.one_handout(server, room, people[0])
    warm = await printing.warm(server, room, people[0], size.handouts)
    whole = await printing.one_handout(server, room, people[0], None)
    async with printing.while_printing(server, room, printers):
        printing_change = await crowd.segment_changes(server, room, listening, 2 * size.rounds)
        printing_save = await crowd.save(server, room, people, size.rounds)
    _, worker = server.memory()
    values: Values = {
        "join_p50": join.p50,
        "join_p95": join.p95,
        "save_p50": save.p50,
        "save_p95": save.p95,
        "segment_50_p50": change.p50,
        "segment_50_p95": change.p95,
        "memory_50": memory,
        "handout_first": first,
        "handout": warm,
        "handout_whole": whole,
        "segment_printing": printing_change.p95 / change.p95,
        "save_printing": printing_save.p95 / save.p95,
        "memory_worker": worker,
    }
    if size.long:
        values["handouts_200"] = await printing.in_a_row(server, room, people[0], 200)
    await listening.leave()
    server.close_room(room.code)
    return values


def following(server: Server, size: Size) -> Values:
    values = asyncio.run(_following(server, size.hall, size.rounds, "200"))
    if size.long:
        values |= asyncio.run(_following(server, size.festival, size.rounds, "1000"))
    return values


async def _following(server: Server, phones: int, rounds: int, name: str) -> Values:
    """Everyone joins before they follow, so that the memory is that of a room in use."""
    room = server.open_room(phones)
    await crowd.joined(server, room, phones)
    listening = Crowd(server.port, room.code, phones)
    await listening.connect()
    change = await crowd.segment_changes(server, room, listening, 2 * rounds)
    wave = await crowd.reconnect(listening, max(1, rounds // 2))
    memory, _ = server.memory()
    await listening.leave()
    server.close_room(room.code)
    values: Values = {
        f"segment_{name}_p50": change.p50,
        f"segment_{name}_p95": change.p95,
        f"reconnect_{name}": wave,
    }
    return values | ({"memory_1000": memory} if name == "1000" else {})


PARTS: dict[str, Callable[[Server, Size], Values]] = {
    "view": viewing,
    "look": looking,
    "room": gathering,
    "print": printing_alone,
    "follow": following,
}


def measure(size: Size, parts: list[str]) -> Values:
    """Each part on a server of its own, so that none inherits the memory of another."""
    values: Values = {}
    starts, idle = [], []
    for part in parts:
        print(f"measuring: {part} …", file=sys.stderr, flush=True)
        with running_server() as (server, seconds):
            starts.append(seconds * 1000)
            idle.append(server.memory()[0])
            values |= PARTS[part](server, size)
    return {**values, "start": median(starts), "memory_idle": median(idle)}


def main() -> int:
    parser = argparse.ArgumentParser("python -m bench", description="Measure the real server.")
    parser.add_argument("--short", action="store_true", help="few phones, one round: a test")
    parser.add_argument("--long", action="store_true", help="1,000 phones and 200 handouts too")
    parser.add_argument("--keep", action="store_true", help="compare later runs with this one")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part (may repeat)")
    arguments = parser.parse_args()
    size = SHORT if arguments.short else Size(long=arguments.long)
    here = report.machine()
    values = measure(size, arguments.only or list(PARTS))
    print(report.table(values, report.kept()))
    print()
    print(report.foot(here, arguments.short))
    print(report.store(values, here, arguments.short, arguments.keep))
    return 0


if __name__ == "__main__":
    sys.exit(main())
