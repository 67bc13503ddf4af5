"""A phone's open stream, from the ASGI app that feeds it, without a network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.types import Message

from workshop.participant.events import Broadcaster

PATIENCE = 10.0


class Stream:
    """One phone's open stream. ``hold`` keeps it from reading on, as a slow phone does."""

    def __init__(self) -> None:
        self.messages: asyncio.Queue[Message] = asyncio.Queue()
        self.leaving: asyncio.Event = asyncio.Event()
        self.flowing = asyncio.Event()
        self.flowing.set()

    async def receive(self) -> Message:
        await self.leaving.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        await self.flowing.wait()
        self.messages.put_nowait(message)

    async def next(self) -> Message:
        return await asyncio.wait_for(self.messages.get(), PATIENCE)

    async def event(self) -> dict[str, str]:
        body = (await self.next())["body"].decode()
        lines = [line.split(":", 1) for line in body.strip().splitlines() if line]
        return {name: value.strip() for name, value in lines}

    async def state(self) -> dict[str, Any]:
        state: dict[str, Any] = json.loads((await self.event())["data"])
        return state


@asynccontextmanager
async def listening(
    broadcaster: Broadcaster, code: str, query: bytes = b"", method: str = "GET"
) -> AsyncIterator[Stream]:
    stream = Stream()
    scope = {
        "type": "http",
        "method": method,
        "path_params": {"code": code},
        "query_string": query,
        "headers": [],
    }
    task = asyncio.create_task(broadcaster(scope, stream.receive, stream.send), name="stream")
    try:
        yield stream
    finally:
        stream.leaving.set()
        stream.flowing.set()
        await asyncio.wait_for(task, PATIENCE)
