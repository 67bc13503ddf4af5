"""The small computer that walks are walked against answers as the real one does."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import open_room
from tests.conftest import Build
from tests.participant.node import node
from tests.participant.walks.walker import HERE
from workshop.cli.phone_client import PhoneKeys, open_answer, seal_notebook, seal_request
from workshop.domain import wire
from workshop.domain.errors import WorkshopError
from workshop.domain.room import Command, RoomStatus
from workshop.services import Services

OPERATIONS = st.one_of(
    st.sampled_from(["join", "join", "load", "sync", "erase", "lower"]).map(lambda op: {"op": op}),
    st.just({"op": "hand", "wish": "come"}),
    *(
        st.fixed_dictionaries(
            {"op": st.just("save"), "rev": st.integers(1, 4), "blob": st.integers(0, 2)}
        ),
    )
    * 3,
)
MESSAGES = st.tuples(st.integers(0, 1), st.integers(1, 8), OPERATIONS)
LEADING = st.tuples(st.just("room"), st.just(0), st.sampled_from(["next", "next", "close"]))
BOTH = st.lists(st.one_of(MESSAGES, MESSAGES, MESSAGES, MESSAGES, MESSAGES, LEADING), min_size=30)

Message = tuple[Any, int, Any]


class Real:
    """The room's computer with its real services; blobs are told apart by number."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.room = open_room(services)
        self.key = services.rooms.public_key(self.room.code)
        self.phones = [PhoneKeys(self.room.code, bytes([number] * 16)) for number in range(2)]
        self.blobs = [wire.encode(seal_notebook(self.phones[0], {"n": n})) for n in range(3)]

    def answer(self, name: int | str, seq: int, message: Any) -> Any:
        if name == "room":
            return self.lead(message)
        if "blob" in message:
            message = message | {"blob": self.blobs[message["blob"]]}
        keys = self.phones[int(name)]
        body, reply = seal_request(keys, self.room.code, seq, message, self.key)
        try:
            told = open_answer(self.services.phones.act(self.room.code, body), reply)
        except WorkshopError as refusal:
            current = getattr(refusal, "current", None)
            told = {"code": refusal.code} | ({} if current is None else {"current": current})
        if told.get("blob"):
            told["blob"] = self.blobs.index(told["blob"])
        return {name: value for name, value in told.items() if name != "error"}

    def lead(self, command: str) -> str:
        rooms = self.services.rooms
        try:
            room = rooms.find(self.room.code)
            if command == "next" and room.status is RoomStatus.LOBBY:
                command = "start"
            rooms.command(self.room.code, Command(command))
        except WorkshopError:
            return "not done"
        return "done"


def small(messages: list[Message]) -> list[Any]:
    lines = "\n".join(json.dumps(message) for message in messages)
    done = node(HERE / "rules.mjs", stdin=lines)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(messages=BOTH)
def test_the_computer_of_the_walks_answers_as_the_real_one(
    build_services: Build, messages: list[Message]
) -> None:
    real = Real(build_services())

    assert small(messages) == [real.answer(*message) for message in messages]
