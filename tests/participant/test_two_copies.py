"""Two tabs, two phones, or one that erases itself: no word is lost, and none comes back."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.participant.venue import (
    Venue,
    answers_there,
    letter,
    twelve_words,
    vault,
)
from workshop.domain.room import Command, Room
from workshop.services import Services

pytestmark = pytest.mark.browser

SAVE_OR_LARGER = 3000
"""A saved notebook is longer than any other message here."""


def saved(phone: Page) -> None:
    expect(phone.get_by_text("Saved. A locked copy")).to_be_visible(timeout=30_000)


def words_here(phone: Page, room: Room) -> str:
    return str(json.loads(vault(phone)[f"workshop.{room.code}.notebook"])["letter_a"])


def open_with(twelve: str, phone: Page, link: str) -> None:
    phone.goto(link)
    phone.get_by_role("button", name="I have twelve words from another phone").click()
    phone.get_by_label("My twelve words").fill(twelve)
    phone.get_by_role("button", name="Open my notebook").click()


def erase(phone: Page) -> None:
    phone.get_by_role("button", name="My notebook and choices").click()
    phone.get_by_role("button", name="Erase from this phone").click()
    phone.get_by_role("button", name="Erase now").click()
    expect(phone.get_by_text("nothing of this room is left")).to_be_visible()


def test_what_another_phone_wrote_comes_into_the_open_letter_and_stays_there(
    browser: Browser, services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Dear me")
    saved(writing)
    other = venue.phone(browser)
    open_with(twelve_words(writing), other, venue.link(room.code))
    expect(letter(other)).to_have_value("Dear me")
    letter(other).press_sequentially(", from the other phone")
    saved(other)
    writing.get_by_role("button", name="Back").click()
    letter(writing).press_sequentially(", from here")
    both = "Dear me, from here\n\nDear me, from the other phone"
    expect(letter(writing)).to_have_value(both, timeout=30_000)
    writing.keyboard.type(" as well")

    both = both.replace("from here", "from here as well")
    expect(letter(writing)).to_have_value(both)
    assert words_here(writing, room) == both
    saved(writing)
    assert answers_there(services, room.code, writing) == {"letter_a": both}
    other.context.close()


@pytest.mark.parametrize("pressed", [False, True])
def test_a_tab_that_waited_goes_on_with_what_the_other_wrote(
    venue: Venue, room: Room, writing: Page, pressed: bool
) -> None:
    second = venue.page_in(writing.context)
    second.goto(venue.link(room.code))
    second.get_by_role("button", name="Continue here").wait_for()
    letter(writing).press_sequentially("Written while the other waits.")
    if pressed:
        second.get_by_role("button", name="Continue here").click()
    else:
        writing.close()

    expect(letter(second)).to_have_value("Written while the other waits.")
    letter(second).press_sequentially(" More.")
    assert words_here(second, room) == "Written while the other waits. More."


def test_a_tab_that_waited_brings_nothing_back_that_the_other_erased(
    services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Nobody may find this")
    saved(writing)
    second = venue.page_in(writing.context)
    second.goto(venue.link(room.code))
    second.get_by_role("button", name="Continue here").wait_for()
    erase(writing)

    expect(second.get_by_role("button", name="Join", exact=True)).to_be_visible()
    assert vault(second) == {}
    assert services.rooms.joined(room.code) == 0


def test_a_save_that_was_on_its_way_does_not_undo_erasing(
    services: Services, room: Room, writing: Page
) -> None:
    held: list[Route] = []

    def hold_the_save(route: Route) -> None:
        if len(route.request.post_data or "") > SAVE_OR_LARGER:
            held.append(route)
        else:
            route.continue_()

    writing.route("**/act", hold_the_save)
    letter(writing).press_sequentially("Gone soon")
    with writing.expect_event("request", lambda each: len(each.post_data or "") > SAVE_OR_LARGER):
        pass
    erase(writing)
    for save in held:
        save.continue_()
    writing.wait_for_timeout(1_000)

    assert vault(writing) == {}
    assert services.rooms.joined(room.code) == 0


@pytest.mark.parametrize("reloads", [False, True])
def test_twelve_words_wait_for_the_notebook_that_they_open(
    browser: Browser, venue: Venue, room: Room, writing: Page, reloads: bool
) -> None:
    letter(writing).press_sequentially("Dear me, the old letter")
    saved(writing)
    twelve = twelve_words(writing)
    other = venue.phone(browser)
    requests: list[Route] = []

    def lose_the_load(route: Route) -> None:
        requests.append(route)
        if len(requests) >= 3:  # joining is asked twice, for its number is known only then
            route.abort()
        else:
            route.continue_()

    other.route("**/act", lose_the_load)
    open_with(twelve, other, venue.link(room.code))
    expect(other.get_by_text("The facilitator's computer does not answer.")).to_be_visible()
    other.unroute("**/act")
    if reloads:
        other.reload()

    expect(letter(other)).to_have_value("Dear me, the old letter")
    other.context.close()


def test_who_writes_across_the_end_goes_on_in_the_same_field(
    services: Services, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("In the mid")
    services.rooms.command(room.code, Command.CLOSE)
    expect(writing.get_by_text("The programme has ended.")).to_be_visible()
    writing.keyboard.type("dle of")
    services.rooms.command(room.code, Command.CLOSE)
    expect(writing.locator("#hand-body")).to_contain_text("no longer in the room")
    writing.keyboard.type(" a word")

    expect(letter(writing)).to_be_focused()
    expect(letter(writing)).to_have_value("In the middle of a word")
    assert words_here(writing, room) == "In the middle of a word"
