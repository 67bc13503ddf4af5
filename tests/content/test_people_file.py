"""People lists as spreadsheets save them: pandas reads all of them as the text they show."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.content.people_file import read_table, to_fill_in
from workshop.domain.errors import BadRequest

ROWS = [["name", "my person"], ["Zoë", "0123"], ["Ann", "Sam; Jo"]]


def workbook(*rows: list[object]) -> bytes:
    written = BytesIO()
    with pd.ExcelWriter(written, engine="openpyxl") as writer:
        pd.DataFrame().to_excel(writer, index=False)
        for row in rows:
            writer.book.active.append(row)
    return written.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_text_is_read_in_every_way_that_it_is_saved(
    encoding: str, separator: str, end: str
) -> None:
    text = end.join(separator.join(f'"{cell}"' for cell in row) for row in ROWS)

    rows = read_table(text.encode(encoding))

    assert [row[:2] for row in rows] == ROWS


def test_excels_own_first_line_names_the_separator() -> None:
    assert read_table(b"sep=;\r\nname;paper\r\nAnn;A4\r\n") == [
        ["", ""],
        ["name", "paper"],
        ["Ann", "A4"],
    ]


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    rows = read_table(b'name,letter\n\nAnn,"Dear me,\n\nhello"\n,\nBob\n')

    assert rows == [
        ["name", "letter"],
        ["", ""],
        ["Ann", "Dear me,\n\nhello"],
        ["", ""],
        ["Bob", ""],
    ]


def test_nothing_is_taken_for_a_number_or_for_missing() -> None:
    assert read_table(b"name,x\nNA,007\nnull,1e5\nnan,TRUE\n") == [
        ["name", "x"],
        ["NA", "007"],
        ["null", "1e5"],
        ["nan", "TRUE"],
    ]


def test_a_workbook_is_read_as_it_looks() -> None:
    rows = read_table(
        workbook(
            ["name", "text", "number", "day", "time"],
            ["Zoë", "0123", 447700900123, date(2026, 3, 4), time(19, 0)],
            [None, None, None, None, None],
            ["=1+1", True, 1.5, datetime.fromisoformat("2026-03-04 09:30"), "x"],
        )
    )

    assert rows == [
        ["name", "text", "number", "day", "time"],
        ["Zoë", "0123", "447700900123", "2026-03-04", "19:00"],
        ["", "", "", "", ""],
        ["", "yes", "1.5", "2026-03-04 09:30", "x"],  # a formula that nobody has worked out yet
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0 an old workbook", "This is a file of an old Excel."),
        (b"PK\x03\x04 torn", "This file cannot be read as a list."),
        (b"%PDF-1.7\x00\x01", "This file cannot be read as a list."),
        (b"," * 500, "This file cannot be read as a list."),
        (b'name\n"Ann\nBob\n', "A quotation mark is opened somewhere, and never closed."),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_table(data)

    assert str(refused.value).startswith(sentence)


def test_a_workbook_that_would_unpack_to_a_flood_is_not_unpacked() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("xl/worksheets/sheet1.xml", bytes(65 * 1024 * 1024))
    assert len(packed.getvalue()) < 100_000

    with pytest.raises(BadRequest, match="This file is too large"):
        read_table(packed.getvalue())


@pytest.mark.parametrize("is_workbook", [True, False])
def test_the_list_to_fill_in_can_be_read_back(is_workbook: bool) -> None:
    assert read_table(to_fill_in(["name", "paper"], is_workbook)) == [["name", "paper"]]


def test_cells_of_the_workbook_to_fill_in_keep_what_is_typed() -> None:
    with zipfile.ZipFile(BytesIO(to_fill_in(["name", "my_person"], workbook=True))) as unpacked:
        sheet = unpacked.read("xl/worksheets/sheet1.xml").decode()
        styles = unpacked.read("xl/styles.xml").decode()

    assert 'r="B1001" s="' in sheet
    assert 'numFmtId="49"' in styles  # text


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        rows = read_table(data)
    except BadRequest:
        return
    assert len({len(row) for row in rows}) <= 1
