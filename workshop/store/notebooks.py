"""Sealed notebooks: one opaque blob per participant, whose revision only grows."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, text

from workshop.store.schema import notebooks

KEEP_NEWER = text(
    "INSERT INTO notebooks (room, pid, rev, blob) VALUES (:room, :pid, :rev, :blob) "
    "ON CONFLICT (room, pid) DO UPDATE SET rev = excluded.rev, blob = excluded.blob "
    "WHERE notebooks.rev < excluded.rev"
)

ONE = select(notebooks.c.rev, notebooks.c.blob).where(
    notebooks.c.room == bindparam("room"), notebooks.c.pid == bindparam("pid")
)


def save(connection: Connection, code: str, pid: bytes, rev: int, blob: bytes) -> bool:
    """Keep the blob if its revision is newer than the one that is kept."""
    values = {"room": code, "pid": pid, "rev": rev, "blob": blob}
    return connection.execute(KEEP_NEWER, values).rowcount == 1


def load(connection: Connection, code: str, pid: bytes) -> tuple[int, bytes] | None:
    row = connection.execute(ONE, {"room": code, "pid": pid}).one_or_none()
    return None if row is None else (row.rev, bytes(row.blob))


def revision(connection: Connection, code: str, pid: bytes) -> int:
    """The kept revision; 0 when nothing is kept."""
    query = ONE.with_only_columns(notebooks.c.rev)
    return connection.execute(query, {"room": code, "pid": pid}).scalar_one_or_none() or 0
