"""No page says anything that no catalogue has: in a language of marks, all of it is marked."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor

import pytest
from starlette.testclient import TestClient

from tests.builders import HandClock, lead_to, open_room
from tests.participant.door import client_of
from tests.participant.pseudo import MARKED, Texts, marked, pseudo_catalogues, unmarked
from workshop.domain import joincode
from workshop.domain.helplines import Check, HelpLine
from workshop.domain.room import Command, Room
from workshop.services import Services
from workshop.services.details import RoomDetails

LANG = {"lang": MARKED.code}
DANGER = "Danger."


@pytest.fixture
def client(services: Services, executor: Executor) -> Iterator[TestClient]:
    with client_of(services, executor, pseudo_catalogues()) as client:
        yield client


@pytest.fixture
def room(services: Services) -> Room:
    day = services.clock().date()
    ears = HelpLine(
        name="Ears", purpose="To talk.", phone="111", sms="222", sms_keyword="HELLO",
        chat_url="https://example.org/chat", population="Women", region="Dublin", hours="All day",
        cost="free", languages=("de",), reachable_from_abroad=False, verified_on=day,
    )  # fmt: skip
    post = HelpLine("Post", "To write.", sms="333", cost="dear", verified_on=day)
    details = RoomDetails((ears, post), "112", DANGER, Check(day))
    return services.rooms.open("an_evening", 10, details=details, rehearsal=True)


def not_marked(client: TestClient, path: str, *data: str) -> list[str]:
    page = client.get(path, params=LANG).text
    assert MARKED.code in page
    return unmarked(Texts(page).found, {DANGER, *data})


def test_a_text_that_was_forgotten_is_found() -> None:
    page = (
        '<html lang="en-XA"><title>⟦Gööd⟧</title><p>Forgotten</p><p lang="en">A script</p>'
        '<input placeholder="Bad" aria-label="⟦Gööd⟧"><p>12:30</p><b>Name</b></html>'
    )

    assert unmarked(Texts(page).found, {"Name"}) == ["Forgotten", "Bad"]


def test_places_stay_as_they_are() -> None:
    assert marked("Call {number} now, {name}.") == "⟦Çåll ⟧{number}⟦ ñöw, ⟧{name}."


def test_the_pages_around_a_room(client: TestClient) -> None:
    for path in ("/", "/blank", "/j/CDFGHJ", "/watch/CDFGHJ"):
        assert not_marked(client, path, "CDFGHJ") == []


@pytest.mark.parametrize("segment", [None, "welcome", "sharing", "goodbye"])
def test_the_room_and_what_it_shows_without_scripts(
    client: TestClient, services: Services, clock: HandClock, room: Room, segment: str | None
) -> None:
    if segment is not None:
        lead_to(services, clock, room, segment)

    assert not_marked(client, f"/j/{room.code}") == []


def test_the_room_when_the_programme_has_ended(
    client: TestClient, services: Services, clock: HandClock, room: Room
) -> None:
    lead_to(services, clock, room, "welcome")
    services.rooms.command(room.code, Command.CLOSE)
    assert not_marked(client, f"/j/{room.code}") == []
    services.rooms.command(room.code, Command.CLOSE)

    assert not_marked(client, f"/j/{room.code}") == []


def test_a_room_without_help_lines(client: TestClient, services: Services) -> None:
    assert not_marked(client, f"/j/{open_room(services).code}") == []


def test_the_big_screen_and_the_watchers_page(
    client: TestClient, services: Services, room: Room
) -> None:
    address = services.rooms.join_url(room.code).split("/j/")[0].split("//")[1]

    assert not_marked(client, f"/stage/{room.code}", address, joincode.spaced(room.code)) == []
    assert not_marked(client, f"/watch/{room.code}", joincode.spaced(room.code)) == []
