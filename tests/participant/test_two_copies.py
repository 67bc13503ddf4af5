"""Two tabs, two phones, or one that erases itself: no word is lost, and none comes back."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.builders import phone_for
from tests.participant.venue import (
    Venue,
    answers_there,
    keys_of,
    letter,
    twelve_words,
    vault,
)
from workshop.domain.room import Command, Room
from workshop.services import Services

pytestmark = pytest.mark.browser

SAVE_OR_LARGER = 3000
"""A saved notebook is longer than any other message here."""


HERE, THERE = "Dear me, from here", "Dear me, from the other phone"


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


HERE, THERE = "Dear me, from here", "Dear me, from the other phone"


def press(phone: Page, name: str) -> None:
    phone.get_by_role("button", name=name, exact=True).click()


def test_a_text_written_on_two_phones_is_kept_in_both_versions(
    browser: Browser, services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Dear me")
    saved(writing)
    other = venue.phone(browser)
    open_with(twelve_words(writing), other, venue.link(room.code))
    expect(letter(other)).to_have_value("Dear me")
    letter(other).press_sequentially(", from the other phone")
    saved(other)
    other.context.close()
    press(writing, "Back")
    letter(writing).press_sequentially(", from here")
    expect(writing.get_by_text("There are two versions of this text")).to_be_visible(timeout=30_000)
    writing.keyboard.type("!")
    expect(letter(writing)).to_have_value(f"{HERE}!")
    expect(writing.get_by_text(THERE)).to_be_visible()
    saved(writing)
    writing.reload()

    expect(letter(writing)).to_have_value(f"{HERE}!")
    expect(writing.get_by_text(THERE)).to_be_visible()
    assert answers_there(services, room.code, writing) == {"letter_a": f"{HERE}!"}


@pytest.fixture
def divided(services: Services, room: Room, writing: Page) -> Page:
    """A phone whose letter was also written on elsewhere, with the same key."""
    letter(writing).press_sequentially("Dear me")
    saved(writing)
    other = phone_for(services, room, keys_of(writing, room.code).entropy)
    other.load()
    other.save({"letter_a": THERE})
    letter(writing).press_sequentially(", from here")
    writing.evaluate("dispatchEvent(new Event('online'))")  # it saves at once
    expect(writing.get_by_text("There are two versions of this text")).to_be_visible()
    return writing


def test_what_is_chosen_of_two_texts_can_be_undone(
    services: Services, room: Room, divided: Page
) -> None:
    both = f"{HERE}\n\n{THERE}"
    for choice, chosen in (("this one", HERE), ("the other", THERE), ("both", both)):
        press(divided, f"Keep {choice}")
        expect(letter(divided)).to_have_value(chosen)
        expect(divided.get_by_role("button", name="Keep both")).to_have_count(0)
        press(divided, "Undo")
        expect(letter(divided)).to_have_value(HERE)
        expect(divided.get_by_text(THERE)).to_be_visible()
    press(divided, "Keep both")
    divided.reload()

    expect(letter(divided)).to_have_value(both)
    expect(divided.get_by_role("button", name="Keep both")).to_have_count(0)
    saved(divided)
    assert answers_there(services, room.code, divided) == {"letter_a": both}


def test_what_was_typed_after_choosing_is_not_undone(divided: Page) -> None:
    press(divided, "Keep the other")
    letter(divided).press("Control+End")
    divided.keyboard.type("!")
    press(divided, "Undo")

    expect(letter(divided)).to_have_value(f"{THERE}!")
    expect(divided.get_by_text(HERE, exact=True)).to_be_visible()


def test_the_notebook_shows_both_texts_too(divided: Page) -> None:
    press(divided, "My notebook and choices")
    entry = divided.get_by_role("article").filter(has_text="To younger me").last
    expect(entry).to_contain_text(HERE)
    expect(entry).to_contain_text(THERE)
    press(divided, "Keep the other")
    expect(entry).to_contain_text(THERE)
    expect(entry).not_to_contain_text(HERE)
    press(divided, "Back")

    expect(letter(divided)).to_have_value(THERE)


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
