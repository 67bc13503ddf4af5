"""One whole evening: a facilitator, three phones and the stage, and all that can go wrong."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import Facilitator, Participant, Stage, text_of
from tests.e2e.venue import Venue

pytestmark = pytest.mark.browser

LINES = ("to be seen", "time to play", "someone to ask", "rest", "a hand to hold")


@pytest.fixture
def venue(tmp_path: Path) -> Iterator[Venue]:
    venue = Venue(tmp_path)
    yield venue
    venue.close()


@pytest.fixture
def participants(browser: Browser) -> list[Participant]:
    return [Participant(browser, f"zq{secrets.token_hex(8)}") for _ in range(3)]


def test_a_whole_evening(browser: Browser, venue: Venue, participants: list[Participant]) -> None:
    evening = Evening(browser, venue, participants)
    evening.people_come_in()
    evening.the_arrival_check_stays_on_the_phone()
    evening.a_segment_overruns()
    evening.letters_survive_a_reload_and_a_killed_server()
    evening.a_quiet_hand_is_seen()
    evening.everyone_pauses()
    evening.five_lines_reach_the_wall()
    evening.nothing_private_was_kept()
    evening.handouts_hold_what_was_typed()
    evening.a_desk_print_is_fetched_by_its_word()
    evening.the_room_closes()
    evening.nothing_private_was_kept()


class Evening:
    def __init__(self, browser: Browser, venue: Venue, participants: list[Participant]) -> None:
        self.venue = venue
        self.desk = Facilitator(browser, venue.open())
        self.browser = browser
        self.participants = participants
        self.first, self.second, self.third = participants

    def people_come_in(self) -> None:
        self.desk.open_room(people=8, privacy="We must tell someone if a child is in danger now.")
        link = self.desk.scanned()
        address, _, key = link.partition("#")
        code = address.rpartition("/")[2]
        assert len(key) == 43
        self.stage = Stage(self.browser, f"http://127.0.0.1:{self.venue.port}/stage/{code}")
        self.stage.shows(f"{code[:3]}-{code[3:]}")
        for participant in self.participants:
            participant.join(link)
        self.desk.sees(re.compile(r"^3$"))
        self.desk.confirm_everything()
        self.desk.start()
        self.desk.sees_title("Welcome")
        for participant in self.participants:
            participant.is_at("Welcome")
        self.stage.shows("Welcome")

    def go_on_to(self, title: str, after: float = 0) -> None:
        """The facilitator goes on; every phone and the stage follow."""
        self.venue.put_forward(after)
        self.desk.press("Next")
        self.desk.sees_title(title)
        for participant in self.participants:
            participant.is_at(title)
        self.stage.shows(title)

    def the_arrival_check_stays_on_the_phone(self) -> None:
        self.go_on_to("Agreements and consent")
        self.go_on_to("Arrival check")
        for participant, rating in zip(self.participants, (3, 8, 5), strict=True):
            participant.rate("How unsettled", rating)
        self.second.sees("The gentle path may suit you today")

    def a_segment_overruns(self) -> None:
        self.venue.put_forward(minutes=7)
        self.desk.sees("Over its time")
        self.go_on_to("Grounding practice")

    def letters_survive_a_reload_and_a_killed_server(self) -> None:
        self.desk.press("Next")
        self.desk.sees("is protected time")
        self.go_on_to("Needs, alarm and armour", after=5)
        self.go_on_to("What did a child like me need?")
        self.go_on_to("An OK-enough place and someone kind")
        self.go_on_to("Letter", after=10)
        for participant in self.participants:
            participant.begin_letter("To younger me")
            participant.letter().press_sequentially(f"Dear younger me, {participant.marker} ")
        self.first.page.reload()
        expect(self.first.letter()).to_have_value(f"Dear younger me, {self.first.marker} ")
        self.venue.pull_the_plug()
        for participant in self.participants:
            participant.letter().press_sequentially("I know you needed time.")
        link = self.venue.open()
        for participant in self.participants:
            expect(participant.letter()).to_have_value(
                re.compile(f"{participant.marker} I know you needed time.$")
            )
            participant.sees("Saved.")
        self.desk.page.goto(link)
        self.desk.go_to("Run")
        self.desk.sees_title("Letter")

    def a_quiet_hand_is_seen(self) -> None:
        self.third.tap_bar("Quiet hand")
        self.third.write("Where I sit", "by the window")
        self.third.tap("Please come to me")
        self.third.sees("Your quiet hand is up.")
        self.desk.unfold("What they ask for")
        self.desk.sees("by the window")
        self.desk.press("I am going")
        self.third.sees("Seen. Someone knows")
        self.third.tap("Back")

    def everyone_pauses(self) -> None:
        self.desk.press("Pause all")
        for participant in self.participants:
            participant.sees("A short pause for everyone")
        self.stage.shows("We take a short pause.")
        self.desk.press("Resume")
        for participant in self.participants:
            expect(participant.letter()).to_be_visible()

    def five_lines_reach_the_wall(self) -> None:
        self.go_on_to("Closing the letter")
        self.go_on_to("Reset", after=4)
        self.go_on_to("Word wall", after=4)
        writers = [*self.participants, self.first, self.second]
        for participant, line in zip(writers, LINES, strict=True):
            participant.write("One need, or a kind word", line)
            participant.tap("Send my line")
            participant.sees("Sent. A person looks at it before it is shown.")
        self.desk.unfold("Lines to read")
        for line in LINES:
            self.desk.sees(line)
        for left in range(len(LINES), 0, -1):
            approvals = self.desk.page.get_by_role("button", name="Approve", exact=True)
            expect(approvals).to_have_count(left)
            approvals.first.click()
        expect(self.stage.page.get_by_text(LINES[0])).to_have_count(0)
        self.desk.press("Release 5 lines")
        for line in LINES:
            self.stage.shows(line)
        for participant in self.participants:
            participant.sees("On the wall")
        self.desk.press("Clear the wall")
        expect(self.stage.page.get_by_text(LINES[0])).to_have_count(0)
        self.go_on_to("Self-kindness practice")

    def handouts_hold_what_was_typed(self) -> None:
        for participant in self.participants:
            participant.write("What is one kinder idea", "I am learning that my needs matter.")
        self.go_on_to("Aftercare plan", after=5)
        for number, participant in enumerate(self.participants):
            participant.write(
                "What is one kind thing you could do", f"A walk & <b>tea</b> {number}"
            )
        self.go_on_to("Check-out and closing", after=5)
        for participant in self.participants:
            participant.rate("How settled", 8)
            participant.rate("I could choose", 9)
            participant.tap("Send my short answers")
            participant.sees("Sent. Thank you.")
        self.venue.put_forward(minutes=4)
        self.desk.press("Close the room")
        self.desk.press("Close now")
        for number, participant in enumerate(self.participants):
            participant.is_at_the_end()
            text = text_of(participant.handout())
            assert f"Dear younger me, {participant.marker} I know you needed time." in text
            assert f"A walk & <b>tea</b> {number}" in text
            assert "I am learning that my needs matter." in text
            assert "Samaritans" in text

    def a_desk_print_is_fetched_by_its_word(self) -> None:
        word = self.second.ask_for_a_print()
        self.desk.go_to("Handouts")
        self.desk.sees(word)
        pdf = self.desk.print_file()
        assert text_of(pdf).startswith(f"{word} ")
        assert self.second.marker in text_of(pdf)
        self.nothing_private_was_kept()
        self.desk.press("Printed: forget it")
        self.second.sees("It is printed.")

    def the_room_closes(self) -> None:
        self.desk.go_to("Debrief")
        self.desk.press("Close now")
        self.desk.sees("Too few answers to show safely.")
        for participant in self.participants:
            participant.sees("The room is closed.")

    def nothing_private_was_kept(self) -> None:
        kept = self.venue.everything_kept()
        sent = b"\n".join(body for each in self.participants for body in each.requests)
        assert len(kept) > 10_000
        assert len(sent) > 10_000
        for participant in self.participants:
            assert participant.marker.encode() not in kept
            assert participant.marker.encode() not in sent
