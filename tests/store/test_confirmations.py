"""Checks of help lines, from several servers at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date

import pytest

from tests.builders import SIX
from workshop.store import confirmations
from workshop.store.confirmations import Confirmation
from workshop.store.database import Database
from workshop.store.migrations import migrate


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    migrate(opened, SIX)
    yield opened
    opened.close()


def check(day: int) -> Confirmation:
    return Confirmation("IE", "Samaritans", "116 123", date(2030, 5, day), f"person {day}")


def put(database: Database, confirmation: Confirmation) -> None:
    with database.transaction() as connection:
        confirmations.put(connection, confirmation)


def kept(database: Database) -> list[Confirmation]:
    with database.reading() as connection:
        return confirmations.load(connection, "IE")


def test_the_latest_word_about_a_line_counts(database: Database) -> None:
    put(database, check(3))
    put(database, check(1))

    assert kept(database) == [check(1)]


def test_two_who_confirm_a_line_at_once_are_both_heard(database: Database) -> None:
    people = [threading.Thread(target=put, args=[database, check(day)]) for day in range(1, 9)]

    for person in people:
        person.start()
    for person in people:
        person.join()

    assert [each.line for each in kept(database)] == ["Samaritans"]
