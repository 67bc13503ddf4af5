"""The watcher's page: whoever has the link may act, and nobody can repeat what they did."""

from __future__ import annotations

import json
import secrets
from typing import Any

import pytest
from nacl.secret import SecretBox
from starlette.testclient import TestClient

from tests.builders import HandClock, joined_phone, joined_phones, lead_to, open_room
from workshop.domain import wire
from workshop.domain.room import Command, Room
from workshop.services import Services


class Watcher:
    def __init__(self, client: TestClient, services: Services, room: Room) -> None:
        root = wire.root_key(services.rooms.watch_key(room.code))
        self.asking = SecretBox(wire.subkey("watch-ask", room.code, root))
        self.answering = SecretBox(wire.subkey("watch-answer", room.code, root))
        self.url = f"/watch/{room.code}/act"
        self.client = client
        self.round = ""

    def body(self, op: str, **fields: str) -> str:
        asked = {"op": op, "asked": secrets.token_urlsafe(16), "round": self.round, **fields}
        padded = wire.pad(json.dumps(asked).encode(), wire.REQUEST_SIZES)
        return json.dumps({"v": 1, "box": wire.encode(self.asking.encrypt(padded))})

    def send(self, body: str) -> dict[str, Any]:
        answer = self.client.post(self.url, content=body)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = json.loads(wire.unpad(self.answering.decrypt(answer.content)))
        self.round = told["round"]
        return told

    def ask(self, op: str, **fields: str) -> dict[str, Any]:
        return self.send(self.body(op, **fields))


@pytest.fixture
def room(services: Services) -> Room:
    return open_room(services)


@pytest.fixture
def watcher(client: TestClient, services: Services, room: Room) -> Watcher:
    watcher = Watcher(client, services, room)
    watcher.ask("look")
    return watcher


def test_the_page_holds_no_secret(client: TestClient, services: Services, room: Room) -> None:
    page = client.get(f"/watch/{room.code}")

    assert page.status_code == 200
    assert wire.encode(services.rooms.watch_key(room.code)) not in page.text


def test_a_hand_is_seen_and_acknowledged(
    services: Services, room: Room, watcher: Watcher, clock: HandClock
) -> None:
    phone = joined_phone(services, room)
    phone.hand("step_out_with_me", "by the window")
    clock.advance(minutes=2)
    (hand,) = watcher.ask("look")["hands"]

    assert (hand["wish"], hand["place"], hand["minutes"], hand["seen"]) == (
        "step_out_with_me",
        "by the window",
        2,
        False,
    )
    assert watcher.ask("acknowledge", key=hand["key"])["hands"][0]["seen"] is True
    assert phone.sync()["hand"] == "acknowledged"


def test_lines_are_approved_held_and_shown_together(
    services: Services, room: Room, watcher: Watcher, clock: HandClock
) -> None:
    phones = joined_phones(services, room, 6)
    lead_to(services, clock, room, "sharing")
    for number, phone in enumerate(phones):
        phone.line("sharing", f"line {number}")
    lines = watcher.ask("look")["lines"]
    assert watcher.ask("release")["code"] == "not_now"
    watcher.ask("hold", id=lines[0]["id"])
    for line in lines[1:]:
        watcher.ask("approve", id=line["id"])
    told = watcher.ask("release")

    assert sorted(told["state"]["wall"]) == sorted(line["text"] for line in lines[1:])
    assert services.rooms.public_state(room.code).wall == tuple(told["state"]["wall"])


def test_everything_can_be_paused_and_go_on(
    services: Services, room: Room, watcher: Watcher
) -> None:
    services.rooms.command(room.code, Command.START)

    assert watcher.ask("pause_all")["state"]["all_paused"] is True
    assert watcher.ask("resume")["state"]["all_paused"] is False


def test_a_message_that_is_sent_again_does_nothing(
    services: Services, room: Room, watcher: Watcher
) -> None:
    services.rooms.command(room.code, Command.START)
    watcher.ask("look")
    overheard = watcher.body("pause_all")
    watcher.send(overheard)
    watcher.ask("resume")

    assert watcher.send(overheard)["state"]["all_paused"] is False


def test_a_message_of_an_earlier_start_does_nothing(
    services: Services, room: Room, watcher: Watcher
) -> None:
    services.rooms.command(room.code, Command.START)
    watcher.round = "the word of an earlier start"

    assert watcher.ask("pause_all")["state"]["all_paused"] is False
    assert watcher.ask("pause_all")["state"]["all_paused"] is True


def test_what_was_asked_of_an_earlier_start_is_done_when_it_is_asked_with_the_new_word(
    services: Services, room: Room, watcher: Watcher
) -> None:
    services.rooms.command(room.code, Command.START)
    watcher.round = "the word of an earlier start"
    pressed = {"asked": "the same for both"}

    assert watcher.ask("pause_all", **pressed)["state"]["all_paused"] is False
    assert watcher.ask("pause_all", **pressed)["state"]["all_paused"] is True


def test_what_is_asked_again_is_told_what_came_of_it_the_first_time(
    services: Services, room: Room, watcher: Watcher, clock: HandClock
) -> None:
    lead_to(services, clock, room, "sharing")
    body = watcher.body("release")
    first = watcher.send(body)
    for number, phone in enumerate(joined_phones(services, room, 5)):
        phone.line("sharing", f"line {number}")
    for line in services.wall.lines(room.code):
        services.wall.approve(room.code, line.id)
    again = watcher.send(body)

    assert (first["code"], again["code"], again["error"]) == ("not_now", "not_now", first["error"])
    assert again["state"]["wall"] == []


def test_another_rooms_link_opens_nothing(
    client: TestClient, services: Services, watcher: Watcher
) -> None:
    stranger = Watcher(client, services, open_room(services))
    answer = client.post(watcher.url, content=stranger.body("look"))

    assert answer.status_code == 403
    assert answer.json()["code"] == "bad_signature"


def test_an_answer_is_no_question(client: TestClient, watcher: Watcher) -> None:
    answer = client.post(watcher.url, content=watcher.body("look")).content
    returned = client.post(watcher.url, content=json.dumps({"v": 1, "box": wire.encode(answer)}))

    assert returned.status_code == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [("{", 400), ("[]", 400), ("{}", 400), ('{"box": "AAAA"}', 403), ("x" * 5000, 413)],
)
def test_nonsense_is_refused(client: TestClient, watcher: Watcher, body: str, status: int) -> None:
    assert client.post(watcher.url, content=body).status_code == status


def test_a_closed_room_is_watched_no_more(
    client: TestClient, services: Services, room: Room, watcher: Watcher
) -> None:
    body = watcher.body("look")
    services.rooms.command(room.code, Command.CLOSE)

    assert client.post(watcher.url, content=body).status_code == 404
