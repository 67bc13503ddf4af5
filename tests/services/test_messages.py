"""What phones send, when it is broken, forged, or of the wrong kind."""

from __future__ import annotations

import json
import secrets
from typing import Any

import pytest
from nacl.public import PublicKey, SealedBox

from tests.builders import HandClock, joined_phone, joined_phones, lead_to, open_room, phone_for
from workshop.cli.phone_client import Phone, PhoneKeys, open_answer, seal_request
from workshop.domain import wire
from workshop.domain.errors import BadRequest, BadSignature, TooLarge
from workshop.domain.room import Room
from workshop.services import Services


def sealed(
    services: Services, room: Room, phone: Phone, seq: int, **op: Any
) -> tuple[bytes, bytes]:
    return seal_request(phone.keys, room.code, seq, op, services.rooms.public_key(room.code))


def test_a_message_that_was_tampered_with_is_refused(services: Services) -> None:
    room = open_room(services)
    phone = phone_for(services, room)
    frame = json.loads(sealed(services, room, phone, 1, op="join")[0])
    other = json.loads(sealed(services, room, phone, 2, op="join")[0])

    for change in ({"seq": 2}, {"box": other["box"]}, {"sig": other["sig"]}):
        with pytest.raises(BadSignature):
            services.phones.act(room.code, json.dumps(frame | change).encode())


def test_a_box_that_was_overheard_does_nothing_under_another_phones_signature(
    services: Services, clock: HandClock
) -> None:
    room = lead_to(services, clock, open_room(services), "sharing")
    author, neighbour = joined_phones(services, room, 2)
    line = {"op": "line", "id": wire.encode(bytes(16)), "segment": "sharing", "text": "Hello"}
    heard, _ = sealed(services, room, author, 2, **line)
    services.phones.act(room.code, heard)
    services.phones.act(
        room.code, sealed(services, room, author, 3, op="withdraw", id=line["id"])[0]
    )

    box = wire.decode(json.loads(heard)["box"])
    with pytest.raises(BadSignature):
        services.phones.act(room.code, frame_around(room, neighbour.keys, box, seq=9))
    assert services.wall.lines(room.code) == []


def test_a_message_signed_for_another_room_is_refused(services: Services) -> None:
    here, there = open_room(services), open_room(services)
    phone = phone_for(services, there)
    body, _ = seal_request(
        phone.keys, there.code, 1, {"op": "join"}, services.rooms.public_key(here.code)
    )

    with pytest.raises(BadSignature):
        services.phones.act(here.code, body)


def test_a_message_sealed_to_another_room_cannot_be_read(services: Services) -> None:
    here, there = open_room(services), open_room(services)
    phone = phone_for(services, here)
    body, _ = seal_request(
        phone.keys, here.code, 1, {"op": "join"}, services.rooms.public_key(there.code)
    )

    with pytest.raises(BadRequest, match="not sealed to this room"):
        services.phones.act(here.code, body)


BROKEN = [
    b"",
    b"\xff\xfe",
    b"null",
    b"[]",
    b"[" * 100_000,
    b'{"v":1}',
    b"1" * 5000,
    b'{"v":true,"key":1,"seq":"1","sig":[],"box":{}}',
]


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_a_body_that_is_no_request_is_refused(services: Services, body: bytes) -> None:
    room = open_room(services)

    with pytest.raises(BadRequest):
        services.phones.act(room.code, body)


@pytest.mark.parametrize("field", ["v", "key", "seq", "sig", "box"])
@pytest.mark.parametrize("value", [None, True, -1, 1.5, "", "é", "\ud800", [], {}, 2**80, "AAAA"])
def test_a_frame_with_a_field_of_the_wrong_kind_is_refused(
    services: Services, field: str, value: object
) -> None:
    room = open_room(services)
    frame = json.loads(sealed(services, room, phone_for(services, room), 1, op="join")[0])

    with pytest.raises((BadRequest, BadSignature)):
        services.phones.act(room.code, json.dumps(frame | {field: value}).encode())


@pytest.mark.parametrize(
    ("op", "field"),
    [
        ("save", "rev"),
        ("save", "blob"),
        ("line", "id"),
        ("line", "segment"),
        ("line", "text"),
        ("withdraw", "id"),
        ("ratings", "id"),
        ("ratings", "arrival"),
        ("ratings", "settled"),
        ("ratings", "too_much"),
        ("hand", "wish"),
        ("unsend", "id"),
    ],
)
@pytest.mark.parametrize("value", [True, -1, 1.5, "\ud800", [], {}, 2**80, "A" * 2000])
def test_a_message_with_a_field_of_the_wrong_kind_is_refused(
    services: Services, clock: HandClock, op: str, field: str, value: object
) -> None:
    room = lead_to(services, clock, open_room(services), "sharing")
    phone = joined_phone(services, room)
    good = {
        "id": wire.encode(bytes(16)),
        "rev": 1,
        "blob": wire.encode(b"\x01" + bytes(40 + 2048)),
        "segment": "sharing",
        "text": "Hello",
        "settled": 5,
        "choice": 5,
        "wish": "come",
        "place": "",
    }
    reply_key = secrets.token_bytes(32)
    sender = {"from": wire.encode(phone.keys.public), "reply": wire.encode(reply_key)}
    message = good | sender | {"op": op, field: value}
    body = signed(services, room, phone.keys, json.dumps(message).encode(), seq=2)

    answer = open_answer(services.phones.act(room.code, body), reply_key)

    assert answer["code"] == "bad_request"


@pytest.mark.parametrize(
    "message", [b"not json", b"[]", b'{"op":"sync"}', b'{"op":5,"reply":""}', b'{"reply":"AAAA"}']
)
def test_an_envelope_that_cannot_be_answered_is_refused(services: Services, message: bytes) -> None:
    room = open_room(services)
    keys = PhoneKeys(room.code, secrets.token_bytes(16))
    with pytest.raises(BadRequest):
        services.phones.act(room.code, signed(services, room, keys, message))


def signed(services: Services, room: Room, keys: PhoneKeys, message: bytes, seq: int = 1) -> bytes:
    """A good frame and envelope around any bytes at all."""
    public_key = PublicKey(services.rooms.public_key(room.code))
    box = SealedBox(public_key).encrypt(wire.pad(message, wire.REQUEST_SIZES))
    return frame_around(room, keys, box, seq)


def frame_around(room: Room, keys: PhoneKeys, box: bytes, seq: int) -> bytes:
    signature = keys.sign.sign(wire.signed_bytes("act", room.code, seq, box)).signature
    return json.dumps(
        {
            "v": 1,
            "key": wire.encode(keys.public),
            "seq": seq,
            "sig": wire.encode(signature),
            "box": wire.encode(box),
        }
    ).encode()


def test_a_body_that_is_too_large_is_not_even_read(services: Services) -> None:
    room = open_room(services)

    with pytest.raises(TooLarge, match="more than this page can send at once"):
        services.phones.act(room.code, b" " * (wire.LARGEST_BODY + 1))
