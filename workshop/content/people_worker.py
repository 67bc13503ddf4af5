"""Reads one people list in a process of its own: pandas weighs 80 MB, and a file can be hostile.

The file comes in on standard input, its rows go out on standard output; nothing touches the disk.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import warnings
from typing import Final

from workshop.content.people_file import read_table, to_fill_in
from workshop.domain.errors import BadRequest

MEMORY: Final = 1024 * 1024 * 1024
"""All that it may ask the system for, in bytes; a list of 1 MB needs a fraction."""

NICENESS: Final = 10


def main(columns: list[str]) -> None:
    """Reads a list; or, told columns, writes one to fill in as a workbook."""
    warnings.simplefilter("ignore")  # they would quote the file
    _keep_within_bounds()
    if columns:
        sys.stdout.buffer.write(to_fill_in(columns, workbook=True))
        return
    try:
        answer: object = read_table(sys.stdin.buffer.read())
    except BadRequest as refused:
        answer = str(refused)
    sys.stdout.write(json.dumps(answer))


def _keep_within_bounds() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 -- not there on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with contextlib.suppress(OSError, ValueError):  # a system may know no such limit
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.nice(NICENESS)


if __name__ == "__main__":
    main(sys.argv[1:])
