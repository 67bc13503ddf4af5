"""Participants: a public key, and the number of the last message it signed."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from workshop.store.schema import hands, notebooks, participants

THIS_ONE = (participants.c.room == bindparam("at_room")) & (
    participants.c.pid == bindparam("of_pid")
)

TAKE_NUMBER = update(participants).where(THIS_ONE, participants.c.seq < bindparam("new_seq"))
LAST_MESSAGE = select(participants.c.seq, participants.c.digest).where(THIS_ONE)
HOW_MANY = select(func.count()).where(participants.c.room == bindparam("at_room"))


def add(
    connection: Connection, code: str, pid: bytes, public_key: bytes, seq: int, digest: bytes
) -> None:
    row = {"room": code, "pid": pid, "public_key": public_key, "seq": seq, "digest": digest}
    connection.execute(insert(participants), row)


def take_number(connection: Connection, code: str, pid: bytes, seq: int, digest: bytes) -> bool:
    """Use up ``seq``; False when this or a later number is used, or nobody has this pid."""
    values = {"at_room": code, "of_pid": pid, "new_seq": seq, "seq": seq, "digest": digest}
    return connection.execute(TAKE_NUMBER, values).rowcount == 1


def last_message(connection: Connection, code: str, pid: bytes) -> tuple[int, bytes] | None:
    row = connection.execute(LAST_MESSAGE, {"at_room": code, "of_pid": pid}).one_or_none()
    return None if row is None else (row.seq, bytes(row.digest))


def count(connection: Connection, code: str) -> int:
    return connection.execute(HOW_MANY, {"at_room": code}).scalar_one()


def erase(connection: Connection, code: str, pid: bytes) -> None:
    """Delete a participant with everything that is kept under their pid."""
    for table in (notebooks, hands, participants):
        connection.execute(delete(table).where(table.c.room == code, table.c.pid == pid))
