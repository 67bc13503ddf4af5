"""Who hears that a room has changed."""

from __future__ import annotations

import pytest

from tests.builders import open_room
from tests.conftest import Build
from workshop.domain.room import Command, Room
from workshop.services import Services


@pytest.fixture
def room(both: Services) -> Room:
    return open_room(both)


def test_a_subscriber_hears_of_every_change_until_it_has_enough(both: Services, room: Room) -> None:
    heard: list[str] = []
    unsubscribe = both.feed.subscribe(room.code, lambda: heard.append("changed"))

    both.rooms.command(room.code, Command.START)
    both.rooms.command(room.code, Command.NEXT)
    unsubscribe()
    unsubscribe()
    both.rooms.command(room.code, Command.BACK)

    assert heard == ["changed", "changed"]


def test_another_rooms_changes_are_not_heard(both: Services, room: Room) -> None:
    heard: list[str] = []
    both.feed.subscribe(open_room(both).code, lambda: heard.append("changed"))

    both.rooms.command(room.code, Command.START)

    assert heard == []


def test_a_subscriber_sees_the_new_state_when_it_hears_of_it(both: Services, room: Room) -> None:
    seen: list[int] = []
    both.feed.subscribe(room.code, lambda: seen.append(both.rooms.public_state(room.code).revision))
    seen.append(both.rooms.public_state(room.code).revision)

    both.rooms.command(room.code, Command.START)

    assert seen == [1, 2]


def test_another_process_is_heard_at_the_next_poll(
    both: Services, room: Room, build_services: Build, database_url: str
) -> None:
    other = build_services(database_url=database_url)
    seen: list[int] = []
    other.feed.subscribe(
        room.code, lambda: seen.append(other.rooms.public_state(room.code).revision)
    )
    other.feed.noticed(room.code, room.revision)
    other.feed.poll()

    both.rooms.command(room.code, Command.START)
    other.feed.poll()
    other.feed.poll()

    assert seen == [2]


def test_another_process_is_heard_though_a_page_was_read_here_meanwhile(
    both: Services, room: Room, build_services: Build, database_url: str
) -> None:
    other = build_services(database_url=database_url)
    heard: list[str] = []
    other.feed.subscribe(room.code, lambda: heard.append("changed"))
    other.feed.noticed(room.code, room.revision)

    both.rooms.command(room.code, Command.START)
    assert other.rooms.public_state(room.code).revision == room.revision + 1
    other.feed.poll()

    assert heard == ["changed"]


def test_ones_own_change_is_not_heard_again_at_the_next_poll(both: Services, room: Room) -> None:
    seen: list[int] = []

    def tell() -> None:
        seen.append(both.rooms.public_state(room.code).revision)
        both.feed.noticed(room.code, seen[-1])

    both.feed.subscribe(room.code, tell)

    both.rooms.command(room.code, Command.START)
    both.feed.poll()

    assert seen == [2]


def test_a_room_that_was_purged_elsewhere_is_a_change(
    both: Services, room: Room, build_services: Build, database_url: str
) -> None:
    other = build_services(database_url=database_url)
    heard: list[str] = []
    other.feed.subscribe(room.code, lambda: heard.append("changed"))
    other.feed.noticed(room.code, room.revision)
    both.rooms.command(room.code, Command.CLOSE)
    both.retention.purge()

    other.feed.poll()

    assert heard == ["changed"]


def test_polling_without_subscribers_does_not_touch_the_database(services: Services) -> None:
    services.database.close()

    services.feed.poll()


def test_phones_are_counted_while_they_listen(services: Services) -> None:
    for _ in range(3):
        services.feed.connect("CCCCCC")
    services.feed.disconnect("CCCCCC")
    services.feed.disconnect("DDDDDD")

    assert (services.feed.connected("CCCCCC"), services.feed.connected("DDDDDD")) == (2, 0)
