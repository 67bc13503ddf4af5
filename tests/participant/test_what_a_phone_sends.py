"""Lines, short answers and erasing on a real phone: what was sent can be taken back, all of it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.builders import (
    HandClock,
    lead_to,
    make_script,
    make_segment,
    open_room,
    write_script,
)
from tests.participant.venue import Venue, join, letter, vault
from workshop.domain.helplines import HelpLine
from workshop.domain.room import Command, Room
from workshop.domain.script import Prompt, PromptType, SegmentKind
from workshop.services import Services
from workshop.services.details import RoomDetails
from workshop.store import ratings

pytestmark = pytest.mark.browser


@pytest.fixture
def sharing(services: Services, clock: HandClock, room: Room, writing: Page) -> Page:
    """A phone whose owner may send lines, at the word wall."""
    lead_to(services, clock, services.rooms.find(room.code), "sharing")
    writing.get_by_label("I may send lines to the wall.").click()
    expect(line(writing)).to_be_visible()
    return writing


def line(phone: Page) -> Locator:
    return phone.get_by_label("A line for the wall")


def send(phone: Page, text: str) -> None:
    line(phone).fill(text)
    phone.get_by_role("button", name="Send my line").click()


def lose_the_answer(phone: Page) -> None:
    """The next message arrives, but the phone never hears of it."""

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    phone.route("**/act", lose, times=1)


def wall(services: Services, room: Room) -> list[str]:
    return sorted(each.text for each in services.wall.lines(room.code))


def test_a_line_written_anew_after_no_answer_comes_instead_of_the_first(
    services: Services, room: Room, sharing: Page
) -> None:
    lose_the_answer(sharing)
    send(sharing, "I need rest")
    expect(sharing.get_by_text("That did not arrive.")).to_be_visible()
    assert wall(services, room) == ["I need rest"]
    send(sharing, "I need a rest")
    expect(sharing.get_by_text("Sent. A person looks at it")).to_be_visible()

    assert wall(services, room) == ["I need a rest"]


def test_words_typed_while_a_line_is_on_its_way_stay(sharing: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    sharing.route("**/act", hold, times=1)
    with sharing.expect_request("**/act"):
        send(sharing, "I need rest")
    line(sharing).press("End")
    line(sharing).press_sequentially(" and quiet")
    held[0].continue_()
    expect(sharing.get_by_text("Sent. A person looks at it")).to_be_visible()

    expect(line(sharing)).to_have_value("I need rest and quiet")
    sharing.reload()
    expect(line(sharing)).to_have_value("I need rest and quiet")


def test_erasing_takes_back_what_was_sent_and_what_may_have_been(
    services: Services, room: Room, sharing: Page
) -> None:
    send(sharing, "I need rest")
    expect(sharing.get_by_text("Sent. A person looks at it")).to_be_visible()
    lose_the_answer(sharing)
    send(sharing, "I need quiet")
    expect(sharing.get_by_text("That did not arrive.")).to_be_visible()
    assert wall(services, room) == ["I need quiet", "I need rest"]
    sharing.get_by_role("button", name="My notebook and choices").click()
    sharing.get_by_role("button", name="Erase from this phone").click()
    sharing.get_by_role("button", name="Erase now").click()
    expect(sharing.get_by_text("The copy on the computer is deleted.")).to_be_visible()

    assert wall(services, room) == []
    assert vault(sharing) == {}
    assert services.rooms.joined(room.code) == 0


def test_one_short_answer_can_be_sent_alone_and_goes_when_its_author_erases(
    services: Services, tmp_path: Path, clock: HandClock, venue: Venue, phone: Page
) -> None:
    options = ("No", "A bit", "Yes")
    asked = (
        Prompt("settled", PromptType.RATING, "How settled?"),
        Prompt("choice", PromptType.RATING, "I could choose."),
        Prompt("too_much", PromptType.CHOOSE, "Was anything too much?", options),
    )
    script = make_script(
        make_segment("welcome"),
        make_segment("goodbye", kind=SegmentKind.CLOSING, floor=3, prompts=asked),
        id="short_answers",
    )
    write_script(tmp_path / "data" / "facilitator_scripts", script)
    room = open_room(services, "short_answers")
    join(phone, venue.link(room.code))
    lead_to(services, clock, room, "goodbye")
    phone.get_by_label("I may send my short answers at the end.").click()
    phone.get_by_role("button", name="Send my short answers").click()
    expect(phone.get_by_text("answer one of the three first")).to_be_visible()
    phone.get_by_role("button", name="A bit").click()
    phone.get_by_role("button", name="Send my short answers").click()
    expect(phone.get_by_text("Sent. Thank you.")).to_be_visible()
    assert sent_ratings(services, room) == [ratings.Rating(None, None, None, "a bit")]
    phone.get_by_role("button", name="My notebook and choices").click()
    phone.get_by_role("button", name="Erase from this phone").click()
    phone.get_by_role("button", name="Erase now").click()
    expect(phone.get_by_text("The copy on the computer is deleted.")).to_be_visible()

    assert sent_ratings(services, room) == []


def sent_ratings(services: Services, room: Room) -> list[ratings.Rating]:
    with services.database.reading() as connection:
        return ratings.load(connection, room.code)


def test_looking_at_a_rating_again_is_not_writing(
    services: Services, clock: HandClock, room: Room, writing: Page
) -> None:
    lead_to(services, clock, services.rooms.find(room.code), "arrival")
    writing.get_by_role("radio", name="3", exact=True).check(force=True)
    writing.reload()
    expect(writing.get_by_role("radio", name="3", exact=True)).to_be_checked()

    lead_to(services, clock, services.rooms.find(room.code), "goodbye")
    expect(writing.get_by_role("heading", level=1, name="Goodbye")).to_be_visible()


def test_the_agreements_and_where_privacy_ends_stand_at_their_step(
    services: Services, clock: HandClock, venue: Venue, room: Room, phone: Page
) -> None:
    limits = "If someone is about to be hurt, we call for help."
    room = services.rooms.open("letters", 10, details=RoomDetails(privacy_limits=limits))
    join(phone, venue.link(room.code))
    lead_to(services, clock, room, "agreements")

    agreements = services.rooms.script(room.code).agreements
    expect(phone.get_by_role("heading", name="What we agree on")).to_be_visible()
    for agreement in agreements:
        expect(phone.get_by_text(agreement, exact=True)).to_be_visible()
    expect(phone.get_by_role("heading", name="Where privacy ends")).to_be_visible()
    expect(phone.get_by_text(limits)).to_be_visible()
    expect(phone.get_by_text("Pass: just do nothing here.")).to_have_count(0)
    lead_to(services, clock, services.rooms.find(room.code), "letter")
    expect(letter(phone)).to_be_visible()
    expect(phone.get_by_text("Pass: just do nothing here.")).to_be_visible()


def test_help_lines_stay_on_the_phone_when_the_room_has_closed(
    browser: Browser, services: Services, clock: HandClock, venue: Venue
) -> None:
    fresh = HelpLine(
        "Somebody listens", "To talk.", phone="116 123", sms="50808",
        sms_keyword="HELLO", chat_url="https://chat.example.org/", hours="Always", cost="free",
        verified_on=clock().date(),
    )  # fmt: skip
    code = services.rooms.open("an_evening", 10, details=RoomDetails((fresh,), "112")).code
    phone = venue.phone(browser)
    join(phone, venue.link(code))
    for command in (Command.START, Command.CLOSE, Command.CLOSE):
        services.rooms.command(code, command)
    expect(phone.get_by_text("The room is closed.")).to_be_visible()
    phone.clock.set_fixed_time(clock() + timedelta(days=1))
    phone.reload()
    expect(phone.get_by_text("The room is closed.")).to_be_visible()
    phone.get_by_role("link", name="Help").click()

    numbers = phone.locator("#help .number")
    assert [each.get_attribute("href") for each in numbers.all()] == [
        "tel:112", "tel:116123", "sms:50808", "https://chat.example.org/",
    ]  # fmt: skip
    expect(phone.get_by_text("Always · free · Checked on 1 May 2030")).to_be_visible()
    expect(phone.get_by_text("Text 50808 with the word “HELLO”")).to_be_visible()
    expect(phone.get_by_text("No help lines have been confirmed")).to_have_count(0)

    phone.clock.set_fixed_time(clock() + timedelta(days=181))
    phone.reload()
    expect(phone.get_by_text("No help lines have been confirmed")).to_have_count(1)
    expect(phone.get_by_text("Somebody listens")).to_have_count(0)
    expect(phone.locator("#help .number")).to_have_attribute("href", "tel:112")
    phone.context.close()
