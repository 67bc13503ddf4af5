"""How long each segment really took."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.builders import SIX, make_script, make_segment
from workshop.domain.debrief import JournalEntry, segment_times
from workshop.domain.room import Command

SCRIPT = make_script(make_segment("welcome"), make_segment("letter"), make_segment("goodbye"))


def at(minutes: float) -> datetime:
    return SIX + timedelta(minutes=minutes)


def journal(*given: tuple[Command, int, float]) -> tuple[JournalEntry, ...]:
    return tuple(
        JournalEntry(revision, command, segment, at(minutes))
        for revision, (command, segment, minutes) in enumerate(given, 2)
    )


def minutes_taken(
    entries: tuple[JournalEntry, ...], now: datetime
) -> dict[str, tuple[float, float]]:
    return {
        time.segment.id: (time.actual / timedelta(minutes=1), time.paused / timedelta(minutes=1))
        for time in segment_times(SCRIPT, entries, now)
    }


def test_a_segment_lasts_until_the_room_goes_on() -> None:
    entries = journal((Command.START, 0, 0), (Command.NEXT, 1, 6), (Command.NEXT, 2, 10))

    assert minutes_taken(entries, at(13)) == {
        "welcome": (6, 0),
        "letter": (4, 0),
        "goodbye": (3, 0),
    }


def test_a_segment_that_was_visited_twice_counts_both_visits() -> None:
    entries = journal((Command.START, 0, 0), (Command.NEXT, 1, 6), (Command.BACK, 0, 8))

    assert minutes_taken(entries, at(9)) == {"welcome": (7, 0), "letter": (2, 0)}


def test_pauses_are_counted_by_themselves() -> None:
    entries = journal(
        (Command.START, 0, 0),
        (Command.PAUSE, 0, 2),
        (Command.ADD_TIME, 0, 3),
        (Command.RESUME, 0, 5),
        (Command.PAUSE_ALL, 0, 6),
        (Command.NEXT, 1, 9),
    )

    assert minutes_taken(entries, at(10)) == {"welcome": (3, 6), "letter": (1, 0)}


def test_nothing_is_counted_after_the_end() -> None:
    entries = journal((Command.START, 0, 0), (Command.CLOSE, 0, 4), (Command.CLOSE, 0, 30))

    assert minutes_taken(entries, at(60)) == {"welcome": (4, 0)}


def test_a_room_that_never_started_took_no_time() -> None:
    assert segment_times(SCRIPT, (), at(5)) == ()


def test_over_is_positive_for_a_segment_that_took_longer_than_planned() -> None:
    (time,) = segment_times(SCRIPT, journal((Command.START, 0, 0)), at(7))

    assert time.over == timedelta(minutes=2)
