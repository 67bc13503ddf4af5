"""What is left of a room and its people, and when it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import HandClock, joined_phones, open_room
from tests.conftest import Build
from workshop.cli.phone_client import Phone
from workshop.domain import wire
from workshop.domain.errors import UnknownRoom
from workshop.domain.room import Command, Room, RoomStatus
from workshop.services import Services

ABOUT_PEOPLE = ("participants", "notebooks", "hands", "lines", "ratings", "desk_prints")


def a_lived_in_room(services: Services) -> tuple[Room, list[Phone]]:
    room = services.rooms.command(open_room(services).code, Command.START)
    services.rooms.command(room.code, Command.NEXT)
    phones = joined_phones(services, room, 6)
    for phone, word in zip(
        phones, ("river", "lemon", "olive", "tulip", "wagon", "kettle"), strict=True
    ):
        phone.save({"letter_a": "Dear you"})
        phone.desk_print(word, {"letter_a": "Dear you"})
        phone.hand()
        phone.line("sharing", "hello")
        phone.ratings(settled=5, choice=5)
    return room, phones


def rows(services: Services, *tables: str) -> dict[str, int]:
    with services.database.reading() as connection:
        counts = {
            table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
            for table in tables
        }
    return {table: count for table, count in counts.items() if count}


def secrets_of(services: Services, room: Room) -> tuple[object, ...]:
    with services.database.reading() as connection:
        query = f"SELECT wrapped_secret, watch_key FROM rooms WHERE code = '{room.code}'"
        return tuple(connection.exec_driver_sql(query).one())


def test_a_closed_room_has_no_key_and_no_people(both: Services) -> None:
    room, _ = a_lived_in_room(both)
    assert rows(both, *ABOUT_PEOPLE).keys() == set(ABOUT_PEOPLE)

    both.rooms.command(room.code, Command.CLOSE)
    assert None not in secrets_of(both, room)
    both.rooms.command(room.code, Command.CLOSE)

    assert rows(both, *ABOUT_PEOPLE) == {}
    assert secrets_of(both, room) == (None, None)
    for ask in (both.rooms.watch_url, both.rooms.watch_key, both.wall.release):
        with pytest.raises(UnknownRoom):
            ask(room.code)


def test_what_the_debrief_needs_stays(both: Services, clock: HandClock) -> None:
    room, _ = a_lived_in_room(both)
    clock.advance(minutes=5)
    both.rooms.command(room.code, Command.CLOSE)
    both.rooms.command(room.code, Command.CLOSE)

    assert both.rooms.joined(room.code) == both.ratings.summary(room.code).joined == 6
    assert [entry.command for entry in both.rooms.journal(room.code)] == [
        Command.START,
        Command.NEXT,
        Command.CLOSE,
        Command.CLOSE,
    ]
    assert both.rooms.script(room.code).title == "An evening"
    assert both.rooms.public_state(room.code).status is RoomStatus.CLOSED


def test_a_room_closes_by_itself_half_an_hour_after_its_end(
    both: Services, clock: HandClock
) -> None:
    room, phones = a_lived_in_room(both)
    both.rooms.command(room.code, Command.CLOSE)

    clock.advance(minutes=29, seconds=59)
    both.retention.sweep()
    assert both.rooms.find(room.code).status is RoomStatus.CLOSING
    assert phones[0].load()["notebook"]["answers"] == {"letter_a": "Dear you"}

    clock.advance(seconds=1)
    both.retention.sweep()
    assert both.rooms.find(room.code, closed=True).status is RoomStatus.CLOSED
    assert rows(both, *ABOUT_PEOPLE) == {}


def test_a_long_evening_is_not_closed_by_the_clock(services: Services, clock: HandClock) -> None:
    room, _ = a_lived_in_room(services)

    clock.advance(hours=23)
    services.retention.sweep()

    assert services.rooms.find(room.code).status is RoomStatus.LIVE


def test_what_was_left_open_by_mistake_is_erased_all_the_same(
    both: Services, clock: HandClock
) -> None:
    room, _ = a_lived_in_room(both)

    clock.advance(hours=25)
    both.retention.sweep()
    clock.advance(minutes=30)
    both.retention.sweep()

    assert both.rooms.find(room.code, closed=True).status is RoomStatus.CLOSED
    assert rows(both, *ABOUT_PEOPLE) == {}


def test_sealed_notebooks_may_be_kept_for_a_while_but_nothing_else(
    build_services: Build, database_url: str, clock: HandClock
) -> None:
    services = build_services(database_url=database_url, retention="24h")
    room, _ = a_lived_in_room(services)
    services.rooms.command(room.code, Command.CLOSE)
    services.rooms.command(room.code, Command.CLOSE)

    clock.advance(hours=23)
    services.retention.sweep()
    assert rows(services, *ABOUT_PEOPLE) == {"participants": 6, "notebooks": 6}
    assert secrets_of(services, room) == (None, None)

    clock.advance(hours=1)
    services.retention.sweep()
    assert rows(services, *ABOUT_PEOPLE) == {}


def test_another_room_is_left_alone(both: Services) -> None:
    room, _ = a_lived_in_room(both)
    other, phones = a_lived_in_room(both)

    both.rooms.command(room.code, Command.CLOSE)
    both.rooms.command(room.code, Command.CLOSE)
    both.retention.sweep()

    assert both.rooms.joined(other.code) == 6
    assert phones[0].load()["notebook"]["answers"] == {"letter_a": "Dear you"}


def test_a_purge_deletes_closed_rooms_wholly(both: Services) -> None:
    closed, _ = a_lived_in_room(both)
    both.rooms.command(closed.code, Command.CLOSE)
    both.rooms.command(closed.code, Command.CLOSE)
    live, _ = a_lived_in_room(both)

    assert both.retention.purge() == 1

    with pytest.raises(UnknownRoom):
        both.rooms.find(closed.code, closed=True)
    assert both.rooms.journal(closed.code) == ()
    assert both.rooms.open_rooms() == [both.rooms.find(live.code)]
    assert both.retention.purge() == 0


def test_two_processes_that_sweep_close_a_room_once(
    build_services: Build, database_url: str, clock: HandClock
) -> None:
    one, other = (build_services(database_url=database_url) for _ in range(2))
    room, _ = a_lived_in_room(one)
    one.rooms.command(room.code, Command.CLOSE)
    clock.advance(minutes=30)

    for each in (one, other):
        each.retention.sweep()

    assert len(one.rooms.journal(room.code)) == 4


def test_a_room_can_be_closed_though_its_script_can_no_longer_be_read(
    services: Services, build_services: Build
) -> None:
    room, _ = a_lived_in_room(services)
    with services.database.transaction() as connection:
        connection.exec_driver_sql("UPDATE rooms SET sources = '{}'")

    restarted = build_services()
    restarted.rooms.command(room.code, Command.CLOSE)

    assert restarted.rooms.command(room.code, Command.CLOSE).status is RoomStatus.CLOSED


def test_after_closing_not_a_byte_of_anybody_is_in_the_files(
    services: Services, tmp_path: Path
) -> None:
    room, phones = a_lived_in_room(services)
    with services.database.reading() as connection:
        blobs = [bytes(row[0]) for row in connection.exec_driver_sql("SELECT blob FROM notebooks")]
        sealed = [bytes(row[0]) for row in connection.exec_driver_sql("SELECT sealed FROM hands")]
        sealed += [bytes(row[0]) for row in connection.exec_driver_sql("SELECT sealed FROM lines")]
        wrapped = bytes(connection.exec_driver_sql("SELECT wrapped_secret FROM rooms").scalar_one())
    traces = [phone.keys.pid for phone in phones] + [phone.keys.public for phone in phones]
    traces += [blob[100:132] for blob in blobs] + [each[100:132] for each in sealed] + [wrapped]
    assert found_in_files(tmp_path, traces) == traces

    services.rooms.command(room.code, Command.CLOSE)
    services.rooms.command(room.code, Command.CLOSE)

    assert found_in_files(tmp_path, traces) == []


def test_what_one_person_erased_is_in_no_file_after_the_next_sweep(
    services: Services, tmp_path: Path
) -> None:
    _, phones = a_lived_in_room(services)
    services.retention.sweep()
    phones[0].save({"letter_a": "Dear you, once more"})
    line = wire.decode(phones[1].line("sharing", "not for anyone")["id"])
    blob = wire.decode(phones[0].load()["blob"])
    traces = [phones[0].keys.pid, blob[100:132], line]
    assert found_in_files(tmp_path, traces) == traces

    phones[0].erase()
    phones[1].withdraw(wire.encode(line))
    services.retention.sweep()

    assert found_in_files(tmp_path, traces) == []


@pytest.mark.parametrize("purged", [True, False])
def test_the_key_of_a_room_that_another_process_closed_is_forgotten_here(
    build_services: Build, database_url: str, purged: bool
) -> None:
    here, there = (build_services(database_url=database_url) for _ in range(2))
    room, _ = a_lived_in_room(here)
    _, phones = a_lived_in_room(here)
    sealed = here.wall._keyring.seal(room.code, b"hello")
    for _ in range(2):
        there.rooms.command(room.code, Command.CLOSE)
    if purged:
        there.retention.purge()

    here.retention.sweep()

    with pytest.raises(UnknownRoom):
        here.wall._keyring.unseal(room.code, sealed)
    assert phones[0].load()["notebook"]["answers"] == {"letter_a": "Dear you"}


def test_the_log_is_emptied_later_when_a_reader_keeps_it_in_use(
    services: Services, tmp_path: Path
) -> None:
    room, phones = a_lived_in_room(services)
    pids = [phone.keys.pid for phone in phones]
    with services.database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM rooms")
        services.rooms.command(room.code, Command.CLOSE)
        services.rooms.command(room.code, Command.CLOSE)
        assert found_in_files(tmp_path, pids) == pids

    services.retention.sweep()

    assert found_in_files(tmp_path, pids) == []


def found_in_files(folder: Path, traces: list[bytes]) -> list[bytes]:
    """Those that occur in any file of the folder: the database, its log and index, and the rest."""
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return [trace for trace in traces if any(trace in content for content in contents)]
