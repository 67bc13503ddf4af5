"""A phone in Python seals, signs and numbers its requests as the protocol says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from nacl.public import PrivateKey, SealedBox
from nacl.secret import SecretBox
from nacl.signing import VerifyKey

from workshop.cli.phone_client import (
    Phone,
    PhoneKeys,
    Refused,
    open_answer,
    open_notebook,
    seal_notebook,
    seal_request,
)
from workshop.domain import wire

CODE = "CDFGHJ"
ROOM = PrivateKey(bytes(range(32)))
PUBLIC = bytes(ROOM.public_key)
ENTROPY = bytes(16)


def opened(body: bytes) -> tuple[int, dict[str, Any]]:
    """What the server would see of a body: its number and its operation, signature checked."""
    frame = json.loads(body)
    box = wire.decode(frame["box"])
    signed = wire.signed_bytes("act", CODE, frame["seq"], box)
    VerifyKey(wire.decode(frame["key"])).verify(signed, wire.decode(frame["sig"]))
    op = json.loads(wire.unpad(SealedBox(ROOM).decrypt(box)))
    return frame["seq"], op


def answer(op: dict[str, Any], **fields: object) -> tuple[int, bytes]:
    padded = wire.pad_answer(json.dumps(fields).encode())
    return 200, bytes(SecretBox(wire.decode(op["reply"])).encrypt(padded))


def test_the_same_sixteen_bytes_give_the_same_keys_in_a_room_and_others_elsewhere() -> None:
    here, again, elsewhere = (PhoneKeys(code, ENTROPY) for code in (CODE, CODE, "DDFGHJ"))
    assert (here.public, here.letter, here.pid) == (again.public, again.letter, again.pid)
    assert here.public != elsewhere.public
    assert here.letter != elsewhere.letter


def test_a_request_opens_with_the_rooms_key_and_its_answer_with_the_reply_key() -> None:
    body, reply_key = seal_request(PhoneKeys(CODE, ENTROPY), CODE, 7, {"op": "join"}, PUBLIC)
    seq, op = opened(body)
    public = wire.encode(PhoneKeys(CODE, ENTROPY).public)
    assert (seq, op) == (7, {"op": "join", "from": public, "reply": wire.encode(reply_key)})
    assert open_answer(answer(op, ok=True)[1], reply_key) == {"ok": True}


def test_a_notebook_opens_only_with_the_letter_key_and_hides_its_length() -> None:
    keys = PhoneKeys(CODE, ENTROPY)
    short, longer = ({"v": 1, "answers": {"letter_a": "a" * n}} for n in (1, 1500))
    sealed = seal_notebook(keys, longer)
    assert len(seal_notebook(keys, short)) == len(sealed) == 1 + 24 + 16 + 2048
    assert open_notebook(keys, sealed) == longer


def test_a_phone_numbers_its_requests_and_its_notebooks() -> None:
    seen = []

    def send(body: bytes) -> tuple[int, bytes]:
        seq, op = opened(body)
        seen.append((seq, op["op"], op.get("rev")))
        return answer(op, rev=op.get("rev", 0), ok=True)

    phone = Phone(CODE, PUBLIC, send)
    phone.join()
    phone.save({"letter_a": "Dear me"})
    phone.save({"letter_a": "Dear me, hello"})
    assert seen == [(1, "join", None), (2, "save", 1), (3, "save", 2)]
    assert phone.rev == 2


def test_a_used_number_is_taken_up_and_the_request_sent_again() -> None:
    numbers = []

    def send(body: bytes) -> tuple[int, bytes]:
        seq, op = opened(body)
        numbers.append(seq)
        if seq <= 41:
            return 409, json.dumps({"error": "…", "code": "sequence_used", "current": 41}).encode()
        return answer(op, ok=True)

    assert Phone(CODE, PUBLIC, send).join() == {"ok": True}
    assert numbers == [1, 42]


def test_a_loaded_notebook_comes_back_opened() -> None:
    def send(body: bytes) -> tuple[int, bytes]:
        _, op = opened(body)
        if op["op"] == "load":
            return answer(op, rev=3, blob=wire.encode(sealed))
        return answer(op, rev=op["rev"])

    phone = Phone(CODE, PUBLIC, send, ENTROPY)
    sealed = seal_notebook(phone.keys, {"v": 1, "answers": {"needs": ["rest"]}})
    assert phone.load()["notebook"] == {"v": 1, "answers": {"needs": ["rest"]}}
    assert phone.save({"needs": []}) == {"rev": 4}


@pytest.mark.parametrize(
    ("status", "sealed", "code"), [(403, False, "bad_signature"), (200, True, "room_full")]
)
def test_a_refusal_carries_its_code_and_its_sentence(status: int, sealed: bool, code: str) -> None:
    refusal = {"error": "A sentence.", "code": code}

    def send(body: bytes) -> tuple[int, bytes]:
        _, op = opened(body)
        return answer(op, **refusal) if sealed else (status, json.dumps(refusal).encode())

    with pytest.raises(Refused, match="A sentence") as refused:
        Phone(CODE, PUBLIC, send).join()
    assert (refused.value.status, refused.value.code) == (status, code)


def test_an_answer_that_does_not_open_is_refused_and_not_believed() -> None:
    with pytest.raises(Refused) as refused:
        Phone(CODE, PUBLIC, lambda body: (200, bytes(80))).join()
    assert refused.value.code == "unreadable"
