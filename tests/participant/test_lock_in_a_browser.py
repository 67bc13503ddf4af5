"""The cover while the page is out of sight, and the PIN once it has been for long."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.participant.along import PIN, Along
from tests.participant.venue import Venue, letter, twelve_words, vault

pytestmark = pytest.mark.browser

LOCKED = "This page is locked"


def test_the_page_is_covered_while_it_is_out_of_sight_and_never_for_longer(here: Along) -> None:
    here("letter")
    covered = "document.documentElement.classList.contains('covered')"
    for covers, uncovers in [
        ("pagehide", "pageshow"),
        ("blur", "focus"),
        ("blur", "pointerdown"),
        ("blur", "keydown"),
    ]:
        here.phone.evaluate("(type) => dispatchEvent(new Event(type))", covers)
        assert here.phone.evaluate(covered), covers
        here.phone.evaluate("(type) => dispatchEvent(new Event(type))", uncovers)
        assert not here.phone.evaluate(covered), uncovers
    here.put_away()
    assert here.phone.evaluate(covered)
    here.put_away(False)
    assert not here.phone.evaluate(covered)


def test_the_pin_hides_every_own_word_and_gives_back_the_very_screen(here: Along) -> None:
    here("grounding_practice")
    here.phone.get_by_role("button", name="Press my feet down").click()
    here.lead("letter")
    here.press("Go there")
    here.set_pin()
    here.phone.get_by_role("button", name=re.compile("To younger me")).click()
    letter(here.phone).fill("Dear me, you needed rest")
    letter(here.phone).evaluate("(field) => field.setSelectionRange(7, 7)")
    here.sleep(minutes=6)

    expect(here.heading(LOCKED)).to_be_visible()
    page = here.phone.content()
    for own in ("needed rest", "star skill", "To younger me"):
        assert own not in page
    assert here.phone.title() == "Workshop"
    for sheet in ("Step out", "Quiet hand", "Help"):
        here.phone.get_by_role("link", name=sheet, exact=True).click()
        expect(here.phone.locator(".sheet:visible")).to_have_count(1)
    here.phone.get_by_role("link", name="Help", exact=True).click()
    here.type_pin("1111")
    expect(here.phone.get_by_text("That is not the PIN.")).to_be_visible()
    here.type_pin(PIN)
    expect(letter(here.phone)).to_have_value("Dear me, you needed rest")
    expect(letter(here.phone)).to_be_focused()
    assert letter(here.phone).evaluate("(field) => field.selectionStart") == 7
    assert "star skill" in here.phone.content()


def test_no_reload_second_tab_or_clock_gets_around_the_pin(here: Along, venue: Venue) -> None:
    here("letter")
    here.set_pin()
    here.sleep(minutes=4)
    expect(here.heading("Letter")).to_be_visible()
    here.sleep(minutes=6)
    expect(here.heading(LOCKED)).to_be_visible()
    here.phone.reload()
    expect(here.heading(LOCKED)).to_be_visible()
    second = venue.page_in(here.phone.context)
    second.goto(venue.link(here.room.code))
    second.get_by_role("button", name="Continue here").click()
    expect(second.get_by_role("heading", name=LOCKED)).to_be_visible()
    here.phone.close()
    here.phone = second
    here.type_pin(PIN)
    expect(here.heading("Letter")).to_be_visible()
    here.phone.reload()
    expect(here.heading("Letter")).to_be_visible()
    here.sleep(minutes=-60)
    expect(here.heading(LOCKED)).to_be_visible()


def test_only_who_knows_the_pin_can_change_it_or_take_it_away(here: Along) -> None:
    here("letter")
    here.set_pin()
    here.press("My notebook and choices")
    for gone in ("Remove the PIN", "Set a new PIN"):
        expect(here.phone.get_by_role("button", name=gone)).to_have_count(0)
    here.phone.get_by_text("Change or remove the PIN").click()
    here.type_pin("1111")
    expect(here.phone.get_by_text("That is not the PIN.")).to_be_visible()
    here.type_pin(PIN)
    here.phone.get_by_label("The same PIN again").fill("1379")
    here.phone.get_by_label("PIN, 4 to 8 digits").fill("1379")
    here.press("Set a new PIN")
    expect(here.phone.get_by_text("Your PIN is set.")).to_be_visible()
    here.phone.get_by_text("Change or remove the PIN").click()
    here.type_pin("1379")
    here.press("Remove the PIN")
    expect(here.phone.get_by_text("The PIN is removed.")).to_be_visible()
    here.sleep(minutes=6)
    expect(here.heading("My notebook and choices")).to_be_visible()


def test_a_locked_phone_goes_on_with_the_room(here: Along) -> None:
    here("letter")
    here.set_pin()
    here.sleep(minutes=6)
    title = here.lead("closing_the_letter")
    here.phone.wait_for_timeout(300)
    expect(here.heading(LOCKED)).to_be_visible()
    here.type_pin("٢٥٨٠")
    expect(here.heading(title)).to_be_visible()


def test_after_five_wrong_tries_there_is_a_short_wait(here: Along) -> None:
    here("letter")
    here.set_pin()
    here.sleep(minutes=6)
    for _ in range(5):
        here.type_pin("1111")
    here.type_pin(PIN)
    expect(here.phone.get_by_text("Please wait a little before the next try.")).to_be_visible()
    here.phone.reload()
    here.type_pin(PIN)
    expect(here.phone.get_by_text("Please wait a little before the next try.")).to_be_visible()
    here.phone.get_by_role("link", name="Help", exact=True).click()
    expect(here.heading(LOCKED)).to_be_hidden()


def test_twelve_words_open_a_page_whose_pin_is_forgotten(here: Along) -> None:
    here("letter")
    twelve = twelve_words(here.phone)
    here.press("Back")
    here.set_pin()
    here.sleep(minutes=6)
    here.phone.get_by_text("I forgot the PIN").click()
    here.phone.get_by_label("My twelve words").fill("zoo " * 12)
    here.press("Open my notebook")
    expect(here.phone.get_by_text("These are not the twelve words.")).to_be_visible()
    here.phone.get_by_label("My twelve words").fill(twelve)
    here.press("Open my notebook")
    expect(here.heading("Letter")).to_be_visible()
    here.sleep(minutes=6)
    expect(here.heading("Letter")).to_be_visible()


def test_a_locked_page_can_be_erased(here: Along) -> None:
    here("letter")
    here.set_pin()
    here.sleep(minutes=6)
    here.phone.get_by_text("I forgot the PIN").click()
    here.press("Erase from this phone")
    here.press("Erase now")
    expect(here.phone.get_by_text("nothing of this room is left")).to_be_visible()
    assert vault(here.phone) == {}


def test_an_erased_page_keeps_nothing_of_what_is_pressed_after(here: Along) -> None:
    here("letter")
    here.press("My notebook and choices")
    here.press("Erase from this phone")
    here.press("Erase now")
    expect(here.phone.get_by_text("nothing of this room is left")).to_be_visible()
    here.phone.get_by_role("link", name="Step out").click()
    here.phone.locator("#step-out").get_by_role("button", name="Back").click()
    here.put_away()

    assert vault(here.phone) == {}
