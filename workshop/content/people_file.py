"""A people list's file, and the empty one to fill in: pandas reads and writes the table.

Everything is read as the text it shows, so that a telephone number keeps the zeros it begins with.
"""

from __future__ import annotations

import math
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO, StringIO
from typing import Final

import pandas as pd

from workshop.domain.errors import BadRequest
from workshop.domain.people import LONGEST_LIST

MOST_COLUMNS: Final = 200
LARGEST_INSIDE: Final = 64 * 1024 * 1024
"""What an .xlsx may come to, unpacked."""

ROWS_LOOKED_AT: Final = 5 * LONGEST_LIST
"""Some may be empty."""

WORKBOOK: Final = b"PK\x03\x04"
OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
SEPARATORS: Final = ",;\t"
TEXT_FORMAT: Final = "@"

UNREADABLE: Final = "This file cannot be read as a list. Save it as .csv or .xlsx, and try again."
OLD: Final = "This is a file of an old Excel. Save it as .xlsx or .csv, and try again."
TOO_LARGE: Final = "This file is too large. A list can have 1 MB."
QUOTES: Final = "A quotation mark is opened somewhere, and never closed. Please look for it."

Rows = list[list[str]]


def read_table(data: bytes) -> Rows:
    """The rows of a .csv or of the first sheet of an .xlsx, whichever the file is.

    Raises:
        BadRequest: it is neither, or it is too large.
    """
    if data.startswith(OLD_WORKBOOK):
        raise BadRequest(OLD)
    return _workbook(data) if data.startswith(WORKBOOK) else _text(data)


def _workbook(data: bytes) -> Rows:
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > LARGEST_INSIDE:
                raise BadRequest(TOO_LARGE)
        frame = pd.read_excel(
            BytesIO(data),
            header=None,
            dtype=object,
            na_filter=False,
            nrows=ROWS_LOOKED_AT,
            engine="openpyxl",
        )
    except BadRequest:
        raise
    except Exception as problem:
        raise BadRequest(UNREADABLE) from problem
    return _rows(frame)


def _text(data: bytes) -> Rows:
    lines = _decoded(data).removeprefix("\ufeff")
    first = next((line for line in lines.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=_outside_quotes(first).count)
    if first.casefold().startswith("sep="):  # Excel's own first line
        separator, lines = first[4:5] or ",", lines.replace(first, "", 1)
    if "\0" in lines:
        raise BadRequest(UNREADABLE)
    try:
        width = _width(lines, separator)
        frame = pd.read_csv(
            StringIO(lines),
            header=None,
            names=range(width),
            sep=separator,
            dtype=str,
            index_col=False,
            na_filter=False,
            skip_blank_lines=False,
            nrows=ROWS_LOOKED_AT,
            low_memory=False,
        )
    except pd.errors.ParserError as problem:
        raise BadRequest(QUOTES if "EOF" in str(problem) else UNREADABLE) from problem
    return _rows(frame)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _width(lines: str, separator: str) -> int:
    """How many cells the longest row can have."""
    most = max((line.count(separator) for line in lines.splitlines()), default=0) + 1
    if most > MOST_COLUMNS:
        raise BadRequest(UNREADABLE)
    return most


def _rows(frame: pd.DataFrame) -> Rows:
    if frame.shape[1] > MOST_COLUMNS:
        raise BadRequest(UNREADABLE)
    rows = [[_shown(cell) for cell in row] for row in frame.itertuples(index=False, name=None)]
    width = max((place for row in rows for place, cell in enumerate(row, 1) if cell), default=0)
    return [row[:width] for row in rows]


def _shown(cell: object) -> str:
    """As the cell looks: a day without a midnight, a whole number without a point."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
        case time():
            return f"{cell:%H:%M}"
        case float():
            return "" if math.isnan(cell) else f"{cell:.15g}"
        case _:
            return str(cell)


def to_fill_in(columns: Sequence[str], workbook: bool) -> bytes:
    """A list of nobody. The cells of a workbook are set to hold text, as it is typed."""
    if not workbook:
        return ("\ufeff" + ",".join(columns) + "\r\n").encode()
    written = BytesIO()
    with pd.ExcelWriter(written, engine="openpyxl") as writer:
        pd.DataFrame(columns=list(columns)).to_excel(writer, index=False, sheet_name="People")
        for cells in writer.sheets["People"].iter_cols(max_row=LONGEST_LIST + 1):
            _as_text(cells)
    return written.getvalue()


def _as_text(cells: Iterable[object]) -> None:
    for cell in cells:
        setattr(cell, "number_format", TEXT_FORMAT)  # noqa: B010 -- openpyxl has no types
