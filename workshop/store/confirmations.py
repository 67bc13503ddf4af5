"""Help lines that a facilitator confirmed: who looked at which numbers, and on what day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from workshop.store.schema import confirmations

INSERTS: dict[str, Callable[[Table], postgresql.Insert | sqlite.Insert]] = {
    "postgresql": postgresql.insert,
    "sqlite": sqlite.insert,
}
"""Both know what to do when there is such a row already, each in a dialect of its own."""

KEY = ("country", "line")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """``ways`` are the numbers as they then were; the emergency number's ``line`` is empty."""

    country: str
    line: str
    ways: str
    checked_on: date
    checked_by: str


def load(connection: Connection, country: str) -> list[Confirmation]:
    query = select(confirmations).where(confirmations.c.country == country)
    return [Confirmation(*row) for row in connection.execute(query)]


def put(connection: Connection, confirmation: Confirmation) -> None:
    """The latest word counts, whatever was said before, and by whichever server."""
    said = asdict(confirmation)
    row = INSERTS[connection.dialect.name](confirmations).values(said)
    connection.execute(row.on_conflict_do_update(index_elements=KEY, set_=said))


def forget(connection: Connection, country: str, line: str) -> None:
    connection.execute(
        delete(confirmations).where(
            confirmations.c.country == country, confirmations.c.line == line
        )
    )


def newest(connection: Connection) -> Confirmation | None:
    query = select(confirmations).order_by(
        confirmations.c.checked_on.desc(), confirmations.c.country, confirmations.c.line
    )
    row = connection.execute(query.limit(1)).one_or_none()
    return None if row is None else Confirmation(*row)
