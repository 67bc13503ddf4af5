"""A rehearsal room that is already alive: ``serve --demo`` shows a newcomer the whole thing.

Its data has a folder of its own, erased at every start, so that nothing simulated ever lies beside
what a person wrote.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from workshop import services as workshop_services
from workshop.domain.errors import WorkshopError
from workshop.domain.room import Command, Room
from workshop.services import Services
from workshop.settings import Settings

SCRIPT = "inner_child_90"
PHONES = 8

OVERRUNS = tuple(timedelta(minutes=minutes) for minutes in (1, 0, 2, 1, 1))
"""How much longer than planned each of the first five segments took: five minutes altogether."""

INTO_THE_SIXTH = timedelta(minutes=2)
IN_THE_LOBBY = timedelta(minutes=12)

FOLDER = "demo"
MARK = "erased at every demo.txt"


class NotOurFolder(WorkshopError):
    """There is a folder where the demo's would be, and the demo has not made it."""


def own_settings(settings: Settings) -> Settings:
    """The same settings with a data folder of the demo's own, emptied.

    Raises:
        NotOurFolder: it holds something that no demo has made.
    """
    folder = settings.data_dir / FOLDER
    if folder.exists():
        if not (folder / MARK).exists() and any(folder.iterdir()):
            raise NotOurFolder(f"The demo erases {folder}, but something else is in it.")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).write_text("Simulated people only. `serve --demo` erases this folder.\n")
    return replace(
        settings,
        data_dir=folder,
        database_url=f"sqlite:///{(folder / 'workshop.db').as_posix()}",
        scripts_dir=settings.own_scripts_dir,
        key=None,
    )


@dataclass
class PastClock:
    """A clock that is put forward by hand."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


def prepare(services: Services) -> Room:
    """Open the demo's room as if it had begun long ago: sixth segment, five minutes late."""
    entry = services.library.entry(SCRIPT)
    if entry.script is None:
        raise NotOurFolder(f"The script {SCRIPT} has mistakes: run `workshop check`.")
    taken = [
        segment.planned + overrun
        for segment, overrun in zip(entry.script.segments, OVERRUNS, strict=False)
    ]
    ran = sum(taken, INTO_THE_SIXTH)
    clock = PastClock(services.clock() - ran - IN_THE_LOBBY)
    past = workshop_services.build(services.settings, clock=clock)
    try:
        code = past.rooms.open(SCRIPT, capacity=PHONES, rehearsal=True).code
        clock.at += IN_THE_LOBBY
        past.rooms.command(code, Command.START)
        for time in taken:
            clock.at += time
            past.rooms.command(code, Command.NEXT)
    finally:
        past.close()
    return services.rooms.find(code)


@dataclass(frozen=True, slots=True)
class People:
    """The simulated participants' process. It also ends by itself when this process does."""

    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start(url: str, code: str) -> People:
    """Let simulated people in, through the same door as everyone; ``url`` is the phones'."""
    arguments = ["--url", url, "--code", code, "--phones", str(PHONES), "--join-over", "4s"]
    manners = ["--write", "--handout", "--hands", "--quiet", "--with-parent"]
    return People(
        subprocess.Popen(
            [sys.executable, "-m", "workshop", "simulate", *arguments, *manners],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
    )
