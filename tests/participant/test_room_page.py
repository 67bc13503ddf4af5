"""The page that a phone opens: what it says, what it weighs, and that it changes nothing."""

from __future__ import annotations

import gzip
import re
from concurrent.futures import Executor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.builders import (
    HandClock,
    joined_phones,
    make_script,
    make_segment,
    open_room,
    write_script,
)
from tests.conftest import Build
from tests.participant.door import client_of
from workshop.domain.helplines import HelpLine
from workshop.domain.room import Command
from workshop.domain.script import SegmentKind
from workshop.domain.wire import encode
from workshop.services import Services
from workshop.services.details import RoomDetails

CLOSING = make_segment("goodbye", kind=SegmentKind.CLOSING, floor=3)

FIRST_VIEW = 14_000
HEADERS_EACH = 800
"""Generous: status line and headers of one answer, with all that the gate adds."""


def test_the_page_says_what_it_is_before_anyone_joins(
    client: TestClient, services: Services
) -> None:
    room = open_room(services)
    page = client.get(f"/j/{room.code}").text

    for text in ("We sit together for a while.", "It is not therapy.", "Step out", "Exit"):
        assert text in page
    assert "<title>Workshop</title>" in page


def test_the_key_on_the_page_is_the_rooms(client: TestClient, services: Services) -> None:
    room = open_room(services)
    page = client.get(f"/j/{room.code}").text

    assert f'data-room-key="{encode(services.rooms.public_key(room.code))}"' in page


def test_without_scripts_the_page_shows_the_present_step(
    client: TestClient, services: Services
) -> None:
    room = open_room(services)
    before = client.get(f"/j/{room.code}").text
    services.rooms.command(room.code, Command.START)
    after = client.get(f"/j/{room.code}").text

    assert "We have not started yet." in before
    assert "You are in the right place." in after.split("<noscript>")[1].split("</noscript>")[0]


def test_texts_of_a_script_are_never_markup(
    build_services: Build, executor: Executor, tmp_path: Path
) -> None:
    segment = replace(make_segment(), title="1 < 2 & 3 > 2", phone="Say: {{ code }} & </p")
    write_script(tmp_path / "data" / "facilitator_scripts", make_script(segment, CLOSING, id="odd"))
    services = build_services()
    room = services.rooms.open("odd", 10)
    services.rooms.command(room.code, Command.START)
    client = client_of(services, executor)

    assert "Say: {{ code }} &amp; &lt;/p" in client.get(f"/j/{room.code}").text
    for path in (f"/j/{room.code}", f"/stage/{room.code}"):
        assert "1 &lt; 2 &amp; 3 &gt; 2" in client.get(path).text


def test_what_a_facilitator_typed_is_never_markup(client: TestClient, services: Services) -> None:
    hostile = '"><img src=x onerror="alert(1)">'
    line = HelpLine(hostile, hostile, phone="116 123", verified_on=services.clock().date())
    room = services.rooms.open("an_evening", 10, details=RoomDetails((line,), hostile, hostile))
    page = client.get(f"/j/{room.code}").text

    assert "<img" not in page
    assert page.count("&lt;img src=x") == 4
    assert 'href="tel:1"' in page  # a link has nothing but digits


def test_only_help_lines_that_somebody_checked_lately_are_shown(
    client: TestClient, services: Services, clock: HandClock
) -> None:
    today = clock().date()
    lines = [
        HelpLine("Fresh", "To talk.", phone="116 123", verified_on=today),
        HelpLine("Stale", "To talk.", phone="111", verified_on=today - timedelta(days=181)),
        HelpLine("Unchecked", "To talk.", phone="222"),
    ]
    room = services.rooms.open("an_evening", 10, details=RoomDetails(tuple(lines), "112"))
    page = client.get(f"/j/{room.code}").text

    assert 'href="tel:116123"' in page
    assert 'href="tel:112"' in page
    assert "Stale" not in page
    assert "Unchecked" not in page


def test_without_help_lines_the_page_sends_to_a_person(
    client: TestClient, services: Services
) -> None:
    page = client.get(f"/j/{open_room(services).code}").text

    assert "Please ask a facilitator." in page


def test_looking_creates_nothing(client: TestClient, services: Services) -> None:
    room = open_room(services)
    joined_phones(services, room, 2)
    before = (services.rooms.find(room.code), services.rooms.joined(room.code))

    for path in ("", "/steps", "/state"):
        for _ in range(3):
            assert client.get(f"/j/{room.code}{path}").status_code == 200
    for path in (f"/stage/{room.code}", f"/watch/{room.code}"):
        assert client.get(path).status_code == 200

    assert (services.rooms.find(room.code), services.rooms.joined(room.code)) == before


def test_the_first_view_fits_into_one_round_trip(client: TestClient, services: Services) -> None:
    limits = RoomDetails(privacy_limits="A few words. " * 20)
    code = services.rooms.open("inner_child_90", 16, details=limits).code
    page = client.get(f"/j/{code}", headers={"accept-encoding": "gzip"})
    parts = re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)
    bodies = [gzip.compress(page.content)] + [
        gzip.compress(client.get(part).content, 9) for part in parts
    ]

    assert len(bodies) == 3
    assert sum(map(len, bodies)) + len(bodies) * HEADERS_EACH <= FIRST_VIEW


def test_the_page_is_packed_for_those_who_can_unpack_it(
    client: TestClient, services: Services
) -> None:
    code = open_room(services).code
    packed = client.get(f"/j/{code}", headers={"accept-encoding": "gzip"})
    plain = client.get(f"/j/{code}", headers={"accept-encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text


@pytest.mark.parametrize("path", ["/j/CDFGHJ", "/stage/CDFGHJ", "/watch/CDFGHJ", "/j/nonsense"])
def test_an_unknown_code_is_said_plainly_with_the_field_to_try_again(
    client: TestClient, path: str
) -> None:
    page = client.get(path)

    assert page.status_code == 404
    assert "There is no open room with this code." in page.text
    assert 'name="code"' in page.text
    assert "Traceback" not in page.text


@pytest.mark.parametrize("path", ["steps", "state", "events"])
def test_programs_are_told_of_an_unknown_code_in_json(client: TestClient, path: str) -> None:
    answer = client.get(f"/j/CDFGHJ/{path}")

    assert answer.status_code == 404
    assert answer.json()["code"] == "unknown_room"


def test_a_code_typed_into_the_address_is_put_right(client: TestClient, services: Services) -> None:
    code = open_room(services).code
    answer = client.get(f"/j/{code[:3].lower()}-{code[3:].lower()}")

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/j/{code}"


def test_a_rehearsal_says_so_everywhere(client: TestClient, services: Services) -> None:
    code = services.rooms.open("an_evening", 10, rehearsal=True).code

    for path in (f"/j/{code}", f"/stage/{code}"):
        assert "Rehearsal. Nothing here is real." in client.get(path).text
