"""A room that keeps notebooks after closing: read, changed and erased from its own page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders import HandClock
from tests.conftest import Build
from tests.participant.venue import Venue, answers_there, letter, twelve_words, vault
from workshop.domain.room import Command, Room
from workshop.services import Services

pytestmark = pytest.mark.browser


@pytest.fixture
def services(build_services: Build) -> Services:
    return build_services(retention="24h")


def saved(phone: Page) -> None:
    expect(phone.get_by_text("Saved. A locked copy")).to_be_visible(timeout=30_000)


def close(services: Services, room: Room) -> None:
    for _ in range(2):
        services.rooms.command(room.code, Command.CLOSE)


def open_with(twelve: str, phone: Page, link: str) -> None:
    phone.goto(link)
    phone.get_by_role("button", name="I have twelve words from another phone").click()
    phone.get_by_label("My twelve words").fill(twelve)
    phone.get_by_role("button", name="Open my notebook").click()


def people_there(services: Services) -> int:
    with services.database.reading() as connection:
        count: int = connection.exec_driver_sql("SELECT count(*) FROM notebooks").scalar_one()
    return count


def test_who_goes_on_writing_after_closing_is_saved_there_too(
    services: Services, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Before, ")
    saved(writing)
    close(services, room)
    expect(writing.locator("#hand-body")).to_contain_text("no longer in the room")
    letter(writing).press_sequentially("and after")
    saved(writing)

    expect(letter(writing)).to_be_focused()
    assert answers_there(services, room.code, writing) == {"letter_a": "Before, and after"}


def test_twelve_words_open_what_a_closed_room_keeps_on_another_phone(
    browser: Browser, services: Services, clock: HandClock, venue: Venue, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Dear me, afterwards")
    saved(writing)
    writing.get_by_text("Before you write: twelve words").click()
    expect(
        writing.get_by_text("They work until 24 hours after the room has closed.")
    ).to_be_visible()
    twelve = twelve_words(writing)
    close(services, room)
    other = venue.phone(browser)
    open_with("zoo " * 11 + "wrong", other, venue.link(room.code))
    expect(other.get_by_text("These words open nothing here.")).to_be_visible()
    other.get_by_label("My twelve words").fill(twelve)
    other.get_by_role("button", name="Open my notebook").click()

    expect(other.get_by_text("Dear me, afterwards")).to_be_visible()
    clock.advance(hours=24)
    until = f"{clock():%A} {clock().day} {clock():%B} at {clock():%H:%M} at the latest."
    expect(other.get_by_text(f"keeps your locked notebook until {until}")).to_be_visible()
    expect(other.get_by_role("button", name="Make my handout")).to_have_count(0)
    other.context.close()


def test_what_is_let_go_of_after_closing_is_gone_at_the_computer_too(
    services: Services, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Not for keeps")
    saved(writing)
    close(services, room)
    writing.reload()
    writing.get_by_role("button", name="Let go", exact=True).click()
    expect(writing.get_by_role("button", name="Undo")).to_be_visible()
    saved(writing)
    assert answers_there(services, room.code, writing) == {}

    writing.get_by_role("button", name="Erase from this phone").click()
    writing.get_by_role("button", name="Erase now").click()
    expect(writing.get_by_text("The copy on the computer is deleted.")).to_be_visible()
    assert vault(writing) == {}
    assert people_there(services) == 0


def test_when_the_time_is_over_the_phone_says_what_is_left(
    services: Services, clock: HandClock, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Mine to keep")
    saved(writing)
    close(services, room)
    clock.advance(hours=24)
    services.retention.sweep()
    writing.reload()

    expect(writing.get_by_text("Your words are on this phone only.")).to_be_visible()
    expect(writing.get_by_text("Mine to keep")).to_be_visible()
