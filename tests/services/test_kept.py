"""A closed room that keeps notebooks for a while: whose keys they are may read, save and erase."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from nacl.exceptions import CryptoError

from tests.builders import HandClock, joined_phone, open_room, phone_for
from tests.conftest import Build
from workshop.cli.phone_client import (
    Phone,
    PhoneKeys,
    open_notebook,
    seal_notebook,
    seal_request,
    sign_request,
)
from workshop.domain import wire
from workshop.domain.errors import BadRequest, BadSignature, NotJoined, TooLarge, UnknownRoom
from workshop.domain.room import Command, Room
from workshop.services import Services

ANSWERS = {"letter_a": "Dear you"}
LETTER = {"v": 1, "answers": ANSWERS}


@pytest.fixture
def services(build_services: Build, database_url: str) -> Services:
    """On each kind of database, keeping notebooks for a day."""
    return build_services(database_url=database_url, retention="24h")


@pytest.fixture
def room(services: Services) -> Room:
    return services.rooms.command(open_room(services).code, Command.START)


@pytest.fixture
def phone(services: Services, room: Room) -> Phone:
    """Whose notebook is saved in a room that has closed."""
    phone = joined_phone(services, room)
    phone.save(ANSWERS)
    close(services, room)
    return phone


def close(services: Services, room: Room) -> None:
    for _ in range(2):
        services.rooms.command(room.code, Command.CLOSE)


def told(services: Services, keys: PhoneKeys, room: Room, **op: Any) -> dict[str, Any]:
    answer = services.kept.act(room.code, sign_request(keys, room.code, op))
    opened: dict[str, Any] = json.loads(wire.unpad(answer))
    return opened


def read(services: Services, keys: PhoneKeys, room: Room) -> dict[str, Any]:
    return open_notebook(keys, wire.decode(told(services, keys, room, op="load")["blob"]))


def blob_of(keys: PhoneKeys, letter: str) -> str:
    return wire.encode(seal_notebook(keys, {"v": 1, "answers": {"letter_a": letter}}))


def test_twelve_words_read_a_notebook_of_a_closed_room(
    services: Services, room: Room, phone: Phone
) -> None:
    elsewhere = PhoneKeys(room.code, phone.keys.entropy)

    assert read(services, elsewhere, room) == LETTER


def test_until_when_is_known_to_the_minute(
    services: Services, room: Room, phone: Phone, clock: HandClock
) -> None:
    until = services.kept.until(room.code)
    assert until is not None
    assert services.rooms.public_state(room.code).until == until.isoformat()

    clock.advance(hours=24)
    assert (clock(), services.kept.until(room.code)) == (until, None)
    with pytest.raises(UnknownRoom):
        read(services, phone.keys, room)


def test_while_a_room_closes_it_says_until_when_at_the_latest(
    services: Services, room: Room, clock: HandClock
) -> None:
    assert services.rooms.public_state(room.code).until is None
    services.rooms.command(room.code, Command.CLOSE)

    clock.advance(hours=24, minutes=30)
    assert services.rooms.public_state(room.code).until == clock().isoformat()


def test_other_words_get_as_much_and_can_open_nothing(
    services: Services, room: Room, phone: Phone
) -> None:
    stranger = PhoneKeys(room.code, bytes(16))
    bodies = [sign_request(keys, room.code, {"op": "load"}) for keys in (phone.keys, stranger)]
    answers = [services.kept.act(room.code, body) for body in bodies]

    assert len(answers[0]) == len(answers[1]) == 3072
    assert services.kept.act(room.code, bodies[1]) == answers[1]
    with pytest.raises(CryptoError):
        read(services, stranger, room)


def test_what_was_let_go_of_afterwards_is_gone_there_too(
    services: Services, room: Room, phone: Phone
) -> None:
    assert told(services, phone.keys, room, op="save", rev=2, blob=blob_of(phone.keys, "")) == {
        "rev": 2
    }
    assert read(services, phone.keys, room)["answers"] == {"letter_a": ""}

    late = told(services, phone.keys, room, op="save", rev=1, blob=blob_of(phone.keys, "late"))
    assert (late["code"], late["rev"]) == ("notebook_moved", 2)
    assert read(services, phone.keys, room)["answers"] == {"letter_a": ""}


def test_erasing_afterwards_leaves_nothing(
    services: Services, room: Room, phone: Phone, tmp_path: Path
) -> None:
    blob = wire.decode(told(services, phone.keys, room, op="load")["blob"])
    saving = sign_request(
        phone.keys, room.code, {"op": "save", "rev": 9, "blob": blob_of(phone.keys, "back")}
    )

    assert told(services, phone.keys, room, op="erase") == {"erased": True}
    services.retention.sweep()

    with pytest.raises(CryptoError):
        read(services, phone.keys, room)
    with pytest.raises(NotJoined):
        services.kept.act(room.code, saving)
    files = [path.read_bytes() for path in tmp_path.rglob("*.db*")]
    assert not any(trace in file for file in files for trace in (blob[50:90], phone.keys.pid))


def test_nobody_joins_a_closed_room_by_saving(services: Services, room: Room, phone: Phone) -> None:
    stranger = PhoneKeys(room.code, bytes(16))

    with pytest.raises(NotJoined):
        told(services, stranger, room, op="save", rev=1, blob=blob_of(stranger, "hello"))


def test_who_joined_and_saved_nothing_yet_may_save_afterwards(
    services: Services, room: Room
) -> None:
    phone = joined_phone(services, room)
    close(services, room)
    told(services, phone.keys, room, op="save", rev=1, blob=blob_of(phone.keys, "at last"))

    assert read(services, phone.keys, room)["answers"] == {"letter_a": "at last"}


def test_as_long_as_a_room_is_open_nothing_is_asked_unsealed(
    services: Services, room: Room
) -> None:
    phone = joined_phone(services, room)
    phone.save({})

    with pytest.raises(UnknownRoom):
        read(services, phone.keys, room)
    assert services.kept.until(room.code) is None


def test_a_room_that_erases_at_closing_keeps_nothing(build_services: Build) -> None:
    services = build_services()
    room = services.rooms.command(open_room(services).code, Command.START)
    phone = joined_phone(services, room)
    phone.save({})
    close(services, room)

    assert services.kept.until(room.code) is None
    assert services.rooms.public_state(room.code).until is None
    with pytest.raises(UnknownRoom):
        read(services, phone.keys, room)


def test_what_was_erased_at_closing_is_not_there_under_a_longer_retention(
    build_services: Build, services: Services
) -> None:
    short = build_services(database_url=services.settings.database_url)
    room = short.rooms.command(open_room(short).code, Command.START)
    close(short, room)

    assert services.kept.until(room.code) is None


def test_a_request_signed_for_another_room_or_for_an_open_one_is_refused(
    services: Services, room: Room, phone: Phone
) -> None:
    other = open_room(services)
    key = services.rooms.public_key(room.code)
    for body in (
        sign_request(phone.keys, other.code, {"op": "erase"}),
        seal_request(phone.keys, room.code, 9, {"op": "erase"}, key)[0],
    ):
        with pytest.raises(BadSignature):
            services.kept.act(room.code, body)
    assert read(services, phone.keys, room) == LETTER


@pytest.mark.parametrize(
    "op",
    [
        {},
        {"op": "join"},
        {"op": "hand", "wish": "come"},
        {"op": ["load"]},
        {"op": "save", "rev": 2, "blob": "Dear you, this is readable"},
        {"op": "save", "rev": 0},
    ],
)
def test_nothing_else_can_be_asked(
    services: Services, room: Room, phone: Phone, op: dict[str, Any]
) -> None:
    with pytest.raises(BadRequest):
        told(services, phone.keys, room, **op)
    assert read(services, phone.keys, room) == LETTER


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"v":1}', b"\xff"])
def test_what_is_no_request_is_refused(
    services: Services, room: Room, phone: Phone, body: bytes
) -> None:
    with pytest.raises(BadRequest):
        services.kept.act(room.code, body)
    with pytest.raises(TooLarge):
        services.kept.act(room.code, b" " * (wire.LARGEST_BODY + 1))


def test_a_phone_that_never_was_here_erases_nothing(
    services: Services, room: Room, phone: Phone
) -> None:
    stranger = phone_for(services, room)

    assert told(services, stranger.keys, room, op="erase") == {"erased": True}
    assert read(services, phone.keys, room) == LETTER
