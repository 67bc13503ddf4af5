"""Quiet hands: who waits, without saying who they are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from workshop.domain.clock import Clock
from workshop.domain.wire import encode
from workshop.services.keyring import Keyring
from workshop.services.keys import Keys
from workshop.store import hands
from workshop.store.database import Database

WISHES = ("come", "step_out_with_me", "later")
"""What a quiet hand can ask for: come to me, step out with me, see me later."""

LONGEST_PLACE = 40


@dataclass(frozen=True, slots=True)
class Hand:
    """One quiet hand. ``key`` names it to ``acknowledge`` and leads to nobody."""

    key: str
    wish: str
    place: str
    raised_at: datetime
    acknowledged_at: datetime | None


class Hands:
    def __init__(self, database: Database, keyring: Keyring, keys: Keys, clock: Clock) -> None:
        self._database = database
        self._keyring = keyring
        self._keys = keys
        self._clock = clock

    def waiting(self, code: str) -> list[Hand]:
        """The hands that are up, the longest first; those seen stay until they are lowered."""
        with self._database.reading() as connection:
            raised = hands.load(connection, code)
        return [self._opened(code, each) for each in raised]

    def acknowledge(self, code: str, key: str) -> None:
        """Somebody has seen this hand; its phone will say so."""
        with self._database.transaction() as connection:
            for each in hands.load(connection, code):
                if self._key(code, each.pid) == key:
                    hands.acknowledge(connection, code, each.pid, self._clock())

    def _opened(self, code: str, raised: hands.SealedHand) -> Hand:
        said = json.loads(self._keyring.unseal(code, raised.sealed))
        key = self._key(code, raised.pid)
        return Hand(key, said["wish"], said["place"], raised.raised_at, raised.acknowledged_at)

    def _key(self, code: str, pid: bytes) -> str:
        return encode(self._keys.mac("hand", code.encode() + pid)[:16])
