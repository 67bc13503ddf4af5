"""The small computer that walks are walked against answers as the real one does."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.builders import HandClock, make_script, make_segment, open_room, write_script
from tests.conftest import Build
from tests.participant.node import node
from tests.participant.walks.walker import HERE
from workshop.cli.phone_client import PhoneKeys, open_answer, seal_notebook, seal_request
from workshop.domain import wire
from workshop.domain.errors import WorkshopError
from workshop.domain.room import Command, RoomStatus
from workshop.domain.script import SegmentKind
from workshop.participant.refusals import status_of
from workshop.services import Services
from workshop.settings import Settings

SCRIPT = make_script(
    make_segment("welcome", title="welcome"),
    make_segment("letter", title="letter", kind=SegmentKind.LETTER_WRITING),
    make_segment("kinder", title="kinder", kind=SegmentKind.BELIEFS),
    make_segment("goodbye", title="goodbye", kind=SegmentKind.CLOSING, floor=5),
    id="walked",
    tier=2,
)

SAVE = st.fixed_dictionaries(
    {"op": st.just("save"), "rev": st.integers(1, 4), "blob": st.integers(0, 2)}
)
ASKING = st.sampled_from(["join", "join", "load", "sync", "erase", "lower"]).map(
    lambda op: {"op": op}
)
RAISING = st.just({"op": "hand", "wish": "come"})
OPERATIONS = st.one_of(ASKING, SAVE, SAVE, SAVE, RAISING)
NUMBERS = st.integers(1, 8)
MESSAGES = st.tuples(st.integers(0, 1), NUMBERS, OPERATIONS)
AGAIN = st.tuples(st.just("again"), st.just(0), st.none())
"""What went out last arrives once more."""

LEADING = st.tuples(
    st.just("room"), st.just(0), st.sampled_from(["next", "next", "next", "back", "pause", "close"])
)
BOTH = st.lists(st.one_of(*(MESSAGES,) * 6, AGAIN, LEADING, LEADING), min_size=30, max_size=60)

Message = tuple[Any, int, Any]


class Real:
    """The room's computer with its real services; blobs are told apart by number."""

    def __init__(self, services: Services, clock: HandClock) -> None:
        self.services = services
        self.clock = clock
        self.room = open_room(services, SCRIPT.id)
        self.key = services.rooms.public_key(self.room.code)
        self.phones = [PhoneKeys(self.room.code, bytes([number] * 16)) for number in range(2)]
        self.blobs = [wire.encode(seal_notebook(self.phones[0], {"n": n})) for n in range(3)]
        self.last: tuple[bytes, bytes] | None = None

    def answer(self, name: int | str, seq: int, message: Any) -> Any:
        if name == "room":
            return self.lead(message)
        if name != "again":
            if "blob" in message:
                message = message | {"blob": self.blobs[message["blob"]]}
            self.last = seal_request(self.phones[int(name)], self.room.code, seq, message, self.key)
        return None if self.last is None else self.act(*self.last)

    def act(self, body: bytes, reply: bytes) -> Any:
        """The status and the body; but for the sentence, which is for people."""
        try:
            status, told = 200, open_answer(self.services.phones.act(self.room.code, body), reply)
        except WorkshopError as refusal:
            current = getattr(refusal, "current", None)
            told = {"code": refusal.code} | ({} if current is None else {"current": current})
            status = status_of(refusal)
        if told.get("blob"):
            told["blob"] = self.blobs.index(told["blob"])
        return [status, {name: value for name, value in told.items() if name != "error"}]

    def lead(self, wish: str) -> Any:
        """The room as everyone then sees it; nothing where it cannot be led there."""
        self.clock.advance(minutes=10)
        try:
            self.services.rooms.command(self.room.code, self.command(wish))
        except WorkshopError:
            return None
        state = json.loads(self.services.rooms.public_json(self.room.code))
        if state["status"] == RoomStatus.CLOSING:
            state["until"] = None  # a time of day: phones say it, and heed it in closed rooms only
        return state

    def command(self, wish: str) -> Command:
        """Those of the walks have one button to begin and go on, and one to pause and resume."""
        room = self.services.rooms.find(self.room.code)
        if wish == "next" and room.status is RoomStatus.LOBBY:
            return Command.START
        if wish == "pause":
            return Command.RESUME if room.all_paused else Command.PAUSE_ALL
        return Command(wish)


def small(messages: list[Message]) -> list[Any]:
    lines = "\n".join(json.dumps(message) for message in messages)
    done = node(HERE / "rules.mjs", stdin=lines)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_computer_of_the_walks_answers_as_the_real_one(
    settings: Settings, build_services: Build, clock: HandClock
) -> None:
    write_script(settings.data_dir / "facilitator_scripts", SCRIPT)
    services = build_services()

    @hypothesis_settings(max_examples=60, deadline=None, phases=[Phase.generate])
    @given(BOTH)
    def both_answer_alike(messages: list[Message]) -> None:
        real = Real(services, clock)
        for message, answer in zip(messages, small(messages), strict=True):
            assert (message, answer) == (message, real.answer(*message))

    both_answer_alike()
