"""How far something is: a bar on a terminal; in a file or a log, a line now and then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TextIO, TypeVar

Each = TypeVar("Each")

WIDTH: Final = 30
LINES: Final = 10
"""At most, where there is no terminal; and none for so few."""


def progress(things: Iterable[Each], count: int, out: TextIO) -> Iterator[Each]:
    """The things themselves, while it is told how many there have been."""
    terminal = out.isatty()
    _bar(0, count, out, terminal)
    for done, each in enumerate(things, 1):
        if terminal:
            out.write("\r\x1b[K")  # what is said meanwhile begins on a bare line
        yield each
        _bar(done, count, out, terminal)
    if terminal and count:
        out.write("\r\x1b[K")
        out.flush()


def _bar(done: int, count: int, out: TextIO, terminal: bool) -> None:
    if terminal and count:
        full = WIDTH * done // count
        out.write(f"\r[{'#' * full}{'·' * (WIDTH - full)}] {done} of {count}")
        out.flush()
    elif count > LINES and done and done % -(-count // LINES) == 0:
        print(f"{done} of {count}", file=out, flush=True)
