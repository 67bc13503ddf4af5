"""Which marks stand around what is drawn on a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ContentStream

ARTIFACT: Final = "artifact"
NOTE: Final = "note"
TEXT: Final = "text"

BEGINS: Final = {b"BMC", b"BDC", b"BT"}
ENDS: Final = {b"EMC", b"ET"}
DRAWS: Final = frozenset(b"Tj TJ ' \" S s f F f* B B* b b* sh Do".split()) | {b"INLINE IMAGE"}


def marks_amiss(document: PdfReader, page: Any) -> Iterator[str]:
    """What is open at each moment is kept: marks with the names of what they mark, and texts."""
    opened: list[str] = []
    for operands, operator in operations(document, page):
        marks = [each for each in opened if each not in {NOTE, TEXT}]
        if operator in BEGINS:
            opened.append(TEXT if operator == b"BT" else _mark(operands))
            if marks and opened[-1] not in {NOTE, TEXT}:
                yield f"{opened[-1]} lies within {marks}"
        elif operator in ENDS:
            last = opened.pop() if opened else None
            if last is None or (last == TEXT) != (operator == b"ET"):
                yield f"{operator.decode()} ends {last}"
        elif operator in DRAWS and not marks:
            yield f"{operator.decode()} is drawn without a mark"
    if opened:
        yield f"{opened} are never closed"


def drawn_pieces(document: PdfReader, page: Any) -> list[int]:
    begun = [operands[1] for operands, operator in operations(document, page) if operator == b"BDC"]
    return [known["/MCID"] for known in begun if "/MCID" in known]


def operations(document: PdfReader, page: Any) -> list[tuple[Any, bytes]]:
    contents = page.get_contents()
    return [] if contents is None else ContentStream(contents, document).operations


def _mark(operands: Any) -> str:
    if operands[0] == "/Artifact":
        return ARTIFACT
    known = operands[1] if len(operands) > 1 else {}
    return f"piece {known['/MCID']}" if "/MCID" in known else NOTE
