"""All scripts of all folders, read again only when something has changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.content.good import SCRIPTS, opened
from workshop.content.library import Library
from workshop.content.scripts import Text


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder with the good script, one with a mistake, shared segments, and other things."""
    folder = tmp_path / "shipped"
    for name in ("good", "unknown_kind", "shared"):
        shutil.copytree(SCRIPTS / name, folder / name)
    for name in ("help_lines", ".git", "__pycache__"):
        (folder / name).mkdir()
    (folder / "README.md").write_text("How to write a script.")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Change a file as an editor does, and make sure that its time moves on."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    moved = path.stat().st_mtime_ns + 1_000_000
    os.utime(path, ns=(moved, moved))


def title(library: Library) -> str:
    script = library.entry("good").script
    assert script is not None
    return script.title


def test_every_folder_is_a_script_but_those_that_serve_all(shipped: Path) -> None:
    assert Library([shipped]).ids() == ["good", "unknown_kind"]


def test_a_script_with_a_mistake_does_not_close_the_others(shipped: Path) -> None:
    good, broken = Library([shipped]).all()

    assert good.script == opened()
    assert good.problems == ()
    assert broken.script is None
    assert [problem.path for problem in broken.problems] == ["unknown_kind/talk.md"]
    assert broken.sources == {}


def test_a_folder_that_is_not_there_holds_no_scripts(shipped: Path, tmp_path: Path) -> None:
    assert Library([shipped, tmp_path / "nowhere"]).ids() == ["good", "unknown_kind"]
    assert Library([tmp_path / "nowhere"]).all() == []


def test_an_id_that_no_folder_has_is_a_key_error(shipped: Path) -> None:
    with pytest.raises(KeyError):
        Library([shipped]).entry("picnic")


def test_nothing_is_read_again_while_nothing_changes(shipped: Path) -> None:
    library = Library([shipped])

    assert library.entry("good") is library.entry("good")


def test_a_changed_file_is_read_again(shipped: Path) -> None:
    library = Library([shipped])
    assert title(library) == "A short evening"

    change(shipped / "good" / "workshop.md", "A short evening", "A long evening")

    assert title(library) == "A long evening"


def test_a_changed_shared_segment_is_read_again(shipped: Path) -> None:
    library = Library([shipped])
    assert library.entry("good").script is not None

    change(shipped / "shared" / "steady.md", "kind: grounding", "kind: grounded")

    assert library.entry("good").script is None


def test_a_file_that_was_mended_opens_the_script_again(shipped: Path) -> None:
    library = Library([shipped])
    assert library.entry("unknown_kind").script is None

    change(shipped / "unknown_kind" / "talk.md", "psycho_education", "psychoeducation")

    assert library.entry("unknown_kind").script is not None


def test_a_script_is_remembered_as_it_was_before_its_mistakes(shipped: Path) -> None:
    library = Library([shipped])
    good = library.entry("good").script
    assert library.entry("unknown_kind").readable is None

    change(shipped / "good" / "letter.md", "kind: letter_writing", "kind: letter_wrting")
    assert library.entry("good").script is None
    change(shipped / "good" / "letter.md", "kind: letter_wrting", "kind: lettr_wrting")

    assert library.entry("good").before == good
    assert library.entry("good").readable == good


def test_files_and_scripts_that_come_and_go_are_noticed(shipped: Path) -> None:
    library = Library([shipped])
    assert library.entry("good").script is not None

    (shipped / "good" / "wall.md").unlink()
    shutil.rmtree(shipped / "unknown_kind")
    shutil.copytree(SCRIPTS / "bold", shipped / "bold")

    assert library.entry("good").script is None
    assert library.ids() == ["bold", "good"]


def test_of_two_scripts_with_one_id_the_facilitators_own_counts(shipped: Path, own: Path) -> None:
    shutil.copytree(SCRIPTS / "good", own / "good")
    change(own / "good" / "workshop.md", "A short evening", "My evening")

    library = Library([shipped, own])

    assert title(library) == "My evening"
    assert library.ids() == ["good", "unknown_kind"]
    assert library.entry("good").folder == own / "good"


def test_a_script_of_the_facilitators_own_may_use_the_shipped_segments(
    shipped: Path, own: Path
) -> None:
    shutil.copytree(SCRIPTS / "good", own / "mine")

    script = Library([shipped, own]).entry("mine").script

    assert script is not None
    assert script.segments == opened().segments


def test_a_problems_path_leads_to_the_file_on_disk(shipped: Path, own: Path) -> None:
    (own / "shared").mkdir()
    shutil.copy(shipped / "shared" / "steady.md", own / "shared")
    library = Library([shipped, own])

    assert library.where("good/letter.md") == shipped / "good" / "letter.md"
    assert library.where("shared/steady.md") == own / "shared" / "steady.md"
    assert library.where("shared/welcome.md") == shipped / "shared" / "welcome.md"
    assert library.where("picnic/tea.md") == Path("picnic/tea.md")


def test_what_stands_behind_a_script_and_its_shared_segments_is_known(
    shipped: Path, own: Path
) -> None:
    shutil.copytree(SCRIPTS / "good", own / "good")
    shutil.copytree(SCRIPTS / "good", own / "mine")
    (own / "shared").mkdir()
    shutil.copy(shipped / "shared" / "steady.md", own / "shared")
    library = Library([shipped, own])

    steady = shipped / "shared" / "steady.md"
    assert library.hidden_by(library.entry("good")) == [shipped / "good", steady]
    assert library.hidden_by(library.entry("mine")) == [steady]
    assert library.hidden_by(library.entry("unknown_kind")) == []


def test_a_folder_with_the_name_of_a_file_is_a_problem(shipped: Path) -> None:
    (shipped / "good" / "letter.md").unlink()
    (shipped / "good" / "letter.md").mkdir()

    (problem,) = Library([shipped]).entry("good").problems

    assert (problem.path, problem.line) == ("good/letter.md", 1)
    assert problem.message.startswith("This file cannot be opened: ")


def test_a_link_that_leads_nowhere_is_a_problem(shipped: Path) -> None:
    letter = shipped / "good" / "letter.md"
    letter.unlink()
    letter.symlink_to(shipped / "nowhere.md")

    (problem,) = Library([shipped]).entry("good").problems

    assert problem.path == "good/letter.md"


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_file_in_another_encoding_is_a_problem_on_the_line_that_shows_it(
    shipped: Path, encoding: str
) -> None:
    letter = shipped / "good" / "letter.md"
    letter.write_bytes((letter.read_text("utf-8") + "\nA café.\n").encode(encoding))

    (problem,) = Library([shipped]).entry("good").problems

    assert problem.path == "good/letter.md"
    assert problem.line == {"utf-16": 1, "latin-1": 44}[encoding]
    assert problem.message.startswith("This file was not saved as UTF-8 text")


def test_a_huge_file_is_not_read_whole(shipped: Path) -> None:
    (shipped / "good" / "letter.md").write_bytes("é".encode() * 10_000_000)

    (problem,) = Library([shipped]).entry("good").problems

    assert problem.message == "This file is far too long."


def test_all_scripts_together_look_at_the_shared_segments_once(shipped: Path) -> None:
    class Counting(Library):
        looks = 0

        def shared(self) -> dict[str, Text]:
            self.looks += 1
            return super().shared()

    library = Counting([shipped])

    assert [entry.id for entry in library.all()] == library.ids()
    assert library.looks == 1
