"""The tables as queries see them; ``migrations.py`` makes them.

No table that holds something a person said carries both who and when: lines, ratings and desk
prints have random ids and no times, and lie in the order of those ids.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Dialect,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
MILLISECOND = timedelta(milliseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant, kept as whole microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + value * MICROSECOND


class Span(TypeDecorator[timedelta]):
    """A length of time, kept as whole milliseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else value // MILLISECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else value * MILLISECOND


metadata = MetaData()

migrations = Table(
    "migrations",
    metadata,
    Column("name", Text, primary_key=True),
    Column("applied_at", Instant, nullable=False),
)

rooms = Table(
    "rooms",
    metadata,
    Column("code", Text, primary_key=True),
    Column("script_id", Text, nullable=False),
    Column("sources", Text, nullable=False),
    Column("tier", Integer, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("segment", Integer),
    Column("segment_started_at", Instant),
    Column("paused_at", Instant),
    Column("paused_for_ms", Span, nullable=False),
    Column("added_ms", Span, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("closing_at", Instant),
    Column("closed_at", Instant),
    Column("erased_at", Instant),
    Column("all_paused", Boolean, nullable=False),
    Column("rehearsal", Boolean, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("wrapped_secret", LargeBinary),
    Column("watch_key", LargeBinary),
    Column("details", Text, nullable=False),
    Column("summary", Text),
)

journal = Table(
    "journal",
    metadata,
    Column("room", Text, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("command", Text, nullable=False),
    Column("segment", Integer),
    Column("at", Instant, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("room", Text, primary_key=True),
    Column("pid", LargeBinary, primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
)

notebooks = Table(
    "notebooks",
    metadata,
    Column("room", Text, primary_key=True),
    Column("pid", LargeBinary, primary_key=True),
    Column("rev", BigInteger, nullable=False),
    Column("blob", LargeBinary, nullable=False),
)

lines = Table(
    "lines",
    metadata,
    Column("room", Text, primary_key=True),
    Column("id", LargeBinary, primary_key=True),
    Column("status", Text, nullable=False),
    Column("place", Integer),
    Column("sealed", LargeBinary, nullable=False),
)

ratings = Table(
    "ratings",
    metadata,
    Column("room", Text, primary_key=True),
    Column("id", LargeBinary, primary_key=True),
    Column("arrival", Integer),
    Column("settled", Integer),
    Column("choice", Integer),
    Column("too_much", Text),
)

hands = Table(
    "hands",
    metadata,
    Column("room", Text, primary_key=True),
    Column("pid", LargeBinary, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("raised_at", Instant, nullable=False),
    Column("acknowledged_at", Instant),
)

desk_prints = Table(
    "desk_prints",
    metadata,
    Column("room", Text, primary_key=True),
    Column("id", LargeBinary, primary_key=True),
    Column("word", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("sealed", LargeBinary),
)

confirmations = Table(
    "confirmations",
    metadata,
    Column("country", Text, primary_key=True),
    Column("line", Text, primary_key=True),
    Column("ways", Text, nullable=False),
    Column("checked_on", Date, nullable=False),
    Column("checked_by", Text, nullable=False),
)

ABOUT_PEOPLE = (participants, notebooks, lines, ratings, hands, desk_prints)
"""Everything that is erased when a room's data is."""
