"""Reads a people list, in a process of its own that is gone afterwards, and writes empty ones.

pandas does it, which would stay in the server's memory with 80 MB. Nothing is written to disk.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from workshop.domain.errors import BadRequest
from workshop.domain.pack import Pack, Slot, named
from workshop.domain.people_columns import COLUMNS, LANGUAGE, LARGE_PRINT, NAME, PAPER
from workshop.services.printing import environment

LARGEST: Final = 1024 * 1024
"""In bytes; as much as the dashboard takes."""

TIMEOUT: Final = timedelta(seconds=20)
COMMAND: Final = (sys.executable, "-m", "workshop.content.people_worker")

TOO_LARGE: Final = "This file is too large. A list can have 1 MB."
UNREADABLE: Final = "This file cannot be read as a list. Save it as .csv or .xlsx, and try again."

Table = list[list[str]]


def read_table(data: bytes) -> Table:
    """The rows as text.

    Raises:
        BadRequest: it is no list, or too large.
    """
    if len(data) > LARGEST:
        raise BadRequest(TOO_LARGE)
    answer = json.loads(_work(data))
    if isinstance(answer, str):
        raise BadRequest(answer)
    return [[str(cell) for cell in row] for row in answer]


def to_fill_in(pack: Pack, workbook: bool = True) -> bytes:
    """A list with the columns that this pack has a use for, and nobody in it yet."""
    columns = list(columns_of(pack))
    if not workbook:
        return ("\ufeff" + ",".join(columns) + "\r\n").encode()
    return _work(b"", columns)


def columns_of(pack: Pack) -> Iterator[str]:
    used = {NAME, LANGUAGE, PAPER, LARGE_PRINT}
    for sheet in pack.sheets:
        for part in sheet.parts:
            inside = part.instead if isinstance(part, Slot) else ()
            used.update(name for each in (part, *inside) for name in named(each))
    return (column.name for column in COLUMNS if column.name in used)


def _work(data: bytes, columns: Sequence[str] = ()) -> bytes:
    try:
        done = subprocess.run(
            [*COMMAND, *columns],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=TIMEOUT.total_seconds(),
            check=True,
            env=environment() | {"OPENBLAS_NUM_THREADS": "1"},  # each would ask for memory
        )
    except subprocess.SubprocessError:
        raise BadRequest(UNREADABLE) from None
    return done.stdout
