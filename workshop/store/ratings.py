"""Closing ratings: numbers under random ids, with nothing of who or when."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, func, select, text

from workshop.store.schema import ratings

PUT = text(
    "INSERT INTO ratings (room, id, arrival, settled, choice, too_much) "
    "VALUES (:room, :id, :arrival, :settled, :choice, :too_much) "
    "ON CONFLICT (room, id) DO UPDATE SET arrival = excluded.arrival, settled = excluded.settled, "
    "choice = excluded.choice, too_much = excluded.too_much"
)


@dataclass(frozen=True, slots=True)
class Rating:
    """What one person chose to send; ``None`` is a question left out."""

    arrival: int | None
    settled: int | None
    choice: int | None
    too_much: str | None


def put(connection: Connection, code: str, rating_id: bytes, rating: Rating) -> None:
    connection.execute(PUT, {"room": code, "id": rating_id, **asdict(rating)})


def exists(connection: Connection, code: str, rating_id: bytes) -> bool:
    query = select(ratings.c.id).where(ratings.c.room == code, ratings.c.id == rating_id)
    return connection.execute(query).one_or_none() is not None


def count(connection: Connection, code: str) -> int:
    query = select(func.count()).where(ratings.c.room == code)
    return connection.execute(query).scalar_one()


def remove(connection: Connection, code: str, rating_id: bytes) -> None:
    connection.execute(delete(ratings).where(ratings.c.room == code, ratings.c.id == rating_id))


def load(connection: Connection, code: str) -> list[Rating]:
    columns = (ratings.c.arrival, ratings.c.settled, ratings.c.choice, ratings.c.too_much)
    rows = connection.execute(select(*columns).where(ratings.c.room == code))
    return [Rating(*row) for row in rows]


def clear(connection: Connection, code: str) -> None:
    connection.execute(delete(ratings).where(ratings.c.room == code))
