from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.builders import HandClock, joined_phone, joined_phones, lead_to, open_room
from tests.facilitator.clicker import give
from workshop.facilitator.api import PREFIX
from workshop.facilitator.openapi import DESCRIPTION
from workshop.services import Services


def test_the_description_names_exactly_the_routes_there_are(routes: list[Route]) -> None:
    described = {
        (path, method)
        for path, operations in DESCRIPTION["paths"].items()
        for method in operations
        if method != "parameters"
    }

    there = {
        (route.path.removeprefix(PREFIX), method.lower())
        for route in routes
        for method in (route.methods or set()) - {"HEAD"}
    }
    assert described == there


def test_the_description_can_be_read_without_a_token(stranger: TestClient) -> None:
    assert stranger.get(f"{PREFIX}/openapi.json").json() == DESCRIPTION


def test_every_reference_in_the_description_leads_somewhere() -> None:
    schemas = DESCRIPTION["components"]["schemas"]

    def references(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from [part["$ref"]] if "$ref" in part else []
        for inner in part.values() if isinstance(part, dict) else part:
            if isinstance(inner, dict | list):
                yield from references(inner)

    named = {reference.rpartition("/")[2] for reference in references(DESCRIPTION)}
    assert named == set(schemas)


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer x", "Basic x", "Bearer 4102444800.AAAA", "Bearer ."]
)
def test_without_a_token_every_other_route_refuses(
    stranger: TestClient, routes: list[Route], authorization: str
) -> None:
    for route in routes:
        if route.path.endswith("openapi.json"):
            continue
        path = route.path.replace("{code}", "CDFGHJ")
        (method,) = (route.methods or set()) - {"HEAD"}
        answer = stranger.request(method, path, headers={"authorization": authorization})
        assert (answer.status_code, answer.json()["code"]) == (401, "no_token"), path


def test_a_token_is_good_for_thirty_days(clicker: TestClient, clock: HandClock) -> None:
    clock.advance(days=29, hours=23)
    assert clicker.get(f"{PREFIX}/rooms").status_code == 200

    clock.advance(hours=1)
    assert clicker.get(f"{PREFIX}/rooms").status_code == 401


def test_a_room_opens(clicker: TestClient, services: Services) -> None:
    answer = clicker.post(f"{PREFIX}/rooms", json={"script": "an_evening", "capacity": 12})

    (room,) = services.rooms.open_rooms()
    assert answer.status_code == 201
    assert answer.json() == {
        "code": room.code,
        "join_url": services.rooms.join_url(room.code),
        "stage_url": services.rooms.stage_url(room.code),
        "watch_url": services.rooms.watch_url(room.code),
        "revision": 1,
    }
    assert (room.script_id, room.capacity, room.rehearsal) == ("an_evening", 12, False)


def test_what_may_be_said_of_a_new_room_is_kept(clicker: TestClient, services: Services) -> None:
    asked = {"script": "inner_child_90", "capacity": 6, "tier": 2}
    said = {"privacy_limits": "None.", "led_by": "Ana Ruiz", "rehearsal": True}
    clicker.post(f"{PREFIX}/rooms", json=asked | said)

    (room,) = services.rooms.open_rooms()
    assert (room.tier, room.rehearsal) == (2, True)
    details = services.rooms.details(room.code)
    assert (details.privacy_limits, details.led_by) == ("None.", "Ana Ruiz")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"script": "an_evening"},
        {"script": "an_evening", "capacity": 0},
        {"script": "an_evening", "capacity": True},
        {"script": "an_evening", "capacity": "12"},
        {"script": "an_evening", "capacity": 12, "tier": 3},
        {"script": "an_evening", "capacity": 12, "privacy_limits": 5},
        {"script": "../../etc", "capacity": 12},
        {"script": 5, "capacity": 12},
        [],
    ],
)
def test_a_room_is_not_opened_from_nonsense(
    clicker: TestClient, services: Services, asked: object
) -> None:
    answer = clicker.post(f"{PREFIX}/rooms", json=asked)

    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")
    assert services.rooms.open_rooms() == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 10_000, b'"x"', b"NaN"])
def test_a_body_that_is_no_object_is_refused(clicker: TestClient, body: bytes) -> None:
    assert clicker.post(f"{PREFIX}/rooms", content=body).status_code == 400


def test_a_body_that_is_too_long_is_refused(clicker: TestClient) -> None:
    answer = clicker.post(f"{PREFIX}/rooms", content=b" " * 20_000)

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_script_with_mistakes_is_refused_with_the_first_of_them(
    clicker: TestClient, services: Services
) -> None:
    path = services.settings.data_dir / "facilitator_scripts" / "an_evening" / "sharing.md"
    path.write_text(path.read_text().replace("minutes: 10", "minutes: ten"))

    answer = clicker.post(f"{PREFIX}/rooms", json={"script": "an_evening", "capacity": 12})

    assert (answer.status_code, answer.json()["code"]) == (422, "script_has_problems")
    assert answer.json()["error"].startswith("an_evening/sharing.md:4  ")


def test_scripts_and_open_rooms_are_listed(clicker: TestClient, services: Services) -> None:
    room = open_room(services)

    scripts = clicker.get(f"{PREFIX}/scripts").json()["scripts"]
    rooms = clicker.get(f"{PREFIX}/rooms").json()["rooms"]

    assert [script["id"] for script in scripts] == services.library.ids()
    assert scripts[0] == {
        "id": "an_evening",
        "title": "An evening",
        "tiers": [1],
        "languages": ["en"],
        "problems": [],
    }
    assert rooms == [{"code": room.code, "status": "lobby"}]


def test_the_state_of_a_lobby_has_no_segment_yet(clicker: TestClient, services: Services) -> None:
    room = open_room(services)
    joined_phones(services, room, 2)

    state = clicker.get(f"{PREFIX}/rooms/{room.code}").json()

    assert list(state) == list(DESCRIPTION["components"]["schemas"]["RoomState"]["properties"])
    assert (state["status"], state["segment"], state["phase"]) == ("lobby", None, None)
    assert (state["joined"], state["connected"], state["revision"]) == (2, 0, 1)


def test_the_state_of_a_running_room(
    clicker: TestClient, services: Services, clock: HandClock
) -> None:
    room = lead_to(services, clock, open_room(services), "sharing")
    clock.advance(minutes=9)

    state = clicker.get(f"{PREFIX}/rooms/{room.code}").json()

    planned_end = clock.now - timedelta(minutes=19) + timedelta(minutes=24)
    assert state == {
        "code": room.code,
        "status": "live",
        "segment": {"id": "sharing", "title": "Sharing", "kind": "sharing", "index": 1},
        "phase": "warning",
        "paused": False,
        "all_paused": False,
        "planned_end_at": planned_end.isoformat(),
        "expected_end_at": (planned_end + timedelta(minutes=5)).isoformat(),
        "behind_seconds": 300,
        "joined": 0,
        "connected": 0,
        "revision": 3,
    }


def test_a_code_may_be_typed_as_people_do(clicker: TestClient, services: Services) -> None:
    code = open_room(services).code

    assert clicker.get(f"{PREFIX}/rooms/{code[:3].lower()}-{code[3:]}").json()["code"] == code


@pytest.mark.parametrize("code", ["CDFGHJ", "x", "%00", "a" * 500])
def test_an_unknown_code_is_not_found(clicker: TestClient, code: str) -> None:
    for answer in (
        clicker.get(f"{PREFIX}/rooms/{code}"),
        give(clicker, code, command="start", revision=1),
        clicker.get(f"{PREFIX}/rooms/{code}/hands"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "unknown_room")


def test_quiet_hands_are_listed_without_saying_whose_they_are(
    clicker: TestClient, services: Services, clock: HandClock
) -> None:
    room = lead_to(services, clock, open_room(services), "welcome")
    phone = joined_phone(services, room)
    phone.hand("later", "by the door")

    hands = clicker.get(f"{PREFIX}/rooms/{room.code}/hands").json()["hands"]

    assert hands == [
        {
            "wish": "later",
            "place": "by the door",
            "raised_at": clock.now.isoformat(),
            "acknowledged": False,
        }
    ]
