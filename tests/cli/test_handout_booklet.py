"""``workshop handout booklet`` as a facilitator at a terminal meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import make_script, make_segment, script_files, write_script
from tests.cli.on_paper import written
from tests.pdf.paper import extracted, page_count, reader
from workshop.cli import main

pytestmark = pytest.mark.usefixtures("data_folder")


def test_a_shipped_script_is_written_beside_where_one_stands(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handout", "booklet", "inner_child_90"]) == 0

    assert capsys.readouterr().out == "Written: inner_child_90-a4.pdf\n"
    cover = extracted(written(data_folder / "inner_child_90-a4.pdf"))[0]
    assert "Inner child workshop, 90 minutes" in cover
    assert "Tier 1, gentle  ·  English  ·  what is only for other tiers is marked" in cover
    assert "min 0" in cover


def test_everything_that_can_be_asked_for_is_heeded(data_folder: Path) -> None:
    asked = ["--page", "letter", "--large", "--tier", "2", "--language", "en", "--start", "18:30"]

    assert main(["handout", "booklet", "inner_child_90", "mine.pdf", *asked]) == 0

    booklet = written(data_folder / "mine.pdf")
    assert float(reader(booklet).pages[0].mediabox.width) == 612
    assert page_count(booklet) > 60
    cover = extracted(booklet)[0]
    assert "18:30–20:00" in cover
    assert "Tier 2, standard  ·  English" in cover


@pytest.mark.parametrize("asked", ["tuesday", "./tuesday", "."])
def test_a_script_in_any_folder_can_be_asked_for(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    folder = write_script(data_folder / "elsewhere", make_script(id="tuesday"))
    monkeypatch.chdir(folder if asked == "." else folder.parent)

    assert main(["handout", "booklet", asked]) == 0

    assert Path("tuesday-a4.pdf").exists()


@pytest.mark.parametrize("asked", ["Tuesday group", "tuesday group", "Tuesday Group!"])
def test_a_script_is_found_by_the_name_it_was_copied_under(data_folder: Path, asked: str) -> None:
    write_script(data_folder / "facilitator_scripts", make_script(id="tuesday_group"))

    assert main(["handout", "booklet", asked, "--large"]) == 0

    assert Path("tuesday_group-large-a4.pdf").exists()


@pytest.mark.parametrize(("language", "name"), [("es", "-es"), ("en", "")])
def test_a_file_that_is_not_named_says_what_is_in_it(language: str, name: str) -> None:
    asked = ["--language", language, "--tier", "2", "--page", "letter"]

    assert main(["handout", "booklet", "inner_child_90", *asked]) == 0

    assert Path(f"inner_child_90{name}-tier2-letter.pdf").exists()


def test_a_script_with_a_mistake_is_refused_with_all_of_its_problems(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_script(data_folder / "facilitator_scripts", make_script(id="tuesday"))
    (folder / "welcome.md").write_text("## Say\n\n<b>Hello</b>\n", "utf-8")

    assert main(["handout", "booklet", "tuesday"]) == 1

    said = capsys.readouterr().err
    assert "facilitator_scripts/tuesday/welcome.md:1  " in said
    assert list(data_folder.glob("*.pdf")) == []


def test_a_warning_is_told_and_stops_nothing(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_script(data_folder / "facilitator_scripts", make_script(id="tuesday"))
    spare = script_files(make_script(make_segment("spare")))["spare.md"]
    (folder / "spare.md").write_text(spare, "utf-8")

    assert main(["handout", "booklet", "tuesday"]) == 0

    assert "spare.md:1  Warning: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing_here"], "There is no script nothing_here. Scripts are: "),
        (["inner child 9"], "no script inner child 9. Did you mean inner_child_90? Scripts"),
        (["???"], "There is no script ???. Scripts are: "),
        (["inner_child_90", "--tier", "3"], "can be run at tier 1 or 2."),
        (["inner_child_90", "--language", "xx"], "is there in English and Español only"),
        (["inner_child_90", "no/such/folder.pdf"], "cannot be written: No such file"),
    ],
)
def test_what_cannot_be_done_is_said(
    capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["handout", "booklet", *words]) == 1

    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [[], ["x", "--tier", "4"], ["x", "--start", "noon"], ["x", "--page", "a5"]]
)
def test_wrong_usage_exits_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["handout", "booklet", *words])

    assert ended.value.code == 2
    assert "usage: workshop handout booklet" in capsys.readouterr().err


def test_a_file_that_would_be_no_pdf_is_refused_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["handout", "booklet", "Tuesday", "group"])

    assert ended.value.code == 2
    assert "its file’s name ends in .pdf, which “group” does not." in capsys.readouterr().err
    assert list(Path.cwd().iterdir()) == []


def test_a_file_named_booklet_can_still_be_a_handout(data_folder: Path) -> None:
    assert main(["handout", "./booklet"]) == 0

    assert (data_folder / "booklet").read_bytes().startswith(b"%PDF")


def test_the_help_of_the_handout_points_to_the_booklet(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["handout", "--help"])

    assert "workshop handout booklet SCRIPT" in capsys.readouterr().out
