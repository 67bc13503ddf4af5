"""What the file with a person's print is called: their name or alias, and nothing else."""

from __future__ import annotations

import unicodedata
from typing import Final

RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Windows keeps these to itself."""

LONGEST: Final = 80
"""In bytes: a file system counts them, and takes some 250."""

FINE: Final = "-_' "


class FileNames:
    """Without an ending. Who is called like somebody before gets a number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, name: str, row: int) -> str:
        wished = _safe(name) or f"row {row}"
        if wished.casefold().partition(" ")[0] in RESERVED:
            wished = f"_{wished}"
        found, number = wished, 1
        while found.casefold() in self._taken:
            number += 1
            found = f"{wished} {number}"
        self._taken.add(found.casefold())
        return found


def _safe(name: str) -> str:
    """Letters of any script with their marks, and digits; all else is a gap."""
    known = unicodedata.normalize("NFC", name)
    kept = "".join(
        each if each in FINE or unicodedata.category(each)[0] in "LMN" else " " for each in known
    )
    bare = " ".join(kept.split()).strip(FINE)
    return bare.encode()[:LONGEST].decode(errors="ignore").strip()
