"""The engine: how transactions begin, what the disk must promise, what its failures mean."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError, OperationalError

from workshop.domain.errors import StorageFull, WorkshopError
from workshop.store.writers import Writers

BUSY_TIMEOUT = 5
"""Seconds that one attempt waits for another process's write."""

CHECKPOINT_TIMEOUT = 100
"""Milliseconds."""

ATTEMPTS = 3

PRAGMA_ATTEMPTS = 100

PRAGMAS = (
    f"busy_timeout = {BUSY_TIMEOUT * 1000}",
    "journal_mode = WAL",
    "synchronous = FULL",  # a commit is on the disk before anyone is told
    "foreign_keys = ON",
    "secure_delete = ON",  # what is erased is overwritten
    "trusted_schema = OFF",
)


class DatabaseBusy(WorkshopError):
    code = "database_busy"

    def __init__(self) -> None:
        super().__init__("The computer is busy for a moment. Please try again.")


class DatabaseDamaged(WorkshopError):
    code = "database_damaged"

    def __init__(self) -> None:
        super().__init__(
            "The database cannot be read. It was left as it is; "
            "please choose another data folder, or restore a copy."
        )


class Database:
    def __init__(self, url: str) -> None:
        self.url = with_driver(make_url(url))
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            make_private(Path(self.url.database or ""))
            self.engine = sqlite_engine(self.url)
        else:
            self.engine = create_engine(self.url, pool_pre_ping=True, pool_size=8, max_overflow=24)
        self._writers = Writers(self._begin_immediate)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Write in one transaction; leaving the block returns once the commit is on disk.

        Never open a second one inside it.

        Raises:
            StorageFull: the disk took no more; nothing was changed.
        """
        with translated():
            if self.is_sqlite:
                with self._writers.transaction() as connection:
                    yield connection
            else:
                with self.engine.begin() as connection:
                    yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read one consistent state, without holding up writers."""
        with translated(), self.engine.connect() as connection:
            yield connection

    def checkpoint(self) -> bool:
        """Empty the write-ahead log, so that nothing erased stays in it; False while in use."""
        if not self.is_sqlite:
            return True
        with translated(), self._writers.alone():
            raw = self.engine.raw_connection()
            try:
                return truncate_log(raw.cursor())
            finally:
                raw.close()

    def answers(self) -> bool:
        """Whether the database can be read just now."""
        try:
            with self.reading() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM migrations").scalar()
        except (WorkshopError, DBAPIError):
            return False
        return True

    def integrity(self) -> str:
        """``ok``, or the first thing that SQLite finds wrong with its file."""
        if not self.is_sqlite:
            return "ok" if self.answers() else "unreachable"
        try:
            with self.reading() as connection:
                return str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
        except (WorkshopError, DBAPIError) as error:
            return str(error)

    def close(self) -> None:
        self.engine.dispose()

    def _begin_immediate(self) -> Connection:
        for attempt in range(1, ATTEMPTS + 1):
            connection = self.engine.connect().execution_options(begin="BEGIN IMMEDIATE")
            try:
                connection.begin()
            except BaseException as error:
                connection.close()
                if attempt < ATTEMPTS and isinstance(refusal(error), DatabaseBusy):
                    continue
                raise
            return connection
        raise DatabaseBusy


def with_driver(url: URL) -> URL:
    return (
        url.set(drivername="postgresql+psycopg") if url.drivername.startswith("postgres") else url
    )


def make_private(path: Path) -> None:
    """Only who runs the program may read its data; SQLite's side files take the file's mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.chmod(0o600)


def sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url, pool_size=8, max_overflow=24, connect_args={"timeout": BUSY_TIMEOUT}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # we say ourselves when a transaction begins
        for pragma in PRAGMAS:
            run_pragma(connection, pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def truncate_log(cursor: DBAPICursor) -> bool:
    """Writers are kept out meanwhile, so a reader who holds the log is not waited for long."""
    cursor.execute(f"PRAGMA busy_timeout = {CHECKPOINT_TIMEOUT}")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (busy, *_) = cursor.fetchone() or (1,)
    cursor.execute(f"PRAGMA {PRAGMAS[0]}")
    return not busy


def run_pragma(connection: sqlite3.Connection, pragma: str) -> None:
    """Set a pragma; two processes that both switch a new file to WAL do not wait by themselves."""
    for _ in range(PRAGMA_ATTEMPTS):
        try:
            connection.execute(f"PRAGMA {pragma}").close()
            return
        except sqlite3.OperationalError as error:
            if not isinstance(refusal(error), DatabaseBusy):
                raise
            time.sleep(0.02)
    raise DatabaseBusy


@contextmanager
def translated() -> Iterator[None]:
    """Say what a driver's error means for the person at the other end."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        meaning = refusal(error)
        if meaning is None:
            raise
        raise meaning from error


def refusal(error: BaseException) -> WorkshopError | None:
    """What a driver's error means; None when it is a mistake of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        return SQLITE_MEANINGS[code]() if code in SQLITE_MEANINGS else None
    state = getattr(cause, "sqlstate", None)
    if state == POSTGRESQL_DISK_FULL:
        return StorageFull()
    unreachable = state is None and isinstance(error, OperationalError)
    return DatabaseBusy() if unreachable or (state or "")[:2] in POSTGRESQL_PASSING else None


POSTGRESQL_DISK_FULL = "53100"

POSTGRESQL_PASSING = frozenset({"08", "40", "53", "57"})
"""Classes of SQLSTATE that pass: connection lost, serialization, resources, shutting down."""

SQLITE_MEANINGS: dict[int, type[StorageFull | DatabaseBusy | DatabaseDamaged]] = {
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_IOERR: StorageFull,
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
    sqlite3.SQLITE_NOTADB: DatabaseDamaged,
}
