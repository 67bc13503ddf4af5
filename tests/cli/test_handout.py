"""``workshop handout`` as a facilitator at a terminal meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pdf.paper import extracted, page_count, reader
from workshop.cli import main
from workshop.pdf.render import Rendered


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKSHOP_DATA_DIR", str(tmp_path))
    return tmp_path


def written(path: Path) -> Rendered:
    return Rendered(path.read_bytes(), frozenset())


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
    assert "Página 2 de 7" in text
    assert "Dear" not in text


def test_a_pack_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handout", "--pack", "no_such", "x.pdf"]) == 1

    assert (
        capsys.readouterr().err == "There is no pack no_such. Packs are: take_home, take_home_es.\n"
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
        main(["handout", "--page", "a3", "x.pdf"])

    assert wrong.value.code == 2
    assert "--page" in capsys.readouterr().err
