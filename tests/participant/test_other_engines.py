"""The whole path of one phone in Firefox and in WebKit, which is what Safari is made of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.builders import HandClock, lead_to
from tests.participant import engines
from tests.participant.engines import Engine
from tests.participant.venue import Venue
from workshop.domain.room import Command, Room
from workshop.services import Services

pytestmark = pytest.mark.browser

LETTER = "Your letter"
WORDS = "I know you needed time."


@pytest.fixture(params=["firefox", "webkit"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    folder: Path = tmp_path_factory.mktemp(request.param)
    opened: AbstractContextManager[Engine] = getattr(engines, request.param)(folder)
    with opened as engine:
        yield engine


@pytest.fixture
def room(services: Services) -> Room:
    return services.rooms.open("inner_child_90", 9, tier=2)


def test_a_whole_path(
    services: Services, clock: HandClock, venue: Venue, room: Room, engine: Engine
) -> None:
    engine.go(venue.link(room.code))
    engine.press("True")
    engine.sees("Luckily not.")
    engine.press("I may send lines to the wall")
    engine.press("Join")
    engine.sees("You are in")
    lead_to(services, clock, room, "grounding_practice")
    engine.press("Look around slowly")
    engine.sees("On this phone")
    lead_to(services, clock, services.rooms.find(room.code), "letter")
    engine.sees("The group has moved on to “Letter”.")
    engine.press("Go there")
    engine.press("To younger me")
    words_survive_a_lost_computer(venue, engine)
    a_quiet_hand_is_seen(services, room, engine)
    everyone_pauses(services, room, engine)
    for _ in range(2):
        services.rooms.command(room.code, Command.CLOSE)
    engine.sees("The room is closed.")
    engine.sees(WORDS)
    engine.press("Erase from this phone")
    engine.press("Erase now")
    engine.sees("nothing of this room is left")
    assert engine.run("return localStorage.length;") == 0
    engine.press("Exit")
    engine.is_at("blank")
    assert engine.run("return document.body.innerText;") == ""


def words_survive_a_lost_computer(venue: Venue, engine: Engine) -> None:
    engine.type(LETTER, "Dear younger me, ")
    venue.close()
    engine.type(LETTER, WORDS)
    engine.sees("Not saved yet")
    venue.open()
    engine.reload()
    engine.sees("Saved. A locked copy")
    assert engine.holds(LETTER) == f"Dear younger me, {WORDS}"


def a_quiet_hand_is_seen(services: Services, room: Room, engine: Engine) -> None:
    engine.press("Step out")
    engine.sees("Your star skill: Look around slowly")
    engine.press("Quiet hand", "#bar a")
    engine.type("Where I sit", "by the window")
    engine.press("Please come to me")
    engine.sees("Your quiet hand is up.")
    (hand,) = services.hands.waiting(room.code)
    assert hand.place == "by the window"
    services.hands.acknowledge(room.code, hand.key)
    engine.sees("Seen. Someone knows")
    engine.press("Lower my hand")


def everyone_pauses(services: Services, room: Room, engine: Engine) -> None:
    engine.press("Back")
    services.rooms.command(room.code, Command.PAUSE_ALL)
    engine.sees("A short pause for everyone")
    services.rooms.command(room.code, Command.RESUME)
    engine.sees(LETTER)
