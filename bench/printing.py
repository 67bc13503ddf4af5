"""Handouts, alone and while the room goes on."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from statistics import median

from bench.crowd import ANSWERS, Person, act_at_once
from bench.server import OpenRoom, Server

PAGES = ["needs_and_armour", "letter", "kinder_belief"]
"""What a person chose to have: three pages that are theirs; the outside is always there."""


def handout(person: Person, sheets: list[str] | None) -> tuple[bytes, bytes]:
    asked = {"op": "handout", "page": "a4", "large": False, "answers": ANSWERS}
    return person.sealed(asked | ({"sheets": sheets} if sheets else {}))


async def one_handout(
    server: Server, room: OpenRoom, person: Person, sheets: list[str] | None = PAGES
) -> float:
    """Milliseconds, there and back, sealing not counted. Of None, the whole pack."""
    (seconds,) = await act_at_once(server, room, [handout(person, sheets)])
    return seconds * 1000


async def warm(server: Server, room: OpenRoom, person: Person, rounds: int) -> float:
    return median([await one_handout(server, room, person) for _ in range(rounds)])


async def in_a_row(server: Server, room: OpenRoom, person: Person, how_many: int) -> float:
    return sum([await one_handout(server, room, person) for _ in range(how_many)])


@asynccontextmanager
async def while_printing(
    server: Server, room: OpenRoom, people: Sequence[Person]
) -> AsyncIterator[None]:
    """These people ask for one whole pack after another for as long as this lasts."""

    async def keep_printing(person: Person) -> None:
        while True:
            await one_handout(server, room, person, None)

    tasks = [asyncio.create_task(keep_printing(person)) for person in people]
    await asyncio.sleep(0.2)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks)
