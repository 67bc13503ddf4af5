"""Looking through a script, a folder or one file, and saying where the mistakes are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.content.good import SCRIPTS
from workshop.content.check import Checked, NothingToCheck, check, check_all
from workshop.content.shipped import shipped


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of scripts, with us standing beside it."""
    folder = tmp_path / "own"
    for name in ("good", "unknown_kind", "shared"):
        shutil.copytree(SCRIPTS / name, folder / name)
    monkeypatch.chdir(tmp_path)
    return folder


def places(checked: Checked) -> list[tuple[str, int]]:
    return [(problem.path, problem.line) for problem in checked.problems]


def test_a_good_script_has_no_problems(own: Path) -> None:
    assert check([own / "good"]) == Checked(scripts=1)


def test_a_problem_is_found_where_a_person_would_open_it(own: Path) -> None:
    checked = check([Path("own/unknown_kind")])

    assert places(checked) == [("own/unknown_kind/talk.md", 3)]
    assert checked.scripts == 1


def test_a_file_elsewhere_is_named_in_full(
    own: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert places(check([own / "unknown_kind"])) == [(f"{own}/unknown_kind/talk.md", 3)]


def test_a_folder_of_scripts_is_checked_whole(own: Path) -> None:
    steady = own / "shared" / "steady.md"
    steady.write_text(steady.read_text().replace("minutes: 5", "minutes: none"))
    (own / "shared" / "tea.md").write_text("Nobody uses this yet.")
    (own / "help_lines").mkdir()
    (own / "help_lines" / "ie.toml").write_text("country = Ireland")

    checked = check([own])

    assert set(places(checked)) == {
        ("own/help_lines/ie.toml", 1),
        ("own/shared/steady.md", 4),
        *((path, line) for path, line in places(checked) if path == "own/shared/tea.md"),
        ("own/unknown_kind/talk.md", 3),
    }
    assert checked.scripts == 2


def test_a_problem_in_a_shared_segment_is_said_once(own: Path) -> None:
    steady = own / "shared" / "steady.md"
    steady.write_text(steady.read_text().replace("minutes: 5", "minutes: none"))

    assert (
        places(check([own, own / "good", own / "shared", steady])).count(
            ("own/shared/steady.md", 4)
        )
        == 1
    )


def test_one_file_of_a_script_is_checked_by_itself(own: Path) -> None:
    letter = own / "good" / "letter.md"
    letter.write_text(letter.read_text().replace("minutes: 12", "minutes: twelve"))

    assert places(check([own / "good" / "talk.md"])) == []
    assert places(check([letter])) == [("own/good/letter.md", 4)]


def test_a_segment_that_lies_alone_can_be_checked(own: Path, tmp_path: Path) -> None:
    shutil.copy(own / "unknown_kind" / "talk.md", tmp_path)

    assert places(check([tmp_path / "talk.md"])) == [("talk.md", 3)]


def test_one_prompt_id_twice_in_a_shared_segment_is_found(own: Path) -> None:
    twice = (SCRIPTS / "prompt_id_twice" / "talk.md").read_text()
    (own / "shared" / "talk.md").write_text(twice)

    assert places(check([own / "shared"])) == [("own/shared/talk.md", 33)]


def test_a_shared_segment_that_cannot_be_read_is_found(own: Path) -> None:
    (own / "shared" / "tea.md").write_bytes(b"\n\xff")
    (own / "shared" / "notes.txt").write_text("Not a segment.")

    assert places(check([own / "shared"])) == [("own/shared/tea.md", 2)]


def test_the_script_in_the_folder_we_stand_in_can_be_checked(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own / "unknown_kind")

    assert places(check([Path()])) == [("talk.md", 3)]


def test_a_script_may_use_the_shipped_segments(own: Path) -> None:
    talk = own / "good" / "workshop.md"
    shared = sorted(path.stem for path in (shipped("facilitator_scripts") / "shared").glob("*.md"))
    assert "reset" in shared
    talk.write_text(talk.read_text().replace("  - steady\n", "  - reset\n"))

    assert check([own / "good"]).problems == ()


def test_a_folder_that_is_no_script_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "picnic").mkdir()

    (problem,) = check([tmp_path / "picnic"]).problems

    assert problem.message == "This folder has no workshop.md, so it is not a script."


@pytest.mark.parametrize("name", ["notes.txt", "README.md", "A talk.md"])
def test_a_file_that_is_no_part_of_a_script_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Words.")

    with pytest.raises(NothingToCheck, match="is not part of a script"):
        check([tmp_path / name])


def test_a_folder_that_can_be_no_script_is_refused(tmp_path: Path) -> None:
    (tmp_path / "_drafts").mkdir()

    with pytest.raises(NothingToCheck, match="is not a script"):
        check([tmp_path / "_drafts"])


def test_scripts_and_packs_are_counted(own: Path, tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    shutil.copytree(shipped("handouts"), packs)

    everything = check_all([own, tmp_path / "nowhere"], [packs, tmp_path / "nowhere"])

    assert (everything.scripts, everything.packs) == (2, len(list(packs.glob("*/pack.md"))))
    assert places(everything) == [("own/unknown_kind/talk.md", 3)]
    assert check([packs]).packs == everything.packs


def test_one_file_of_a_pack_is_checked_by_itself(own: Path, tmp_path: Path) -> None:
    pack = tmp_path / "packs" / "take_home"
    shutil.copytree(shipped("handouts") / "take_home", pack)
    (pack / "theme.toml").write_text("picture = 1\n")
    (pack / "letter.md").write_text("No fields.")

    assert places(check([pack / "theme.toml"])) == [("packs/take_home/theme.toml", 1)]
