"""Fifty people who join and save at once, and hundreds who follow the room."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from bench.http_client import Crowd, ask, ask_at_once, post
from bench.server import OpenRoom, Server, ServerTrouble
from workshop.cli.phone_client import PhoneKeys, open_answer, seal_notebook, seal_request
from workshop.cli.simulated_words import LETTERS
from workshop.cli.tally import percentile
from workshop.domain import wire

ANSWERS = {
    "arrival": 4,
    "needs": ["Time to play", "To be seen and heard", "Comfort when I was upset"],
    "letter_a": " ".join(LETTERS["letter_a"] * 4),
    "kinder_belief": "I may ask for help before I need it badly.",
    "next_hour": "Walk home the long way.",
    "tonight": "Phone off at nine.",
    "next_days": "Swim on Thursday.",
    "my_person": "M.",
}


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds over several rounds: the middle of the rounds' percentiles."""

    p50: float
    p95: float

    @classmethod
    def of(cls, rounds: Sequence[Sequence[float]]) -> Times:
        return cls(*(median(percentile(r, share) for r in rounds) * 1000 for share in (0.5, 0.95)))


@dataclass
class Person:
    """Keys and numbers of one phone; requests are sealed before the clock runs."""

    room: OpenRoom
    keys: PhoneKeys = field(init=False)
    seq: int = 0
    rev: int = 0

    def __post_init__(self) -> None:
        self.keys = PhoneKeys(self.room.code, secrets.token_bytes(16))

    def sealed(self, op: dict[str, object]) -> tuple[bytes, bytes]:
        self.seq += 1
        return seal_request(self.keys, self.room.code, self.seq, op, self.room.public_key)

    def save(self) -> tuple[bytes, bytes]:
        self.rev += 1
        blob = wire.encode(seal_notebook(self.keys, {"v": 1, "answers": ANSWERS}))
        return self.sealed({"op": "save", "rev": self.rev, "blob": blob})


async def act_at_once(
    server: Server, room: OpenRoom, sealed: Sequence[tuple[bytes, bytes]]
) -> list[float]:
    """Seconds of each request, once every answer has been opened and found good."""
    path = f"/j/{room.code}/act"
    replies = await ask_at_once(server.port, [post(path, server.port, body) for body, _ in sealed])
    for reply, (_, key) in zip(replies, sealed, strict=True):
        if reply.status != 200:
            raise ServerTrouble(f"{reply.status}: {reply.body.decode(errors='replace')}")
        answer = open_answer(reply.body, key)
        if "error" in answer:
            raise ServerTrouble(answer["error"])
    return [reply.seconds for reply in replies]


async def joined(server: Server, room: OpenRoom, phones: int) -> list[Person]:
    people = [Person(room) for _ in range(phones)]
    await act_at_once(server, room, [person.sealed({"op": "join"}) for person in people])
    return people


async def join(server: Server, phones: int, rounds: int) -> Times:
    """Fresh people in a fresh room each time; the first room warms the server up."""
    times = []
    for _ in range(rounds + 1):
        room = server.open_room(phones)
        sealed = [Person(room).sealed({"op": "join"}) for _ in range(phones)]
        times.append(await act_at_once(server, room, sealed))
        server.close_room(room.code)
    return Times.of(times[1:])


async def save(server: Server, room: OpenRoom, people: Sequence[Person], rounds: int) -> Times:
    return Times.of(
        [
            await act_at_once(server, room, [person.save() for person in people])
            for _ in range(rounds)
        ]
    )


async def segment_changes(server: Server, room: OpenRoom, crowd: Crowd, rounds: int) -> Times:
    """From just before the facilitator's command is sent until each phone has the new state."""
    path = f"/api/v1/rooms/{room.code}/commands"
    state = server.api("GET", f"/rooms/{room.code}")
    if state["status"] == "lobby":
        state = server.command(room.code, "start")
        crowd.expect(state["revision"])
        await crowd.all_heard()
    times = []
    for _ in range(rounds):
        is_first = state["segment"]["index"] == 0
        command = {"command": "next" if is_first else "back", "revision": state["revision"]}
        crowd.expect(state["revision"] + 1)
        body = json.dumps(command).encode()
        request = post(path, server.dashboard_port, body, f"Bearer {server.token}")
        begin = time.perf_counter()
        reply, seen = await asyncio.gather(ask(server.dashboard_port, request), crowd.all_heard())
        if reply.status != 200:
            raise ServerTrouble(reply.body.decode(errors="replace"))
        state = json.loads(reply.body)
        times.append([at - begin for at in seen])
        await asyncio.sleep(0.05)
    return Times.of(times)


async def reconnect(crowd: Crowd, rounds: int) -> float:
    """Milliseconds until the last phone is back, after all of them were cut off at once."""
    times = []
    for _ in range(rounds):
        await crowd.leave()
        await asyncio.sleep(0.5)
        times.append(await crowd.connect())
    return median(times) * 1000
