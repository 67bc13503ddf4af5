"""What people do on their phone when the programme has ended."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from workshop.domain.room import Command, Room
from workshop.services import Services


def saved(phone: Page) -> None:
    expect(phone.get_by_text("Saved. A locked copy")).to_be_visible(timeout=30_000)


def end(services: Services, room: Room, phone: Page) -> None:
    """The programme ends, and the person goes to the last page."""
    services.rooms.command(room.code, Command.CLOSE)
    heading = phone.get_by_role("heading", name="Thank you for being here")
    go = phone.get_by_role("button", name="Go there")
    expect(heading.or_(go)).to_be_visible()
    if go.is_visible():
        go.click()
    expect(heading).to_be_visible()


def ask_for_a_print(phone: Page, with_letter: bool = False) -> str:
    """The word under which it waits."""
    phone.locator("summary").filter(has_text="Have it printed here").click()
    place = phone.locator("details").filter(has_text="Have it printed here")
    place.get_by_label("With my letter").set_checked(with_letter)
    word = place.locator("strong").inner_text()
    place.get_by_role("button", name="Ask for a print").click()
    expect(place.get_by_text(f"Ask for it under the word {word}.")).to_be_visible()
    expect(place.get_by_text("It waits to be printed.")).to_be_visible()
    return word


def waiting(services: Services, room: Room) -> list[str]:
    return services.desk_prints.waiting(room.code)
