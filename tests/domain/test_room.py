"""What each command does to a room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_script, make_segment
from workshop.domain.errors import NotNow, ProtectedMinutes
from workshop.domain.room import Command, Room, RoomStatus, apply, spoken
from workshop.domain.script import SegmentKind

TEN = datetime(2026, 11, 22, 10, tzinfo=UTC)
SCRIPT = make_script(
    make_segment("welcome", kind=SegmentKind.OPEN, minutes=4),
    make_segment("letter", kind=SegmentKind.LETTER_WRITING, minutes=15),
    make_segment("reset", kind=SegmentKind.GROUNDING, minutes=4, floor=3),
    make_segment("goodbye", kind=SegmentKind.CLOSING, minutes=4, floor=4),
)


def minutes(count: float) -> datetime:
    return TEN + timedelta(minutes=count)


def lobby(*, rehearsal: bool = False) -> Room:
    return Room("CDFGHJ", "a_script", tier=1, capacity=12, opened_at=TEN, rehearsal=rehearsal)


def do(room: Room, command: Command, at: float = 0, *, add: int = 0) -> Room:
    return apply(room, SCRIPT, command, minutes(at), add)


def in_reset(*, rehearsal: bool = False) -> Room:
    """A room that came into the protected grounding segment at minute 19."""
    room = do(lobby(rehearsal=rehearsal), Command.START)
    return do(do(room, Command.NEXT, 4), Command.NEXT, 19)


def test_starting_begins_the_first_segment_and_is_one_revision_on() -> None:
    room = do(lobby(), Command.START)

    assert (room.status, room.revision, room.started_at) == (RoomStatus.LIVE, 2, TEN)
    assert room.playback is not None
    assert (room.playback.segment, room.playback.started_at) == (0, TEN)


def test_a_room_starts_only_once() -> None:
    with pytest.raises(NotNow, match="already started"):
        do(do(lobby(), Command.START), Command.START)


@pytest.mark.parametrize(
    "command",
    [
        Command.NEXT,
        Command.BACK,
        Command.PAUSE,
        Command.RESUME,
        Command.PAUSE_ALL,
        Command.ADD_TIME,
    ],
)
def test_nothing_runs_before_the_start(command: Command) -> None:
    with pytest.raises(NotNow, match="not started yet"):
        do(lobby(), command)


def test_next_begins_the_following_segment_with_a_fresh_clock() -> None:
    room = do(do(lobby(), Command.START), Command.NEXT, 6)

    assert room.playback is not None
    assert (room.playback.segment, room.playback.started_at) == (1, minutes(6))


def test_grounding_cannot_be_left_before_its_floor() -> None:
    with pytest.raises(ProtectedMinutes, match=r"“Reset” is protected time\. It needs 2 minutes"):
        do(in_reset(), Command.NEXT, 20)


def test_grounding_can_be_left_once_its_floor_is_given() -> None:
    room = do(in_reset(), Command.NEXT, 22)

    assert room.playback is not None
    assert room.playback.segment == 3


def test_paused_time_does_not_count_towards_a_floor() -> None:
    paused = do(in_reset(), Command.PAUSE, 20)

    with pytest.raises(ProtectedMinutes):
        do(do(paused, Command.RESUME, 40), Command.NEXT, 40)


def test_a_rehearsal_may_skip_protected_minutes() -> None:
    room = do(in_reset(rehearsal=True), Command.NEXT, 19)

    assert room.playback is not None
    assert room.playback.segment == 3


def test_the_last_segment_is_left_by_closing() -> None:
    last = do(in_reset(), Command.NEXT, 23)

    with pytest.raises(NotNow, match="close the room"):
        do(last, Command.NEXT, 40)


def test_back_returns_to_the_segment_before() -> None:
    room = do(in_reset(), Command.BACK, 20)

    assert room.playback is not None
    assert (room.playback.segment, room.playback.started_at) == (1, minutes(20))


def test_there_is_nothing_before_the_first_segment() -> None:
    with pytest.raises(NotNow, match="first segment"):
        do(do(lobby(), Command.START), Command.BACK)


def test_pause_all_stops_the_clock_and_resume_ends_both() -> None:
    paused = do(do(lobby(), Command.START), Command.PAUSE_ALL, 1)
    resumed = do(paused, Command.RESUME, 5)

    assert paused.all_paused
    assert paused.playback is not None
    assert paused.playback.paused_at == minutes(1)
    assert not resumed.all_paused
    assert resumed.playback is not None
    assert resumed.playback.elapsed(minutes(6)) == timedelta(minutes=2)


@pytest.mark.parametrize("command", [Command.NEXT, Command.BACK])
def test_going_on_or_back_ends_a_pause_of_all(command: Command) -> None:
    second = do(do(lobby(), Command.START), Command.NEXT, 4)

    assert not do(do(second, Command.PAUSE_ALL, 5), command, 8).all_paused


def test_time_can_be_added_and_taken_away_again() -> None:
    room = do(do(lobby(), Command.START), Command.ADD_TIME, 1, add=5)
    room = do(room, Command.ADD_TIME, 2, add=-2)

    assert room.playback is not None
    assert room.playback.added == timedelta(minutes=3)


def test_no_time_can_be_taken_below_a_protected_floor() -> None:
    shorter = do(in_reset(), Command.ADD_TIME, 19, add=-1)

    with pytest.raises(ProtectedMinutes, match="cannot be shorter"):
        do(shorter, Command.ADD_TIME, 19, add=-1)


def test_a_segment_keeps_at_least_a_minute() -> None:
    with pytest.raises(NotNow, match="shorter than a minute"):
        do(do(lobby(), Command.START), Command.ADD_TIME, 1, add=-4)


def test_closing_leaves_half_an_hour_for_handouts_and_then_ends() -> None:
    closing = do(do(lobby(), Command.START), Command.CLOSE, 90)

    assert (closing.status, closing.closing_at) == (RoomStatus.CLOSING, minutes(90))
    assert not closing.has_outlived(minutes(119.9))
    assert closing.has_outlived(minutes(120))
    assert not closing.may_join


def test_a_room_left_live_is_forgotten_after_a_day_and_an_unused_one_after_a_week() -> None:
    live = do(lobby(), Command.START)
    day, week = 24 * 60, 7 * 24 * 60

    assert [live.has_outlived(minutes(at)) for at in (day - 1, day)] == [False, True]
    assert [lobby().has_outlived(minutes(at)) for at in (week - 1, week)] == [False, True]


def test_closing_again_closes_for_good() -> None:
    closed = do(do(do(lobby(), Command.START), Command.CLOSE, 90), Command.CLOSE, 91)

    assert closed.status is RoomStatus.CLOSED
    assert not closed.is_open
    with pytest.raises(NotNow):
        do(closed, Command.CLOSE, 92)


def test_a_room_that_never_started_closes_at_once() -> None:
    assert do(lobby(), Command.CLOSE).status is RoomStatus.CLOSED


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 second"), (40, "40 seconds"), (59.2, "1 minute"), (60, "1 minute"), (61, "2 minutes")],
)
def test_a_length_of_time_is_said_as_people_say_it(seconds: float, words: str) -> None:
    assert spoken(timedelta(seconds=seconds)) == words


@given(st.lists(st.tuples(st.sampled_from(Command), st.integers(0, 20), st.integers(-9, 9))))
def test_whatever_is_pressed_the_room_moves_one_revision_or_says_why(
    presses: list[tuple[Command, int, int]],
) -> None:
    room, at = lobby(), 0
    for command, wait, add in presses:
        at += wait
        before, room, refusal = room, *pressed(room, command, at, add)
        assert refusal.endswith(".") if refusal else room.revision == before.revision + 1
        assert not left_grounding_early(before, room, at)


def pressed(room: Room, command: Command, at: int, add: int) -> tuple[Room, str]:
    """The room afterwards, and why it refused if it did."""
    try:
        return do(room, command, at, add=add), ""
    except NotNow as refusal:
        return room, str(refusal)


def left_grounding_early(before: Room, after: Room, at: int) -> bool:
    if before.playback is None or after.playback is None:
        return False
    left = (before.playback.segment, after.playback.segment) == (2, 3)
    return left and before.playback.elapsed(minutes(at)) < timedelta(minutes=3)
