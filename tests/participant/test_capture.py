"""A whole workshop over plain HTTP, as somebody in the same Wi-Fi has it: no word can be read."""

from __future__ import annotations

import gzip
import json
import re
import secrets
import socket
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.builders import HandClock, lead_to, make_script, make_segment, open_room, write_script
from tests.participant.capture import Capture, Stream, disguises, found_in
from tests.participant.venue import Venue, join, letter
from workshop.domain.room import Command, Room
from workshop.domain.script import Prompt, PromptType, SegmentKind
from workshop.services import Services

pytestmark = pytest.mark.browser

PROMPTS = (
    Prompt("arrival", PromptType.RATING, "How unsettled?"),
    Prompt("word", PromptType.WRITE, "One word"),
    Prompt("needs", PromptType.CHOOSE, "Needs", ("To be seen", "Rest")),
    Prompt("shield", PromptType.WRITE, "Armour"),
    Prompt("letter_a", PromptType.LETTER, "To younger me\n\nWrite."),
    Prompt("wall", PromptType.LINE, "A line"),
    Prompt("kinder_belief", PromptType.WRITE, "A kinder idea"),
    Prompt("tonight", PromptType.WRITE, "Tonight"),
)
SCRIPT = make_script(
    make_segment("welcome"),
    make_segment("arrival", kind=SegmentKind.CHECK_IN, prompts=PROMPTS[:2]),
    make_segment("needs", kind=SegmentKind.REFLECTION, prompts=PROMPTS[2:4]),
    make_segment("letter", kind=SegmentKind.LETTER_WRITING, minutes=10, prompts=PROMPTS[4:5]),
    make_segment("sharing", kind=SegmentKind.SHARING, prompts=PROMPTS[5:6]),
    make_segment("belief", kind=SegmentKind.BELIEFS, prompts=PROMPTS[6:7]),
    make_segment("plan", kind=SegmentKind.AFTERCARE, floor=3, prompts=PROMPTS[7:]),
    make_segment("goodbye", kind=SegmentKind.CLOSING, floor=3),
    id="short",
    tier=2,
)


def marker() -> str:
    """A word that nothing else contains, with a letter that encodings disagree about."""
    return f"zq{secrets.token_hex(6)}ñ{secrets.token_hex(6)}"


def test_what_is_sent_in_the_clear_is_found_whatever_it_looks_like(venue: Venue) -> None:
    word = marker()
    looks = disguises(word)
    bodies = {name: b"x=" + form for name, form in looks.items()}
    bodies["packed"] = gzip.compress(word.encode() * 3)
    with Capture(venue.port) as capture:
        own = {name: send_in_the_clear(venue.port, body) for name, body in bodies.items()}
    said = {stream[0]: text for stream, text in capture.streams().items()}

    assert (word, "UTF-8") in found_in([said[own["packed"]]], [word])
    for name in looks:
        assert (word, name) in found_in([said[own[name]]], [word])


def send_in_the_clear(port: int, body: bytes) -> int:
    """In two packets, the word in both; answers with the port that it came from."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        head = f"POST /j/ABCDEF/act HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall(head.encode() + body[: len(body) // 2])
        connection.sendall(body[len(body) // 2 :])
        connection.recv(1000)
        own: int = connection.getsockname()[1]
        return own


def test_nobody_in_the_same_network_can_read_a_word_of_a_whole_workshop(
    services: Services, clock: HandClock, tmp_path: Path, venue: Venue, phone: Page
) -> None:
    write_script(tmp_path / "data" / "facilitator_scripts", SCRIPT)
    room = open_room(services, "short")
    with Capture(venue.port) as capture:
        evening = Evening(services, clock, room, phone)
        evening.goes_by(venue.link(room.code))
    streams = capture.streams()

    assert len(evening.markers) == 9
    assert found_in(streams.values(), evening.markers) == []
    assert found_in(streams.values(), ["%PDF-1"]) == []
    assert len(set(sizes_of_messages(streams, venue.port))) == 3


class Evening:
    """One person on one phone, writing a word of their own wherever something is asked."""

    def __init__(self, services: Services, clock: HandClock, room: Room, phone: Page) -> None:
        self.services, self.clock, self.room, self.phone = services, clock, room, phone
        self.markers: list[str] = []

    def goes_by(self, link: str) -> None:
        join(self.phone, link)
        self.go_on_to("arrival")
        self.phone.get_by_role("radio", name="7", exact=True).check(force=True)
        self.write("One word")
        self.go_on_to("needs")
        self.press("Rest")
        self.write("Armour")
        self.raise_a_hand()
        self.go_on_to("letter")
        self.write_letters_of_three_sizes()
        self.go_on_to("sharing")
        self.send_a_line_that_is_never_released()
        self.go_on_to("belief")
        self.write("A kinder idea")
        self.go_on_to("plan")
        self.write("Tonight")
        self.make_the_handout()
        self.services.rooms.command(self.room.code, Command.CLOSE)
        self.erase()

    def word(self) -> str:
        self.markers.append(marker())
        return self.markers[-1]

    def go_on_to(self, segment: str) -> None:
        lead_to(self.services, self.clock, self.services.rooms.find(self.room.code), segment)
        heading = self.phone.get_by_role("heading", level=1, name=segment.capitalize(), exact=True)
        there = self.phone.get_by_role("button", name="Go there")
        expect(heading.or_(there)).to_be_visible()
        if there.is_visible():
            there.click()
        expect(heading).to_be_visible()

    def write(self, label: str) -> None:
        self.phone.get_by_label(label).press_sequentially(self.word())

    def press(self, name: str) -> None:
        self.phone.get_by_role("button", name=name, exact=True).click()

    def raise_a_hand(self) -> None:
        self.phone.get_by_role("link", name="Quiet hand").click()
        self.phone.get_by_label("Where I sit").fill(self.word())
        self.press("Please come to me")
        expect(self.phone.get_by_text("Your quiet hand is up.")).to_be_visible()
        self.press("Lower my hand")
        self.phone.get_by_role("link", name="Quiet hand").click()

    def write_letters_of_three_sizes(self) -> None:
        for length in (0, 5_000, 30_000):
            letter(self.phone).fill(f"{self.word()} {'Dear me. ' * (length // 9)}")
            self.phone.evaluate("dispatchEvent(new Event('online'))")  # saves at once
            expect(self.phone.get_by_text("Saved. A locked copy")).to_be_visible(timeout=20_000)

    def send_a_line_that_is_never_released(self) -> None:
        self.phone.get_by_label("I may send lines to the wall.").click()
        self.phone.get_by_label("A line").fill(self.word())
        self.press("Send my line")
        expect(self.phone.get_by_text("Sent. A person looks at it")).to_be_visible()

    def make_the_handout(self) -> None:
        self.phone.get_by_label("With my letter").first.check()
        self.press("Make my handout")
        expect(self.phone.get_by_text("Your handout is ready.")).to_be_visible(timeout=30_000)

    def erase(self) -> None:
        self.press("My notebook and choices")
        self.press("Erase from this phone")
        self.press("Erase now")
        expect(self.phone.get_by_text("The copy on the computer is deleted.")).to_be_visible()


def sizes_of_messages(streams: dict[Stream, bytes], port: int) -> list[int]:
    """Of each sealed message that a phone sent, without the digits of its number."""
    sent = b"\n".join(said for (_, target, _), said in streams.items() if target == port)
    bodies = re.findall(rb'\{"v":1,[^}]*\}', sent)
    return [len(body) - len(str(json.loads(body)["seq"])) for body in bodies]
