"""The real server under measurement: its own process, a data folder of its own, free ports."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from workshop.domain import wire

SCRIPT = "inner_child_90"
START_WITHIN = 60.0
DATA = Path(__file__).parent / "results"


class ServerTrouble(Exception):
    """The server did not do what a measurement needs."""


@dataclass(frozen=True, slots=True)
class OpenRoom:
    code: str
    public_key: bytes

    @property
    def fragment(self) -> str:
        """What a scanned code brings along and a typed one does not."""
        return f"#{wire.encode(self.public_key)}"


class Server:
    """One running server. Ports stay the same when it is launched again for the same folder."""

    def __init__(self, data: Path, port: int, dashboard_port: int) -> None:
        self.port = port
        self.dashboard_port = dashboard_port
        self.log = data / "server.log"
        self.program = ["-m", "workshop", "serve"]
        self.environ = {
            **{name: text for name, text in os.environ.items() if not name.startswith("WORKSHOP_")},
            "WORKSHOP_DATA_DIR": str(data),
            "WORKSHOP_HOST": "127.0.0.1",
            "WORKSHOP_PORT": str(port),
            "WORKSHOP_DASHBOARD_PORT": str(dashboard_port),
        }

    def launch(self, *options: str) -> float:
        """Start it; the seconds from the command to the first answer.

        Raises:
            ServerTrouble: it ended, or did not answer within a minute.
        """
        begin = time.perf_counter()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *self.program, "--no-browser", *options],
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        while time.perf_counter() < begin + START_WITHIN:
            if self.process.poll() is not None:
                raise ServerTrouble(f"It did not start:\n{self.log.read_text(errors='replace')}")
            if self.is_healthy():
                return time.perf_counter() - begin
            time.sleep(0.01)
        raise ServerTrouble("It did not answer within a minute.")

    def is_healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """What the power button does: no goodbye."""
        self.process.kill()
        self.process.wait()

    @property
    def enter_link(self) -> str:
        """The facilitator's way in, as the terminal shows it."""
        found = re.search(r"http://\S+/enter/\S+", self.log.read_text(encoding="utf-8"))
        if found is None:
            raise ServerTrouble("The server has not said how to enter the dashboard.")
        return found[0]

    @cached_property
    def token(self) -> str:
        command = [sys.executable, "-m", "workshop", "token"]
        printed = subprocess.run(
            command, env=self.environ, capture_output=True, text=True, check=True
        )
        return printed.stdout.split()[-1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def api(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.dashboard_port}/api/v1{path}",
            method=method,
            data=json.dumps(body).encode() if body is not None else None,
            headers={"authorization": f"Bearer {self.token}", "content-type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                told: dict[str, Any] = json.load(answer)
                return told
        except urllib.error.HTTPError as problem:
            raise ServerTrouble(f"{method} {path}: {problem.read().decode()}") from problem

    def page(self, path: str) -> dict[str, Any]:
        """What phones are told at this path."""
        with urllib.request.urlopen(f"{self.url}{path}", timeout=30) as answer:
            told: dict[str, Any] = json.load(answer)
            return told

    def send(self, code: str, body: bytes) -> tuple[int, bytes]:
        """What a phone's request is answered, over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with closing(connection):
            connection.request("POST", f"/j/{code}/act", body)
            answer = connection.getresponse()
            return answer.status, answer.read()

    def open_room(self, capacity: int, script: str = SCRIPT) -> OpenRoom:
        body = {"script": script, "capacity": capacity, "rehearsal": True}
        room = self.api("POST", "/rooms", body)
        return OpenRoom(room["code"], wire.decode(room["join_url"].partition("#")[2]))

    def open_heaviest_room(self, capacity: int) -> OpenRoom:
        """With the script that has the most for a phone to fetch."""
        scripts = self.api("GET", "/scripts")["scripts"]
        rooms = [self.open_room(capacity, script["id"]) for script in scripts]
        return max(rooms, key=lambda room: len(json.dumps(self.page(f"/j/{room.code}/steps"))))

    def revision(self, code: str) -> int:
        return int(self.api("GET", f"/rooms/{code}")["revision"])

    def command(self, code: str, command: str) -> dict[str, Any]:
        body = {"command": command, "revision": self.revision(code)}
        return self.api("POST", f"/rooms/{code}/commands", body)

    def close_room(self, code: str) -> None:
        """To ``closed``, so that one measurement leaves nothing running for the next."""
        while self.command(code, "close")["status"] != "closed":
            pass

    def memory(self) -> tuple[float, float]:
        """Resident megabytes of the server and of its children, here the printing worker."""
        workers = children(self.process.pid)
        return resident(self.process.pid), sum(resident(pid) for pid in workers)


@contextmanager
def running_server() -> Iterator[tuple[Server, float]]:
    """A server with a data folder of its own, and the seconds that it took to start.

    The folder lies beside the results, because a temporary folder may be memory and not a disk.
    """
    DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=DATA, ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder), *free_ports(2))
        try:
            yield server, server.launch()
        finally:
            server.stop()


def free_ports(how_many: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(how_many)]
    ports = [held.getsockname()[1] for held in sockets]
    for held in sockets:
        held.close()
    return ports


def children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        found = [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
    except OSError:  # not Linux
        return []
    return found + [pid for child in found for pid in children(child)]


def resident(pid: int) -> float:
    """Megabytes; Linux counts in kibibytes."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return float("nan")
    kibibytes = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
    return kibibytes * 1024 / 1e6
