"""``workshop serve`` in a process of its own, as a person at a terminal would start it."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

LINK = re.compile(r"http://127\.0\.0\.1:\d+/enter/\S+")


class Served:
    """Phones at ``phones``, the dashboard at ``desk``. Start it again to see what it remembers."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.data = folder / "data"
        self.log = folder / "server.log"
        self.environ = environ
        self.port, self.dashboard_port = free_port(), free_port()
        self.phones = f"http://127.0.0.1:{self.port}"
        self.desk = f"http://127.0.0.1:{self.dashboard_port}"

    def start(self) -> None:
        with self.log.open("ab") as log:
            begin = log.tell()
            self.process = subprocess.Popen(
                [sys.executable, "-m", "workshop", "serve", "--no-browser", *self.options()],
                stdout=log,
                stderr=log,
                env=os.environ | self.environ,
            )
        while "The workshop is ready." not in (said := self.log.read_text()[begin:]):
            assert self.process.poll() is None, said
            time.sleep(0.02)
        links = LINK.findall(said)
        self.link = links[0] if links else ""

    def options(self) -> list[str]:
        ports = ["--port", str(self.port), "--dashboard-port", str(self.dashboard_port)]
        return [*ports, "--data-dir", str(self.data)]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """The exit code; waits at most as long as one would at a terminal."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(10)

    def command(self, *words: str) -> str:
        """What another ``workshop`` command prints, on the same data folder."""
        asked = [sys.executable, "-m", "workshop", *words, "--data-dir", str(self.data)]
        return subprocess.run(asked, check=True, capture_output=True, text=True).stdout

    def api(self, method: str, path: str, **body: Any) -> Any:
        request = urllib.request.Request(
            f"{self.desk}/api/v1{path}",
            json.dumps(body).encode() if body else None,
            {"authorization": f"Bearer {self.command('token').strip()}"},
            method=method,
        )
        try:
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)
        except HTTPError as refused:
            return json.load(refused)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
