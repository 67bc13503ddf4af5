"""What one keeps and what one lets go: on the letter's page, at the end, and after closing."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders import HandClock, open_room
from tests.participant.ending import ask_for_a_print, end, saved, waiting
from tests.participant.venue import Venue, join, letter, twelve_words, vault
from workshop.domain.room import Command, Room
from workshop.services import Services

pytestmark = pytest.mark.browser

MARKER = "quokka-marzipan"
"""Nothing that a page, a browser or a test's own script says."""


def memory_of(page: Page) -> str:
    """Everything in the page's JavaScript memory that can still be reached."""
    chunks: list[str] = []
    session = page.context.new_cdp_session(page)
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda event: chunks.append(event["chunk"]))
    session.send("HeapProfiler.collectGarbage")
    session.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    session.detach()
    return "".join(chunks)


def on_the_page(page: Page) -> str:
    """What the page, its fields, its history and every place to keep things hold."""
    found: str = page.evaluate(
        """async () => JSON.stringify([
            document.documentElement.outerHTML, document.title, location.href, name, history.state,
            [...document.querySelectorAll('input, textarea')].map(each => each.value),
            Object.entries(globalThis).map(([key, value]) => [key, String(value)]),
            {...localStorage}, {...sessionStorage}, document.cookie,
            await indexedDB.databases(), await caches.keys(),
        ])"""
    )
    return found


def test_twelve_words_are_offered_before_the_letter_and_say_until_when(
    services: Services, clock: HandClock, room: Room, writing: Page
) -> None:
    expect(writing.get_by_role("button", name="Show my twelve words")).to_be_hidden()
    writing.get_by_text("Before you write: twelve words, in case this phone gets lost").click()
    expect(writing.get_by_role("button", name="Show my twelve words")).to_be_visible()
    expect(
        writing.get_by_text(
            "They work until the room closes, at the latest half an hour after the end. "
            "Lose the phone and the 12 words, and nobody can bring the letter back."
        )
    ).to_be_visible()

    end(services, room, writing)
    writing.locator("summary").filter(has_text="Twelve words").click()
    clock.advance(minutes=30)
    expect(writing.get_by_text(f"at {clock():%H:%M} at the latest. Lose")).to_be_visible()


def test_a_letter_is_let_go_of_where_it_is_written_and_can_be_had_back(writing: Page) -> None:
    let_go = writing.get_by_role("button", name="Let go of this letter")
    expect(let_go).to_be_hidden()
    letter(writing).fill("Dear me")
    let_go.click()
    expect(letter(writing)).to_have_value("")
    undo = writing.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    above, below = (each.bounding_box() for each in (undo, letter(writing)))
    assert above is not None
    assert below is not None
    assert above["y"] < below["y"]
    letter(writing).press_sequentially("More")
    writing.get_by_role("button", name="Undo").click()

    expect(letter(writing)).to_have_value("Dear me\n\nMore")
    expect(let_go).to_be_visible()


def test_words_of_another_room_open_nothing_and_stay_to_be_looked_at(
    browser: Browser, services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Dear me, on paper")
    saved(writing)
    mine = twelve_words(writing)
    elsewhere, other = venue.phone(browser), venue.phone(browser)
    join(elsewhere, venue.link(open_room(services).code))
    wrong = twelve_words(elsewhere)

    other.goto(venue.link(room.code))
    other.get_by_role("button", name="I have twelve words from another phone").click()
    other.get_by_label("My twelve words").fill(wrong)
    other.get_by_role("button", name="Open my notebook").click()
    expect(other.get_by_text("These words open nothing here.")).to_be_visible()
    expect(other.get_by_label("My twelve words")).to_have_value(wrong)
    assert services.rooms.joined(room.code) == 1
    assert not any(name == f"workshop.{room.code}" for name in vault(other))

    other.get_by_label("My twelve words").fill(mine)
    other.get_by_role("button", name="Open my notebook").click()
    expect(letter(other)).to_have_value("Dear me, on paper")
    for each in (elsewhere, other):
        each.context.close()


def test_twelve_words_open_a_notebook_while_the_room_closes(
    browser: Browser, services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Dear me, late")
    saved(writing)
    mine = twelve_words(writing)
    services.rooms.command(room.code, Command.CLOSE)
    other = venue.phone(browser)
    other.goto(venue.link(room.code))
    other.get_by_role("button", name="I have twelve words from another phone").click()
    other.get_by_label("My twelve words").fill(mine)
    other.get_by_role("button", name="Open my notebook").click()

    expect(other.get_by_text("Dear me, late")).to_be_visible()
    other.context.close()


def test_who_wrote_what_cannot_be_printed_is_told(
    services: Services, room: Room, writing: Page
) -> None:
    letter(writing).fill("Dear me, \U00013000 \U00013001")
    end(services, room, writing)
    writing.get_by_label("With my letter").first.check()
    writing.get_by_role("button", name="Make my handout").click()

    told = "Your handout is ready. These could not be printed, and show as codes: "
    expect(writing.get_by_text(f"{told}\U00013000\U00013001")).to_be_visible()


def test_erasing_leaves_nothing_on_the_page_in_its_memory_or_behind_back(
    services: Services, venue: Venue, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially(f"Dear me, {MARKER}")
    saved(writing)
    end(services, room, writing)
    ask_for_a_print(writing, with_letter=True)
    assert MARKER in on_the_page(writing)
    assert MARKER in memory_of(writing)
    entropy = json.loads(vault(writing)[f"workshop.{room.code}"])["entropy"]
    writing.get_by_role("button", name="Erase from this phone").click()
    writing.get_by_role("button", name="Erase now").click()
    expect(writing.get_by_text("nothing of this room is left in this browser")).to_be_visible()
    expect(writing.get_by_text("The copy on the computer is deleted.")).to_be_visible()

    assert waiting(services, room) == []
    assert services.rooms.joined(room.code) == 0
    for trace in (MARKER, entropy):
        assert trace not in on_the_page(writing)
        assert trace not in memory_of(writing)
    writing.goto(f"{venue.url()}/blank")
    writing.go_back()
    expect(writing.locator("body")).not_to_be_empty()
    assert MARKER not in on_the_page(writing)
    assert vault(writing) == {}


def test_the_phone_is_empty_before_a_computer_that_is_away_has_answered(
    services: Services, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially(MARKER)
    saved(writing)
    end(services, room, writing)
    writing.context.route("**/act", lambda _: None)
    writing.get_by_role("button", name="Erase from this phone").click()
    writing.get_by_role("button", name="Erase now").click()
    expect(writing.get_by_text("nothing of this room is left in this browser")).to_be_visible()
    expect(writing.get_by_text("The copy on the computer is being deleted …")).to_be_visible()
    assert vault(writing) == {}
    assert MARKER not in on_the_page(writing)

    writing.context.unroute("**/act")
    expect(writing.get_by_text("The copy on the computer is deleted.")).to_be_visible(
        timeout=30_000
    )
    assert services.rooms.joined(room.code) == 0


def test_what_is_left_anywhere_is_said(services: Services, room: Room, writing: Page) -> None:
    end(services, room, writing)
    writing.evaluate("sessionStorage.setItem('x', 'y'); document.cookie = 'a=b'")
    writing.get_by_role("button", name="Erase from this phone").click()
    writing.get_by_role("button", name="Erase now").click()

    expect(
        writing.get_by_text("Something is still there (tab storage: 1, cookies: 1).")
    ).to_be_visible()


@pytest.mark.parametrize("away", [False, True])
def test_exit_and_erase_is_one_choice(
    services: Services, room: Room, writing: Page, away: bool
) -> None:
    letter(writing).press_sequentially(MARKER)
    saved(writing)
    end(services, room, writing)
    if away:
        writing.context.route("**/act", lambda _: None)
    writing.get_by_role("button", name="Exit and erase").click()
    expect(writing.get_by_text("Nobody can bring any of it back.")).to_be_visible()
    writing.get_by_role("button", name="Exit and erase").click()
    writing.wait_for_url("about:blank")

    assert vault(writing) == {}
    assert services.rooms.joined(room.code) == (1 if away else 0)
    writing.go_back()
    assert "/j/" not in writing.url
    assert MARKER not in writing.content()


def test_after_closing_each_person_chooses_what_stays_on_their_phone(
    services: Services, room: Room, writing: Page
) -> None:
    letter(writing).press_sequentially("Mine to keep")
    saved(writing)
    end(services, room, writing)
    services.rooms.command(room.code, Command.CLOSE)
    expect(
        writing.get_by_text("The room is closed. Handouts can no longer be made.")
    ).to_be_visible()
    expect(writing.get_by_text("Saved. A locked copy")).to_have_count(0)
    expect(writing.get_by_role("heading", name="Does it stay on this phone?")).to_be_visible()
    writing.get_by_role("button", name="Keep it").click()
    writing.reload()

    expect(writing.get_by_text("Mine to keep")).to_be_visible()
    expect(writing.get_by_role("heading", name="What I let go")).to_be_visible()
    expect(writing.get_by_role("heading", name="Does it stay on this phone?")).to_have_count(0)
    writing.get_by_role("button", name="Erase from this phone").click()
    writing.get_by_role("button", name="Erase now").click()
    expect(writing.get_by_text("nothing of this room is left")).to_be_visible()
    assert vault(writing) == {}
