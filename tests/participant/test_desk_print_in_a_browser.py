"""Asking for a desk print on the phone: its word, its letter, and what becomes of it."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.builders import joined_phone
from tests.participant.ending import ask_for_a_print, end, waiting
from tests.participant.venue import Venue, letter
from workshop.domain.handout import Paper
from workshop.domain.room import Room
from workshop.services import Services

pytestmark = pytest.mark.browser

MARKER = "quokka-marzipan"


def printed_text(services: Services, room: Room) -> str:
    pdf = services.desk_prints.print_file(room.code, Paper.A4)
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_a_desk_print_waits_under_its_word_until_it_is_printed(
    services: Services, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially(MARKER)
    end(services, room, writing)
    word = ask_for_a_print(writing)
    assert waiting(services, room) == [word]
    writing.reload()
    expect(writing.get_by_text(f"Ask for it under the word {word}.")).to_be_visible()

    services.desk_prints.print_file(room.code, Paper.A4)
    services.desk_prints.forget(room.code, [word])
    expect(writing.get_by_text("It is printed.")).to_be_visible(timeout=10_000)
    writing.get_by_role("button", name="Another print").click()
    expect(writing.get_by_role("button", name="Ask for a print")).to_be_visible()


def test_who_comes_back_to_the_last_page_sees_that_their_print_is_made(
    services: Services, room: Room, writing: Page
) -> None:
    end(services, room, writing)
    word = ask_for_a_print(writing)
    writing.get_by_role("button", name="My notebook and choices").click()
    writing.get_by_role("button", name="Back", exact=True).filter(visible=True).click()
    services.desk_prints.print_file(room.code, Paper.A4)
    services.desk_prints.forget(room.code, [word])

    expect(writing.get_by_text("It is printed.")).to_be_visible(timeout=15_000)


def test_the_letter_is_in_a_desk_print_only_if_its_author_says_so(
    services: Services, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially(MARKER)
    end(services, room, writing)
    ask_for_a_print(writing)
    without = printed_text(services, room)
    writing.get_by_role("button", name="Take back").click()
    expect(writing.get_by_text("Taken back. It is deleted.")).to_be_visible()
    assert waiting(services, room) == []
    writing.locator("summary").filter(has_text="Have it printed here").click()
    ask_for_a_print(writing, with_letter=True)

    assert MARKER not in without
    assert MARKER in printed_text(services, room)


def test_only_the_sheets_that_its_author_chose_are_printed(
    services: Services, room: Room, writing: Page
) -> None:
    end(services, room, writing)
    writing.locator("summary").filter(has_text="Have it printed here").click()
    place = writing.locator("details").filter(has_text="Have it printed here").first
    place.locator("summary").filter(has_text="Choose sheets").click()
    sheets = place.locator("details").get_by_role("checkbox")
    for number in range(sheets.count()):
        sheets.nth(number).uncheck()
    place.get_by_role("button", name="Ask for a print").click()
    expect(place.get_by_text("Please choose at least one sheet.")).to_be_visible()
    assert waiting(services, room) == []

    place.locator("summary").filter(has_text="Choose sheets").click()
    place.get_by_label("Seven kind days").uncheck()
    place.get_by_role("button", name="Ask for a print").click()
    expect(place.get_by_text("It waits to be printed.")).to_be_visible()
    text = printed_text(services, room)
    assert "Seven kind days" not in text
    assert "A card for your pocket" in text


def test_a_word_that_somebody_has_is_refused_and_another_is_offered(
    services: Services, room: Room, writing: Page
) -> None:
    phone = joined_phone(services, room)
    end(services, room, writing)
    writing.locator("summary").filter(has_text="Have it printed here").click()
    place = writing.locator("details").filter(has_text="Have it printed here")
    phone.desk_print(place.locator("strong").inner_text(), {})
    place.get_by_role("button", name="Ask for a print").click()

    expect(place.get_by_text("Somebody here has this word already.")).to_be_visible()
    expect(place.get_by_role("button", name="Ask for a print")).to_be_visible()
    assert len(waiting(services, room)) == 1


def test_a_print_that_was_asked_for_while_the_computer_is_away_is_asked_for_once(
    services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    end(services, room, writing)
    venue.close()
    writing.locator("summary").filter(has_text="Have it printed here").click()
    place = writing.locator("details").filter(has_text="Have it printed here")
    place.get_by_role("button", name="Ask for a print").click()
    expect(place.get_by_text("Sending …")).to_be_visible()
    venue.open()

    expect(place.get_by_text("It waits to be printed.")).to_be_visible(timeout=30_000)
    assert len(waiting(services, room)) == 1
