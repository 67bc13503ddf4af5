"""How the server and its printing worker talk: four bytes of length, then that many."""

from __future__ import annotations

from typing import IO, Final

DONE: Final = b"+"
FAILED: Final = b"-"
"""How an answer begins. The PDF follows, or the name of what went wrong."""


def read(pipe: IO[bytes]) -> bytes | None:
    """The next message; None when the other side is gone."""
    length = pipe.read(4)
    if len(length) < 4:
        return None
    body = pipe.read(int.from_bytes(length))
    return body if len(body) == int.from_bytes(length) else None


def write(pipe: IO[bytes], body: bytes) -> None:
    pipe.write(len(body).to_bytes(4) + body)
    pipe.flush()
