"""Transactions, what the disk promises, and what its failures mean."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import IntegrityError

from tests.builders import joined_phone, open_room
from workshop.cli.phone_client import Refused
from workshop.domain.errors import StorageFull, WorkshopError
from workshop.services import Services
from workshop.store.database import Database, DatabaseBusy, DatabaseDamaged, with_driver


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database with one table to write to."""
    opened = Database(database_url)
    with opened.transaction() as connection:
        connection.exec_driver_sql("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
    yield opened
    opened.close()


def put(database: Database, number: int, text: str = "") -> None:
    with database.transaction() as connection:
        connection.exec_driver_sql(f"INSERT INTO notes VALUES ({number}, '{text}')")


def put_many(database: Database, numbers: range) -> None:
    for number in numbers:
        put(database, number, "x" * 4000)


def numbers(database: Database) -> list[int]:
    with database.reading() as connection:
        return list(connection.exec_driver_sql("SELECT id FROM notes ORDER BY id").scalars())


def pragma(database: Database, name: str) -> object:
    with database.reading() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "workshop.db"


@pytest.fixture
def sqlite(sqlite_file: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{sqlite_file}")
    with opened.transaction() as connection:
        connection.exec_driver_sql("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
    yield opened
    opened.close()


def test_a_transaction_is_there_for_all_when_its_block_is_left(database: Database) -> None:
    put(database, 1)

    assert numbers(database) == [1]


@pytest.mark.parametrize("reason", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_transaction_that_fails_changes_nothing(
    database: Database, reason: type[BaseException]
) -> None:
    def write_and_fail() -> None:
        with database.transaction() as connection:
            connection.exec_driver_sql("INSERT INTO notes VALUES (1, '')")
            raise reason

    with pytest.raises(reason):
        write_and_fail()

    assert numbers(database) == []
    put(database, 2)
    assert numbers(database) == [2]


def test_a_reader_sees_one_state_and_holds_nobody_up(sqlite: Database) -> None:
    put(sqlite, 1)
    with sqlite.reading() as reader:
        before = reader.exec_driver_sql("SELECT count(*) FROM notes").scalar()
        put(sqlite, 2)
        after = reader.exec_driver_sql("SELECT count(*) FROM notes").scalar()

    assert (before, after, numbers(sqlite)) == (1, 1, [1, 2])


def test_every_connection_keeps_the_promises(sqlite: Database) -> None:
    promises = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
    }

    assert {name: pragma(sqlite, name) for name in promises} == promises
    sqlite.checkpoint()
    assert {name: pragma(sqlite, name) for name in promises} == promises


def test_only_the_owner_may_read_the_files(sqlite: Database, sqlite_file: Path) -> None:
    put(sqlite, 1)

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in sqlite_file.parent.iterdir()}
    assert modes == dict.fromkeys(("workshop.db", "workshop.db-wal", "workshop.db-shm"), 0o600)
    assert stat.S_IMODE(sqlite_file.parent.stat().st_mode) == 0o700


def test_two_hundred_writers_at_once_all_get_through(database: Database) -> None:
    threads = [threading.Thread(target=put, args=(database, number)) for number in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert numbers(database) == list(range(200))


def test_a_writer_waits_for_another_process(sqlite: Database, sqlite_file: Path) -> None:
    script = (
        "import sqlite3, sys, time\n"
        f"c = sqlite3.connect({str(sqlite_file)!r}, isolation_level=None)\n"
        "c.execute('BEGIN EXCLUSIVE'); print('locked', flush=True); time.sleep(0.7)\n"
        "c.execute('COMMIT')\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        put(sqlite, 1)

    assert numbers(sqlite) == [1]


def test_a_database_that_stays_locked_is_busy_in_words(
    sqlite_file: Path, sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "workshop.store.database.PRAGMAS", ("busy_timeout = 10", "journal_mode = WAL")
    )
    other = Database(f"sqlite:///{sqlite_file}")
    with sqlite.transaction(), pytest.raises(DatabaseBusy, match="busy for a moment"):
        put(other, 1)
    put(other, 2)

    assert numbers(sqlite) == [2]
    other.close()


def test_a_full_disk_is_told_and_changes_nothing(sqlite: Database) -> None:
    put(sqlite, 1)
    with sqlite.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")

    with pytest.raises(StorageFull, match="out of space"):
        put_many(sqlite, range(2, 100))
    kept = numbers(sqlite)

    with sqlite.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM notes WHERE id > 1")
    assert numbers(sqlite) == [1]
    assert kept == list(range(1, len(kept) + 1))


def test_phones_are_told_that_the_disk_is_full_and_reading_goes_on(services: Services) -> None:
    room = open_room(services)
    phone = joined_phone(services, room)
    phone.save({"letter_a": "kept"})
    with services.database.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(Refused, match="Your words are on your phone only") as refusal:
        phone.act("save", rev=9, blob=big_blob())

    assert refusal.value.code == "storage_full"
    assert phone.load()["notebook"]["answers"] == {"letter_a": "kept"}
    assert phone.erase() == {"erased": True}


def big_blob() -> str:
    return "AQ" + "A" * ((1 + 24 + 16 + 49152) * 4 // 3 - 2 + 1)


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "workshop.db"
    path.write_bytes(b"My notes, not yours. " * 100)
    database = Database(f"sqlite:///{path}")

    with pytest.raises(DatabaseDamaged, match="It was left as it is"):
        put(database, 1)
    assert database.integrity().startswith("The database cannot be read")
    assert not database.answers()
    assert path.read_bytes() == b"My notes, not yours. " * 100


def test_a_damaged_page_is_found(sqlite: Database, sqlite_file: Path) -> None:
    for number in range(200):
        put(sqlite, number, "x" * 1000)
    assert sqlite.integrity() == "ok"
    sqlite.checkpoint()
    sqlite.close()
    with sqlite_file.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xff" * 4096)

    assert sqlite.integrity() != "ok"


def test_a_rule_of_the_tables_is_not_mistaken_for_a_full_disk(database: Database) -> None:
    put(database, 1)

    with pytest.raises(IntegrityError):
        put(database, 1)
    put(database, 2)
    assert numbers(database) == [1, 2]


def test_emptying_the_log_leaves_it_without_a_byte(sqlite: Database, sqlite_file: Path) -> None:
    put(sqlite, 1)
    log = sqlite_file.with_name("workshop.db-wal")
    assert log.stat().st_size > 0

    assert sqlite.checkpoint()
    assert log.stat().st_size == 0


def test_a_log_in_use_is_not_emptied(sqlite: Database) -> None:
    put(sqlite, 1)
    with sqlite.reading() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM notes").scalar()
        put(sqlite, 2)
        assert not sqlite.checkpoint()

    assert sqlite.checkpoint()


def test_the_log_is_emptied_between_writers(sqlite: Database) -> None:
    done: list[bool] = []
    writers = [threading.Thread(target=put, args=(sqlite, number)) for number in range(50)]
    emptying = [threading.Thread(target=lambda: done.append(sqlite.checkpoint())) for _ in range(5)]
    for thread in [*writers[:25], *emptying, *writers[25:]]:
        thread.start()
    for thread in [*writers, *emptying]:
        thread.join()

    assert (numbers(sqlite), len(done)) == (list(range(50)), 5)


def test_what_was_deleted_is_overwritten(sqlite: Database, sqlite_file: Path) -> None:
    put(sqlite, 1, "a secret that must go")
    sqlite.checkpoint()
    assert b"a secret that must go" in sqlite_file.read_bytes()

    with sqlite.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM notes")
    sqlite.checkpoint()

    assert b"a secret that must go" not in sqlite_file.read_bytes()
    assert sqlite_file.with_name("workshop.db-wal").read_bytes() == b""


@pytest.mark.parametrize("start", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_may_be_named_as_its_tools_name_it(start: str) -> None:
    url = with_driver(make_url(f"{start}://me@db.example.org/rooms"))

    assert url.render_as_string() == "postgresql+psycopg://me@db.example.org/rooms"


def test_a_database_out_of_reach_is_told_in_words() -> None:
    database = Database("postgresql://nobody@127.0.0.1:9/rooms?connect_timeout=1")

    assert not database.answers()
    with pytest.raises(WorkshopError, match="busy for a moment"), database.transaction():
        pass


def test_sqlite_says_which_code_means_what() -> None:
    """The codes that we read are the ones that this Python's SQLite has."""
    assert (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_BUSY) == (13, 10, 5)
