"""The steps that make and change the tables: named, append-only, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from string import Template
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select

from workshop.domain.errors import WorkshopError
from workshop.store import schema

if TYPE_CHECKING:
    from workshop.store.database import Database

Step = Callable[[Connection], None]

ONE_MIGRATION_AT_A_TIME = 0x776F726B
"""The advisory lock under which PostgreSQL lets one process migrate; SQLite has its write lock."""


class NewerDatabase(WorkshopError):
    code = "newer_database"

    def __init__(self) -> None:
        super().__init__(
            "This database was last used by a newer version of the program. "
            "Please start that version, or choose another data folder."
        )


FIRST_TABLES = """
CREATE TABLE rooms (
    code TEXT PRIMARY KEY,
    script_id TEXT NOT NULL,
    sources TEXT NOT NULL,
    tier INTEGER NOT NULL,
    capacity INTEGER NOT NULL,
    status TEXT NOT NULL,
    revision INTEGER NOT NULL,
    segment INTEGER,
    segment_started_at BIGINT,
    paused_at BIGINT,
    paused_for_ms BIGINT NOT NULL,
    added_ms BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    started_at BIGINT,
    closing_at BIGINT,
    closed_at BIGINT,
    erased_at BIGINT,
    all_paused BOOLEAN NOT NULL,
    rehearsal BOOLEAN NOT NULL,
    public_key $blob NOT NULL,
    wrapped_secret $blob,
    watch_key $blob,
    details TEXT NOT NULL,
    summary TEXT
);
CREATE TABLE journal (
    room TEXT NOT NULL REFERENCES rooms (code) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    command TEXT NOT NULL,
    segment INTEGER,
    at BIGINT NOT NULL,
    PRIMARY KEY (room, revision)
);
CREATE TABLE participants (
    room TEXT NOT NULL REFERENCES rooms (code) ON DELETE CASCADE,
    pid $blob NOT NULL,
    public_key $blob NOT NULL,
    seq BIGINT NOT NULL,
    digest $blob NOT NULL,
    PRIMARY KEY (room, pid)
) $keyed;
CREATE TABLE notebooks (
    room TEXT NOT NULL REFERENCES rooms (code) ON DELETE CASCADE,
    pid $blob NOT NULL,
    rev BIGINT NOT NULL,
    blob $blob NOT NULL,
    PRIMARY KEY (room, pid)
) $keyed;
CREATE TABLE lines (
    room TEXT NOT NULL REFERENCES rooms (code) ON DELETE CASCADE,
    id $blob NOT NULL,
    status TEXT NOT NULL,
    place INTEGER,
    sealed $blob NOT NULL,
    PRIMARY KEY (room, id)
) $keyed;
CREATE TABLE ratings (
    room TEXT NOT NULL REFERENCES rooms (code) ON DELETE CASCADE,
    id $blob NOT NULL,
    arrival INTEGER,
    settled INTEGER,
    choice INTEGER,
    too_much TEXT,
    PRIMARY KEY (room, id)
) $keyed;
CREATE TABLE hands (
    room TEXT NOT NULL REFERENCES rooms (code) ON DELETE CASCADE,
    pid $blob NOT NULL,
    sealed $blob NOT NULL,
    raised_at BIGINT NOT NULL,
    acknowledged_at BIGINT,
    PRIMARY KEY (room, pid)
) $keyed
"""


def first_tables(connection: Connection) -> None:
    run(connection, FIRST_TABLES)


CONFIRMATIONS = """
CREATE TABLE confirmations (
    country TEXT NOT NULL,
    line TEXT NOT NULL,
    ways TEXT NOT NULL,
    checked_on DATE NOT NULL,
    checked_by TEXT NOT NULL,
    PRIMARY KEY (country, line)
)
"""


def confirmed_help_lines(connection: Connection) -> None:
    run(connection, CONFIRMATIONS)


DESK_PRINTS = """
CREATE TABLE desk_prints (
    room TEXT NOT NULL REFERENCES rooms (code) ON DELETE CASCADE,
    id $blob NOT NULL,
    word TEXT NOT NULL,
    status TEXT NOT NULL,
    sealed $blob,
    PRIMARY KEY (room, id),
    UNIQUE (room, word)
) $keyed
"""


def asked_desk_prints(connection: Connection) -> None:
    run(connection, DESK_PRINTS)


STEPS: tuple[Step, ...] = (first_tables, confirmed_help_lines, asked_desk_prints)
"""Append only: a released step is never changed, taken out or moved."""


def migrate(database: Database, now: datetime, steps: tuple[Step, ...] = STEPS) -> None:
    """Take every step not yet taken; two processes that start together take each one once."""
    with database.transaction() as connection:
        alone(connection)
        connection.exec_driver_sql(
            "CREATE TABLE IF NOT EXISTS migrations "
            "(name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)"
        )
        if taken(connection) - {step.__name__ for step in steps}:
            raise NewerDatabase
    for step in steps:
        with database.transaction() as connection:
            alone(connection)
            if step.__name__ not in taken(connection):
                step(connection)
                record = insert(schema.migrations)
                connection.execute(record, {"name": step.__name__, "applied_at": now})


def taken(connection: Connection) -> set[str]:
    return set(connection.execute(select(schema.migrations.c.name)).scalars())


def alone(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_MIGRATION_AT_A_TIME})")


def run(connection: Connection, script: str) -> None:
    """Run DDL that is written once: ``$blob`` is bytes, ``$keyed`` a table in its key's order."""
    sqlite = connection.dialect.name == "sqlite"
    words = {"blob": "BLOB", "keyed": "WITHOUT ROWID"} if sqlite else {"blob": "BYTEA", "keyed": ""}
    for statement in Template(script).substitute(words).split(";"):
        connection.exec_driver_sql(statement)
