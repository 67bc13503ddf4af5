"""The running segment's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.playback import Phase, Playback

TEN = datetime(2026, 11, 22, 10, tzinfo=UTC)
PLANNED = timedelta(minutes=12)
WARN = timedelta(minutes=2)


def minutes(count: float) -> datetime:
    return TEN + timedelta(minutes=count)


def test_remaining_time_counts_down_from_the_plan() -> None:
    assert Playback(0, TEN).remaining(PLANNED, minutes(5)) == timedelta(minutes=7)


def test_remaining_time_stops_while_paused() -> None:
    playback = Playback(0, TEN).pause(minutes(5))

    assert playback.remaining(PLANNED, minutes(9)) == timedelta(minutes=7)
    assert playback.resume(minutes(9)).remaining(PLANNED, minutes(10)) == timedelta(minutes=6)


def test_pausing_twice_is_pausing_once() -> None:
    once = Playback(0, TEN).pause(minutes(5))

    assert once.pause(minutes(8)) == once


def test_resuming_what_runs_changes_nothing() -> None:
    playback = Playback(0, TEN)

    assert playback.resume(minutes(3)) == playback


def test_added_time_moves_what_remains() -> None:
    playback = Playback(0, TEN).add(timedelta(minutes=3)).add(timedelta(minutes=-1))

    assert playback.remaining(PLANNED, minutes(12)) == timedelta(minutes=2)


def test_phase_warns_before_the_end_and_tells_an_overrun() -> None:
    playback = Playback(0, TEN)

    phases = [playback.phase(PLANNED, WARN, minutes(at)) for at in (0, 9.9, 10, 12, 12.1)]

    assert phases == [
        Phase.ON_TIME,
        Phase.ON_TIME,
        Phase.WARNING,
        Phase.WARNING,
        Phase.OVERTIME,
    ]


def test_a_clock_that_steps_back_never_makes_negative_time() -> None:
    playback = Playback(0, TEN)

    assert playback.elapsed(minutes(-60)) == timedelta()
    assert playback.pause(minutes(2)).resume(minutes(1)).paused_for == timedelta()


@given(st.lists(st.integers(1, 600), min_size=1, max_size=12))
def test_elapsed_time_is_the_sum_of_the_stretches_between_pauses(stretches: list[int]) -> None:
    playback, at, ran = Playback(0, TEN), TEN, 0
    for position, seconds in enumerate(stretches):
        running = position % 2 == 0
        at += timedelta(seconds=seconds)
        ran += seconds if running else 0
        playback = playback.pause(at) if running else playback.resume(at)

    assert playback.elapsed(at) == timedelta(seconds=ran)
