"""Building the services, and finding them again."""

from __future__ import annotations

import pytest

import workshop.services
from tests.builders import HandClock, joined_phones, lead_to, open_room, write_script
from tests.builders import an_evening as evening
from tests.conftest import Build
from workshop import services as package
from workshop.domain.room import Command, RoomStatus
from workshop.services import Services
from workshop.services.states import PublicState
from workshop.settings import Settings


def test_the_services_in_use_are_the_current_ones(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop.services, "_current", [])

    package.use(services)

    assert package.current() is services


def test_without_any_in_use_they_are_built_from_the_environment(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop.services, "_current", [])
    monkeypatch.setenv("WORKSHOP_DATA_DIR", str(settings.data_dir))

    built = package.current()

    assert built.settings.data_dir == settings.data_dir
    assert package.current() is built
    built.close()


def test_shipped_scripts_and_ones_own_are_in_the_library(services: Services) -> None:
    assert {"an_evening", "inner_child_90"} <= set(services.library.ids())


def test_own_scripts_may_lie_elsewhere(build_services: Build, settings: Settings) -> None:
    elsewhere = settings.data_dir.parent / "elsewhere"
    write_script(elsewhere, evening())

    services = build_services(scripts_dir=elsewhere)

    assert services.library.entry("an_evening").folder == elsewhere / "an_evening"


def test_the_lobby_shows_no_segment(services: Services) -> None:
    room = open_room(services)

    assert services.rooms.public_state(room.code) == PublicState(
        revision=1,
        status=RoomStatus.LOBBY,
        index=None,
        segment=None,
        title=None,
        kind=None,
        paused=False,
        all_paused=False,
        rehearsal=False,
        wall=(),
        until=None,
    )


def test_phones_get_the_state_as_json(services: Services, clock: HandClock) -> None:
    room = lead_to(services, clock, open_room(services), "sharing")

    assert services.rooms.public_json(room.code) == (
        b'{"revision":3,"status":"live","index":1,"segment":"sharing","title":"Sharing",'
        b'"kind":"sharing","paused":false,"all_paused":false,"rehearsal":false,"wall":[],"until":null}'
    )


def test_a_room_that_is_closing_shows_no_segment(services: Services, clock: HandClock) -> None:
    room = lead_to(services, clock, open_room(services), "sharing")
    services.rooms.command(room.code, Command.CLOSE)

    state = services.rooms.public_state(room.code)

    assert (state.status, state.index, state.segment) == (RoomStatus.CLOSING, None, None)


def test_the_state_never_says_who_or_how_many(services: Services) -> None:
    room = open_room(services)
    before = services.rooms.public_json(room.code)
    services.feed.changed(room.code)

    joined_phones(services, room, 3)

    services.feed.changed(room.code)
    assert services.rooms.public_json(room.code) == before


def test_a_state_is_asked_for_again_after_a_while(
    services: Services, build_services: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_room(services)
    other = build_services()
    monkeypatch.setattr("workshop.services.published.BELIEVED_FOR", 3600.0)
    other.rooms.public_state(room.code)
    services.rooms.command(room.code, Command.START)
    assert other.rooms.public_state(room.code).revision == 1

    monkeypatch.setattr("workshop.services.published.BELIEVED_FOR", 0.0)

    assert other.rooms.public_state(room.code).revision == 2
