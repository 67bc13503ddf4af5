"""The lightest HTTP/1.1 client that will do: it shares two cores with the server it measures."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
EVENT_ID = re.compile(rb"(?:^|\n)id: ?(\d+)\r?\n")


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    body: bytes
    seconds: float


def get(path: str, port: int) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()


def post(path: str, port: int, body: bytes, authorization: str = "") -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n"
    )
    if authorization:
        head += f"Authorization: {authorization}\r\n"
    return f"{head}\r\n".encode() + body


class OneReply(asyncio.Protocol):
    """Sends one request on a connection of its own and waits for the whole answer."""

    def __init__(self, request: bytes, begin: float) -> None:
        self._request = request
        self._begin = begin
        self._received = bytearray()
        self.reply: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        end = self._received.find(b"\r\n\r\n")
        if end < 0 or self.reply.done():
            return
        head = bytes(self._received[:end])
        length = LENGTH.search(head)
        if length and len(self._received) >= end + 4 + int(length[1]):
            seconds = time.perf_counter() - self._begin
            body = bytes(self._received[end + 4 :])
            self.reply.set_result(Reply(int(head.split(None, 2)[1]), body, seconds))

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.reply.done():
            self.reply.set_exception(exc or ConnectionError("closed before the answer was whole"))


async def ask(port: int, request: bytes) -> Reply:
    """Connect, send, receive; the time counts from before the connection."""
    loop = asyncio.get_running_loop()
    begin = time.perf_counter()
    transport, protocol = await loop.create_connection(
        lambda: OneReply(request, begin), "127.0.0.1", port
    )
    try:
        return await protocol.reply
    finally:
        transport.close()


async def ask_at_once(port: int, requests: Sequence[bytes]) -> list[Reply]:
    return await asyncio.gather(*(ask(port, request) for request in requests))


@dataclass
class Crowd:
    """Many phones that listen to one room; ``seen`` says when each heard of a revision."""

    port: int
    code: str
    phones: int
    streams: list[Stream] = field(default_factory=list)
    waiting_for: int = 0
    missing: int = 0
    last: asyncio.Event = field(default_factory=asyncio.Event)

    async def connect(self) -> float:
        """Open every stream at once; seconds until the last phone has the room's state."""
        begin = time.perf_counter()
        self.expect(1)
        loop = asyncio.get_running_loop()
        request = get(f"/j/{self.code}/events", self.port)
        connected = await asyncio.gather(
            *(
                loop.create_connection(lambda: Stream(self, request), "127.0.0.1", self.port)
                for _ in range(self.phones)
            )
        )
        self.streams = [stream for _, stream in connected]
        await asyncio.wait_for(self.last.wait(), 60)
        return max(stream.seen_at for stream in self.streams) - begin

    def expect(self, revision: int) -> None:
        """Begin to wait for every phone to hear of ``revision`` or a later one."""
        self.waiting_for = revision
        self.missing = self.phones
        self.last.clear()
        for stream in self.streams:
            stream.has_seen = False

    def heard(self) -> None:
        self.missing -= 1
        if self.missing == 0:
            self.last.set()

    async def all_heard(self) -> list[float]:
        await asyncio.wait_for(self.last.wait(), 60)
        return [stream.seen_at for stream in self.streams]

    async def leave(self) -> None:
        for stream in self.streams:
            stream.transport.close()
        self.streams = []
        await asyncio.sleep(0)


class Stream(asyncio.Protocol):
    """One phone's ear: takes down when the revision that the crowd waits for came in."""

    transport: asyncio.Transport

    def __init__(self, crowd: Crowd, request: bytes) -> None:
        self._crowd = crowd
        self._request = request
        self._tail = b""
        self.has_seen = False
        self.seen_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        at = time.perf_counter()
        received = self._tail + data
        revisions = EVENT_ID.findall(received)
        self._tail = received[-40:] if not revisions else b""
        if revisions and not self.has_seen and int(revisions[-1]) >= self._crowd.waiting_for:
            self.has_seen = True
            self.seen_at = at
            self._crowd.heard()
