"""``workshop handout`` for a list of people, as a facilitator at a terminal meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.on_paper import said, written
from tests.pdf.paper import extracted
from workshop.cli import main

TWIN = ["handout", "--pack", "paper_twin"]

LIST = "name,paper,large print,my person\nAnn,A4,,Sam\nBob,A9,,\nAnn,Letter,yes,Jo\nCy,,perhaps,\n"

TOLD = (
    "Row 3, column “paper”: “A9” is no paper. Write A4 or Letter.\n"
    "Row 5, column “large print”: “perhaps” is not clear. Write yes or no.\n"
)

pytestmark = pytest.mark.usefixtures("data_folder")


@pytest.mark.parametrize(
    "asked",
    [
        ["out.pdf", "--pack", "take-home", "people.csv"],
        ["--pack", "take_home", "people.csv", "out.pdf"],
        ["people.csv", "out.pdf"],
    ],
)
def test_the_good_rows_of_a_list_are_printed_and_the_others_told(
    data_folder: Path, asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (data_folder / "people.csv").write_text(LIST, "utf-8")

    assert main(["handout", *asked]) == 1

    told = capsys.readouterr()
    assert told.out == "Written: out.pdf, 2 packs\n"
    assert told.err == TOLD
    whole = extracted(written(data_folder / "out.pdf"))
    assert [place % 2 for place, page in enumerate(whole) if page.strip() == "Ann"] == [0, 0]


def test_a_list_without_a_mistake_is_called_fine_and_names_its_pdf(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data_folder / "people.csv").write_text("name\nAnn\n", "utf-8")

    assert main(["handout", "people.csv", "--one-sided"]) == 0

    assert capsys.readouterr() == ("Written: people.pdf, 1 pack\n", "")
    assert "" not in [page.strip() for page in extracted(written(data_folder / "people.pdf"))]


def test_each_person_gets_a_file_of_their_own(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data_folder / "people.csv").write_text(LIST, "utf-8")

    assert main(["handout", "--each", "folder", "people.csv"]) == 1

    assert capsys.readouterr().out == "Written: 2 packs in folder\n"
    files = sorted((data_folder / "folder").iterdir())
    assert [file.name for file in files] == ["Ann 2.pdf", "Ann.pdf"]
    assert "Jo" in said(files[0])
    assert "Sam" in said(files[1])


def test_a_list_can_be_printed_from_a_script_in_each_row_s_language(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data_folder / "people.csv").write_text("name,language\nAnn,\nZoë,es\n", "utf-8")

    assert main([*TWIN, "--script", "inner_child_90", "people.csv", "--each", "."]) == 0

    assert "Page 2 of" in said(data_folder / "Ann.pdf")
    assert "A mi yo más joven" in said(data_folder / "Zoë.pdf")
    assert main([*TWIN, "people.csv"]) == 1
    assert "is made from a script" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx"])
def test_a_list_to_fill_in_is_written_once_and_never_over_another(
    data_folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handout", "--template", name]) == 0
    assert main(["handout", "--template", name]) == 1

    told = capsys.readouterr()
    assert told.out == f"Written: {name}, a list to fill in\n"
    assert told.err == f"{name} is there already, and stays as it is. Name another file.\n"
    assert main(["handout", name]) == 1
    assert capsys.readouterr().err == "The list has a row of headings, and nobody below it.\n"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ([], "name the PDF to write"),
        (["a.pdf", "b.pdf"], "name one PDF to write, and one list at most"),
        (["a.csv", "b.csv"], "name one PDF to write, and one list at most"),
        (["a.pdf", "--each", "x"], "are for a list of people"),
        (["a.pdf", "a.csv", "--each", "x"], "--each writes a PDF for each person"),
        (["a.csv", "--sample"], "--sample fills in what a list would"),
        (["a.csv", "--page", "a3"], "a list is printed on a4 or letter"),
        (["a.pdf", "--nothing"], "unrecognized arguments: --nothing"),
    ],
)
def test_files_that_do_not_go_together_are_wrong_usage(
    asked: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as wrong:
        main(["handout", *asked])

    assert wrong.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["people.csv"], "people.csv cannot be read: No such file or directory."),
        (["--template", "people.pdf"], "A list to fill in is a .csv or an .xlsx."),
    ],
)
def test_a_list_that_cannot_be_had_is_told(
    asked: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handout", *asked]) == 1

    assert capsys.readouterr().err.startswith(told)


def test_where_nobody_on_a_list_can_be_printed_nothing_is_written(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data_folder / "people.csv").write_text("name,paper\nAnn,A9\n", "utf-8")

    assert main(["handout", "people.csv"]) == 1

    assert capsys.readouterr().err.endswith("Nothing was written.\n")
    assert not (data_folder / "people.pdf").exists()
