"""Every screen of the gallery, in every language: to be read, seen and pressed by everyone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.builders import HandClock
from tests.conftest import Build
from tests.participant.gallery.inspections import Inspector, axe, nameless, own
from tests.participant.gallery.keyboard import tabbing
from tests.participant.gallery.room import STEPS
from tests.participant.gallery.screens import SCREENS
from tests.participant.gallery.walk import SCRIPT, Walk
from tests.participant.venue import Venue, open_venue
from workshop.content.library import Library
from workshop.content.shipped import shipped
from workshop.domain.languages import LANGUAGES
from workshop.services import Services

pytestmark = pytest.mark.browser


@pytest.fixture
def venues(venue: Venue, build_services: Build, tmp_path: Path) -> Iterator[tuple[Venue, Venue]]:
    """One that erases when a room closes, and one that keeps notebooks for a day."""
    services = build_services(data_dir=tmp_path / "keeping", retention="24h")
    with open_venue(services) as keeping:
        yield venue, keeping


@pytest.mark.parametrize("language", LANGUAGES)
def test_everyone_can_use_every_screen(
    browser: Browser, venues: tuple[Venue, Venue], clock: HandClock, language: str
) -> None:
    walk, inspector = Walk(browser, venues, clock, language), Inspector()
    wrong = {}
    for screen in SCREENS:
        screen.reach(walk)
        found = [] if screen.is_empty else inspector.look(walk.page)
        if found:
            wrong[screen.name] = found
    walk.close()

    assert wrong == {}, json.dumps(wrong, indent=1, ensure_ascii=False)
    assert walk.elsewhere == []  # nothing was asked of any other computer


def test_the_gallery_shows_every_kind_of_segment(services: Services) -> None:
    scripts = [entry.script for entry in Library([shipped("facilitator_scripts")]).all()]
    kinds = {segment.kind for script in scripts if script for segment in script.segments}
    room = services.rooms.open(SCRIPT, 9, tier=2)
    shown = services.rooms.script(room.code).segments

    assert tuple(segment.id for segment in shown) == STEPS
    assert {segment.kind for segment in shown} | {"break", "beliefs"} == kinds


# --- each inspection finds what it is there for


@pytest.fixture
def poor(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    yield page
    page.context.close()


POOR = {
    "axe": ("<img src=x>", 'image-alt: <img src="x">'),
    "targets": ("<button style='width: 40px; height: 44px'>Go", "button “Go” is 40.0 × 44.0"),
    "contrast": ("<p style='background: #fff; color: #666'>Pale", "“Pale” has 5.74 to one"),
    "structure": ("<h1>One</h1><h1>Two</h1>", "2 headings of the first level"),
    "moving": ("<p style='transition: color 1s'>Soon", "p “Soon” has a transition"),
    "cut": ("<p style='width: 400px'>Wide", "the page is 408 wide"),
    "edges": ("<button style='border: 0'>Go", "button “Go” has no edge"),
    "chosen": (
        "<b aria-pressed=true>Yes</b><b aria-pressed=false>No</b>",
        "b “Yes” does not look chosen",
    ),
    "nameless": ("<button></button>", "- button"),
    "tabbing": ("<button style='outline: none'>Go", "button “Go” has no ring"),
}


@pytest.mark.parametrize("name", POOR)
def test_an_inspection_finds_what_is_wrong(poor: Page, name: str) -> None:
    others = {"axe": axe, "nameless": nameless, "tabbing": tabbing}
    html, wrong = POOR[name]
    poor.set_content(html)
    Inspector().prepare(poor)

    assert [found for found in others.get(name, own(name))(poor) if found.startswith(wrong)] != []


def test_the_focus_is_missed_under_the_bar_and_out_of_order(poor: Page) -> None:
    poor.set_content(
        "<div id=bar style='position: fixed; inset: auto 0 0; height: 600px'></div>"
        "<button style='position: absolute; top: 90px'>Second</button><button>First</button>"
    )
    Inspector().prepare(poor)

    found = tabbing(poor)
    assert any(each.startswith("button “Second” is hidden") for each in found)
    assert "button “First” is read before button “Second”" in found
