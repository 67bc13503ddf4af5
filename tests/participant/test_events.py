"""The stream that every phone follows, driven as the ASGI app it is."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from typing import Any

import pytest

from tests.builders import HandClock, lead_to, open_room
from tests.conftest import Build
from tests.participant.streams import Stream, listening
from workshop.domain.room import Command
from workshop.participant.events import Broadcaster
from workshop.services import Services


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(coroutine)


@pytest.fixture
def broadcaster(services: Services, executor: Executor) -> Broadcaster:
    return Broadcaster(services, executor)


def test_the_present_state_comes_at_once(services: Services, broadcaster: Broadcaster) -> None:
    room = open_room(services)

    async def listen() -> None:
        async with listening(broadcaster, room.code) as stream:
            start = await stream.next()
            headers = dict(start["headers"])
            assert start["status"] == 200
            assert headers[b"content-type"] == b"text/event-stream; charset=utf-8"
            assert headers[b"cache-control"] == b"no-store"
            event = await stream.event()
            assert event.keys() == {"retry", "event", "id", "data"}
            assert (event["event"], event["id"]) == ("state", "1")
            assert 1000 <= int(event["retry"]) < 2000
            assert json.loads(event["data"])["status"] == "lobby"

    run(listen())


def test_a_change_reaches_every_phone_with_the_same_bytes(
    services: Services, broadcaster: Broadcaster
) -> None:
    room = open_room(services)

    async def listen() -> None:
        async with (
            listening(broadcaster, room.code) as one,
            listening(broadcaster, room.code) as other,
        ):
            for stream in (one, other):
                await stream.next()
                await stream.next()
            await asyncio.to_thread(services.rooms.command, room.code, Command.START)
            first, second = await one.next(), await other.next()
            assert first["body"] is second["body"]
            assert b'"title":"Welcome"' in first["body"]

    run(listen())


def test_another_process_reaches_phones_here_though_a_page_was_read_meanwhile(
    services: Services, executor: Executor, build_services: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop.services.published.BELIEVED_FOR", 0.0)
    room = open_room(services)
    broadcaster = Broadcaster(services, executor, beat_every=3600)
    elsewhere = build_services()

    async def listen() -> None:
        async with listening(broadcaster, room.code) as stream:
            await stream.next()
            assert (await stream.state())["status"] == "lobby"
            await asyncio.to_thread(elsewhere.rooms.command, room.code, Command.START)
            assert services.rooms.public_state(room.code).revision == room.revision + 1
            await asyncio.to_thread(services.feed.poll)
            assert (await stream.state())["status"] == "live"

    run(listen())


def test_a_phone_hears_a_beat_while_nothing_happens(services: Services, executor: Executor) -> None:
    room = open_room(services)
    broadcaster = Broadcaster(services, executor, beat_every=0.05)

    async def listen() -> None:
        async with listening(broadcaster, room.code) as stream:
            await stream.next()
            await stream.next()
            assert await stream.event() == {"event": "beat", "data": ""}
            assert await stream.event() == {"event": "beat", "data": ""}

    run(listen())


def test_a_slow_phone_gets_what_is_true_now_and_not_what_it_missed(
    services: Services, broadcaster: Broadcaster
) -> None:
    room = open_room(services)

    async def listen() -> None:
        async with (
            listening(broadcaster, room.code) as slow,
            listening(broadcaster, room.code) as quick,
        ):
            for stream in (slow, quick):
                await stream.next()
                await stream.next()
            slow.flowing.clear()
            for command in (Command.START, Command.PAUSE, Command.RESUME, Command.PAUSE_ALL):
                services.rooms.command(room.code, command)
                await quick.next()
            slow.flowing.set()
            assert (await slow.state())["revision"] == 2  # was on its way already
            assert (await slow.state())["revision"] == 5
            assert slow.messages.empty()

    run(listen())


def test_the_stream_ends_when_the_room_has_closed(
    services: Services, broadcaster: Broadcaster, clock: HandClock
) -> None:
    room = open_room(services)
    lead_to(services, clock, room, "welcome")
    services.rooms.command(room.code, Command.CLOSE)

    async def listen() -> None:
        async with listening(broadcaster, room.code) as stream:
            await stream.next()
            assert (await stream.state())["status"] == "closing"
            services.rooms.command(room.code, Command.CLOSE)
            assert (await stream.state())["status"] == "closed"
            assert await stream.next() == {"type": "http.response.body", "body": b""}

    run(listen())


@pytest.mark.parametrize("code", ["CDFGHJ", "nonsense"])
def test_there_is_no_stream_of_an_unknown_room(broadcaster: Broadcaster, code: str) -> None:
    async def listen() -> None:
        async with listening(broadcaster, code) as stream:
            assert (await stream.next())["status"] == 404
            assert json.loads((await stream.next())["body"])["code"] == "unknown_room"

    run(listen())


def test_there_is_no_stream_of_a_closed_room(services: Services, broadcaster: Broadcaster) -> None:
    room = open_room(services)
    services.rooms.command(room.code, Command.CLOSE)

    async def listen() -> None:
        async with listening(broadcaster, room.code) as stream:
            assert (await stream.next())["status"] == 404

    run(listen())


def test_phones_are_counted_while_they_listen_and_onlookers_are_not(
    services: Services, broadcaster: Broadcaster
) -> None:
    room = open_room(services)

    async def listen() -> None:
        async with (
            listening(broadcaster, room.code) as phone,
            listening(broadcaster, room.code, query=b"as=onlooker") as stage,
        ):
            await phone.next()
            await stage.next()
            assert services.feed.connected(room.code) == 1

    run(listen())
    assert services.feed.connected(room.code) == 0


def test_a_room_that_nobody_listens_to_costs_nothing(
    services: Services, broadcaster: Broadcaster
) -> None:
    room = open_room(services)

    async def listen() -> None:
        for _ in range(2):
            async with listening(broadcaster, room.code) as stream:
                await stream.next()
                assert (await stream.state())["status"] == "lobby"
        assert broadcaster._channels == {}
        assert services.feed._callbacks == {}

    run(listen())


def test_a_stream_ends_as_streams_do_when_the_server_stops(
    services: Services, executor: Executor
) -> None:
    async def stop() -> None:
        room = open_room(services)
        broadcaster = Broadcaster(services, executor)
        async with listening(broadcaster, room.code) as stream:
            await stream.next()
            await stream.state()
            (listener,) = [task for task in asyncio.all_tasks() if task.get_name() == "stream"]
            listener.cancel()
            assert await stream.next() == {"type": "http.response.body", "body": b""}
        assert not listener.cancelled()
        assert services.feed.connected(room.code) == 0

    run(stop())


def test_asking_for_the_headers_only_opens_no_stream(
    services: Services, broadcaster: Broadcaster
) -> None:
    room = open_room(services)

    async def listen() -> None:
        async with listening(broadcaster, room.code, method="HEAD") as stream:
            assert (await stream.next())["status"] == 200
            assert not (await stream.next()).get("more_body")

    run(listen())


def test_two_hundred_phones_hear_a_change_from_one_reading(
    services: Services, broadcaster: Broadcaster
) -> None:
    room = open_room(services)

    async def listen() -> None:
        async with contexts(broadcaster, room.code, 200) as streams:
            for stream in streams:
                await stream.next()
                await stream.next()
            services.rooms.command(room.code, Command.START)
            bodies = {id((await stream.next())["body"]) for stream in streams}
            assert len(bodies) == 1

    run(listen())


@asynccontextmanager
async def contexts(
    broadcaster: Broadcaster, code: str, how_many: int
) -> AsyncIterator[list[Stream]]:
    from contextlib import AsyncExitStack

    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(listening(broadcaster, code)) for _ in range(how_many)
        ]
