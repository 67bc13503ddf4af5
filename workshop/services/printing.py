"""The printer: hands one document at a time to a worker process, and minds that process.

It is a plain child process and not one of ``multiprocessing``'s: those load the main module again,
which under ``streamlit run`` means all of Streamlit. Nothing is written to disk on either side, and
nothing that a person wrote is logged.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import subprocess
import sys
import threading
from datetime import timedelta
from typing import Final

from workshop.domain.booklet import Booklet
from workshop.domain.desk_print import PrintFile
from workshop.domain.errors import PrintingFailed
from workshop.domain.handout import Handout
from workshop.domain.pack import Pack, Theme
from workshop.pdf.pipe import DONE, Made, read, unpacked, write
from workshop.services.turns import Turns

TIMEOUT: Final = timedelta(seconds=20)
COMMAND: Final = (sys.executable, "-m", "workshop.pdf.worker")
GRACE_SECONDS = 5.0

_log = logging.getLogger(__name__)


class Printer:
    """May be called from any thread; whoever comes while it prints waits for their turn."""

    def __init__(self, timeout: timedelta = TIMEOUT, command: tuple[str, ...] = COMMAND) -> None:
        self._timeout = timeout
        self._command = command
        self._turn = Turns()
        self._worker: _Worker | None = None
        self._closed = False

    def warm(self) -> None:
        """Start the worker now; it gets ready by itself. Otherwise the first handout starts it."""
        with self._turn:
            self._running()

    def learn(self, pack: Pack) -> None:
        """Have its own words ready, which nobody wrote, for all who get this pack from now on."""
        with contextlib.suppress(PrintingFailed):  # what is wrong is told when it is printed
            self.print(pack)

    def print(
        self, document: Handout | PrintFile | Booklet | Pack, theme: Theme | None = None
    ) -> Made:
        message = pickle.dumps((document, theme))
        if not self._turn.acquire(timeout=self._timeout.total_seconds()):
            raise PrintingFailed
        try:
            answer = self._answer(message)
        finally:
            self._turn.release()
        if not answer.startswith(DONE):
            _log.error(
                "A document could not be printed: %s.", answer[1:].decode("ascii", "replace")
            )
            raise PrintingFailed
        return unpacked(answer)

    def close(self) -> None:
        """Waits for the handout that is being printed, then ends the worker for good."""
        with self._turn:
            self._closed = True
            self._discard()

    def _answer(self, message: bytes) -> bytes:
        """Of a worker that may have died in its sleep: then of a new one."""
        for _ in range(2):
            try:
                return self._running().ask(message, self._timeout)
            except _WorkerDied:
                self._discard()
            except _WorkerStuck:
                self._discard()
                break
        _log.error("The printing worker gave no answer.")
        raise PrintingFailed

    def _running(self) -> _Worker:
        if self._closed:
            raise PrintingFailed
        if self._worker is None:
            self._worker = _Worker(self._command)
        return self._worker

    def _discard(self) -> None:
        if self._worker:
            self._worker.end()
        self._worker = None


class _WorkerDied(Exception):
    """It ended before it had answered."""


class _WorkerStuck(Exception):
    """It took too long, and was killed."""


class _Worker:
    def __init__(self, command: tuple[str, ...]) -> None:
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),  # on Windows
        )

    def ask(self, message: bytes, timeout: timedelta) -> bytes:
        stuck = threading.Event()
        overdue = threading.Timer(timeout.total_seconds(), self._give_up, [stuck])
        overdue.daemon = True
        overdue.start()
        try:
            answer = self._exchange(message)
        finally:
            overdue.cancel()
        if answer is None:
            raise _WorkerStuck if stuck.is_set() else _WorkerDied
        return answer

    def end(self) -> None:
        """Closing its input lets it go; see that it went."""
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()
        try:
            self.process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _exchange(self, message: bytes) -> bytes | None:
        requests, answers = self.process.stdin, self.process.stdout
        if requests is None or answers is None:
            return None
        try:
            write(requests, message)
        except OSError:
            return None
        return read(answers)

    def _give_up(self, stuck: threading.Event) -> None:
        """Killing it ends the wait for its answer."""
        stuck.set()
        self.process.kill()


def environment() -> dict[str, str]:
    """What the worker needs to find our modules wherever we were started, and none of our keys."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WORKSHOP_")}
    return kept | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
