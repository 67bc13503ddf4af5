"""Who comes late: a minute to read, once, and then the group."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.builders import HandClock, lead_to
from tests.participant.venue import Venue
from workshop.domain.room import Command, Room
from workshop.services import Services
from workshop.services.details import RoomDetails

pytestmark = pytest.mark.browser


@pytest.fixture
def room(services: Services, clock: HandClock) -> Room:
    """A room that is at its letter already."""
    details = RoomDetails(privacy_limits="We must tell if a child is in danger.")
    room = services.rooms.open("inner_child_90", 9, tier=2, details=details)
    return lead_to(services, clock, room, "letter")


@pytest.fixture
def late(venue: Venue, room: Room, phone: Page) -> Page:
    phone.goto(venue.link(room.code))
    phone.get_by_role("button", name="Join", exact=True).click()
    expect(phone.get_by_role("heading", level=1, name="Welcome")).to_be_visible()
    return phone


def group(phone: Page, title: str) -> None:
    expect(phone.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def test_it_says_in_a_minute_what_they_need(late: Page) -> None:
    screen = late.locator("main article")

    for text in (
        "You have missed nothing that you need.",
        "So far: Grounding practice · Needs, alarm and armour",
        "Now: Letter",
        "What others say stays in this room.",
        "You never need a reason.",
    ):
        expect(screen).to_contain_text(text)
    assert len(screen.inner_text().split()) <= 150
    late.get_by_text("Where privacy ends").click()
    expect(screen).to_contain_text("We must tell if a child is in danger.")
    late.get_by_role("button", name="Step out").click()
    expect(late.get_by_role("heading", name="Take a moment")).to_be_visible()
    late.get_by_role("link", name="Step out").click()
    expect(screen).to_be_visible()


def test_it_stays_until_they_go_and_does_not_come_again(
    services: Services, clock: HandClock, room: Room, late: Page
) -> None:
    late.reload()
    expect(late.get_by_text("Now: Letter")).to_be_visible()
    lead_to(services, clock, room, "reset")
    expect(late.get_by_text("Now: Reset")).to_be_visible()
    late.get_by_role("button", name="Go to the group").click()
    group(late, "Reset")
    late.reload()

    group(late, "Reset")
    expect(late.get_by_role("button", name="Go to the group")).to_have_count(0)


def test_a_pause_for_everyone_and_the_end_reach_them_too(
    services: Services, room: Room, late: Page
) -> None:
    services.rooms.command(room.code, Command.PAUSE_ALL)
    expect(late.get_by_role("heading", name="A short pause for everyone")).to_be_visible()
    services.rooms.command(room.code, Command.RESUME)
    expect(late.get_by_text("Now: Letter")).to_be_visible()
    services.rooms.command(room.code, Command.CLOSE)
    late.get_by_role("button", name="Go there").click()

    group(late, "Thank you for being here")


def test_who_read_on_while_the_group_began_catches_up_as_well(
    services: Services, clock: HandClock, venue: Venue, phone: Page
) -> None:
    room = services.rooms.open("inner_child_90", 9)
    phone.goto(venue.link(room.code))
    lead_to(services, clock, room, "arrival_check")
    phone.get_by_role("button", name="Listen").click()

    expect(phone.get_by_text("Now: Arrival check")).to_be_visible()


def test_nobody_catches_up_with_a_group_that_has_only_begun(
    services: Services, venue: Venue, phone: Page
) -> None:
    room = services.rooms.open("inner_child_90", 9)
    services.rooms.command(room.code, Command.START)
    phone.goto(venue.link(room.code))
    phone.get_by_role("button", name="Join", exact=True).click()

    expect(phone.get_by_text("There is nothing to get right here.")).to_be_visible()
    expect(phone.get_by_role("button", name="Go to the group")).to_have_count(0)
