"""Quiet hands: one per participant, what they wish sealed to the room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, text, update

from workshop.store.schema import Instant, hands

RAISE = text(
    "INSERT INTO hands (room, pid, sealed, raised_at) VALUES (:room, :pid, :sealed, :now) "
    "ON CONFLICT (room, pid) DO UPDATE SET sealed = excluded.sealed, acknowledged_at = NULL, "
    "raised_at = CASE WHEN hands.acknowledged_at IS NULL THEN hands.raised_at "
    "ELSE excluded.raised_at END"
).bindparams(bindparam("now", type_=Instant))


@dataclass(frozen=True, slots=True)
class SealedHand:
    pid: bytes
    sealed: bytes
    raised_at: datetime
    acknowledged_at: datetime | None


def put_up(connection: Connection, code: str, pid: bytes, sealed: bytes, now: datetime) -> None:
    """Raise a hand. One that is up and waiting keeps its time; one that was seen is up anew."""
    connection.execute(RAISE, {"room": code, "pid": pid, "sealed": sealed, "now": now})


def load(connection: Connection, code: str) -> list[SealedHand]:
    columns = (hands.c.pid, hands.c.sealed, hands.c.raised_at, hands.c.acknowledged_at)
    rows = connection.execute(
        select(*columns).where(hands.c.room == code).order_by(hands.c.raised_at, hands.c.pid)
    )
    return [SealedHand(bytes(pid), bytes(sealed), at, seen) for pid, sealed, at, seen in rows]


def load_one(connection: Connection, code: str, pid: bytes) -> SealedHand | None:
    columns = (hands.c.sealed, hands.c.raised_at, hands.c.acknowledged_at)
    query = select(*columns).where(hands.c.room == code, hands.c.pid == pid)
    row = connection.execute(query).one_or_none()
    return None if row is None else SealedHand(pid, *row)


def acknowledge(connection: Connection, code: str, pid: bytes, now: datetime) -> None:
    connection.execute(
        update(hands)
        .where(hands.c.room == code, hands.c.pid == pid, hands.c.acknowledged_at.is_(None))
        .values(acknowledged_at=now)
    )


def lower(connection: Connection, code: str, pid: bytes) -> None:
    connection.execute(delete(hands).where(hands.c.room == code, hands.c.pid == pid))


def clear(connection: Connection, code: str) -> None:
    connection.execute(delete(hands).where(hands.c.room == code))
