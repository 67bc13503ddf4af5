"""A limit for what drives a browser: many of its operations would wait forever for a page."""

from __future__ import annotations

from threading import Timer

from tests.e2e import renderers

MARK = "--workshop-walks"
"""An option without a meaning, by which a browser is told from those of other tests."""

GRACE = 30.0


class TookTooLong(Exception):
    pass


class Watchdog:
    """After so many seconds all pages are woken; what hangs even then loses its browser."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.has_barked = False
        self.timers = [Timer(seconds, self.bark), Timer(seconds + GRACE, self.bite)]

    def look(self) -> None:
        if self.has_barked:
            raise TookTooLong(f"This took longer than {self.seconds:.0f} s.")

    def bark(self) -> None:
        self.has_barked = True
        for pid in renderers.renderers():
            renderers.wake(pid)

    def bite(self) -> None:
        for pid, command in renderers.ours():
            if MARK.encode() in command and b"--type=" not in command:
                renderers.kill(pid)

    def __enter__(self) -> Watchdog:
        for timer in self.timers:
            timer.daemon = True
            timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        for timer in self.timers:
            timer.cancel()
