"""Quiet hands: always heard, never tied to a name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders import HandClock, joined_phone, joined_phones, open_room
from tests.conftest import Build
from workshop.cli.phone_client import Phone, Refused, open_answer, seal_request
from workshop.domain.room import Command, Room
from workshop.services import Services
from workshop.services.hands import Hand


@pytest.fixture
def room(both: Services) -> Room:
    return open_room(both)


@pytest.fixture
def phone(both: Services, room: Room) -> Phone:
    return joined_phone(both, room)


def only_hand(services: Services, room: Room) -> Hand:
    (hand,) = services.hands.waiting(room.code)
    return hand


def test_a_raised_hand_is_seen_with_what_the_person_chose_to_say(
    both: Services, room: Room, phone: Phone, clock: HandClock
) -> None:
    assert phone.hand("step_out_with_me", "by the window") == {"hand": "raised"}

    hand = only_hand(both, room)

    assert (hand.wish, hand.place, hand.raised_at, hand.acknowledged_at) == (
        "step_out_with_me",
        "by the window",
        clock.now,
        None,
    )
    assert phone.sync()["hand"] == "raised"


def test_a_hand_can_be_raised_from_the_first_minute_to_the_last(
    both: Services, room: Room, phone: Phone
) -> None:
    for command in (None, Command.START, Command.PAUSE_ALL, Command.CLOSE):
        if command:
            both.rooms.command(room.code, command)
        assert phone.hand() == {"hand": "raised"}


def test_the_hand_that_waits_longest_comes_first(
    both: Services, room: Room, clock: HandClock
) -> None:
    for place, phone in zip("abc", joined_phones(both, room, 3), strict=True):
        phone.hand("come", place)
        clock.advance(seconds=10)

    assert [hand.place for hand in both.hands.waiting(room.code)] == ["a", "b", "c"]


def test_raising_again_changes_the_wish_and_keeps_the_place_in_line(
    both: Services, room: Room, phone: Phone, clock: HandClock
) -> None:
    phone.hand("later")
    clock.advance(minutes=1)
    phone.hand("come", "row two")

    hand = only_hand(both, room)

    assert (hand.wish, hand.place, hand.raised_at) == (
        "come",
        "row two",
        clock.now - timedelta(minutes=1),
    )


@pytest.mark.parametrize("commands", [(), (Command.PAUSE_ALL,), (Command.CLOSE,)])
def test_however_often_a_hand_is_raised_it_is_one_hand_and_never_refused(
    both: Services, room: Room, phone: Phone, commands: tuple[Command, ...]
) -> None:
    for command in (Command.START, *commands):
        both.rooms.command(room.code, command)

    answers = [phone.hand("come", f"seat {number}") for number in range(60)]

    assert answers == [{"hand": "raised"}] * 60
    assert only_hand(both, room).place == "seat 59"


def test_a_hand_that_was_seen_says_so_on_its_phone_until_it_is_lowered(
    both: Services, room: Room, phone: Phone, clock: HandClock
) -> None:
    phone.hand()
    clock.advance(seconds=20)
    both.hands.acknowledge(room.code, only_hand(both, room).key)
    clock.advance(seconds=20)
    both.hands.acknowledge(room.code, only_hand(both, room).key)

    assert phone.sync()["hand"] == "acknowledged"
    assert only_hand(both, room).acknowledged_at == clock.now - timedelta(seconds=20)

    phone.lower()
    assert (phone.sync()["hand"], both.hands.waiting(room.code)) == (None, [])


def test_a_hand_raised_again_after_it_was_seen_waits_anew(
    both: Services, room: Room, phone: Phone, clock: HandClock
) -> None:
    phone.hand()
    both.hands.acknowledge(room.code, only_hand(both, room).key)
    clock.advance(minutes=2)
    phone.hand()

    hand = only_hand(both, room)
    assert (hand.raised_at, hand.acknowledged_at) == (clock.now, None)


def test_the_same_message_again_does_not_undo_that_it_was_seen(
    both: Services, room: Room, phone: Phone
) -> None:
    op = {"op": "hand", "wish": "come", "place": ""}
    key = both.rooms.public_key(room.code)
    body, reply_key = seal_request(phone.keys, room.code, 9, op, key)
    both.phones.act(room.code, body)
    both.hands.acknowledge(room.code, only_hand(both, room).key)

    assert open_answer(both.phones.act(room.code, body), reply_key) == {"hand": "raised"}
    assert only_hand(both, room).acknowledged_at is not None


def test_a_hand_is_never_refused_for_a_matter_of_form(
    both: Services, room: Room, phone: Phone
) -> None:
    phone.hand("come", "far\ntoo " + "long " * 400)
    assert only_hand(both, room).place == "far too long long long long long long lo"

    phone.act("hand", wish="come")
    assert only_hand(both, room).place == ""


def test_a_wish_that_nobody_offered_is_refused(phone: Phone) -> None:
    with pytest.raises(Refused, match="come, step_out_with_me, later"):
        phone.hand("sing")


def test_a_key_leads_to_nobody_and_differs_between_rooms(services: Services) -> None:
    here, there = open_room(services), open_room(services)
    entropy = bytes(16)
    for room in (here, there):
        phone = joined_phone(services, room, entropy)
        phone.hand()

    keys = {only_hand(services, room).key for room in (here, there)}

    assert len(keys) == 2
    services.hands.acknowledge(here.code, only_hand(services, there).key)
    assert only_hand(services, here).acknowledged_at is None


def test_hands_are_there_after_a_restart(
    both: Services, room: Room, phone: Phone, build_services: Build, database_url: str
) -> None:
    phone.hand("come", "row two")

    restarted = build_services(database_url=database_url)

    assert restarted.hands.waiting(room.code) == both.hands.waiting(room.code)
