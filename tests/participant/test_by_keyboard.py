"""From joining to the end with the keyboard alone, and what a screen reader is told on the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.builders import HandClock, joined_phones, lead_to
from tests.participant.venue import Venue, join, letter
from workshop.domain.room import Command, Room
from workshop.services import Services

pytestmark = pytest.mark.browser

NAMED = """() => {
  const { activeElement: focused } = document;
  return (focused.labels?.[0] ?? focused).textContent.trim();
}"""


def reach(page: Page, name: str, key: str = "Tab") -> None:
    """Go there with the Tab key."""
    passed = []
    for _ in range(60):
        page.keyboard.press(key)
        passed.append(page.evaluate(NAMED))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"“{name}” is not among {passed}")


def use(page: Page, name: str, key: str = "Enter") -> None:
    reach(page, name)
    page.keyboard.press(key)


def is_at(page: Page, title: str) -> None:
    """The heading is where a screen reader goes on reading."""
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_focused()


@pytest.fixture
def room(services: Services) -> Room:
    return services.rooms.open("inner_child_90", 9, tier=2)


def test_an_evening_by_keyboard(
    services: Services, clock: HandClock, venue: Venue, room: Room, phone: Page
) -> None:
    phone.goto(venue.link(room.code))
    use(phone, "True", "Space")
    use(phone, "I may send lines to the wall", "Space")
    use(phone, "Join")
    is_at(phone, "You are in")
    lead_to(services, clock, room, "arrival_check")
    is_at(phone, "Arrival check")
    reach(phone, "0")
    for _ in range(8):
        phone.keyboard.press("ArrowRight")
    expect(phone.get_by_text("The gentle path may suit you today")).to_be_visible()
    the_sheets(phone)
    lead_to(services, clock, services.rooms.find(room.code), "letter")
    expect(phone.get_by_role("status").filter(has_text="The group has moved on")).to_be_visible()
    use(phone, "Go there")
    is_at(phone, "Letter")
    use(phone, "To younger me")
    expect(letter(phone)).to_be_focused()
    phone.keyboard.type("I know you needed time.")
    the_end(services, room, phone)


def the_sheets(phone: Page) -> None:
    use(phone, "Step out")
    is_at(phone, "Take a moment")
    use(phone, "Back")
    is_at(phone, "Arrival check")
    use(phone, "Quiet hand")
    use(phone, "Please talk with me later")
    expect(phone.get_by_role("status").filter(has_text="Your quiet hand is up.")).to_be_visible()
    use(phone, "Lower my hand")
    use(phone, "Please come to me")
    phone.keyboard.press("Shift+Tab")
    use(phone, "Quiet hand" if phone.get_by_role("link", name="Quiet hand").count() else "Hand up")
    is_at(phone, "Arrival check")


def the_end(services: Services, room: Room, phone: Page) -> None:
    services.rooms.command(room.code, Command.CLOSE)
    reach(phone, "Go there", "Shift+Tab")
    phone.keyboard.press("Enter")
    is_at(phone, "Thank you for being here")
    use(phone, "Let go")
    use(phone, "Undo")
    use(phone, "Erase from this phone")
    use(phone, "Erase now")
    expect(phone.get_by_role("status").filter(has_text="Erased. We looked again")).to_be_visible()
    use(phone, "Exit")
    phone.wait_for_url("about:blank")


def test_whoever_types_a_line_keeps_the_cursor_when_the_wall_changes(
    services: Services, clock: HandClock, venue: Venue, room: Room, phone: Page
) -> None:
    join(phone, venue.link(room.code))
    lead_to(services, clock, room, "word_wall")
    phone.get_by_label("I may send lines to the wall.").click()
    field = phone.locator("main input[type=text]")
    field.press_sequentially("someone to")
    release_five_lines(services, services.rooms.find(room.code))
    expect(phone.get_by_role("heading", name="On the wall")).to_be_visible()
    phone.keyboard.type(" ask")

    expect(field).to_have_value("someone to ask")


def release_five_lines(services: Services, room: Room) -> None:
    for number, each in enumerate(joined_phones(services, room, 5)):
        each.line("word_wall", f"a hand to hold {number}")
    for line in services.wall.lines(room.code):
        services.wall.approve(room.code, line.id)
    services.wall.release(room.code)
