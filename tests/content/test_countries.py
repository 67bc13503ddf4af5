"""All countries of several folders together."""

from __future__ import annotations

from pathlib import Path

from tests.content.good import IRELAND
from workshop.content.helplines import load_countries


def test_countries_come_by_name_and_one_mistake_does_not_close_the_others(tmp_path: Path) -> None:
    (tmp_path / "ie.toml").write_text(IRELAND)
    (tmp_path / "zz.toml").write_text("country")
    (tmp_path / "at.toml").write_text(
        IRELAND.replace('"Ireland"', '"Austria"').replace('"IE"', '"AT"')
    )
    (tmp_path / "ch.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "notes.txt").write_text("Not a country.")

    countries, problems = load_countries(tmp_path)

    assert [country.code for country in countries] == ["AT", "IE"]
    assert [problem.path.split("/")[1] for problem in problems] == ["ch.toml", "zz.toml"]


def test_the_facilitators_own_file_counts_before_the_shipped_one(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, number in ((shipped, "112"), (own, "999")):
        folder.mkdir()
        (folder / "ie.toml").write_text(IRELAND.replace('"112"', f'"{number}"'))

    (ireland,), problems = load_countries(shipped, own, tmp_path / "nowhere")

    assert (ireland.emergency, problems) == ("999", [])
