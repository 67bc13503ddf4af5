"""The steps that make the tables: each taken once, by whoever is first, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeDecorator

from tests.builders import SIX
from workshop.domain.errors import WorkshopError
from workshop.store import schema
from workshop.store.database import Database
from workshop.store.migrations import STEPS, NewerDatabase, migrate, run, taken


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()


def steps_taken(database: Database) -> set[str]:
    with database.reading() as connection:
        return taken(connection)


def add_colours(connection: Connection) -> None:
    run(connection, "CREATE TABLE colours (name TEXT PRIMARY KEY, swatch $blob) $keyed")
    connection.exec_driver_sql("INSERT INTO colours (name) VALUES ('green')")


def stumble(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE half_done (name TEXT)")
    raise ValueError("stumbled")


def test_every_step_is_taken_once_and_noted(database: Database) -> None:
    for _ in range(3):
        migrate(database, SIX)

    names = {step.__name__ for step in STEPS}
    assert steps_taken(database) == names
    with database.reading() as connection:
        applied = connection.execute(schema.migrations.select()).all()
    assert set(map(tuple, applied)) == {(name, SIX) for name in names}


def test_the_steps_make_the_tables_that_queries_see(database: Database) -> None:
    migrate(database, SIX)
    found = inspect(database.engine)

    made = {
        table: {column["name"]: described(column) for column in found.get_columns(table)}
        for table in found.get_table_names()
    }
    assert made == {
        table.name: {
            column.name: (kind(column.type), bool(column.nullable)) for column in table.columns
        }
        for table in schema.metadata.tables.values()
    }
    assert {name: set(found.get_pk_constraint(name)["constrained_columns"]) for name in made} == {
        table.name: {column.name for column in table.primary_key}
        for table in schema.metadata.tables.values()
    }


def described(column: Any) -> tuple[str, bool]:
    return kind(column["type"]), bool(column["nullable"]) and not column.get("primary_key")


def kind(type_: Any) -> str:
    plain = type_.impl_instance if isinstance(type_, TypeDecorator) else type_
    return str(plain.python_type.__name__)


def test_a_later_step_is_added_to_what_is_there(database: Database) -> None:
    migrate(database, SIX)

    migrate(database, SIX, (*STEPS, add_colours))
    migrate(database, SIX, (*STEPS, add_colours))

    assert steps_taken(database) == {*(step.__name__ for step in STEPS), "add_colours"}
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT name FROM colours").scalars().all() == ["green"]


def test_a_step_that_fails_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(ValueError, match="stumbled"):
        migrate(database, SIX, (*STEPS, stumble))

    assert steps_taken(database) == {step.__name__ for step in STEPS}
    assert "half_done" not in inspect(database.engine).get_table_names()


def test_a_database_of_a_newer_version_is_refused(database: Database) -> None:
    migrate(database, SIX, (*STEPS, add_colours))

    with pytest.raises(NewerDatabase, match="last used by a newer version"):
        migrate(database, SIX)


def test_programs_that_start_together_take_each_step_once(database_url: str) -> None:
    failures: list[str] = []
    ready = threading.Barrier(6)

    def start() -> None:
        ready.wait()
        database = Database(database_url)
        try:
            migrate(database, SIX, (*STEPS, add_colours))
        except (DBAPIError, WorkshopError) as failure:
            failures.append(str(failure))
        finally:
            database.close()

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    last = Database(database_url)
    assert steps_taken(last) == {*(step.__name__ for step in STEPS), "add_colours"}
    last.close()
