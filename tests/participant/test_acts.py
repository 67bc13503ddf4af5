"""The one place that phones post to, over HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.builders import HandClock, lead_to, open_room
from tests.participant.door import app_of, phone_at
from tests.waiting import until
from workshop.cli.phone_client import Refused, seal_request
from workshop.domain import wire
from workshop.domain.room import Command, Room
from workshop.services import Services


@pytest.fixture
def room(services: Services) -> Room:
    return open_room(services)


def test_a_phone_joins_saves_and_reads_back_what_only_it_can_read(
    client: TestClient, services: Services, room: Room
) -> None:
    phone = phone_at(client, services, room)
    phone.join()
    phone.save({"letter_a": "Dear younger me"})

    assert phone.load()["notebook"] == {"v": 1, "answers": {"letter_a": "Dear younger me"}}
    assert services.rooms.joined(room.code) == 1


def test_an_answer_is_sealed_and_never_cached(
    client: TestClient, services: Services, room: Room
) -> None:
    phone = phone_at(client, services, room)
    key = services.rooms.public_key(room.code)
    body, _ = seal_request(phone.keys, room.code, 1, {"op": "join"}, key)
    answer = client.post(f"/j/{room.code}/act", content=body)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["cache-control"] == "no-store"
    assert b"ok" not in answer.content


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"{}", b'{"v":1}', b"\xff\xfe"])
def test_what_cannot_be_read_is_refused(client: TestClient, room: Room, body: bytes) -> None:
    answer = client.post(f"/j/{room.code}/act", content=body)

    assert answer.status_code == 400
    assert answer.json().keys() == {"error", "code"}


def test_a_forged_signature_is_refused(client: TestClient, services: Services, room: Room) -> None:
    phone = phone_at(client, services, room)
    key = services.rooms.public_key(room.code)
    body, _ = seal_request(phone.keys, room.code, 1, {"op": "join"}, key)
    forged = {**json.loads(body), "seq": 2}
    answer = client.post(f"/j/{room.code}/act", content=json.dumps(forged))

    assert answer.status_code == 403
    assert answer.json()["code"] == "bad_signature"


def test_who_has_not_joined_is_refused(client: TestClient, services: Services, room: Room) -> None:
    with pytest.raises(Refused) as refusal:
        phone_at(client, services, room).save({})

    assert (refusal.value.status, refusal.value.code) == (403, "not_joined")


def test_another_message_with_a_used_number_is_told_the_current_one(
    client: TestClient, services: Services, room: Room
) -> None:
    phone = phone_at(client, services, room)
    phone.join()
    key = services.rooms.public_key(room.code)
    body, _ = seal_request(phone.keys, room.code, 1, {"op": "lower"}, key)
    answer = client.post(f"/j/{room.code}/act", content=body)

    assert answer.status_code == 409
    assert answer.json()["current"] == 1


def test_a_body_beyond_any_honest_length_is_cut_off(client: TestClient, room: Room) -> None:
    answer = client.post(f"/j/{room.code}/act", content=b"x" * (wire.LARGEST_BODY + 1))

    assert answer.status_code == 413
    assert answer.json()["code"] == "too_large"


def test_a_body_of_unannounced_length_is_read_no_further_than_it_may_be_long(
    client: TestClient, room: Room
) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(1000):
            yield b"x" * 1024

    answer = client.post(f"/j/{room.code}/act", content=endless())

    assert answer.status_code == 413


def test_the_largest_honest_request_gets_through(
    client: TestClient, services: Services, room: Room
) -> None:
    phone = phone_at(client, services, room)
    phone.join()

    assert phone.save({"letter_a": "x" * 48_000}) == {"rev": 1}


def test_a_full_disk_is_said_as_what_it_is(
    client: TestClient, services: Services, room: Room
) -> None:
    phone = phone_at(client, services, room)
    phone.join()
    phone.save({"letter_a": "small"})
    with services.database.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(Refused) as refusal:
        phone.save({"letter_a": "x" * 40_000})

    assert (refusal.value.status, refusal.value.code) == (507, "storage_full")


@pytest.mark.parametrize("code", ["CDFGHJ", "nonsense"])
def test_an_unknown_room_is_said(
    client: TestClient, services: Services, room: Room, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        phone_at(client, services, replace(room, code=code), key_of=room).join()

    assert (refusal.value.status, refusal.value.code) == (404, "unknown_room")


def test_a_closed_room_takes_nothing_more(
    client: TestClient, services: Services, clock: HandClock, room: Room
) -> None:
    phone = phone_at(client, services, room)
    phone.join()
    lead_to(services, clock, room, "welcome")
    services.rooms.command(room.code, Command.CLOSE)
    services.rooms.command(room.code, Command.CLOSE)

    with pytest.raises(Refused) as refusal:
        phone.save({})

    assert (refusal.value.status, refusal.value.code) == (404, "unknown_room")


def test_looking_is_not_acting(client: TestClient, room: Room) -> None:
    assert client.get(f"/j/{room.code}/act").status_code == 405


def test_whoever_writes_never_waits_for_the_printer(services: Services, room: Room) -> None:
    """With one thread for everything else, and another handout in the printer."""
    in_the_printer = threading.Event()
    with ThreadPoolExecutor(1) as routes, ThreadPoolExecutor(1) as printing:
        printing.submit(in_the_printer.wait)
        client = TestClient(app_of(services, routes, printing))
        printer, writer = (phone_at(client, services, room) for _ in range(2))
        printer.join()
        writer.join()
        with ThreadPoolExecutor(1) as person:
            asked = person.submit(printer.handout, {"letter_a": "Dear younger me"})
            until(lambda: printing._work_queue.qsize() == 1)
            writer.save({"letter_a": "Dear you"})
            writer.hand()
            assert not asked.done()
            in_the_printer.set()
            assert asked.result()["pdf"].startswith(b"%PDF")
