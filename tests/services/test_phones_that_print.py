"""A phone asks for its handout."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import joined_phone, open_room
from workshop.cli.phone_client import Phone, open_answer, seal_request
from workshop.domain.errors import SequenceUsed
from workshop.domain.room import Room
from workshop.services import Services


def asked(services: Services, room: Room, phone: Phone, **op: Any) -> tuple[bytes, bytes]:
    """The phone's second message."""
    return seal_request(phone.keys, room.code, 2, op, services.rooms.public_key(room.code))


def told(services: Services, room: Room, phone: Phone, **op: Any) -> dict[str, Any]:
    body, reply_key = asked(services, room, phone, **op)
    return open_answer(services.phones.act(room.code, body), reply_key)


def test_a_handout_is_printed_for_its_author_and_leaves_nothing_behind(services: Services) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)

    assert phone.handout({"needs": ["To be seen"]})["pdf"].startswith(b"%PDF-")
    assert phone.sync() == {"rev": 0, "hand": None}
    with pytest.raises(SequenceUsed):
        told(services, room, phone, op="handout", page="a4", large=False, answers={})


def test_printing_is_left_to_the_caller_once_its_number_is_used_up(services: Services) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)
    op = {"op": "handout", "page": "letter", "large": True, "answers": {}}
    body, reply_key = asked(services, room, phone, **op)

    printing = services.phones.begin(room.code, body)

    assert not isinstance(printing, bytes)
    with pytest.raises(SequenceUsed):
        told(services, room, phone, op="lower")
    assert open_answer(printing(), reply_key).keys() == {"pdf", "missing"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"page": "a5"},
        {"page": 4},
        {"large": "yes"},
        {"answers": []},
        {"answers": {"needs": {"a": 1}}},
    ],
)
def test_a_handout_that_cannot_be_asked_for_is_refused(
    services: Services, wrong: dict[str, Any]
) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)
    answer = told(services, room, phone, op="handout", **wrong)

    assert answer["code"] == "bad_request"
