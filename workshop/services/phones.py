"""The one endpoint of an open room: verify, open, do it in one transaction, answer sealed.

An answer leaves only after the commit, so a phone that has one can rely on it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy import Connection

from workshop.domain import wire
from workshop.domain.clock import Clock
from workshop.domain.errors import (
    BadRequest,
    BadSignature,
    NotebookMoved,
    NotJoined,
    NotNow,
    RoomFull,
    SequenceUsed,
    UnknownRoom,
    WorkshopError,
)
from workshop.domain.handout import HandoutRequest, read_request
from workshop.domain.room import Room
from workshop.domain.script import Script
from workshop.pdf.pipe import Made
from workshop.services.actions import (
    LINES_EACH,
    PRINTS_EACH,
    READS,
    WRITES,
    Answer,
    Deed,
    Tally,
)
from workshop.services.feed import Feed
from workshop.services.keyring import Keyring
from workshop.services.messages import Message, SignedBox, read_signed, sealed_answer
from workshop.store import notebooks, participants
from workshop.store import rooms as stored
from workshop.store.database import Database

SPARE_SEATS = 0.1
"""People change phones: this share of the capacity may join on top."""

NEED_THE_ROOM_AS_IT_IS = frozenset({"join", "line", "withdraw", "ratings", "print"})
"""Operations that count what is there, or change the room, or that a command would make wrong."""

ERASING = frozenset({"erase", "withdraw", "unsend", "unprint"})
"""Operations after which nothing of what they took back may stay, not even in the log."""

REPLY_KEY_LENGTH = 32
PUBLIC_KEY_LENGTH = 32
LONGEST_OPERATION = 20


Later = Callable[[], bytes]

Say = Callable[[WorkshopError], str]
"""How a refusal is said to the person whose phone this is."""


class Printing(Protocol):
    def render(self, code: str, request: HandoutRequest) -> Made: ...


class Phones:
    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        feed: Feed,
        script: Callable[[str], Script],
        printing: Printing,
        clock: Clock,
        erased: Callable[[], None],
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._feed = feed
        self._script = script
        self._printing = printing
        self._clock = clock
        self._erased = erased
        self._lines_sent = Tally(LINES_EACH)
        self._prints_asked = Tally(PRINTS_EACH)

    def act(self, code: str, body: bytes, say: Say = str) -> bytes:
        """Do what one request asks; the answer is sealed for the phone that sent it.

        An operation that is refused is a sealed answer too. Raised is only what keeps the request
        from being one: it cannot be read, is not signed, comes from nobody here, or out of turn.
        """
        answer = self.begin(code, body, say)
        return answer if isinstance(answer, bytes) else answer()

    def begin(self, code: str, body: bytes, say: Say = str) -> bytes | Later:
        """As ``act``, but what takes long, a handout, is left to the caller to go on with.

        So a room that prints all at once does not take every thread from those who still write.
        """
        signed = read_signed(code, body)
        message = Message.parse(wire.unpad(self._keyring.open_envelope(code, signed.box)))
        reply_key = message.raw("reply", REPLY_KEY_LENGTH)
        operation = message.text("op", LONGEST_OPERATION)
        if message.raw("from", PUBLIC_KEY_LENGTH) != signed.public_key:
            raise BadSignature  # a box that was overheard, under another phone's signature
        if operation == "handout":
            self._admit_printing(code, signed)
            return lambda: sealed_answer(said(self._print(code, message), say), reply_key)
        answer = self._answer(code, signed, operation, message)
        return sealed_answer(said(answer, say), reply_key)

    def _answer(self, code: str, signed: SignedBox, operation: str, message: Message) -> Answer:
        if operation in READS:
            return self._read(code, signed, operation, message)
        if operation in WRITES:
            return self._write(code, signed, operation, message)
        return refused(BadRequest("This page asks for something that the room does not know."))

    def _read(self, code: str, signed: SignedBox, operation: str, message: Message) -> Answer:
        with self._database.reading() as connection:
            room = open_room(connection, code)
            last = participants.last_message(connection, code, signed.pid)
            if last is None:
                raise NotJoined
            if signed.seq < last[0] or (signed.seq == last[0] and signed.digest != last[1]):
                raise SequenceUsed(last[0])
            return READS[operation](self._deed(connection, room, signed.pid, message))

    def _write(self, code: str, signed: SignedBox, operation: str, message: Message) -> Answer:
        deeds: list[Deed] = []
        try:
            answer = self._committed(code, signed, operation, message, deeds)
        except BaseException:
            for tally in (deed.counted_in for deed in deeds if deed.counted_in):
                tally.give_back(code, signed.pid)
            raise
        if any(deed.room_changed for deed in deeds):
            self._feed.changed(code)
        if operation in ERASING:
            self._erased()
        return answer

    def _committed(
        self, code: str, signed: SignedBox, operation: str, message: Message, deeds: list[Deed]
    ) -> Answer:
        """Do it in one transaction; ``deeds`` holds what was tried, should the commit fail too."""
        with self._database.transaction() as connection:
            room = open_room(connection, code, locked=operation in NEED_THE_ROOM_AS_IT_IS)
            try:
                again = admitted(connection, room, signed, operation)
                deeds.append(self._deed(connection, room, signed.pid, message, again))
                return WRITES[operation](deeds[0])
            except (NotJoined, SequenceUsed):
                raise
            except NotebookMoved as moved:
                return refused(moved) | kept_notebook(connection, code, signed.pid)
            except WorkshopError as refusal:
                return refused(refusal)

    def _admit_printing(self, code: str, signed: SignedBox) -> None:
        """Printing takes its time, so its number is used up before and no transaction waits."""
        with self._database.transaction() as connection:
            admitted(connection, open_room(connection, code), signed, "handout")

    def _print(self, code: str, message: Message) -> Answer:
        try:
            made = self._printing.render(code, read_request(message.fields))
        except WorkshopError as refusal:
            return refused(refusal)
        return {"pdf": wire.encode(made.pdf), "missing": made.missing}

    def _deed(
        self,
        connection: Connection,
        room: Room,
        pid: bytes,
        message: Message,
        again: bool = False,
    ) -> Deed:
        return Deed(
            connection,
            room,
            pid,
            message,
            again,
            self._clock(),
            self._script,
            self._keyring.seal,
            self._lines_sent,
            self._prints_asked,
        )


def open_room(connection: Connection, code: str, locked: bool = False) -> Room:
    room = stored.load(connection, code, locked)
    if room is None or not room.is_open:
        raise UnknownRoom
    return room


def admitted(connection: Connection, room: Room, signed: SignedBox, operation: str) -> bool:
    """Use up the message's number; whether this very message was here before.

    Raises:
        NotJoined: only a joining phone may be new. Erasing nothing is no reason to refuse either.
        SequenceUsed: another message had this number or a later one.
    """
    if participants.take_number(connection, room.code, signed.pid, signed.seq, signed.digest):
        return False
    last = participants.last_message(connection, room.code, signed.pid)
    if last is None:
        return welcome(connection, room, signed, operation)
    if last != (signed.seq, signed.digest):
        raise SequenceUsed(last[0])
    return True


def welcome(connection: Connection, room: Room, signed: SignedBox, operation: str) -> bool:
    if operation == "erase":
        return True
    if operation != "join":
        raise NotJoined
    if not room.may_join:
        raise NotNow("This room has finished. It cannot be joined any more.")
    if participants.count(connection, room.code) >= seats(room.capacity):
        raise RoomFull
    participants.add(
        connection, room.code, signed.pid, signed.public_key, signed.seq, signed.digest
    )
    return False


def seats(capacity: int) -> int:
    return capacity + math.ceil(capacity * SPARE_SEATS)


def refused(refusal: WorkshopError) -> Answer:
    return {"error": refusal, "code": refusal.code}


def said(answer: Answer, say: Say) -> Answer:
    """The answer with its refusal, if it is one, in words."""
    return answer | {"error": say(answer["error"])} if "error" in answer else answer


def kept_notebook(connection: Connection, code: str, pid: bytes) -> dict[str, Any]:
    kept = notebooks.load(connection, code, pid)
    return {"rev": kept[0], "blob": wire.encode(kept[1])} if kept else {"rev": 0, "blob": None}
