"""The word wall: what is sent, approved and shown, and how little anyone can tell of it."""

from __future__ import annotations

import secrets

import pytest

from tests.builders import HandClock, joined_phones, lead_to, open_room
from tests.conftest import Build
from workshop.cli.phone_client import Phone, Refused
from workshop.domain.errors import NotNow, UnknownRoom
from workshop.domain.room import Command, Room
from workshop.domain.wall import LineStatus
from workshop.services import Services

TEXTS = [f"line {number}" for number in range(7)]


@pytest.fixture
def room(both: Services, clock: HandClock) -> Room:
    """A room in its sharing segment."""
    return lead_to(both, clock, open_room(both), "sharing")


@pytest.fixture
def phones(both: Services, room: Room) -> list[Phone]:
    return joined_phones(both, room, 7)


def send_all(phones: list[Phone]) -> None:
    for phone, text in zip(phones, TEXTS, strict=True):
        phone.line("sharing", text)


def approve(services: Services, room: Room, *texts: str) -> None:
    for line in services.wall.lines(room.code):
        if line.text in texts:
            services.wall.approve(room.code, line.id)


def put_up(services: Services, room: Room, phones: list[Phone], texts: list[str]) -> None:
    """Everyone sends their line; these are on the wall."""
    send_all(phones)
    approve(services, room, *texts)
    services.wall.release(room.code)


def test_lines_wait_for_the_watcher(both: Services, room: Room, phones: list[Phone]) -> None:
    send_all(phones)

    lines = both.wall.lines(room.code)

    assert sorted(line.text for line in lines) == TEXTS
    assert {line.status for line in lines} == {LineStatus.WAITING}
    assert both.rooms.public_state(room.code).wall == ()


def test_lines_are_listed_in_an_order_that_says_nothing_and_stays(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    for number, phone in enumerate(phones):
        phone.line("sharing", TEXTS[number], line_id=number.to_bytes(16))

    listed = [line.text for line in both.wall.lines(room.code)]

    assert listed != TEXTS
    assert [line.text for line in both.wall.lines(room.code)] == listed


def test_what_was_typed_becomes_one_tidy_line(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    phones[0].line("sharing", "  I \n was\t\u200bkind \u202e today ")

    assert [line.text for line in both.wall.lines(room.code)] == ["I was kind today"]


@pytest.mark.parametrize(
    ("text", "reason"), [(" \n ", "This line is empty"), ("x" * 81, "at most 80 characters")]
)
def test_a_line_that_is_empty_or_too_long_is_refused(
    both: Services, room: Room, phones: list[Phone], text: str, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        phones[0].line("sharing", text)
    assert both.wall.lines(room.code) == []


def test_four_approved_lines_are_not_shown(both: Services, room: Room, phones: list[Phone]) -> None:
    send_all(phones)
    approve(both, room, *TEXTS[:4])

    with pytest.raises(NotNow, match=r"from 5 on.*Approved so far: 4"):
        both.wall.release(room.code)
    assert both.rooms.public_state(room.code).wall == ()


def test_five_approved_lines_are_shown_mixed_and_the_room_moves_one_revision(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    put_up(both, room, phones, TEXTS[:5])

    state = both.rooms.public_state(room.code)

    assert sorted(state.wall) == TEXTS[:5]
    assert list(state.wall) not in (TEXTS[:5], [line.text for line in both.wall.lines(room.code)])
    assert state.revision == room.revision + 1


def test_a_later_batch_needs_five_of_its_own_and_comes_after_the_first(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    put_up(both, room, phones, TEXTS[:5])
    first = both.rooms.public_state(room.code).wall
    approve(both, room, *TEXTS)
    with pytest.raises(NotNow):
        both.wall.release(room.code)

    more = [f"more {number}" for number in range(3)]
    for phone, text in zip(phones, more, strict=False):
        phone.line("sharing", text)
    approve(both, room, *more)
    both.wall.release(room.code)

    wall = both.rooms.public_state(room.code).wall
    assert wall[:5] == first
    assert sorted(wall[5:]) == ["line 5", "line 6", *more]


def test_a_line_that_is_held_stays_off_the_wall(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    send_all(phones)
    approve(both, room, *TEXTS)
    held = next(line for line in both.wall.lines(room.code) if line.text == TEXTS[0])
    both.wall.hold(room.code, held.id)
    both.wall.release(room.code)

    assert sorted(both.rooms.public_state(room.code).wall) == TEXTS[1:]


def test_a_shown_line_is_hidden_at_once_and_comes_back_only_in_another_batch(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    put_up(both, room, phones, TEXTS[:5])
    revision = both.rooms.find(room.code).revision
    heard: list[int] = []
    both.feed.subscribe(
        room.code, lambda: heard.append(len(both.rooms.public_state(room.code).wall))
    )

    hidden = next(line for line in both.wall.lines(room.code) if line.text == TEXTS[0])
    both.wall.hold(room.code, hidden.id)
    both.wall.hold(room.code, hidden.id)

    state = both.rooms.public_state(room.code)
    assert (sorted(state.wall), state.revision, heard) == (TEXTS[1:5], revision + 1, [4])
    approve(both, room, TEXTS[0])
    assert sorted(both.rooms.public_state(room.code).wall) == TEXTS[1:5]
    with pytest.raises(NotNow, match="Approved so far: 1"):
        both.wall.release(room.code)


def test_a_shown_line_stays_shown_when_it_is_approved_once_more(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    put_up(both, room, phones, TEXTS[:5])
    before = both.rooms.public_state(room.code)

    approve(both, room, *TEXTS[:5])

    assert both.rooms.public_state(room.code) == before


def test_a_line_can_be_taken_back_even_from_the_wall(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    ids = [phone.line("sharing", text)["id"] for phone, text in zip(phones, TEXTS, strict=True)]
    approve(both, room, *TEXTS[1:])
    phones[0].withdraw(ids[0])
    both.wall.release(room.code)
    revision = both.rooms.find(room.code).revision

    phones[1].withdraw(ids[1])

    state = both.rooms.public_state(room.code)
    assert sorted(state.wall) == TEXTS[2:]
    assert state.revision == revision + 1


def test_the_wall_is_empty_after_its_segment(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    put_up(both, room, phones, TEXTS)

    both.rooms.command(room.code, Command.NEXT)
    assert both.rooms.public_state(room.code).wall == ()
    both.rooms.command(room.code, Command.BACK)

    assert (both.wall.lines(room.code), both.rooms.public_state(room.code).wall) == ([], ())


def test_the_wall_outlasts_a_pause(both: Services, room: Room, phones: list[Phone]) -> None:
    put_up(both, room, phones, TEXTS)

    both.rooms.command(room.code, Command.PAUSE_ALL)

    assert sorted(both.rooms.public_state(room.code).wall) == TEXTS


def test_the_wall_can_be_cleared_at_once(both: Services, room: Room, phones: list[Phone]) -> None:
    put_up(both, room, phones, TEXTS)

    both.wall.clear(room.code)

    state = both.rooms.public_state(room.code)
    assert (both.wall.lines(room.code), state.wall) == ([], ())
    assert state.revision == room.revision + 2


def test_a_line_sent_again_neither_doubles_nor_loses_its_approval(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    line_id = secrets.token_bytes(16)
    phones[0].line("sharing", "as it was", line_id)
    approve(both, room, "as it was")
    phones[0].line("sharing", "changed", line_id)

    (line,) = both.wall.lines(room.code)
    assert (line.text, line.status) == ("as it was", LineStatus.APPROVED)


def test_a_decision_about_a_line_that_is_gone_does_nothing(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    both.wall.approve(room.code, phones[0].line("sharing", "hello")["id"][::-1])

    assert {line.status for line in both.wall.lines(room.code)} == {LineStatus.WAITING}


def test_there_is_no_wall_before_the_start_or_after_the_end(services: Services) -> None:
    room = open_room(services)
    with pytest.raises(NotNow, match="while the programme runs"):
        services.wall.release(room.code)

    services.rooms.command(room.code, Command.CLOSE)
    with pytest.raises(UnknownRoom):
        services.wall.release(room.code)


def test_another_process_shows_the_same_wall(
    both: Services, room: Room, phones: list[Phone], build_services: Build, database_url: str
) -> None:
    put_up(both, room, phones, TEXTS)
    other = build_services(database_url=database_url)

    assert other.rooms.public_state(room.code) == both.rooms.public_state(room.code)
