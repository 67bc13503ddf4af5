"""Closing ratings: sent if the person wishes, published once, never in numbers that lead to one."""

from __future__ import annotations

import pytest

from tests.builders import joined_phone, joined_phones, open_room
from workshop.cli.phone_client import Phone, Refused
from workshop.domain.errors import NotNow, UnknownRoom
from workshop.domain.publication import Summary, Withheld
from workshop.domain.room import Command, Room
from workshop.services import Services
from workshop.services.numbers import DebriefNumbers


@pytest.fixture
def room(both: Services) -> Room:
    return both.rooms.command(open_room(both).code, Command.START)


@pytest.fixture
def phones(both: Services, room: Room) -> list[Phone]:
    return joined_phones(both, room, 12)


def close_for_good(services: Services, room: Room) -> None:
    services.rooms.command(room.code, Command.CLOSE)
    services.rooms.command(room.code, Command.CLOSE)


def test_nothing_is_told_before_the_room_is_closed(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    for phone in phones:
        phone.ratings(settled=8, choice=9)

    with pytest.raises(NotNow, match="once the room is closed"):
        both.ratings.summary(room.code)
    both.rooms.command(room.code, Command.CLOSE)
    with pytest.raises(NotNow, match="once the room is closed"):
        both.ratings.summary(room.code)
    with pytest.raises(UnknownRoom):
        both.ratings.summary("CCCCCC")


def test_each_question_is_published_by_itself_in_coarse_bands(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    for number, phone in enumerate(phones):
        low = number < 6
        phone.ratings(
            arrival=2 if low else 5,
            settled=8 if low else 6,
            choice=10,
            too_much="no" if low else "a bit",
        )
    close_for_good(both, room)

    assert both.ratings.summary(room.code) == DebriefNumbers(
        joined=12,
        arrival=Summary((("0–3", None), ("4–6", 6), ("7–10", None))),
        settled=Summary((("0–3", None), ("4–6", None), ("7–10", 6))),
        choice=Withheld("Not enough variety to show safely."),
        too_much=Summary((("no", None), ("a bit", 6), ("yes", None))),
    )


def test_a_question_that_too_few_answered_is_withheld(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    for number, phone in enumerate(phones):
        phone.ratings(
            settled=number % 10,
            choice=5,
            arrival=3 if number < 4 else None,
            too_much="no" if number < 6 else "yes",
        )
    close_for_good(both, room)

    assert both.ratings.summary(room.code).arrival == Withheld("Too few answers to show safely.")


@pytest.mark.parametrize("felt", [None, "yes"])
def test_nothing_good_is_shown_while_what_was_too_much_is_withheld(
    both: Services, room: Room, phones: list[Phone], felt: str | None
) -> None:
    for number, phone in enumerate(phones):
        half = number < 6
        answer = felt if number == 0 else "no"
        phone.ratings(
            arrival=2 if half else 8,
            settled=9 if half else 5,
            choice=9 if half else 5,
            too_much=answer if felt else None,
        )
    close_for_good(both, room)

    numbers = both.ratings.summary(room.code)
    together = Withheld("Not shown, as what felt too much cannot be shown safely.")
    assert isinstance(numbers.too_much, Withheld)
    assert (numbers.arrival, numbers.settled, numbers.choice) == (together,) * 3


def test_a_rating_is_replaced_by_its_id_and_can_be_taken_back(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    first = phones[0].ratings(settled=1, choice=1)["id"]
    phones[0].act("ratings", id=first, arrival=None, settled=7, choice=7, too_much=None)
    phones[1].unsend(phones[1].ratings(settled=3, choice=3)["id"])

    assert ratings_in(both, room) == [(None, 7, 7, None)]


def ratings_in(services: Services, room: Room) -> list[tuple[object, ...]]:
    with services.database.reading() as connection:
        query = f"SELECT arrival, settled, choice, too_much FROM ratings WHERE room = '{room.code}'"
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def test_a_question_may_be_left_out(both: Services, room: Room, phones: list[Phone]) -> None:
    phones[0].act("ratings", id="A" * 22, settled=None, choice=7)

    assert ratings_in(both, room) == [(None, None, 7, None)]


def test_no_more_ratings_than_people_are_taken(services: Services) -> None:
    room = services.rooms.command(open_room(services).code, Command.START)
    phone = joined_phones(services, room, 2)[0]
    for _ in range(2):
        phone.ratings(settled=0, choice=0)

    with pytest.raises(Refused, match="Everyone’s ratings are in already"):
        phone.ratings(settled=0, choice=0)


def test_ratings_wait_for_the_start_and_are_taken_while_the_room_closes(
    both: Services,
) -> None:
    room = open_room(both)
    phone = joined_phone(both, room)
    with pytest.raises(Refused, match="has not started yet"):
        phone.ratings(settled=5, choice=5)

    both.rooms.command(room.code, Command.START)
    both.rooms.command(room.code, Command.CLOSE)
    phone.ratings(settled=5, choice=5)
    assert ratings_in(both, room) == [(None, 5, 5, None)]


@pytest.mark.parametrize("rating", [-1, 11])
def test_a_rating_is_from_nought_to_ten(services: Services, rating: int) -> None:
    room = services.rooms.command(open_room(services).code, Command.START)
    phone = joined_phone(services, room)

    with pytest.raises(Refused, match="a whole number from 0 to 10"):
        phone.ratings(settled=rating, choice=5)


def test_the_ratings_themselves_are_gone_once_they_are_published(
    both: Services, room: Room, phones: list[Phone]
) -> None:
    for phone in phones:
        phone.ratings(settled=8, choice=9)
    close_for_good(both, room)

    assert ratings_in(both, room) == []
    assert both.rooms.joined(room.code) == 12
