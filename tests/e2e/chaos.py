"""The air between phones and the computer: it carries, breaks, or swallows what is sent."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from typing import Literal

Mode = Literal["pass", "reset", "void"]

AT_ONCE = struct.pack("ii", 1, 0)
"""Closing resets the connection instead of saying goodbye."""

KEEPS = (b"no-store", b"no-cache")
"""Chromium takes no page that says `no-store` into its back/forward cache; other browsers do."""


class Relay:
    """A door of its own before the computer's; all connections of one phone go through it.

    In the void connections are taken and nothing comes back. Those that were there are dead from
    then on, as when a phone has left one network for another: nobody tells either end. Who sends
    something hears of it as soon as the void has ended; who only listens does not.
    """

    def __init__(self, target: int) -> None:
        self.target = target
        self.mode: Mode = "pass"
        self.door = socket.create_server(("127.0.0.1", 0), backlog=100)
        self.port: int = self.door.getsockname()[1]
        self.lock = threading.Lock()
        self.living: set[socket.socket] = set()
        self.swallowed: set[socket.socket] = set()
        self.unanswered: set[socket.socket] = set()
        threading.Thread(target=self._open, daemon=True).start()

    def become(self, mode: Mode) -> None:
        with self.lock:
            self.mode = mode
            taken, self.living = self.living, set()
            if mode == "void":
                self.swallowed |= taken
                return
            self.swallowed -= self.unanswered
            self._reset(self.unanswered)
            self.unanswered.clear()
            if mode == "reset":
                self._reset(taken)
            else:
                self.living = taken

    def close(self) -> None:
        self.become("reset")
        with contextlib.suppress(OSError):
            self.door.shutdown(socket.SHUT_RDWR)  # or the last accept would take one more
        self.door.close()
        self._reset(self.swallowed)

    def _open(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                self._take(self.door.accept()[0])

    def _take(self, near: socket.socket) -> None:
        with self.lock:
            if self.mode == "void":
                self.unanswered.add(near)
                return
            try:
                if self.mode == "reset":
                    raise ConnectionResetError
                far = socket.create_connection(("127.0.0.1", self.target), 5)
            except OSError:
                self._reset({near})
                return
            far.settimeout(None)
            self.living |= {near, far}
        for one, other in ((near, far), (far, near)):
            threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        """Until either end goes; what is sent into the void is dropped."""
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if source in self.living:
                    target.sendall(data.replace(*KEEPS))
                else:
                    self._drop(source)
        with self.lock:
            if source in self.living:
                ends = {source, target} & self.living
                self.living -= ends
                self._reset(ends)

    def _drop(self, source: socket.socket) -> None:
        with self.lock:
            if source in self.swallowed and self.mode == "void":
                self.unanswered.add(source)
            elif source in self.swallowed:
                self.swallowed.remove(source)
                self._reset({source})

    @staticmethod
    def _reset(ends: set[socket.socket]) -> None:
        for end in ends:
            with contextlib.suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
                end.shutdown(socket.SHUT_RDWR)
            end.close()
