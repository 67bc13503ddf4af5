"""The projector's page."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from tests.builders import HandClock, joined_phones, lead_to, open_room
from workshop.services import Services, qr


def test_the_lobby_shows_how_to_join(client: TestClient, services: Services) -> None:
    room = open_room(services)
    page = client.get(f"/stage/{room.code}").text

    assert f"{room.code[:3]}-{room.code[3:]}" in page
    assert qr.svg(services.rooms.join_url(room.code)) in page
    assert "Phones or paper: both are fine." in page


def test_the_address_to_type_is_short(client: TestClient, services: Services) -> None:
    room = open_room(services)
    page = client.get(f"/stage/{room.code}").text
    address = services.rooms.join_url(room.code).removeprefix("http://").split("/")[0]

    assert f"<strong>{address}</strong>" in page


def test_the_running_segment_is_named(
    client: TestClient, services: Services, clock: HandClock
) -> None:
    room = open_room(services)
    lead_to(services, clock, room, "sharing")

    assert '<h1 id="segment">Sharing</h1>' in client.get(f"/stage/{room.code}").text


def test_nobody_is_counted(client: TestClient, services: Services) -> None:
    room = open_room(services)
    empty = client.get(f"/stage/{room.code}").text
    joined_phones(services, room, 7)

    assert client.get(f"/stage/{room.code}").text == empty


@pytest.mark.browser
def test_the_picture_on_the_page_can_be_scanned(browser: Browser, services: Services) -> None:
    import zxingcpp
    from PIL import Image

    room = open_room(services)
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_content(qr.svg(services.rooms.join_url(room.code)).replace("<svg", "<svg width=600"))
    picture = Image.open(io.BytesIO(page.screenshot()))
    page.close()

    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [
        services.rooms.join_url(room.code)
    ]
