"""The phones' door over real services: without a network, and for a browser."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from tests.builders import HandClock, lead_to, make_script, make_segment, open_room, write_script
from tests.participant.along import Along
from tests.participant.door import client_of
from tests.participant.venue import Venue, join, letter, open_venue
from workshop.domain.room import Room
from workshop.domain.script import Prompt, PromptType, Script, SegmentKind
from workshop.services import Services

LETTER = Prompt("letter_a", PromptType.LETTER, "To younger me\n\nWrite as you are now.")
ARRIVAL = Prompt("arrival", PromptType.RATING, "How unsettled?")
LINE = Prompt("wall", PromptType.LINE, "A line for the wall")
SCRIPT = make_script(
    make_segment("welcome"),
    make_segment("agreements", kind=SegmentKind.AGREE),
    make_segment("letter", kind=SegmentKind.LETTER_WRITING, minutes=10, prompts=(LETTER,)),
    make_segment("sharing", kind=SegmentKind.SHARING, prompts=(LINE,)),
    make_segment("arrival", kind=SegmentKind.CHECK_IN, prompts=(ARRIVAL,)),
    make_segment("goodbye", kind=SegmentKind.CLOSING, floor=3),
    id="letters",
)

STAR = Prompt("star_skill", PromptType.CHOOSE, "Which one?", ("My feet", "Look around"))
TWO_LANGUAGES = make_script(
    make_segment("welcome"),
    make_segment("star", kind=SegmentKind.GROUNDING, floor=2, prompts=(STAR,)),
    make_segment("goodbye", kind=SegmentKind.CLOSING, floor=3),
    id="two_languages",
)


def in_spanish(script: Script) -> Script:
    """Its texts in Spanish, as far as tests look at them."""
    star = replace(STAR, question="¿Cuál?", options=("Mis pies", "Mirar alrededor"))
    welcome, grounding, goodbye = script.segments
    return replace(
        script,
        language="es",
        title="Una tarde",
        segments=(
            replace(welcome, title="Bienvenida", phone="Estás en el lugar correcto."),
            replace(grounding, title="Una estrella", prompts=(star,)),
            goodbye,
        ),
    )


@pytest.fixture
def two_languages(tmp_path: Path) -> str:
    """The name of a script in English that is also in Spanish."""
    script = replace(TWO_LANGUAGES, translations=(in_spanish(TWO_LANGUAGES),))
    write_script(tmp_path / "data" / "facilitator_scripts", script)
    return script.id


@pytest.fixture
def executor() -> Iterator[Executor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


@pytest.fixture
def client(services: Services, executor: Executor) -> Iterator[TestClient]:
    with client_of(services, executor) as client:
        yield client


@pytest.fixture
def venue(services: Services) -> Iterator[Venue]:
    with open_venue(services) as venue:
        yield venue


@pytest.fixture
def room(services: Services, tmp_path: Path) -> Room:
    write_script(tmp_path / "data" / "facilitator_scripts", SCRIPT)
    return open_room(services, "letters")


@pytest.fixture
def phone(browser: Browser, venue: Venue) -> Iterator[Page]:
    page = venue.phone(browser)
    yield page
    page.context.close()


@pytest.fixture
def writing(services: Services, clock: HandClock, venue: Venue, room: Room, phone: Page) -> Page:
    """A phone whose owner is about to write the letter."""
    join(phone, venue.link(room.code))
    lead_to(services, clock, room, "letter")
    expect(letter(phone)).to_be_visible()
    return phone


@pytest.fixture
def here(services: Services, clock: HandClock, venue: Venue, phone: Page) -> Along:
    """A phone in a room of 90 minutes, at tier 2."""
    room = services.rooms.open("inner_child_90", 10, tier=2)
    join(phone, venue.link(room.code))
    return Along(services, clock, room, phone)
