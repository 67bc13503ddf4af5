"""The room's computer for walks: the real server, on a clock that a test sets."""

from __future__ import annotations

import contextlib
from pathlib import Path

from bench.server import OpenRoom, Server, ServerTrouble, free_ports
from tests.builders import make_script, make_segment, write_script
from tests.e2e import serve
from workshop.domain import wire
from workshop.domain.script import Prompt, PromptType, SegmentKind

NAMES = ("first", "second", "third", "fourth")
SCRIPT = make_script(
    *(
        make_segment(
            name, kind=SegmentKind.REFLECTION, prompts=(Prompt(name, PromptType.WRITE, "Write."),)
        )
        for name in NAMES
    ),
    make_segment("goodbye", kind=SegmentKind.CLOSING, floor=5),
    id="writing",
)
"""People may write wherever the room is."""


class Computer(Server):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder, *free_ports(2))
        self.ahead = folder / "ahead"
        self.set_clock(0)
        self.program = [serve.__file__, str(self.ahead)]
        self.environ["PYTHONPATH"] = str(Path.cwd())
        write_script(folder / "facilitator_scripts", SCRIPT)
        self.is_up = False

    def set_clock(self, ahead: float) -> None:
        fresh = self.ahead.with_suffix(".new")
        fresh.write_text(str(ahead))
        fresh.replace(self.ahead)
        self.is_ahead = ahead

    def launch(self, *options: str) -> float:
        if self.is_up:
            return 0
        self.is_up = True
        return super().launch(*options)

    def kill(self) -> None:
        self.is_up = False
        super().kill()

    def open_writing(self) -> OpenRoom:
        """A room in which people write."""
        room = self.api("POST", "/rooms", {"script": SCRIPT.id, "capacity": 20})
        self.command(room["code"], "start")
        return OpenRoom(room["code"], wire.decode(room["join_url"].partition("#")[2]))

    def lead(self, code: str, command: str) -> None:
        self.set_clock(self.is_ahead + 600)
        with contextlib.suppress(ServerTrouble):
            self.command(code, command)

    def title(self, code: str) -> str:
        return str(self.api("GET", f"/rooms/{code}")["segment"]["title"])
