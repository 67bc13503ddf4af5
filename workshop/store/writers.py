"""Writers that arrive together share one commit, and so one wait for the disk.

SQLite has one writer at a time, and a commit that survives a power cut waits for the disk. Fifty
phones that save in the same second would wait fifty times. Here each writer works inside a
savepoint of one open transaction; the last of those waiting commits for all, and nobody is told
“saved” before that commit.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

LARGEST_BATCH = 16


class Batch:
    """One open transaction and those who wrote in it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.writers = 0
        self.settled = threading.Event()
        self.failure: BaseException | None = None

    def undo(self, reason: BaseException) -> None:
        """Take back what one writer did; when even that fails, the whole batch has failed."""
        try:
            self.connection.exec_driver_sql("ROLLBACK TO writer")
            self.connection.exec_driver_sql("RELEASE writer")
        except Exception:  # noqa: BLE001 - a full disk has already rolled everything back
            self.failure = reason

    def settle(self) -> None:
        """Commit for all, or roll back for all; either way everyone is woken."""
        try:
            if self.failure is None:
                self.connection.commit()
        except BaseException as failure:  # noqa: BLE001 - each writer raises it in its own thread
            self.failure = failure
        try:
            if self.failure is not None:
                self.connection.invalidate()  # nobody knows how far it came: SQLite rolls it back
            self.connection.close()
        finally:
            self.settled.set()


class Writers:
    def __init__(self, begin: Callable[[], Connection]) -> None:
        self._begin = begin
        self._turn = threading.Lock()
        self._counting = threading.Lock()
        self._waiting = 0
        self._batch: Batch | None = None

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Write; leaving the block returns once the commit is on disk, or raises why it is not."""
        batch = self._join()
        try:
            batch.connection.exec_driver_sql("SAVEPOINT writer")
            yield batch.connection
            batch.connection.exec_driver_sql("RELEASE writer")
        except BaseException as reason:
            batch.undo(reason)
            self._leave(batch)
            raise
        self._leave(batch)
        batch.settled.wait()
        if batch.failure is not None:
            raise batch.failure

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep all writers out, after what is open has been committed."""
        self._take_turn()
        try:
            self._settle()
            yield
        finally:
            self._turn.release()

    def _join(self) -> Batch:
        self._take_turn()
        try:
            if self._batch is None:
                self._batch = Batch(self._begin())
            self._batch.writers += 1
            return self._batch
        except BaseException:
            self._turn.release()
            raise

    def _leave(self, batch: Batch) -> None:
        with self._counting:
            somebody_follows = self._waiting > 0
        try:
            if not somebody_follows or batch.writers >= LARGEST_BATCH or batch.failure is not None:
                self._settle()
        finally:
            self._turn.release()

    def _settle(self) -> None:
        if self._batch is not None:
            batch, self._batch = self._batch, None
            batch.settle()

    def _take_turn(self) -> None:
        with self._counting:
            self._waiting += 1
        try:
            self._turn.acquire()
        finally:
            with self._counting:
                self._waiting -= 1
