"""What the JSON API can do to a room, and what it refuses."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.builders import HandClock, lead_to, open_room
from tests.facilitator.clicker import give
from workshop.facilitator.api import PREFIX
from workshop.services import Services


def test_commands_answer_with_the_new_state(clicker: TestClient, services: Services) -> None:
    code = open_room(services).code
    seen: list[tuple[str, bool, bool]] = []

    for command in ("start", "next", "back", "pause", "resume", "pause_all", "resume"):
        state = give(clicker, code, command=command, revision=len(seen) + 1).json()
        seen.append((state["segment"]["id"], state["paused"], state["all_paused"]))

    assert seen == [
        ("welcome", False, False),
        ("sharing", False, False),
        ("welcome", False, False),
        ("welcome", True, False),
        ("welcome", False, False),
        ("welcome", True, True),
        ("welcome", False, False),
    ]


def test_time_is_added_and_the_room_closed(
    clicker: TestClient, services: Services, clock: HandClock
) -> None:
    room = lead_to(services, clock, open_room(services), "welcome")

    longer = give(clicker, room.code, command="add_time", minutes=5, revision=2).json()
    closing = give(clicker, room.code, command="close", revision=3).json()
    closed = give(clicker, room.code, command="close", revision=4).json()

    assert longer["behind_seconds"] == 300
    assert [state["status"] for state in (closing, closed)] == ["closing", "closed"]
    assert clicker.get(f"{PREFIX}/rooms/{room.code}").json() == closed


def test_a_stale_revision_is_a_conflict_that_names_the_current_one(
    clicker: TestClient, services: Services, clock: HandClock
) -> None:
    room = lead_to(services, clock, open_room(services), "welcome")

    answer = give(clicker, room.code, command="next", revision=1)

    assert answer.status_code == 409
    assert answer.json() == {
        "error": "Someone else was first. The room has moved on; please look again.",
        "code": "stale_revision",
        "revision": 2,
    }


def test_protected_minutes_are_a_conflict_too(
    clicker: TestClient, services: Services, clock: HandClock
) -> None:
    room = lead_to(services, clock, open_room(services), "grounding")

    answer = give(clicker, room.code, command="next", revision=room.revision)

    assert (answer.status_code, answer.json()["code"]) == (409, "protected_minutes")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"command": "explode", "revision": 1},
        {"command": "start"},
        {"command": "start", "revision": "1"},
        {"command": "start", "revision": -1},
        {"command": "add_time", "revision": 1},
        {"command": "add_time", "revision": 1, "minutes": 0.5},
        {"command": "add_time", "revision": 1, "minutes": 10**9},
        {"command": ["start"], "revision": 1},
    ],
)
def test_a_command_nobody_can_mean_is_refused(
    clicker: TestClient, services: Services, asked: dict[str, Any]
) -> None:
    answer = give(clicker, open_room(services).code, **asked)

    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")
