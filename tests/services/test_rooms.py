"""Opening rooms and leading them."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest

from tests.builders import HandClock, lead_to, open_room
from tests.conftest import Build
from workshop.domain import joincode
from workshop.domain.debrief import JournalEntry
from workshop.domain.errors import (
    BadRequest,
    NotNow,
    ProtectedMinutes,
    ScriptHasProblems,
    StaleRevision,
    UnknownRoom,
)
from workshop.domain.helplines import Check, HelpLine
from workshop.domain.room import Command, RoomStatus
from workshop.domain.wire import encode
from workshop.services import Services
from workshop.services.details import RoomDetails
from workshop.settings import Settings


def test_a_new_room_waits_in_the_lobby(both: Services, clock: HandClock) -> None:
    room = open_room(both, capacity=12)

    assert room == both.rooms.find(room.code)
    assert (room.status, room.revision, room.capacity, room.tier, room.opened_at) == (
        RoomStatus.LOBBY,
        1,
        12,
        1,
        clock.now,
    )
    assert joincode.normalise(room.code) == room.code
    assert both.rooms.open_rooms() == [room]


def test_an_unknown_code_is_refused_with_a_sentence(services: Services) -> None:
    with pytest.raises(UnknownRoom, match="No open room has this code"):
        services.rooms.find("CCCCCC")
    for ask in (services.rooms.public_key, services.rooms.public_state, services.rooms.script):
        with pytest.raises(UnknownRoom):
            ask("CCCCCC")


def test_a_closed_room_is_found_only_by_who_looks_for_one(services: Services) -> None:
    room = open_room(services)
    closed = services.rooms.command(room.code, Command.CLOSE)

    assert services.rooms.find(room.code, closed=True) == closed
    with pytest.raises(UnknownRoom):
        services.rooms.find(room.code)
    assert (services.rooms.open_rooms(), services.rooms.closed_rooms()) == ([], [closed])


def test_a_script_with_a_mistake_is_not_opened_and_the_first_mistake_is_named(
    services: Services, settings: Settings
) -> None:
    path = settings.data_dir / "facilitator_scripts" / "an_evening" / "welcome.md"
    path.write_text(path.read_text().replace("minutes: 5", "minutes: five"))

    with pytest.raises(ScriptHasProblems, match=r"^an_evening/welcome\.md:4  minutes "):
        open_room(services)


def test_a_script_nobody_has_is_refused(services: Services) -> None:
    with pytest.raises(BadRequest, match="There is no script with this name"):
        open_room(services, script="no_such_evening")


def test_a_room_cannot_be_opened_at_a_tier_its_script_does_not_have(services: Services) -> None:
    with pytest.raises(BadRequest, match="“An evening” can be run at tier 1"):
        services.rooms.open("an_evening", 12, tier=3)


@pytest.mark.parametrize("capacity", [0, -1, 1001])
def test_a_room_is_for_at_least_one_and_not_for_thousands(
    services: Services, capacity: int
) -> None:
    with pytest.raises(BadRequest, match="A room is for 1 to 1000 people"):
        open_room(services, capacity=capacity)


def test_a_room_keeps_its_script_while_the_file_is_edited(
    services: Services, settings: Settings, build_services: Build
) -> None:
    room = open_room(services)
    path = settings.data_dir / "facilitator_scripts" / "an_evening" / "welcome.md"
    path.write_text(path.read_text().replace("title: Welcome", "title: Something else"))

    assert build_services().rooms.script(room.code).segments[0].title == "Welcome"
    assert services.library.entry("an_evening").script != services.rooms.script(room.code)


def test_what_the_facilitator_confirmed_is_kept_with_the_room(services: Services) -> None:
    check = Check(date(2030, 4, 30), "A. B.")
    lines = (HelpLine("A line", "to talk", "116 123"),)
    details = RoomDetails(lines, "112", "Risk of harm.", check, "en")
    room = services.rooms.open("an_evening", 5, details=details)

    assert services.rooms.details(room.code) == details


def test_links_carry_the_keys_behind_the_hash(services: Services, build_services: Build) -> None:
    room = open_room(services)
    public = build_services(public_url="https://room.example.org")

    assert public.rooms.join_url(room.code) == (
        f"https://room.example.org/j/{room.code}#{encode(public.rooms.public_key(room.code))}"
    )
    assert public.rooms.stage_url(room.code) == f"https://room.example.org/stage/{room.code}"
    assert public.rooms.watch_url(room.code) == (
        f"https://room.example.org/watch/{room.code}#{encode(public.rooms.watch_key(room.code))}"
    )
    assert len(public.rooms.watch_key(room.code)) == 16


def test_commands_lead_the_room_and_are_journalled(both: Services, clock: HandClock) -> None:
    room = open_room(both)
    started = both.rooms.command(room.code, Command.START, room.revision)
    clock.advance(minutes=6)
    moved = both.rooms.command(room.code, Command.NEXT, started.revision)

    assert both.rooms.find(room.code) == moved
    assert moved.playback is not None
    assert (moved.revision, moved.playback.segment, moved.playback.started_at) == (3, 1, clock.now)
    assert both.rooms.journal(room.code) == (
        JournalEntry(2, Command.START, 0, clock.now - timedelta(minutes=6)),
        JournalEntry(3, Command.NEXT, 1, clock.now),
    )


def test_every_fact_of_a_room_survives_its_row(both: Services, clock: HandClock) -> None:
    room = open_room(both)
    both.rooms.command(room.code, Command.START)
    clock.advance(seconds=61, microseconds=7)
    both.rooms.command(room.code, Command.PAUSE)
    clock.advance(seconds=30)
    both.rooms.command(room.code, Command.RESUME)
    both.rooms.command(room.code, Command.ADD_TIME, minutes=3)

    changed = both.rooms.command(room.code, Command.PAUSE_ALL)

    assert both.rooms.find(room.code) == changed
    assert changed.all_paused
    assert changed.playback is not None
    assert (changed.playback.paused_for, changed.playback.added, changed.playback.paused_at) == (
        timedelta(seconds=30),
        timedelta(minutes=3),
        clock.now,
    )


def test_a_stale_revision_changes_nothing_and_tells_the_current_one(both: Services) -> None:
    room = open_room(both)
    started = both.rooms.command(room.code, Command.START, room.revision)

    with pytest.raises(StaleRevision, match="Someone else was first") as refusal:
        both.rooms.command(room.code, Command.NEXT, room.revision)

    assert refusal.value.current == started.revision
    assert both.rooms.find(room.code) == started


def test_two_facilitators_who_press_next_at_once_move_one_step(
    build_services: Build, database_url: str
) -> None:
    desks = [build_services(database_url=database_url) for _ in range(2)]
    room = desks[0].rooms.open("an_evening", 5, rehearsal=True)
    desks[0].rooms.command(room.code, Command.START)

    for command in [Command.NEXT, Command.BACK] * 50:
        seen = desks[0].rooms.find(room.code)
        assert race(desks, command, seen.code, seen.revision) == ["moved", "stale"]
        assert desks[0].rooms.find(room.code).revision == seen.revision + 1

    assert len(desks[0].rooms.journal(room.code)) == 101


def race(desks: list[Services], command: Command, code: str, revision: int) -> list[str]:
    """What became of the same command from each desk at once, sorted."""
    outcomes: list[str] = []
    ready = threading.Barrier(len(desks))

    def press(desk: Services) -> None:
        ready.wait()
        try:
            desk.rooms.command(code, command, revision)
            outcomes.append("moved")
        except StaleRevision:
            outcomes.append("stale")

    threads = [threading.Thread(target=press, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_protected_minutes_are_not_cut_short(services: Services, clock: HandClock) -> None:
    room = lead_to(services, clock, open_room(services), "grounding")
    clock.advance(minutes=1)

    with pytest.raises(ProtectedMinutes, match="“Grounding” is protected time"):
        services.rooms.command(room.code, Command.NEXT)
    assert services.rooms.find(room.code) == room

    clock.advance(minutes=2)
    assert services.rooms.command(room.code, Command.NEXT).revision == room.revision + 1


def test_a_refused_command_leaves_no_trace(services: Services) -> None:
    room = open_room(services)

    with pytest.raises(NotNow, match="The room has not started yet"):
        services.rooms.command(room.code, Command.PAUSE)

    assert services.rooms.find(room.code) == room
    assert services.rooms.journal(room.code) == ()


def test_the_reading_follows_the_clock(services: Services, clock: HandClock) -> None:
    room = open_room(services)
    assert services.rooms.reading(room) is None

    room = services.rooms.command(room.code, Command.START)
    clock.advance(minutes=7)
    reading = services.rooms.reading(room)

    assert reading is not None
    assert (reading.remaining, reading.behind) == (timedelta(minutes=-2), timedelta(minutes=2))


def test_the_api_is_told_where_the_room_is(services: Services, clock: HandClock) -> None:
    room = services.rooms.command(open_room(services).code, Command.START)
    clock.advance(minutes=4)
    services.feed.connect(room.code)

    assert services.rooms.state(room) == {
        "code": room.code,
        "status": "live",
        "segment": {"id": "welcome", "title": "Welcome", "kind": "open", "index": 0},
        "phase": "warning",
        "paused": False,
        "all_paused": False,
        "planned_end_at": "2030-05-01T18:24:00+00:00",
        "expected_end_at": "2030-05-01T18:24:00+00:00",
        "behind_seconds": 0,
        "joined": 0,
        "connected": 1,
        "revision": 2,
    }


def test_the_api_is_told_nothing_of_a_clock_that_does_not_run(services: Services) -> None:
    state = services.rooms.state(open_room(services))

    assert {name: state[name] for name in ("status", "segment", "phase", "behind_seconds")} == {
        "status": "lobby",
        "segment": None,
        "phase": None,
        "behind_seconds": None,
    }
