"""How the server and its printing worker talk: four bytes of length, then that many."""

from __future__ import annotations

from typing import IO, Final, NamedTuple

DONE: Final = b"+"
FAILED: Final = b"-"
"""How an answer begins. What was made follows, or the name of what went wrong."""


class Made(NamedTuple):
    """A PDF, and some of what no font of ours can draw, in place of which its code is printed."""

    pdf: bytes
    missing: str = ""


def packed(made: Made) -> bytes:
    missing = made.missing.encode(errors="replace")
    return DONE + len(missing).to_bytes(4) + missing + made.pdf


def unpacked(answer: bytes) -> Made:
    start = len(DONE) + 4
    end = start + int.from_bytes(answer[len(DONE) : start])
    return Made(answer[end:], answer[start:end].decode())


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
