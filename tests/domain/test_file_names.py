"""A file with someone's print says their name or alias and nothing more, on every system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.file_names import FileNames


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ann", "Ann"),
        ("José Ñ.", "José Ñ"),
        ("مريم", "مريم"),
        ("आशा", "आशा"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Bob?*", "C Bob"),
        ("-rf", "rf"),
        ("con", "_con"),
        ("", "row 4"),
        ("🌻", "row 4"),
    ],
)
def test_a_name_becomes_a_file_s_name(name: str, file: str) -> None:
    assert FileNames().of(name, 4) == file


def test_who_is_called_alike_gets_a_number() -> None:
    names = FileNames()

    assert [names.of(each, 2) for each in ("Ann", "ann", "Ann!", "Ann 2", "Bo")] == [
        "Ann",
        "ann 2",
        "Ann 3",
        "Ann 2 2",
        "Bo",
    ]


@given(st.lists(st.text(), max_size=8))
def test_any_names_make_files_that_differ_and_stay_in_their_folder(names: list[str]) -> None:
    made = FileNames()
    files = [made.of(name, row) for row, name in enumerate(names, 2)]

    assert len({file.casefold() for file in files}) == len(names)
    assert [file for file in files if set(file) & set('/\\:*?"<>|\n\0.') or not file.strip()] == []
    assert max((len(file.encode()) for file in files), default=0) < 200
