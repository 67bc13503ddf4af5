"""Kill the real server in the middle of writes, start it again, and look for what it promised.

Eight phones save as fast as they can. At some instant the server is killed outright, started again
on the same port, and every phone must find its notebook at least as new as the last save that was
acknowledged, with exactly the words that it saved.
"""

from __future__ import annotations

import contextlib
import http.client
import random
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bench.server import OpenRoom, Server
from workshop.cli.phone_client import Phone

PHONES = 8
LEAST, MOST = 0.05, 0.4
"""Seconds of writing before the kill."""


class Lost(AssertionError):
    """Something that was acknowledged is not there any more."""


@dataclass
class Writer:
    """One phone, and what it was promised."""

    room: OpenRoom
    server: Server
    acknowledged: int = 0
    attempted: int = 0
    saves: int = 0
    phone: Phone = field(init=False)

    def __post_init__(self) -> None:
        send = partial(self.server.send, self.room.code)
        self.phone = Phone(self.room.code, self.room.public_key, send)

    def write_until_killed(self) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):  # the server is gone
            while True:
                self.attempted = self.phone.rev + 1
                self.phone.save(words(self.attempted))
                self.acknowledged = self.attempted
                self.saves += 1

    def check(self) -> None:
        """Find the last acknowledged notebook, or the one after, which was on its way."""
        notebook = self.phone.load()["notebook"]
        rev = self.phone.rev
        if not self.acknowledged <= rev <= self.attempted:
            raise Lost(f"saved {self.acknowledged}, tried {self.attempted}, found {rev}")
        if rev and notebook["answers"] != words(rev):
            raise Lost(f"notebook {rev} holds other words than were saved")
        self.acknowledged = self.attempted = rev


def words(rev: int) -> dict[str, str]:
    return {"letter_a": f"Version {rev}. " + "More time to play. " * (rev % 60)}


@dataclass
class Report:
    cycles: int = 0
    saves: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        pace = self.seconds / self.cycles if self.cycles else 0.0
        return f"{self.cycles} kills, {self.saves} acknowledged saves, 0 lost, {pace:.2f} s a cycle"


def torture(server: Server, data: Path, cycles: int) -> Report:
    """Raises :class:`Lost` at the first broken promise."""
    begin = time.perf_counter()
    server.launch()
    room = server.open_room(PHONES)
    writers = [Writer(room, server) for _ in range(PHONES)]
    for writer in writers:
        writer.phone.join()
    report = Report()
    for _ in range(cycles):
        kill_while_writing(server, writers)
        server.launch()
        for writer in writers:
            writer.check()
        report.cycles += 1
        report.saves = sum(writer.saves for writer in writers)
        report.seconds = time.perf_counter() - begin
    server.stop()
    check_integrity(data / "workshop.db")
    return report


def kill_while_writing(server: Server, writers: list[Writer]) -> None:
    with ThreadPoolExecutor(PHONES) as pool:
        writing = [pool.submit(writer.write_until_killed) for writer in writers]
        time.sleep(random.uniform(LEAST, MOST))
        server.kill()
    for written in writing:
        written.result()


def check_integrity(path: Path) -> None:
    with sqlite3.connect(path) as database:
        (found,) = database.execute("PRAGMA integrity_check").fetchone()
    database.close()
    if found != "ok":
        raise Lost(f"integrity_check: {found}")
