"""Walks in a real browser, against a real server process, over a network of our own making."""

from __future__ import annotations

import contextlib
import http.client
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser

from bench.server import OpenRoom, Server, ServerTrouble, free_ports
from tests.browser import is_root, system_chromium
from tests.builders import make_script, make_segment, write_script
from tests.e2e import serve
from tests.e2e.wanderer import Wanderer
from workshop.domain import wire
from workshop.domain.script import Prompt, PromptType, SegmentKind

pytestmark = pytest.mark.browser

PHONES = 4
STEPS = 14
NAMES = ("first", "second", "third", "fourth")
SCRIPT = make_script(
    *(
        make_segment(
            name, kind=SegmentKind.REFLECTION, prompts=(Prompt(name, PromptType.WRITE, "Write."),)
        )
        for name in NAMES
    ),
    make_segment("goodbye", kind=SegmentKind.CLOSING, floor=5),
    id="writing",
)
"""People may write wherever the room is."""


class Computer(Server):
    """The real server, on a clock that a test sets."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, *free_ports(2))
        self.ahead = folder / "ahead"
        self.set_clock(0)
        self.program = [serve.__file__, str(self.ahead)]
        self.environ["PYTHONPATH"] = str(Path.cwd())
        write_script(folder / "facilitator_scripts", SCRIPT)
        self.is_up = False

    def set_clock(self, ahead: float) -> None:
        fresh = self.ahead.with_suffix(".new")
        fresh.write_text(str(ahead))
        fresh.replace(self.ahead)
        self.is_ahead = ahead

    def launch(self, *options: str) -> float:
        self.is_up = True
        return super().launch(*options)

    def kill(self) -> None:
        self.is_up = False
        super().kill()

    def open_writing(self) -> OpenRoom:
        """A room in which people write."""
        room = self.api("POST", "/rooms", {"script": SCRIPT.id, "capacity": 20})
        self.command(room["code"], "start")
        return OpenRoom(room["code"], wire.decode(room["join_url"].partition("#")[2]))

    def lead(self, code: str, command: str) -> None:
        self.set_clock(self.is_ahead + 600)
        with contextlib.suppress(ServerTrouble):
            self.command(code, command)

    def title(self, code: str) -> str:
        return str(self.api("GET", f"/rooms/{code}")["segment"]["title"])

    def send(self, code: str, body: bytes) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("POST", f"/j/{code}/act", body)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    computer = Computer(tmp_path_factory.mktemp("computer"))
    computer.launch()
    yield computer
    computer.kill()


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[Browser]:
    """A browser with a back/forward cache, which tests usually go without."""
    started = browser.browser_type.launch(
        executable_path=system_chromium(),
        chromium_sandbox=not is_root(),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield started
    started.close()


def walk(browser: Browser, computer: Computer, seed: int, within: float) -> list[Wanderer]:
    """Four phones go their ways at once; the seed says which."""
    dice = Random(seed)
    room = computer.open_writing()
    people = [
        Wanderer(browser, number, room.code, room.public_key, computer.port)
        for number in range(PHONES)
    ]
    try:
        for each in people:
            each.begin()
        for _ in range(STEPS):
            happen(computer, room.code, people, dice)
        all_is_well(computer, room.code, people, within)
    finally:
        for each in people:
            each.close()
    return people


def happen(computer: Computer, code: str, people: list[Wanderer], dice: Random) -> None:
    fate = dice.random()
    if not computer.is_up:
        if fate < 0.4:
            computer.launch()
    elif fate < 0.06:
        computer.kill()
    elif fate < 0.12:
        computer.set_clock(computer.is_ahead + dice.choice([-3600, 3600]))
    elif fate < 0.3:
        computer.lead(code, dice.choice(["next", "back"]))
    for each in people:
        each.step(dice)
    people[0].front.wait_for_timeout(dice.choice([10, 200, 300, 1_000, 3_000]))


def all_is_well(computer: Computer, code: str, people: list[Wanderer], within: float) -> None:
    if not computer.is_up:
        computer.launch()
    for each in people:
        each.heal()
    title = computer.title(code)
    for each in people:
        each.is_looked_at()
    for each in people:
        each.is_with_the_room(title, within)
    for each in people:
        assert each.lacks() == []
        each.is_saved(60)
        assert each.lacks_there(lambda body: computer.send(code, body)) == []


@pytest.mark.torture
def test_phones_lose_no_word_and_find_the_room_on_a_walk(
    remembering: Browser, computer: Computer
) -> None:
    walk(remembering, computer, int.from_bytes(os.urandom(4)), 10_000)


@pytest.mark.torture
def test_phones_lose_no_word_and_find_the_room_on_two_hundred_walks(
    remembering: Browser, computer: Computer
) -> None:
    seeds = Random(int.from_bytes(os.urandom(4)))
    words = cached = 0
    for number in range(200 // PHONES):
        seed = seeds.getrandbits(32)
        print(f"round {number}, seed {seed}", file=sys.stderr)
        people = walk(remembering, computer, seed, 3_000)
        words += sum(len(each.typed) for each in people)
        cached += sum(each.cached for each in people)
    print(f"200 walks, {words} words, {cached} pages out of the back/forward cache")
