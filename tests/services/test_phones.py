"""The phone's protocol: what a room does for phones, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from nacl.public import PrivateKey

from tests.builders import HandClock, joined_phone, joined_phones, lead_to, open_room, phone_for
from tests.conftest import Build
from workshop.cli.phone_client import (
    Phone,
    Refused,
    open_answer,
    seal_notebook,
    seal_request,
)
from workshop.domain import wire
from workshop.domain.errors import (
    NotJoined,
    SequenceUsed,
    UnknownRoom,
)
from workshop.domain.room import Command, Room
from workshop.services import Services


@pytest.fixture
def room(both: Services) -> Room:
    return open_room(both)


def sealed(
    services: Services, room: Room, phone: Phone, seq: int, **op: Any
) -> tuple[bytes, bytes]:
    return seal_request(phone.keys, room.code, seq, op, services.rooms.public_key(room.code))


def told(services: Services, room: Room, phone: Phone, seq: int, **op: Any) -> dict[str, Any]:
    body, reply_key = sealed(services, room, phone, seq, **op)
    return open_answer(services.phones.act(room.code, body), reply_key)


def test_a_phone_joins_saves_and_gets_its_notebook_back(both: Services, room: Room) -> None:
    phone = phone_for(both, room)

    assert phone.join() == {"ok": True, "step": None}
    assert phone.load() == {"rev": 0, "blob": None, "notebook": None}
    assert phone.save({"needs": ["To be seen"], "letter_a": "Dear you, 🌱"}) == {"rev": 1}
    assert phone.load()["notebook"] == {
        "v": 1,
        "answers": {"needs": ["To be seen"], "letter_a": "Dear you, 🌱"},
    }
    assert phone.sync() == {"rev": 1, "hand": None}


def test_another_phone_with_the_same_words_opens_the_same_notebook(
    both: Services, room: Room
) -> None:
    phone = joined_phone(both, room)
    phone.save({"letter_a": "Dear you"})

    new_phone = phone_for(both, room, phone.keys.entropy)

    assert new_phone.load()["notebook"]["answers"] == {"letter_a": "Dear you"}


def test_everything_is_there_after_a_restart(
    both: Services, room: Room, build_services: Build, database_url: str
) -> None:
    phone = joined_phone(both, room)
    phone.save({"letter_a": "Dear you"})

    restarted = build_services(database_url=database_url)

    again = phone_for(restarted, room, phone.keys.entropy)
    assert again.load()["notebook"]["answers"] == {"letter_a": "Dear you"}


def test_joining_twice_makes_one_participant(both: Services, room: Room) -> None:
    phone = phone_for(both, room)
    phone.join()
    phone.join()

    assert both.rooms.joined(room.code) == 1


def test_a_tenth_more_phones_may_join_than_the_room_is_for(services: Services) -> None:
    room = open_room(services, capacity=11)
    joined_phones(services, room, 13)

    with pytest.raises(Refused, match="This room is full") as refusal:
        phone_for(services, room).join()
    assert refusal.value.code == "room_full"
    assert services.rooms.joined(room.code) == 13


def test_who_joins_is_told_where_the_room_is(services: Services, clock: HandClock) -> None:
    room = open_room(services)
    joined = [phone_for(services, room).join()["step"]]
    for segment in ("welcome", "grounding"):
        room = lead_to(services, clock, room, segment)
        joined.append(phone_for(services, room).join()["step"])

    assert joined == [None, 0, 2]


def test_nobody_joins_a_room_that_is_closing_but_who_is_in_stays_in(services: Services) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)
    services.rooms.command(room.code, Command.START)
    services.rooms.command(room.code, Command.CLOSE)

    with pytest.raises(Refused, match="It cannot be joined any more"):
        phone_for(services, room).join()
    assert phone.join() == {"ok": True, "step": None}
    assert phone.save({"tonight": "Soup"}) == {"rev": 1}


@pytest.mark.parametrize("code", ["CCCCCC", "", "'; --"])
def test_a_code_that_opens_nothing_is_refused(services: Services, code: str) -> None:
    phone = phone_for(services, open_room(services))
    key = bytes(PrivateKey.generate().public_key)
    body, _ = seal_request(phone.keys, code, 1, {"op": "join"}, key)

    with pytest.raises(UnknownRoom):
        services.phones.act(code, body)


def test_a_closed_room_answers_nobody(services: Services) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)
    body, _ = sealed(services, room, phone, 2, op="sync")
    services.rooms.command(room.code, Command.CLOSE)

    with pytest.raises(UnknownRoom):
        services.phones.act(room.code, body)


def test_who_has_not_joined_can_only_join_or_erase(both: Services, room: Room) -> None:
    stranger = phone_for(both, room)

    for seq, op in enumerate(("save", "load", "sync", "line", "hand", "handout", "lower"), 1):
        with pytest.raises(NotJoined):
            told(both, room, stranger, seq, op=op)
    assert told(both, room, stranger, 9, op="erase") == {"erased": True}
    assert both.rooms.joined(room.code) == 0


def test_the_same_message_twice_has_one_effect_and_two_answers(both: Services, room: Room) -> None:
    phone = joined_phone(both, room)
    blob = wire.encode(seal_notebook(phone.keys, {"v": 1, "answers": {}}))
    body, reply_key = sealed(both, room, phone, 2, op="save", rev=1, blob=blob)

    answers = [open_answer(both.phones.act(room.code, body), reply_key) for _ in range(3)]

    assert answers == [{"rev": 1}] * 3
    assert phone.load()["rev"] == 1


def test_another_message_with_a_used_number_is_refused(both: Services, room: Room) -> None:
    phone = joined_phone(both, room)
    told(both, room, phone, 5, op="lower")

    for seq in (1, 4, 5):
        for op in ("lower", "sync"):
            with pytest.raises(SequenceUsed) as refusal:
                told(both, room, phone, seq, op=op)
            assert refusal.value.current == 5


def test_a_refused_operation_uses_up_its_number(both: Services, room: Room) -> None:
    phone = joined_phone(both, room)

    assert told(both, room, phone, 2, op="hand", wish="dance", place="")["code"] == "bad_request"
    with pytest.raises(SequenceUsed):
        told(both, room, phone, 2, op="hand", wish="come", place="")


def test_an_older_notebook_does_not_replace_a_newer_one(both: Services, room: Room) -> None:
    phone = joined_phone(both, room)
    phone.save({"letter_a": "first"})
    phone.save({"letter_a": "second"})
    kept = phone.load()["blob"]
    older = wire.encode(seal_notebook(phone.keys, {"v": 1, "answers": {"letter_a": "late"}}))

    for rev in (1, 2):
        answer = told(both, room, phone, 20 + rev, op="save", rev=rev, blob=older)
        assert answer == {
            "error": "A newer version is already saved, perhaps from another tab.",
            "code": "notebook_moved",
            "rev": 2,
            "blob": kept,
        }
    assert phone.load()["notebook"]["answers"] == {"letter_a": "second"}


def test_the_same_notebook_may_be_saved_again(both: Services, room: Room) -> None:
    phone = joined_phone(both, room)
    blob = wire.encode(seal_notebook(phone.keys, {"v": 1, "answers": {}}))

    answers = [told(both, room, phone, seq, op="save", rev=4, blob=blob) for seq in (2, 3)]

    assert answers == [{"rev": 4}, {"rev": 4}]


@pytest.mark.parametrize(
    "blob",
    [
        b"Dear younger me, this is readable.",
        b"",
        b"\x02" + bytes(40 + 2048),
        b"\x01" + bytes(40 + 2047),
        b"\x01" + bytes(40 + 65536),
    ],
)
def test_only_a_sealed_notebook_can_be_saved(services: Services, blob: bytes) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)

    answer = told(services, room, phone, 2, op="save", rev=1, blob=wire.encode(blob))

    assert answer == {"error": "Only a sealed notebook can be saved.", "code": "bad_request"}
    assert phone.sync()["rev"] == 0


def test_the_largest_notebook_fits(services: Services) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)
    letter = "ä" * ((wire.NOTEBOOK_SIZES[-1] - 100) // 2)

    assert phone.save({"letter_a": letter}) == {"rev": 1}
    assert phone.load()["notebook"]["answers"] == {"letter_a": letter}


def test_erasing_leaves_nothing_of_a_participant(both: Services, room: Room) -> None:
    phone, other = joined_phones(both, room, 2)
    phone.save({"letter_a": "gone"})
    phone.hand()
    other.save({"letter_a": "stays"})

    assert phone.erase() == {"erased": True}

    assert both.rooms.joined(room.code) == 1
    assert both.hands.waiting(room.code) == []
    with pytest.raises(NotJoined):
        told(both, room, phone, 9, op="load")
    assert other.load()["notebook"]["answers"] == {"letter_a": "stays"}


def test_an_unknown_operation_is_refused_and_sealed(services: Services) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)

    answer = told(services, room, phone, 2, op="read_everything")

    assert answer["code"] == "bad_request"


def test_answers_are_as_long_as_any_other_short_answer(services: Services) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)

    bodies = [
        sealed(services, room, phone, seq, op=op)[0] for seq, op in ((2, "sync"), (3, "lower"))
    ]

    assert [len(services.phones.act(room.code, body)) for body in bodies] == [24 + 16 + 1024] * 2
