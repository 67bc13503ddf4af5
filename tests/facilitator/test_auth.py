from __future__ import annotations

import pytest

from tests.builders import HandClock
from workshop.facilitator.auth import Doorkeeper
from workshop.services.keys import Keys

KEYS = Keys(b"k" * 32)


def doorkeeper(clock: HandClock, passcode: str | None = None) -> Doorkeeper:
    return Doorkeeper(KEYS, clock, passcode, secure=False)


def test_a_cookie_outlives_a_restart_of_the_server_but_not_a_day(clock: HandClock) -> None:
    cookie = doorkeeper(clock).cookie()

    clock.advance(hours=23, minutes=59)
    assert doorkeeper(clock).knows_cookie(cookie)

    clock.advance(minutes=1)
    assert not doorkeeper(clock).knows_cookie(cookie)


def test_a_new_passcode_turns_away_every_old_cookie(clock: HandClock) -> None:
    cookie = doorkeeper(clock, "first passcode").cookie()

    assert doorkeeper(clock, "first passcode").knows_cookie(cookie)
    assert not doorkeeper(clock, "second passcode").knows_cookie(cookie)


def test_the_ticket_is_another_at_every_start(clock: HandClock) -> None:
    first, second = doorkeeper(clock), doorkeeper(clock)

    assert first.is_ticket(first.ticket)
    assert not second.is_ticket(first.ticket)


def test_a_token_is_no_cookie_and_a_cookie_no_token(clock: HandClock) -> None:
    one = doorkeeper(clock)

    assert not one.knows_cookie(one.token())
    assert not one.knows_token(one.cookie())


def test_the_date_in_a_cookie_cannot_be_put_off(clock: HandClock) -> None:
    one = doorkeeper(clock)
    until, _, mac = one.cookie().partition(".")

    assert not one.knows_cookie(f"{int(until) + 1}.{mac}")


@pytest.mark.parametrize("shown", [None, "", ".", "x.y", "-1.x", "99999999999.x", "1e9.x", "١.x"])
def test_nonsense_is_known_as_nothing(clock: HandClock, shown: str | None) -> None:
    one = doorkeeper(clock)

    assert not one.knows_cookie(shown)
    assert not one.knows_token(shown)


def test_without_a_passcode_none_is_right(clock: HandClock) -> None:
    assert not doorkeeper(clock).is_passcode("")
    assert doorkeeper(clock, "correct horse").is_passcode("correct horse")
