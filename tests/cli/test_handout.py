"""``workshop handout`` as a facilitator at a terminal meets it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.on_paper import said, written
from tests.pdf.paper import extracted, page_count, reader
from workshop import services
from workshop.cli import main
from workshop.domain.joincode import spaced
from workshop.settings import Settings

pytestmark = pytest.mark.usefixtures("data_folder")


def test_a_blank_pack_is_written_with_its_letter_sheet(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handout", "blank.pdf"]) == 0

    assert capsys.readouterr().out == "Written: blank.pdf\n"
    text = "\n".join(extracted(written(data_folder / "blank.pdf")))
    assert "For me only" in text
    assert "Dear younger me" not in text


def test_a_sample_is_filled_in_on_the_paper_that_was_asked_for(data_folder: Path) -> None:
    assert main(["handout", "--sample", "--page", "letter", "--large", "sample.pdf"]) == 0

    sample = written(data_folder / "sample.pdf")
    assert "Dear younger me" in "\n".join(extracted(sample))
    assert reader(sample).pages[0].mediabox.width == 612
    assert page_count(sample) > 7


def test_a_sample_of_the_spanish_pack_is_in_spanish(data_folder: Path) -> None:
    assert main(["handout", "--sample", "--pack", "take_home_es", "muestra.pdf"]) == 0

    text = "\n".join(extracted(written(data_folder / "muestra.pdf")))
    assert "Hola, mi yo más joven" in text
    assert "Página 2 de 9" in text
    assert "Dear" not in text


def test_a_pack_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", "--pack", "no_such", "x.pdf"]) == 1

    assert capsys.readouterr().err == (
        "There is no pack no_such. Packs are: facilitator, facilitator_es, paper_twin, "
        "paper_twin_es, room, room_es, take_home, take_home_es.\n"
    )


def test_a_pack_with_a_mistake_is_told_and_not_written(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = data_folder / "handouts" / "ours"
    own.mkdir(parents=True)
    (own / "pack.md").write_text("---\ntitle: Ours\nlanguage: en\nsummary: Ours.\n---\n", "utf-8")

    assert main(["handout", "--pack", "ours", "x.pdf"]) == 1

    assert capsys.readouterr().err.startswith('ours/pack.md:1  The field "sheets" is missing.')
    assert not (data_folder / "x.pdf").exists()


def test_a_place_that_cannot_be_written_to_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", "no/such/folder.pdf"]) == 1

    assert capsys.readouterr().err == (
        "no/such/folder.pdf cannot be written: No such file or directory.\n"
    )


def test_a_paper_that_does_not_exist_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as wrong:
        main(["handout", "--page", "a5", "x.pdf"])

    assert wrong.value.code == 2
    assert "--page" in capsys.readouterr().err


TWIN = ["handout", "--pack", "paper_twin"]


def test_a_pack_that_is_made_from_a_script_is_in_its_language_and_for_its_tier(
    data_folder: Path,
) -> None:
    script = ["--script", "inner_child_90"]
    assert main([*TWIN, *script, "--language", "es", "es.pdf"]) == 0
    assert main([*TWIN, *script, "one.pdf"]) == 0
    assert main([*TWIN, *script, "--tier", "2", "two.pdf"]) == 0

    assert "A mi yo más joven" in said(data_folder / "es.pdf")
    stronger = "To a parent, or to the person who raised me"
    assert stronger not in said(data_folder / "one.pdf")
    assert stronger in said(data_folder / "two.pdf")


def test_a_run_sheet_has_the_times_of_the_start_that_was_named(data_folder: Path) -> None:
    asked = ["handout", "--pack", "facilitator", "--script", "inner_child_90"]
    assert main([*asked, "--start", "19:00", "run.pdf"]) == 0

    assert "From 19:00 to 20:30." in said(data_folder / "run.pdf")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            TWIN,
            "“paper_twin” is made from a script. Say which one, like:  --script inner_child_90\n",
        ),
        (["handout", "--pack", "room"], "“room” says how people get into a room. Say which open"),
        ([*TWIN, "--script", "inner_child_91"], "There is no script inner_child_91. Did you mean"),
        (
            [*TWIN, "--script", "inner_child_90", "--tier", "3"],
            "“Inner child workshop, 90 minutes”",
        ),
        ([*TWIN, "--room", "CDF-GHJ"], "No open room has this code."),
        ([*TWIN, "--room", "nothing"], "No open room has this code."),
        (["handout", "--page", "a3"], "Only posters are printed on A3, and this pack has none."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    asked: list[str], told: str, data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*asked, "x.pdf"]) == 1

    assert capsys.readouterr().err.startswith(told)
    assert not (data_folder / "x.pdf").exists()


def test_how_a_rooms_posters_look_can_be_seen_without_a_room(data_folder: Path) -> None:
    asked = ["handout", "--pack", "room", "--sample", "--page", "a3", "--start", "19:00", "p.pdf"]
    assert main(asked) == 0

    poster = written(data_folder / "p.pdf")
    assert page_count(poster) == 2
    assert round(float(reader(poster).pages[0].mediabox.width)) == 842
    assert "CDF-GHJ" in said(data_folder / "p.pdf")


def test_a_pack_for_an_open_room_has_its_code_and_its_script(
    data_folder: Path,
) -> None:
    with closing(services.build(Settings.from_here(data_dir=data_folder))) as built:
        room = built.rooms.open("inner_child_90", 8)
        address = built.rooms.join_url(room.code).split("/")[2]

    assert main(["handout", "--pack", "room", "--room", room.code.lower(), "p.pdf"]) == 0

    assert spaced(room.code) in said(data_folder / "p.pdf")
    assert address in said(data_folder / "p.pdf")
