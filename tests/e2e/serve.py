"""``workshop serve`` with a clock that a test puts forward: a number of seconds in a file."""

from __future__ import annotations

import functools
import sys
from datetime import datetime, timedelta
from pathlib import Path

from workshop import services
from workshop.cli import main
from workshop.services.clock import system_clock


class PutForward:
    def __init__(self, ahead: Path) -> None:
        self.ahead = ahead

    def __call__(self) -> datetime:
        return system_clock() + timedelta(seconds=float(self.ahead.read_text()))


if __name__ == "__main__":
    clock = PutForward(Path(sys.argv[1]))
    services.build = functools.partial(services.build, clock=clock)
    sys.exit(main(["serve", *sys.argv[2:]]))
