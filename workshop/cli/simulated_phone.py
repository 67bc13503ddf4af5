"""One rehearsal participant over real HTTP: reads, joins, follows, writes, takes a handout."""

from __future__ import annotations

import asyncio
import contextlib
import html
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Any

import httpx2

from workshop.cli import simulated_words as words
from workshop.cli.phone_client import Answer, AsyncPhone, Refused
from workshop.cli.tally import Tally
from workshop.domain import wire
from workshop.domain.errors import BadRequest

MISSED_HEARTBEAT = 25.0
"""Seconds of silence after which a stream counts as lost; the room's beat comes every 10."""

RETRY_AFTER = (0.1, 0.5, 2, 5, 10)
"""Seconds between attempts to send one message: long enough to start the server again."""


class RoomGone(Exception):
    """The room closed, or there is none."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What these people do. ``pause`` scales how long they take to read and think."""

    writes: bool = False
    takes_handout: bool = False
    pause: float = 1.0
    join_over: float = 10.0


@dataclass(frozen=True, slots=True)
class Door:
    """The phones' door of one room. ``public_key`` is None when the code was typed, not scanned."""

    client: httpx2.AsyncClient
    url: str
    code: str
    public_key: bytes | None = None

    @property
    def room(self) -> str:
        return f"{self.url}/j/{self.code}"


@dataclass
class SimulatedPhone:
    door: Door
    manner: Manner
    tally: Tally
    chance: SystemRandom = field(default_factory=SystemRandom)
    answers: dict[str, words.Written] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    is_in: bool = False
    has_finished: bool = False

    async def run(self) -> None:
        """Live through the room; return with a handout, or once the room has closed."""
        await asyncio.sleep(self.chance.uniform(0, self.manner.join_over))
        try:
            await self._enter()
            await self._follow()
        except (RoomGone, Refused):
            return
        except httpx2.HTTPError as problem:
            self.tally.failed(f"reach the room: {type(problem).__name__}")

    # --- joining ---------------------------------------------------------------------------------

    async def _enter(self) -> None:
        key = await self._read_the_page()
        self.phone = AsyncPhone(self.door.code, key, self._send)
        steps = await self.door.client.get(f"{self.door.room}/steps")
        self.steps = prompts_by_segment(steps.raise_for_status().json())
        await self._do("join", self.phone.join)
        self.tally.joined += 1
        self.is_in = True

    async def _read_the_page(self) -> bytes:
        page = await self.door.client.get(self.door.room)
        if page.status_code == 404:
            self.tally.failed("find the room: there is no open room with this code")
            raise RoomGone
        try:
            on_page = room_key_on(page.raise_for_status().text)
        except BadRequest as problem:
            self.tally.failed(f"read the page: {problem}")
            raise RoomGone from problem
        if self.door.public_key not in {None, on_page}:
            self.tally.failed("trust the room: its key is not the one in the join link")
            raise RoomGone
        return on_page

    async def _send(self, body: bytes) -> tuple[int, bytes]:
        """Send, and send the very same again when the connection broke: the room counts it once."""
        url, headers = f"{self.door.room}/act", {"content-type": "application/json"}
        for wait in RETRY_AFTER:
            with contextlib.suppress(httpx2.TransportError):
                answer = await self.door.client.post(url, content=body, headers=headers)
                return answer.status_code, answer.content
            await asyncio.sleep(wait)
        answer = await self.door.client.post(url, content=body, headers=headers)
        return answer.status_code, answer.content

    async def _do(self, what: str, act: Callable[[], Awaitable[Answer]]) -> Answer:
        """Do one thing after the other, and to its end even if the room moves on meanwhile."""
        doing = asyncio.create_task(self._in_turn(what, act))
        doing.add_done_callback(taken_down)
        return await asyncio.shield(doing)

    async def _in_turn(self, what: str, act: Callable[[], Awaitable[Answer]]) -> Answer:
        async with self.turn:
            start = time.perf_counter()
            try:
                answer = await act()
            except Refused as refusal:
                if (what, refusal.code) == ("line", "not_now"):  # the wall closed meanwhile
                    self.tally.too_late += 1
                else:
                    self.tally.failed(f"{what}: {refusal}")
                raise
            except httpx2.HTTPError as problem:
                self.tally.failed(f"{what}: {type(problem).__name__}")
                raise
            self.tally.took(what, time.perf_counter() - start)
            return answer

    # --- following -------------------------------------------------------------------------------

    async def _follow(self) -> None:
        reaction: asyncio.Task[None] | None = None
        try:
            async for state in self._states():
                is_news = state.get("segment") != self.state.get("segment")
                self.state = state
                if reaction and (is_news or state["status"] != "live"):
                    reaction.cancel()
                if state["status"] == "closing" and not self.has_finished:
                    await self._finish()
                    if self.manner.takes_handout:
                        return
                elif state["status"] == "closed":
                    return
                elif is_news and self.manner.writes:
                    reaction = asyncio.create_task(self._take_part(state["segment"]))
        finally:
            if reaction:
                reaction.cancel()

    async def _states(self) -> AsyncIterator[dict[str, Any]]:
        """The room's states as they come, over as many streams as it takes."""
        attempts = 0
        while attempts < 20:
            is_first = True
            with contextlib.suppress(httpx2.TransportError):
                async for state in self._stream():
                    if not is_first:
                        self.tally.heard(state["revision"], time.perf_counter())
                    is_first, attempts = False, 0
                    yield state
            attempts += 1
            await asyncio.sleep(self.chance.uniform(0.2, 1.5))
        self.tally.failed("follow the room: the server has gone")

    async def _stream(self) -> AsyncIterator[dict[str, Any]]:
        timeout = httpx2.Timeout(10, read=MISSED_HEARTBEAT)
        async with self.door.client.sse(f"{self.door.room}/events", timeout=timeout) as events:
            if events.response.status_code == 404:
                raise RoomGone
            async for event in events:
                if event.event == "state":
                    state: dict[str, Any] = event.json()  # type: ignore[assignment]
                    yield state

    # --- taking part -----------------------------------------------------------------------------

    async def _take_part(self, segment: str) -> None:
        with contextlib.suppress(Refused, httpx2.HTTPError):
            for prompt in self.steps.get(segment, ()):
                await self._think(4, 20)
                await self._answer(prompt, segment)

    async def _answer(self, prompt: Mapping[str, Any], segment: str) -> None:
        name, kind = prompt["id"], prompt["type"]
        if kind == "line":
            if self.chance.random() < 0.8:
                await self._do("line", lambda: self.phone.line(segment, words.line(self.chance)))
        elif kind == "letter":
            await self._write_letter(name)
        else:
            self.answers[name] = words.answer(name, kind, prompt["options"], self.chance)
            await self._do("save", lambda: self.phone.save(self.answers))

    async def _write_letter(self, name: str) -> None:
        """Sentence by sentence, saved as it grows, as the page does while someone is typing."""
        if any(key.startswith("letter_") for key in self.answers):
            return
        written = ""
        for sentence in words.letter(name, self.chance):
            written = f"{written} {sentence}".strip()
            self.answers[name] = written
            await self._do("save", lambda: self.phone.save(self.answers))
            await self._think(10, 25)

    async def _finish(self) -> None:
        """What someone does at the end who agrees to send their closing numbers."""
        self.has_finished = True
        await self._think(1, 6)
        with contextlib.suppress(Refused, httpx2.HTTPError):
            await self._send_ratings()
            if self.manner.takes_handout:
                await self._take_handout()

    async def _take_handout(self) -> None:
        answer = await self._do("handout", lambda: self.phone.handout(self.answers))
        if not answer["pdf"].startswith(b"%PDF-"):
            self.tally.failed("handout: what came is not a PDF")

    async def _send_ratings(self) -> None:
        settled, choice, arrival = map(self._number, ("settled", "choice", "arrival"))
        felt = self.answers.get("too_much")
        too_much = felt[0].lower() if isinstance(felt, list) else None
        if settled is not None and choice is not None:
            await self._do(
                "ratings", lambda: self.phone.ratings(settled, choice, arrival, too_much)
            )

    def _number(self, name: str) -> int | None:
        value = self.answers.get(name)
        return value if isinstance(value, int) else None

    async def raise_hand(self) -> None:
        """Call quietly; put the hand down once someone has seen it, or after four minutes."""
        with contextlib.suppress(Refused, httpx2.HTTPError):
            wish = self.chance.choice(("come", "step_out_with_me", "later"))
            place = self.chance.choice(words.PLACES)
            await self._do("hand", lambda: self.phone.hand(wish, place))
            for _ in range(24):
                await asyncio.sleep(10)
                if (await self._do("sync", self.phone.sync))["hand"] != "raised":
                    break
            await self._do("lower", self.phone.lower)

    async def _think(self, least: float, most: float) -> None:
        await asyncio.sleep(self.chance.uniform(least, most) * self.manner.pause)


def room_key_on(page: str) -> bytes:
    """The room's public key as the join page carries it for those who typed the code."""
    found = re.search(r'data-room-key="([^"]+)"', page)
    if found is None:
        raise BadRequest("the join page carries no key")
    return wire.decode(html.unescape(found[1]))


def prompts_by_segment(steps: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    return {segment["id"]: segment["prompts"] for segment in steps["segments"]}


def taken_down(doing: asyncio.Task[Answer]) -> None:
    """A failure is in the tally already, even if nobody waits for it any more."""
    if not doing.cancelled():
        doing.exception()
