"""Leaving, calling for someone, another language: above all when the computer is out of reach."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.builders import HandClock, lead_to
from tests.participant.venue import Venue, letter
from workshop.domain.room import Command, Room
from workshop.services import Services

pytestmark = pytest.mark.browser

SECRET = "Nobody shall see this"


@contextmanager
def black_hole(venue: Venue) -> Iterator[None]:
    """Whoever calls is connected, and never answered."""
    venue.close()
    with socket.create_server(("0.0.0.0", venue.port), backlog=128):
        yield
    venue.open()


def nothing_is_left(page: Page) -> bool:
    """Not a word, a title or an address of ours."""
    found = page.evaluate("[location.href, document.title, document.documentElement.innerText]")
    return bool(found == ["about:blank", "", ""])


def test_exit_needs_no_computer(venue: Venue, writing: Page) -> None:
    letter(writing).press_sequentially(SECRET)
    with black_hole(venue):
        writing.get_by_role("link", name="Exit").click()
        writing.wait_for_url("about:blank")
        assert nothing_is_left(writing)
    venue.close()
    writing.go_back()
    venue.open()

    assert nothing_is_left(writing)


def test_going_back_after_exit_shows_nothing_even_if_the_room_was_opened_twice(
    venue: Venue, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially(SECRET)
    writing.goto(f"{venue.url()}/")
    writing.goto(venue.link(room.code))
    expect(letter(writing)).to_have_value(SECRET)
    writing.get_by_role("link", name="Exit").click()
    writing.wait_for_url("about:blank")
    writing.go_back()
    expect(writing.get_by_label("Code")).to_be_visible()
    writing.go_back()
    writing.wait_for_url("about:blank")
    assert nothing_is_left(writing)
    writing.go_forward()
    expect(writing.get_by_label("Code")).to_be_visible()
    writing.goto(venue.link(room.code))

    expect(letter(writing)).to_have_value(SECRET)


def test_a_page_that_the_browser_kept_alive_empties_itself_when_it_is_shown_again(
    writing: Page,
) -> None:
    letter(writing).press_sequentially(SECRET)
    writing.evaluate("sessionStorage.setItem('workshop.left', '1')")
    writing.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    writing.wait_for_url("about:blank")

    assert nothing_is_left(writing)


def test_going_back_after_exit_shows_no_other_language(writing: Page) -> None:
    letter(writing).press_sequentially(SECRET)
    writing.get_by_role("button", name="My notebook and choices").click()
    writing.get_by_role("link", name="Español").click()
    expect(writing.locator("html[lang=es]")).to_be_attached()
    writing.get_by_role("link", name="Salir").click()
    writing.wait_for_url("about:blank")
    writing.go_back()

    assert nothing_is_left(writing)


def test_another_language_that_cannot_be_had_leaves_the_person_where_they_are(
    venue: Venue, writing: Page
) -> None:
    letter(writing).press_sequentially(SECRET)
    writing.get_by_role("button", name="My notebook and choices").click()
    venue.close()
    writing.get_by_role("link", name="Español").click()
    said = writing.get_by_text("so this page stays as it is")
    expect(said).to_be_visible()
    expect(writing.get_by_role("heading", name="My notebook and choices")).to_be_visible()
    venue.open()
    writing.get_by_role("link", name="Español").click()

    expect(writing.locator("html[lang=es]")).to_be_attached()


def test_a_computer_that_only_pretends_to_listen_does_not_keep_a_quiet_hand_waiting(
    services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    with black_hole(venue):
        writing.get_by_role("link", name="Quiet hand").click()
        writing.get_by_role("button", name="Please step out with me").click()
        unheard = writing.get_by_text("The computer does not answer. Raise your hand")
        expect(unheard).to_be_visible(timeout=6_000)
        writing.get_by_label("Where do you sit, or what do you wear?").fill("By the door")
    expect(writing.get_by_text("Your quiet hand is up.")).to_be_visible(timeout=20_000)

    assert [hand.wish for hand in services.hands.waiting(room.code)] == ["step_out_with_me"]
    expect(writing.get_by_label("Where do you sit, or what do you wear?")).to_have_value(
        "By the door"
    )


def test_who_asks_someone_to_come_can_say_where_after_their_hand_is_up(
    services: Services, room: Room, writing: Page
) -> None:
    writing.get_by_role("link", name="Quiet hand").click()
    writing.get_by_role("button", name="Please come to me").click()
    expect(writing.get_by_text("Your quiet hand is up.")).to_be_visible()
    where = writing.get_by_label("It helps us find you.")
    assert [hand.place for hand in services.hands.waiting(room.code)] == [""]
    where.fill("Green scarf")
    writing.get_by_role("button", name="Tell them").click()
    expect(writing.get_by_text("Your quiet hand is up.")).to_be_visible()
    expect(where).to_have_value("Green scarf")
    writing.reload()
    writing.get_by_role("link", name="Hand up").click()
    expect(where).to_have_count(0)

    assert [hand.place for hand in services.hands.waiting(room.code)] == ["Green scarf"]


def test_who_wants_to_talk_later_is_not_asked_where_they_sit(writing: Page) -> None:
    writing.get_by_role("link", name="Quiet hand").click()
    writing.get_by_role("button", name="Please talk with me later").click()
    expect(writing.get_by_text("Your quiet hand is up.")).to_be_visible()

    expect(writing.get_by_role("button", name="Tell them")).to_have_count(0)


@pytest.mark.parametrize("commands", [(Command.PAUSE_ALL,), (Command.CLOSE,)])
def test_a_hand_can_be_raised_during_a_pause_and_after_the_end(
    services: Services, room: Room, writing: Page, commands: tuple[Command, ...]
) -> None:
    for command in commands:
        services.rooms.command(room.code, command)
    writing.get_by_role("link", name="Quiet hand").click()
    writing.get_by_label("Where I sit").fill("By the window")
    writing.get_by_role("button", name="Please come to me").click()
    expect(writing.get_by_text("Your quiet hand is up.")).to_be_visible()

    assert [hand.place for hand in services.hands.waiting(room.code)] == ["By the window"]


def test_saved_is_said_only_where_something_was_written(
    services: Services, clock: HandClock, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Dear me")
    expect(writing.get_by_text("Saved. A locked copy")).to_be_visible()
    lead_to(services, clock, services.rooms.find(room.code), "arrival")
    writing.get_by_role("button", name="Go there").click()
    expect(writing.get_by_role("group", name="How unsettled?")).to_be_visible()
    expect(writing.locator(".keeping")).to_have_text("")
    writing.get_by_role("radio", name="5").check(force=True)

    expect(writing.get_by_text("Saved. A locked copy")).to_be_visible(timeout=20_000)
