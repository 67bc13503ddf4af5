"""``workshop new`` as a person at a terminal meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.cli import main
from workshop.content.library import Library
from workshop.content.shipped import shipped

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKSHOP_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data" / "facilitator_scripts"


def test_a_copy_is_made_and_where_it_is_and_how_to_go_on_is_said(
    own: Path, capsys: Printed
) -> None:
    assert main(["new", "Tuesday group"]) == 0

    folder = own / "tuesday_group"
    assert capsys.readouterr().out == (
        f"Your script is in  {folder}\n"
        f"Open first:        {folder / 'workshop.md'}\n"
        f"Check it with:     workshop check {folder.name}\n"
        "The dashboard lists it on its Scripts page, and shows each change as you save it.\n"
    )
    assert main(["check", str(folder)]) == 0


def test_a_name_needs_no_quotes(own: Path) -> None:
    assert main(["new", "Tuesday", "group", "--from", "inner_child_90"]) == 0

    script = Library([shipped("facilitator_scripts"), own]).entry("tuesday_group").script
    assert script is not None
    assert script.title == "Tuesday group"


def test_without_a_name_it_lists_what_can_be_copied(capsys: Printed) -> None:
    assert main(["new"]) == 0

    rows = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert [
        "inner_child_90",
        "Inner child workshop, 90 minutes · 90 min · tiers 1, 2 · English, Español",
    ] in rows


def test_a_script_that_is_not_there_is_asked_back(own: Path, capsys: Printed) -> None:
    assert main(["new", "Tuesday group", "--from", "inner_chidl_90"]) == 2

    assert capsys.readouterr().err == (
        "There is no script inner_chidl_90 to copy. Did you mean inner_child_90?\n"
    )
    assert not own.exists()


@pytest.mark.parametrize("name", ["inner_child_90", "!!!", "shared"])
def test_a_name_that_is_taken_or_none_is_refused(name: str, own: Path, capsys: Printed) -> None:
    assert main(["new", name]) == 2

    assert capsys.readouterr().err.strip()
    assert not own.exists()


def test_a_copy_elsewhere_is_not_promised_to_be_shown(
    own: Path, tmp_path: Path, capsys: Printed
) -> None:
    assert main(["new", "mine", "--into", "my scripts", "--whole"]) == 0

    folder = tmp_path / "my scripts" / "mine"
    said = capsys.readouterr().out
    assert f'workshop check "{folder}"' in said
    assert f"The dashboard looks for your scripts in {own}" in said
    assert (folder / "letter.md").is_file()
    assert main(["check", str(folder)]) == 0


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "file").write_text("")

    assert main(["new", "mine", "--into", "file"]) == 1

    assert "cannot be written" in capsys.readouterr().err


def test_the_data_folder_it_makes_is_closed_to_others(tmp_path: Path) -> None:
    main(["new", "mine"])

    assert (tmp_path / "data").stat().st_mode & 0o077 == 0
