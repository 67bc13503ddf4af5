"""The room's public state, streamed: the newest state at once, then every change, and a heartbeat.

One channel a room, in one event loop. Each state is encoded once, and the same bytes go to every
phone. A phone that reads slowly is never sent what it missed, only what is true by then.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from workshop.domain.errors import UnknownRoom, WorkshopError
from workshop.domain.joincode import normalise
from workshop.participant.channel import BEAT_EVERY, Channel, Listener
from workshop.participant.refusals import refusal
from workshop.services import Services

BEAT = b"event: beat\ndata:\n\n"

HEADERS = {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
}

START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(name.encode(), value.encode()) for name, value in HEADERS.items()],
}

END = {"type": "http.response.body", "body": b""}

ONLOOKER = b"as=onlooker"
"""The query of pages that follow a room without being a phone in it."""


class Broadcaster:
    """``GET /j/{code}/events`` as a plain ASGI app."""

    def __init__(
        self, services: Services, executor: Executor, beat_every: float = BEAT_EVERY
    ) -> None:
        self._services = services
        self._executor = executor
        self._beat_every = beat_every
        self._channels: dict[str, Channel] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        code = normalise(scope["path_params"]["code"])
        if code is None:
            await refusal(UnknownRoom())(scope, receive, send)
            return
        channel, listener = self._channel(code), Listener()
        number = channel.enter(listener)
        try:
            await channel.first_event()
            if scope["method"] == "HEAD":
                await Response(headers=HEADERS)(scope, receive, send)
                return
            counts = scope["query_string"] != ONLOOKER
            await self._listen(channel, listener, number, counts, receive, send)
        except WorkshopError as problem:
            await refusal(problem)(scope, receive, send)
        finally:
            channel.leave(listener)
            self._sweep(channel)

    def _channel(self, code: str) -> Channel:
        if code not in self._channels:
            self._channels[code] = Channel(self._services, self._executor, code, self._beat_every)
        return self._channels[code]

    async def _listen(
        self,
        channel: Channel,
        listener: Listener,
        number: int,
        counts: bool,
        receive: Receive,
        send: Send,
    ) -> None:
        leaving = asyncio.create_task(until_gone(receive, listener))
        if counts:
            self._services.feed.connect(channel.code)
        try:
            await stream(channel, listener, number, send)
        except OSError:
            pass  # the phone went away while it was being written to
        except asyncio.CancelledError:
            await send(END)  # the server stops: the phone will look for it again
        finally:
            leaving.cancel()
            if counts:
                self._services.feed.disconnect(channel.code)

    def _sweep(self, channel: Channel) -> None:
        """An empty channel costs nothing and is made anew when someone comes."""
        if channel.is_empty:
            channel.close()
            self._channels.pop(channel.code, None)


async def stream(channel: Channel, listener: Listener, number: int, send: Send) -> None:
    """Send what is new until the room has closed or the phone has gone."""
    await send(START)
    sent, opening = 0, b"retry: %d\n\n" % retry_after(number)
    while not listener.gone:
        listener.wake.clear()
        if sent != channel.edition:
            sent, body = channel.edition, opening + channel.event
            opening = b""
        elif listener.beat_due:
            body = BEAT
        elif channel.ended:
            break
        else:
            await listener.wake.wait()
            continue
        listener.beat_due = False
        await send({"type": "http.response.body", "body": body, "more_body": True})
    await send(END)


def retry_after(number: int) -> int:
    """Milliseconds before a phone comes back after a break: not all of them at one instant."""
    return 1000 + number * 137 % 1000


async def until_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.leave()
