"""Desk prints: sealed, under random ids and a pick-up word, with nothing of who or when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from workshop.domain.desk_print import PrintStatus
from workshop.store.schema import desk_prints


@dataclass(frozen=True, slots=True)
class SealedPrint:
    """Once it is printed and forgotten, nothing is sealed any more."""

    id: bytes
    word: str
    status: PrintStatus
    sealed: bytes | None


def add(connection: Connection, code: str, print_id: bytes, word: str, sealed: bytes) -> None:
    row = {"room": code, "id": print_id, "word": word, "sealed": sealed}
    connection.execute(insert(desk_prints), {**row, "status": PrintStatus.WAITING})


def load(connection: Connection, code: str) -> list[SealedPrint]:
    """All of a room's, by their words: an order that says nothing."""
    columns = (desk_prints.c.id, desk_prints.c.word, desk_prints.c.status, desk_prints.c.sealed)
    query = select(*columns).where(desk_prints.c.room == code).order_by(desk_prints.c.word)
    return [
        SealedPrint(bytes(row.id), row.word, PrintStatus(row.status), row.sealed)
        for row in connection.execute(query)
    ]


def status(connection: Connection, code: str, print_id: bytes) -> PrintStatus | None:
    query = select(desk_prints.c.status).where(
        desk_prints.c.room == code, desk_prints.c.id == print_id
    )
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else PrintStatus(found)


def mark(connection: Connection, code: str, words: Collection[str], to: PrintStatus) -> None:
    """Say what has become of them, as long as they are not forgotten."""
    connection.execute(
        update(desk_prints)
        .where(
            desk_prints.c.room == code,
            desk_prints.c.word.in_(words),
            desk_prints.c.sealed.is_not(None),
        )
        .values(status=to)
    )


def forget(connection: Connection, code: str, words: Collection[str]) -> None:
    """Delete what was asked for. The word stays: its pages lie on the desk, and wait under it."""
    connection.execute(
        update(desk_prints)
        .where(desk_prints.c.room == code, desk_prints.c.word.in_(words))
        .values(status=PrintStatus.PRINTED, sealed=None)
    )


def remove(connection: Connection, code: str, print_id: bytes) -> None:
    this = (desk_prints.c.room == code) & (desk_prints.c.id == print_id)
    connection.execute(delete(desk_prints).where(this))


def clear(connection: Connection, code: str) -> None:
    connection.execute(delete(desk_prints).where(desk_prints.c.room == code))
