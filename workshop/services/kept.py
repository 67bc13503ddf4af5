"""What a closed room still keeps: sealed notebooks, for as long as the retention lasts.

The room's secret key is gone, so nothing can be sealed to it. A phone signs what it asks for and
sends it as it is; there is nothing in it, or in the answer, that its own keys have not locked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection

from workshop.domain import wire
from workshop.domain.clock import Clock
from workshop.domain.errors import NotebookMoved, NotJoined, UnknownRoom
from workshop.services.actions import NOTEBOOK_LENGTHS, NOTEBOOK_VERSION, Answer, sealed_notebook
from workshop.services.keys import Keys
from workshop.services.messages import Message, SignedBox, read_signed
from workshop.store import notebooks, participants
from workshop.store import rooms as stored
from workshop.store.database import Database

OPERATION = "kept"


class KeptNotebooks:
    def __init__(
        self,
        database: Database,
        keys: Keys,
        retention: timedelta,
        clock: Clock,
        erased: Callable[[], None],
    ) -> None:
        self._database = database
        self._keys = keys
        self._retention = retention
        self._clock = clock
        self._erased = erased

    def until(self, code: str) -> datetime | None:
        """When a closed room's notebooks go; None if it is open, or they are gone."""
        with self._database.reading() as connection:
            return self._until(connection, code)

    def act(self, code: str, body: bytes) -> bytes:
        """Load, save or erase one's own notebook; the answer is padded, and not sealed.

        The number in the frame counts for nothing: whoever repeats what they overheard loads the
        same locked bytes, erases what its author erased, or saves a revision that is there already.

        Raises:
            UnknownRoom: the room is not closed, or keeps nothing any more.
            NotJoined: there is no such participant, or they have erased themselves.
        """
        signed = read_signed(code, body, OPERATION)
        message = Message.parse(wire.unpad(signed.box))
        operation = message.one_of("op", ("load", "save", "erase"))
        reads = operation == "load"
        with self._database.reading() if reads else self._database.transaction() as connection:
            if self._until(connection, code) is None:
                raise UnknownRoom
            if reads:
                answer = self._loaded(connection, code, signed)
            elif operation == "save":
                answer = saved(connection, code, signed, message)
            else:
                participants.erase(connection, code, signed.pid)
                answer = {"erased": True}
        if operation == "erase":
            self._erased()
        return wire.pad_answer(json.dumps(answer, ensure_ascii=False).encode())

    def _until(self, connection: Connection, code: str) -> datetime | None:
        room = stored.load(connection, code)
        if room is None or room.is_open or not stored.has_people(connection, code):
            return None
        until = room.kept_until(self._retention)
        return until if until and self._clock() < until else None

    def _loaded(self, connection: Connection, code: str, signed: SignedBox) -> Answer:
        """Who has nothing here gets as much, which opens with no key: a listener cannot tell."""
        nothing = 1, self._decoy(code, signed.pid)
        rev, blob = notebooks.load(connection, code, signed.pid) or nothing
        return {"rev": rev, "blob": wire.encode(blob)}

    def _decoy(self, code: str, pid: bytes) -> bytes:
        seed = self._keys.mac("no-notebook", code.encode() + pid)
        length = min(NOTEBOOK_LENGTHS) - 1
        return bytes([NOTEBOOK_VERSION]) + hashlib.shake_256(seed).digest(length)


def saved(connection: Connection, code: str, signed: SignedBox, message: Message) -> Answer:
    rev, blob = message.whole("rev", 1), sealed_notebook(message)
    if participants.last_message(connection, code, signed.pid) is None:
        raise NotJoined
    if not notebooks.save(connection, code, signed.pid, rev, blob):
        kept_rev, kept = notebooks.load(connection, code, signed.pid) or (0, b"")
        if (kept_rev, kept) != (rev, blob):
            moved = NotebookMoved(kept_rev)
            said = {"error": str(moved), "code": moved.code}
            return said | {"rev": kept_rev, "blob": wire.encode(kept)}
    return {"rev": rev}
