"""The venue's laptop: the real server in a process of its own, to be killed and started again."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.e2e import serve

LINK = re.compile(r"http://127\.0\.0\.1:\d+/enter/\S+")


class Venue:
    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.log = folder / "server.log"
        self.ahead = folder / "ahead"
        self.port, self.dashboard_port = free_port(), free_port()
        self.put_forward(minutes=0)

    def open(self) -> str:
        """Start the server; answers with the link that lets the facilitator in."""
        with self.log.open("ab") as log:
            begin = log.tell()
            self.server = subprocess.Popen(
                [sys.executable, serve.__file__, str(self.ahead), *self.options()],
                stdout=log,
                stderr=log,
                env=os.environ | {"PYTHONPATH": str(Path.cwd()), "WORKSHOP_PASSCODE": ""},
            )
        while self.server.poll() is None:
            if link := LINK.search(self.log.read_bytes()[begin:].decode()):
                return link.group()
            time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    def options(self) -> list[str]:
        return [
            *("--host", "127.0.0.1", "--port", str(self.port)),
            *("--dashboard-port", str(self.dashboard_port)),
            *("--data-dir", str(self.data), "--no-browser"),
        ]

    def put_forward(self, minutes: float) -> None:
        """Let the server's clock be this much later than it is now."""
        before = float(self.ahead.read_text()) if self.ahead.exists() else 0
        fresh = self.ahead.with_suffix(".new")
        fresh.write_text(str(before + minutes * 60))
        fresh.replace(self.ahead)

    def pull_the_plug(self) -> None:
        self.server.send_signal(signal.SIGKILL)
        self.server.wait()

    def close(self) -> None:
        if self.server.poll() is None:
            self.server.terminate()
            self.server.wait(20)

    def everything_kept(self) -> bytes:
        """Every byte that the server left on the disk: database, write-ahead log, keys, logs."""
        files = [self.log, *(path for path in self.data.rglob("*") if path.is_file())]
        return b"\n".join(path.read_bytes() for path in files)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
