"""What phones go through, in a real browser: lost computers, second tabs, other keys, leaving."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.builders import HandClock, lead_to, open_room
from tests.needs import lacking
from tests.participant.venue import Venue, answers_there, join, letter, twelve_words, vault
from workshop.domain.room import Command, Room
from workshop.services import Services
from workshop.services.addresses import lan_address

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]


def eventually_none_waits(services: Services, room: Room, phone: Page) -> bool:
    for _ in range(200):
        if not services.hands.waiting(room.code):
            return True
        phone.wait_for_timeout(50)
    return False


def eventually_there(services: Services, room: Room, phone: Page) -> dict[str, Any] | None:
    for _ in range(200):
        if there := answers_there(services, room.code, phone):
            return there
        phone.wait_for_timeout(50)
    return None


def test_who_typed_the_code_compares_three_words_with_the_big_screen(
    venue: Venue, room: Room, phone: Page
) -> None:
    stage = venue.page_in(phone.context)
    stage.goto(f"{venue.url()}/stage/{room.code}")
    expect(stage.locator("#check-words")).not_to_be_empty()
    three = stage.locator("#check-words").inner_text()

    phone.goto(f"{venue.url()}/")
    phone.get_by_label("Code").fill(room.code.lower())
    phone.get_by_role("button", name="Go").click()
    phone.get_by_role("button", name="Join", exact=True).click()
    expect(phone.get_by_text(three, exact=True)).to_be_visible()
    assert venue.services.rooms.joined(room.code) == 0
    phone.get_by_role("button", name="Yes, they are the same").click()
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    assert venue.services.rooms.joined(room.code) == 1


def test_a_phone_that_was_given_two_keys_stops_before_anything_is_written(
    services: Services, venue: Venue, room: Room, phone: Page
) -> None:
    other = services.rooms.join_url(open_room(services).code).partition("#")[2]
    phone.goto(f"{venue.url()}/j/{room.code}#{other}")
    phone.get_by_role("button", name="Join", exact=True).click()

    expect(phone.get_by_role("alert")).to_contain_text("Please stop here.")
    assert services.rooms.joined(room.code) == 0
    assert vault(phone) == {}


def test_words_written_while_the_computer_is_away_are_saved_when_it_is_back(
    services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    venue.close()
    letter(writing).press_sequentially("Dear me, it thundered")
    expect(writing.get_by_text("Not saved yet, trying again.")).to_be_visible(timeout=15_000)
    assert "Dear me, it thundered" in vault(writing)[f"workshop.{room.code}.notebook"]
    venue.open()
    expect(writing.get_by_text("Saved. A locked copy")).to_be_visible(timeout=30_000)

    assert answers_there(services, room.code, writing) == {"letter_a": "Dear me, it thundered"}


def test_a_reload_shows_every_word_again(writing: Page) -> None:
    letter(writing).press_sequentially("Dear me, every wo")
    writing.reload()

    expect(letter(writing)).to_have_value("Dear me, every wo")


def test_a_sheet_that_is_opened_before_the_room_has_come_stays_open(writing: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    writing.route("**/phone-*.js", hold)
    writing.reload(wait_until="commit")
    writing.locator("html.js").wait_for(state="attached")
    writing.get_by_role("link", name="Help").click()
    expect(writing.get_by_role("heading", name="Help")).to_be_visible()
    held[0].continue_()
    writing.locator("main footer").wait_for(state="attached")

    expect(writing.get_by_role("heading", name="Help")).to_be_visible()


def test_a_second_tab_asks_before_it_takes_over(venue: Venue, room: Room, writing: Page) -> None:
    second = venue.page_in(writing.context)
    second.goto(venue.link(room.code))
    second.get_by_role("button", name="Continue here").click()

    expect(letter(second)).to_be_visible()
    expect(writing.get_by_role("heading", name="Open in another tab")).to_be_visible()


def test_a_tab_that_was_taken_over_asks_once_before_it_goes_on(
    venue: Venue, room: Room, writing: Page
) -> None:
    second = venue.page_in(writing.context)
    second.goto(venue.link(room.code))
    second.get_by_role("button", name="Continue here").click()
    writing.get_by_role("button", name="Continue here").click()

    expect(letter(writing)).to_be_visible()
    expect(second.get_by_role("heading", name="Open in another tab")).to_be_visible()


def test_what_was_just_typed_is_sent_when_the_page_goes(
    services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Sent on leaving")
    writing.goto(f"{venue.url()}/blank")

    assert eventually_there(services, room, writing) == {"letter_a": "Sent on leaving"}


def test_exit_leaves_at_once_and_going_back_does_not_show_the_room(writing: Page) -> None:
    letter(writing).press_sequentially("Nobody shall see this")
    writing.get_by_role("link", name="Exit").click()
    writing.wait_for_url("about:blank")
    writing.go_back()

    assert "/j/" not in writing.url
    assert writing.get_by_text("Nobody shall see this").count() == 0


def test_erasing_leaves_nothing_here_and_nothing_there(
    services: Services, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Gone soon")
    expect(writing.get_by_text("Saved. A locked copy")).to_be_visible()
    writing.get_by_role("button", name="My notebook and choices").click()
    writing.get_by_role("button", name="Erase from this phone").click()
    writing.get_by_role("button", name="Erase now").click()

    expect(writing.get_by_text("nothing of this room is left")).to_be_visible()
    expect(writing.get_by_text("The copy on the computer is deleted.")).to_be_visible()
    assert vault(writing) == {}
    assert services.rooms.joined(room.code) == 0
    with services.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM notebooks").scalar_one() == 0


def test_twelve_words_open_the_notebook_on_another_phone(
    browser: Browser, venue: Venue, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Dear me, on paper")
    expect(writing.get_by_text("Saved. A locked copy")).to_be_visible()
    twelve = twelve_words(writing)

    other = venue.phone(browser)
    other.goto(venue.link(room.code))
    other.get_by_role("button", name="I have twelve words from another phone").click()
    other.get_by_label("My twelve words").fill("zoo " * 12)
    other.get_by_role("button", name="Open my notebook").click()
    expect(other.get_by_text("These are not the twelve words.")).to_be_visible()
    other.get_by_label("My twelve words").fill(twelve)
    other.get_by_role("button", name="Open my notebook").click()

    expect(letter(other)).to_have_value("Dear me, on paper")
    other.context.close()


def test_a_quiet_hand_that_nobody_can_hear_says_what_to_do_instead(
    services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    venue.close()
    writing.get_by_role("link", name="Quiet hand").click()
    writing.get_by_role("button", name="Please come to me").click()
    expect(writing.get_by_text("Raise your hand or step outside")).to_be_visible(timeout=6_000)
    venue.open()

    expect(writing.get_by_text("Your quiet hand is up.")).to_be_visible()
    assert [hand.wish for hand in services.hands.waiting(room.code)] == ["come"]


def test_a_hand_that_was_seen_is_still_seen_after_a_reload(
    services: Services, room: Room, writing: Page
) -> None:
    writing.get_by_role("link", name="Quiet hand").click()
    writing.get_by_role("button", name="Please talk with me later").click()
    expect(writing.get_by_text("Your quiet hand is up.")).to_be_visible()
    (hand,) = services.hands.waiting(room.code)
    services.hands.acknowledge(room.code, hand.key)
    writing.reload()
    expect(writing.get_by_role("link", name="Seen")).to_be_visible()
    writing.get_by_role("link", name="Seen").click()
    writing.get_by_role("button", name="Lower my hand").click()

    expect(writing.get_by_role("link", name="Quiet hand")).to_be_visible()
    assert eventually_none_waits(services, room, writing)


def test_it_works_on_a_plain_address_of_the_local_network(
    venue: Venue, room: Room, phone: Page
) -> None:
    address = lan_address() or lacking("This machine has no address in a network.")
    join(phone, venue.link(room.code, address))

    assert phone.evaluate("[isSecureContext, typeof crypto.subtle]") == [False, "undefined"]


def test_a_closed_room_leaves_the_words_on_the_phone(
    services: Services, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Mine to keep")
    services.rooms.command(room.code, Command.CLOSE)
    services.rooms.command(room.code, Command.CLOSE)
    writing.wait_for_timeout(500)
    writing.reload()

    expect(writing.get_by_text("The room is closed.")).to_be_visible()
    expect(writing.get_by_text("Mine to keep")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_to_press_is_large_enough_and_nothing_is_cut_off(
    browser: Browser, services: Services, clock: HandClock, venue: Venue, width: int, scheme: Scheme
) -> None:
    code = services.rooms.open("inner_child_90", 10, tier=2).code
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = venue.page_in(context)
    page.goto(venue.link(code))
    sizes_are_right(page)
    page.get_by_role("button", name="Join", exact=True).click()
    page.get_by_role("heading", level=1, name="You are in").wait_for()
    for segment in ("arrival_check", "letter", "word_wall", "aftercare", "check_out"):
        room = lead_to(services, clock, services.rooms.find(code), segment)
        page.get_by_role(
            "heading", level=1, name=services.rooms.public_state(room.code).title
        ).wait_for()
        sizes_are_right(page)
    for name in ("Step out", "Quiet hand", "Help"):
        page.get_by_role("link", name=name).click()
        sizes_are_right(page)
    context.close()


def sizes_are_right(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(
        """[...document.querySelectorAll('button, a, summary, textarea, input, label.tick')]
        .filter(each => each.offsetParent !== null && !each.closest('label > *') )
        .map(each => [each.textContent || each.id, each.getBoundingClientRect().height])
        .filter(([, height]) => height < 44)"""
    )
    assert small == []
