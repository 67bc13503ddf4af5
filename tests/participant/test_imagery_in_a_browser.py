"""Imagery on a phone: dark and still, with one’s own way to stop, and as it was left."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.participant.along import Along
from tests.participant.venue import Venue
from workshop.domain.room import Command
from workshop.services import Services

pytestmark = pytest.mark.browser

PLACE, NEXT = "ok_enough_place", "letter"


def test_imagery_is_black_with_its_choices_and_all_that_is_said(here: Along) -> None:
    here(PLACE)
    choices = here.phone.get_by_text("Your eyes can stay open.")
    expect(choices).to_be_visible()
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert here.phone.evaluate(ground) == "rgb(0, 0, 0)"
    expect(here.phone.locator(".keeping")).to_have_count(0)
    here.phone.get_by_text("Read it instead").click()
    expect(here.phone.get_by_text("Here are your choices. First, eyes open")).to_be_visible()
    expect(here.phone.get_by_text("We are coming to the end now.")).to_be_attached()
    assert "[" not in here.phone.locator("#main").inner_text()
    assert here.phone.evaluate("document.getAnimations().length") == 0


def test_stop_for_me_lights_up_at_once_and_lets_back_in(here: Along) -> None:
    here(PLACE)
    stop = here.phone.get_by_role("button", name="Stop for me")
    expect(stop).to_be_in_viewport(ratio=1)
    stop.click()
    expect(here.heading("You are in this room")).to_be_focused()
    expect(here.phone.locator("#main").get_by_text("Press both feet down.")).to_be_visible()
    assert (
        here.phone.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        == "rgb(250, 247, 242)"
    )
    here.press("Quiet hand")
    expect(here.phone.get_by_role("button", name="Please come to me")).to_be_visible()
    here.phone.locator("#hand").get_by_role("button", name="Back").click()
    here.press("Go back in")
    expect(stop).to_be_visible()


def test_imagery_is_as_it_was_after_a_reload_and_waits_for_a_reader(here: Along) -> None:
    here(PLACE)
    here.phone.get_by_text("Read it instead").click()
    here.phone.evaluate("scrollTo(0, 700)")
    here.phone.reload()
    text = here.phone.get_by_text("Here are your choices. First, eyes open")
    expect(text).to_be_visible()
    here.phone.wait_for_function("scrollY === 700")
    assert here.phone.evaluate("scrollY") == 700
    title = here.lead(NEXT)
    expect(here.phone.get_by_text(f"The group has moved on to “{title}”.")).to_be_visible()
    expect(text).to_be_visible()
    here.phone.reload()
    expect(text).to_be_visible()
    here.press("Go there")
    expect(here.heading(title)).to_be_visible()
    assert here.phone.evaluate("document.documentElement.className") == "js"


def test_who_stopped_stays_stopped_after_a_discarded_tab(here: Along, venue: Venue) -> None:
    here(PLACE)
    here.press("Stop for me")
    here.put_away()
    again = venue.page_in(here.phone.context)
    here.phone.close()
    again.goto(venue.link(here.room.code))
    expect(again.get_by_role("heading", level=1, name="You are in this room")).to_be_visible()


def test_who_only_listens_goes_on_with_the_room(here: Along) -> None:
    here(PLACE)
    here(NEXT)


def test_a_pause_for_everyone_shows_in_imagery_too(here: Along, services: Services) -> None:
    here(PLACE)
    services.rooms.command(here.room.code, Command.PAUSE_ALL)
    expect(here.heading("A short pause for everyone")).to_be_visible()
    services.rooms.command(here.room.code, Command.RESUME)
    expect(here.phone.get_by_role("button", name="Stop for me")).to_be_visible()
