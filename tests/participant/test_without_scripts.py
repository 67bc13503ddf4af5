"""A browser that runs no scripts: the page explains, follows along when loaded again, and helps."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders import HandClock, lead_to
from tests.participant.venue import PHONE, Venue
from workshop.domain.room import Room
from workshop.services import Services

pytestmark = pytest.mark.browser


@pytest.fixture
def room(services: Services) -> Room:
    return services.rooms.open("inner_child_90", 9, tier=2)


@pytest.fixture
def page(browser: Browser, venue: Venue) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield venue.page_in(context)
    context.close()


def test_it_explains_the_workshop_and_shows_the_step_with_other_ways(
    services: Services, clock: HandClock, venue: Venue, room: Room, page: Page
) -> None:
    script = services.rooms.script(room.code)
    step = next(each for each in script.segments if each.id == "letter")
    page.goto(venue.link(room.code))
    assert "We have not started yet." in shown(page)
    lead_to(services, clock, room, "letter")
    page.reload()

    headings = (script.title, "What it is not", step.title, "Another way", "On paper")
    texts = (script.about, step.phone, step.another_way, step.on_paper)
    assert [text for text in (*headings, *map(first, texts)) if text not in shown(page)] == []
    assert page.get_by_role("button").count() == 0


def shown(page: Page) -> str:
    return page.locator("body").inner_text()


def first(text: str) -> str:
    """The first paragraph, as if on one line."""
    return " ".join(text.partition("\n\n")[0].split())


def test_the_bar_leads_to_steadying_to_help_and_out(venue: Venue, room: Room, page: Page) -> None:
    page.goto(venue.link(room.code))
    bar = page.get_by_role("navigation", name="Always here")
    bar.get_by_role("link", name="Step out").click()
    expect(page.get_by_role("heading", name="Take a moment")).to_be_in_viewport()
    bar.get_by_role("link", name="Help").click()
    expect(page.get_by_role("heading", name="Help")).to_be_in_viewport()
    expect(bar.get_by_role("link", name="Quiet hand")).to_be_hidden()
    bar.get_by_role("link", name="Exit").click()

    assert page.url == f"{venue.url()}/blank"
