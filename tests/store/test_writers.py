"""Writers who arrive together share one commit; each still succeeds or fails by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from workshop.domain.errors import StorageFull
from workshop.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path / 'workshop.db'}")
    with opened.transaction() as connection:
        connection.exec_driver_sql("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
    yield opened
    opened.close()


def numbers(database: Database) -> list[int]:
    with database.reading() as connection:
        return list(connection.exec_driver_sql("SELECT id FROM notes ORDER BY id").scalars())


class Crowd:
    """Writers of whom the first holds the pen until all the others stand in line."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.outcomes: dict[int, str] = {}

    def write(self, works: dict[int, Callable[[], None]]) -> None:
        first, *others = works
        holding, let_go = threading.Event(), threading.Event()

        def hold() -> None:
            holding.set()
            let_go.wait()
            works[first]()

        threads = [self._start(first, hold)]
        holding.wait()
        threads += [self._start(number, works[number]) for number in others]
        while self.database._writers._waiting < len(others):
            threading.Event().wait(0.001)
        let_go.set()
        for thread in threads:
            thread.join()

    def _start(self, number: int, work: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=self._put, args=(number, work))
        thread.start()
        return thread

    def _put(self, number: int, work: Callable[[], None]) -> None:
        try:
            with self.database.transaction() as connection:
                connection.exec_driver_sql(f"INSERT INTO notes VALUES ({number}, '')")
                work()
            self.outcomes[number] = "written"
        except (OSError, StorageFull, ValueError) as failure:
            self.outcomes[number] = type(failure).__name__


def nothing() -> None:
    pass


def refuse() -> None:
    raise ValueError("not this one")


def commits(database: Database) -> list[str]:
    """Every COMMIT from now on."""
    seen: list[str] = []

    def watch(connection: object) -> None:
        seen.append("COMMIT")

    event.listen(database.engine, "commit", watch)
    return seen


def test_writers_who_stand_in_line_share_one_commit(database: Database) -> None:
    seen = commits(database)
    crowd = Crowd(database)

    crowd.write(dict.fromkeys(range(8), nothing))

    assert crowd.outcomes == dict.fromkeys(range(8), "written")
    assert numbers(database) == list(range(8))
    assert seen == ["COMMIT"]


def test_a_long_line_is_told_in_portions(database: Database) -> None:
    seen = commits(database)
    crowd = Crowd(database)

    crowd.write(dict.fromkeys(range(40), nothing))

    assert numbers(database) == list(range(40))
    assert 3 <= len(seen) <= 5


@pytest.mark.parametrize("refused", [0, 3, 7])
def test_one_who_fails_takes_nobody_along(database: Database, refused: int) -> None:
    crowd = Crowd(database)

    crowd.write({number: refuse if number == refused else nothing for number in range(8)})

    assert crowd.outcomes == {
        number: "ValueError" if number == refused else "written" for number in range(8)
    }
    assert numbers(database) == [number for number in range(8) if number != refused]


def test_nobody_is_told_before_the_commit(database: Database) -> None:
    told: list[int] = []
    told_at_commit: list[list[int]] = []

    def watch(connection: object) -> None:
        told_at_commit.append(list(told))

    crowd = Crowd(database)
    event.listen(database.engine, "commit", watch)
    crowd.outcomes = Recording(told)
    crowd.write(dict.fromkeys(range(8), nothing))

    assert told_at_commit == [[]]
    assert sorted(told) == list(range(8))


class Recording(dict[int, str]):
    def __init__(self, told: list[int]) -> None:
        super().__init__()
        self.told = told

    def __setitem__(self, number: int, outcome: str) -> None:
        self.told.append(number)


def test_when_the_commit_fails_everyone_is_told_and_nothing_is_written(
    database: Database,
) -> None:
    def fail(connection: object) -> None:
        raise OSError("the disk is gone")

    crowd = Crowd(database)
    event.listen(database.engine, "commit", fail)
    crowd.write(dict.fromkeys(range(4), nothing))
    event.remove(database.engine, "commit", fail)

    assert crowd.outcomes == dict.fromkeys(range(4), "OSError")
    assert numbers(database) == []
    crowd.write({9: nothing})
    assert numbers(database) == [9]


def test_when_the_whole_transaction_is_lost_everyone_is_told(database: Database) -> None:
    """SQLite rolls everything back by itself when, for instance, the disk is full."""

    def lose() -> None:
        batch = database._writers._batch
        assert batch is not None
        batch.connection.connection.rollback()
        raise StorageFull

    crowd = Crowd(database)
    crowd.write({0: nothing, 1: lose})
    crowd.write({2: nothing})

    assert crowd.outcomes == {0: "StorageFull", 1: "StorageFull", 2: "written"}
    assert numbers(database) == [2]


def test_who_cannot_begin_lets_the_next_one_try(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_order() -> object:
        raise OSError("no connection")

    begin = database._writers._begin
    monkeypatch.setattr(database._writers, "_begin", out_of_order)
    crowd = Crowd(database)
    with pytest.raises(OSError, match="no connection"), database.transaction():
        pass
    monkeypatch.setattr(database._writers, "_begin", begin)
    crowd.write({1: nothing})

    assert numbers(database) == [1]
