"""The page of a room that closes, has closed, or has closed and keeps notebooks for a while."""

from __future__ import annotations

from concurrent.futures import Executor

from starlette.testclient import TestClient

from tests.builders import HandClock, lead_to, open_room
from tests.conftest import Build
from tests.participant.door import client_of
from workshop.domain.room import Command
from workshop.services import Services


def test_who_comes_after_the_end_cannot_join(
    client: TestClient, services: Services, clock: HandClock
) -> None:
    room = open_room(services)
    lead_to(services, clock, room, "welcome")
    services.rooms.command(room.code, Command.CLOSE)
    page = client.get(f"/j/{room.code}").text

    assert 'data-how="write"' not in page
    assert "nobody can join any more" in page
    assert 'data-how="restore"' in page  # who has twelve words may still open their notebook


def test_a_closed_room_is_gone(client: TestClient, services: Services, clock: HandClock) -> None:
    room = open_room(services)
    lead_to(services, clock, room, "welcome")
    services.rooms.command(room.code, Command.CLOSE)
    assert client.get(f"/j/{room.code}").status_code == 200
    services.rooms.command(room.code, Command.CLOSE)

    page = client.get(f"/j/{room.code}")
    assert page.status_code == 404
    assert f'data-code="{room.code}"' in page.text  # so that the phone can show what it still holds
    assert client.get(f"/j/{room.code}/state").status_code == 404


def test_a_closed_room_that_keeps_notebooks_says_so_and_asks_for_twelve_words(
    build_services: Build, executor: Executor, clock: HandClock
) -> None:
    services = build_services(retention="24h")
    client = client_of(services, executor)
    room = open_room(services)
    lead_to(services, clock, room, "welcome")
    for _ in range(2):
        services.rooms.command(room.code, Command.CLOSE)

    page = client.get(f"/j/{room.code}")
    assert page.status_code == 200
    assert (
        "keeps the locked notebooks for <bdi>24 hours</bdi> after the room has closed" in page.text
    )
    assert 'data-how="restore"' in page.text
    assert 'data-how="write"' not in page.text
    assert "Ya no se pueden hacer hojas" in client.get(f"/j/{room.code}?lang=es").text
    assert client.get(f"/j/{room.code}/steps").json()["title"] == "An evening"
    assert client.get(f"/j/{room.code}/state").status_code == 404
    assert client.get(f"/stage/{room.code}").status_code == 404

    clock.advance(hours=24)
    assert client.get(f"/j/{room.code}").status_code == 404
    assert client.get(f"/j/{room.code}/steps").status_code == 404
