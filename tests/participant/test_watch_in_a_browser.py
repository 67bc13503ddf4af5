"""The watcher's page in a real browser: what was pressed is done once, whatever is lost between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.builders import HandClock, joined_phones, lead_to, open_room
from tests.participant.venue import Venue
from workshop.domain.room import Command, Room
from workshop.services import Services

pytestmark = pytest.mark.browser


@pytest.fixture
def room(services: Services, clock: HandClock) -> Room:
    return lead_to(services, clock, open_room(services), "sharing")


@pytest.fixture
def watcher(browser: Browser, venue: Venue, services: Services, room: Room) -> Iterator[Page]:
    page = venue.phone(browser)
    secret = services.rooms.watch_url(room.code).partition("#")[2]
    page.goto(f"{venue.url()}/watch/{room.code}#{secret}")
    expect(page.get_by_role("heading", level=1, name="Sharing")).to_be_visible()
    yield page
    page.context.close()


def go_on(watcher: Page) -> None:
    expect(watcher.get_by_role("button", name="Resume")).to_be_enabled()


def paused(services: Services, room: Room) -> list[Command]:
    return [
        entry.command
        for entry in services.rooms.journal(room.code)
        if entry.command is Command.PAUSE_ALL
    ]


def test_a_pause_whose_question_or_answer_is_lost_is_asked_again_and_done_once(
    watcher: Page, services: Services, room: Room
) -> None:
    lost: list[str] = []

    def lose(route: Route) -> None:
        if len(lost) < 2:
            lost.append("question")
            route.abort()
        elif len(lost) < 4:
            lost.append("answer")
            route.fetch()
            route.abort()
        else:
            route.continue_()

    watcher.route("**/act", lose)
    watcher.get_by_role("button", name="Pause all").click()

    go_on(watcher)
    assert paused(services, room) == [Command.PAUSE_ALL]
    expect(watcher.get_by_role("status")).to_be_empty()


def test_a_pause_that_is_pressed_while_the_computer_starts_again_is_done(
    watcher: Page, venue: Venue, services: Services, room: Room
) -> None:
    venue.close()
    watcher.get_by_role("button", name="Pause all").click()
    expect(watcher.get_by_role("status")).to_contain_text("does not answer. Trying again")
    venue.open()

    go_on(watcher)
    assert paused(services, room) == [Command.PAUSE_ALL]


def test_what_the_room_refuses_is_still_said_after_the_next_look(
    watcher: Page, services: Services, room: Room
) -> None:
    with watcher.expect_response("**/act"):
        pass
    services.rooms.command(room.code, Command.CLOSE)
    watcher.get_by_role("button", name="Pause all").click()

    said = watcher.get_by_role("status")
    expect(said).to_contain_text("The programme has ended.")
    with watcher.expect_response("**/act"):
        pass
    expect(said).to_contain_text("The programme has ended.")


def test_a_shown_line_is_hidden_from_the_wall_at_once(
    watcher: Page, services: Services, room: Room
) -> None:
    for number, phone in enumerate(joined_phones(services, room, 5)):
        phone.line("sharing", f"line {number}")
    for line in services.wall.lines(room.code):
        services.wall.approve(room.code, line.id)
    services.wall.release(room.code)

    watcher.locator("article", has_text="line 3").get_by_role("button", name="Hide").click()

    held = watcher.locator("article", has_text="line 3").get_by_text("Held", exact=True)
    expect(held).to_be_visible()
    wall = services.rooms.public_state(room.code).wall
    assert sorted(wall) == ["line 0", "line 1", "line 2", "line 4"]
