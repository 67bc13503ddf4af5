"""What scripts draw is in the catalogues, too: phone and watcher in a language of marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.builders import HandClock, joined_phones, lead_to
from tests.participant.along import AWAY
from tests.participant.pseudo import MARKED, Text, marked, pseudo_catalogues, unmarked
from tests.participant.venue import Venue, open_venue
from workshop.domain.helplines import Check, HelpLine
from workshop.domain.room import Command, Room
from workshop.domain.script import SegmentKind
from workshop.services import Services
from workshop.services.details import RoomDetails

pytestmark = pytest.mark.browser

TEXTS = """() => {
  document.querySelectorAll("details").forEach((each) => (each.open = true));
  const language = (element) => element.closest("[lang]").lang;
  const found = [[document.title, document.documentElement.lang]];
  const seen = (element) => element.getClientRects().length > 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: around } = walker.currentNode;
    if (data.trim() !== "" && seen(around) && !around.closest("bdi, script, noscript")) {
      found.push([data.trim(), language(around)]);
    }
  }
  for (const element of document.body.querySelectorAll("*")) {
    for (const name of ["title", "aria-label", "placeholder", "alt"]) {
      const text = element.getAttribute(name);
      if (text !== null && seen(element)) found.push([text, language(element)]);
    }
  }
  return found;
}"""

PLACE, WORDS = "Near the door", "Only mine"
TYPED = {PLACE, WORDS, "Danger."}


class Marks:
    """One page, and what it has said so far without a mark."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.forgotten: list[str] = []

    def look(self) -> None:
        self.page.wait_for_timeout(150)
        found: list[list[str]] = self.page.evaluate(TEXTS)
        self.forgotten += unmarked([Text(*each) for each in found], TYPED)

    def press(self, name: str, role: Any = "button") -> None:
        self.named(name, role).click()
        self.look()

    def named(self, name: str, role: Any = "button") -> Locator:
        return self.page.get_by_role(role, name=marked(name), exact=True).first

    def sheet(self, name: str) -> None:
        self.press(name, "link")


@pytest.fixture
def venue(services: Services) -> Iterator[Venue]:
    with open_venue(services, pseudo_catalogues()) as venue:
        yield venue


@pytest.fixture
def room(services: Services) -> Room:
    day = services.clock().date()
    line = HelpLine("Ears", "To talk.", "111", languages=("de",), verified_on=day)
    details = RoomDetails((line,), "112", "Danger.", Check(day))
    return services.rooms.open("inner_child_90", 9, 2, details, rehearsal=True)


@pytest.fixture
def marks(browser: Browser, venue: Venue) -> Iterator[Marks]:
    page = venue.phone(browser)
    yield Marks(page)
    page.context.close()


@pytest.fixture
def go_to(services: Services, clock: HandClock, room: Room, marks: Marks) -> Callable[[str], None]:
    def go(segment: str) -> None:
        lead_to(services, clock, services.rooms.find(room.code), segment)
        follow(
            marks,
            marks.page.get_by_role("heading", level=1).get_by_text(
                str(services.rooms.public_state(room.code).title), exact=True
            ),
        )

    return go


def enter(marks: Marks, venue: Venue, room: Room) -> None:
    """Join as someone who typed the code, and so compares three words first."""
    marks.page.goto(f"{venue.url()}/j/{room.code}?lang={MARKED.code}")
    marks.look()
    marks.press("Join")
    marks.page.locator(".three").wait_for()
    marks.look()
    marks.press("Yes, they are the same")
    expect(marks.page.get_by_role("heading", level=1, name=marked("You are in"))).to_be_visible()
    marks.look()


def test_a_forgotten_text_on_the_screen_is_found(marks: Marks, venue: Venue, room: Room) -> None:
    enter(marks, venue, room)
    assert marks.forgotten == []
    marks.page.evaluate("document.querySelector('main').append('Forgotten')")
    marks.page.evaluate("document.querySelector('main').title = 'Hidden in a title'")
    marks.look()

    assert marks.forgotten == ["Forgotten", "Hidden in a title"]


def follow(marks: Marks, heading: Locator) -> None:
    """Arrive there, by itself or when asked to."""
    expect(heading.or_(marks.named("Go there")).first).to_be_visible()
    marks.look()
    if marks.named("Go there").count():
        marks.named("Go there").click()
    expect(heading).to_be_visible()
    marks.look()


def answer_everything(marks: Marks) -> None:
    """Something for each kind of prompt that is on the screen."""
    main = marks.page.locator("main")
    for rating in main.locator("fieldset .scale").all():
        rating.locator("input").last.check(force=True)
    for chips in main.locator("[role=group] .chips").all():
        chips.locator("button").first.click()
    for begins in main.locator("section.ask .tick, .kind").all()[:1]:
        begins.click()
    for text in main.locator("textarea, section.ask input[type=text]").all():
        text.fill(WORDS)
    marks.look()


def test_every_step_of_an_evening(
    marks: Marks, venue: Venue, services: Services, room: Room, go_to: Callable[[str], None]
) -> None:
    enter(marks, venue, room)
    for segment in services.rooms.script(room.code).segments:
        go_to(segment.id)
        answer_everything(marks)
        if segment.kind is SegmentKind.SHARING:
            marks.press("Send my line")
            expect(marks.named("Lines I sent", "heading")).to_be_visible()
            marks.look()
    services.rooms.command(room.code, Command.CLOSE)
    follow(marks, marks.named("Thank you for being here", "heading"))
    marks.page.get_by_label(marked("I may send my short answers at the end.")).check()
    marks.press("Send my short answers")
    marks.press("Take my answers back")
    marks.press("Make my handout")
    expect(marks.named("Open it", "link")).to_be_visible()
    marks.look()
    marks.press("Let go")
    services.rooms.command(room.code, Command.CLOSE)
    expect(marks.named("Type another code", "link")).to_be_visible()
    marks.look()

    assert marks.forgotten == []


def test_the_sheets_and_the_notebook(
    marks: Marks, venue: Venue, services: Services, room: Room, go_to: Callable[[str], None]
) -> None:
    enter(marks, venue, room)
    go_to("grounding_practice")
    marks.page.locator("main .chips button").first.click()
    marks.sheet("Step out")
    expect(marks.page.locator("#step-out .star")).to_be_visible()
    marks.sheet("Help")
    marks.sheet("Quiet hand")
    marks.page.locator("#hand input").fill(PLACE)
    marks.press("Please come to me")
    expect(marks.page.get_by_text(marked("Your quiet hand is up.")[:-1])).to_be_visible()
    marks.look()
    marks.press("Lower my hand")
    services.rooms.command(room.code, Command.PAUSE_ALL)
    marks.press("Back")
    expect(marks.page.locator("#pause")).to_be_visible()
    marks.look()
    services.rooms.command(room.code, Command.RESUME)
    marks.press("My notebook and choices")
    marks.press("Show my twelve words")
    expect(marks.page.locator("ol li")).to_have_count(12)
    marks.look()
    marks.press("Erase from this phone")
    marks.press("Erase now")
    expect(marks.page.get_by_text(marked("The copy on the computer is deleted."))).to_be_visible()
    marks.look()

    assert marks.forgotten == []


def test_the_gentle_path_imagery_and_the_pin(
    marks: Marks, venue: Venue, room: Room, go_to: Callable[[str], None]
) -> None:
    enter(marks, venue, room)
    go_to("arrival_check")
    answer_everything(marks)
    marks.press("Take the gentle path")
    marks.press("Leave the gentle path")
    go_to("ok_enough_place")
    marks.press("Stop for me")
    marks.press("My notebook and choices")
    for pin in (("1", "1"), ("1234", "4321"), ("1234", "1234")):
        for field, digits in zip(marks.page.locator(".pin").all(), pin, strict=True):
            field.fill(digits)
        marks.press("Set a new PIN")
    marks.page.evaluate(AWAY, True)
    marks.page.evaluate("name => localStorage.setItem(name, 1)", f"workshop.{room.code}.seen")
    marks.page.evaluate(AWAY, False)
    for tried in ("1", *["4321"] * 6):
        marks.page.locator(".pin").fill(tried)
        marks.press("Open")
    marks.press("Open my notebook")

    assert marks.forgotten == []


def test_the_watchers_page(
    marks: Marks, venue: Venue, services: Services, clock: HandClock, room: Room
) -> None:
    phones = joined_phones(services, room, 5)
    for phone in phones[:2]:
        phone.hand("later", PLACE)
        clock.advance(minutes=3)
    services.hands.acknowledge(room.code, services.hands.waiting(room.code)[0].key)
    secret = services.rooms.watch_url(room.code).partition("#")[2]
    marks.page.goto(f"{venue.url()}/watch/{room.code}?lang={MARKED.code}#{secret}")
    expect(marks.named("Quiet hands", "heading")).to_be_visible()
    expect(marks.named("I have seen it")).to_be_visible()
    marks.look()
    lead_to(services, clock, services.rooms.find(room.code), "word_wall")
    for phone in phones:
        phone.line("word_wall", WORDS)
    for _ in phones:
        marks.named("Approve").click()
        marks.look()
    marks.press("Release to the wall")
    expect(marks.named("Hide")).to_be_visible()
    marks.press("Pause all")
    expect(marks.named("Resume")).to_be_visible()
    marks.look()
    services.rooms.command(room.code, Command.CLOSE)
    expect(marks.named("The programme has ended", "heading")).to_be_visible()
    marks.look()

    assert marks.forgotten == []
