"""A script of one's own: copied, named as people name things, and never written over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.content.good import SCRIPTS
from workshop.content.copies import CannotCopy, copy_script, id_for, title_for
from workshop.content.library import Library


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    for name in ("good", "unknown_kind", "shared"):
        shutil.copytree(SCRIPTS / name, tmp_path / "shipped" / name)
    return tmp_path / "shipped"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "data" / "own"


def copy(shipped: Path, own: Path, name: str, whole: bool = False) -> Path:
    library = Library([shipped, own])
    return copy_script(library.entry("good"), own, name, library.ids(), whole)


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("Tuesday group", "tuesday_group"),
        ("tuesday_group", "tuesday_group"),
        ("  Anna’s group, No. 2 ", "annas_group_no_2"),
        ("Für Zoë", "fur_zoe"),
        ("../elsewhere", "elsewhere"),
    ],
)
def test_a_name_may_be_typed_as_people_type(typed: str, id_: str) -> None:
    assert id_for(typed) == id_


@pytest.mark.parametrize("typed", ["", "...", "火曜日", "x" * 41, "shared", "Help lines", "ES"])
def test_what_cannot_be_a_folders_name_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(CannotCopy, match=r"[.] Try |[.] Try  "):
        id_for(typed)


def test_the_title_is_the_name_as_typed_or_says_that_it_is_a_copy() -> None:
    assert title_for("Tuesday  group", "A short evening") == "Tuesday group"
    assert title_for("tuesday_group", "A short evening") == "A short evening (my copy)"


def test_a_copy_is_a_script_at_once_with_only_its_title_changed(shipped: Path, own: Path) -> None:
    folder = copy(shipped, own, "Tuesday group")

    script = Library([shipped, own]).entry("tuesday_group").script
    assert folder == own / "tuesday_group"
    assert script is not None
    assert script.title == "Tuesday group"
    original = (shipped / "good" / "workshop.md").read_text()
    assert (folder / "workshop.md").read_text() == original.replace(
        "title: A short evening", "title: Tuesday group"
    )
    assert {each.name for each in folder.iterdir()} == {
        each.name for each in (shipped / "good").iterdir()
    }


@pytest.mark.parametrize("name", ["Group: one # two", 'The "kind" one', "Null", "- A list", "It's"])
def test_whatever_is_typed_is_a_title_that_can_be_read(shipped: Path, own: Path, name: str) -> None:
    folder = copy(shipped, own, name)

    script = Library([shipped, own]).entry(folder.name).script

    assert script is not None
    assert script.title == name.replace('"', "'")


def test_translations_in_sub_folders_come_along_and_are_retitled(shipped: Path, own: Path) -> None:
    (shipped / "good" / "es").mkdir()
    (shipped / "good" / "es" / "workshop.md").write_bytes(b"---\r\ntitle: 'Una tarde'\r\n---\r\n")
    (shipped / "good" / "es" / "letter.md").write_text("---\ntitle: Carta\n---\n")

    folder = copy(shipped, own, "my_group")

    assert (folder / "es" / "letter.md").is_file()
    main = (folder / "es" / "workshop.md").read_bytes()
    assert main == b"---\r\ntitle: Una tarde (my copy)\r\n---\r\n"


def test_a_whole_copy_has_the_shared_segments_it_names_and_no_others(
    shipped: Path, own: Path
) -> None:
    folder = copy(shipped, own, "mine", whole=True)

    entry = Library([shipped, own]).entry("mine")
    assert entry.script is not None
    assert entry.sources["shared"] == {}
    named = {f"{segment.id}.md" for segment in entry.script.segments}
    assert {each.name for each in folder.glob("*.md")} == named | {"workshop.md"}


def test_a_script_with_mistakes_can_be_copied_but_not_whole(shipped: Path, own: Path) -> None:
    broken = Library([shipped]).entry("unknown_kind")

    with pytest.raises(CannotCopy, match="has mistakes in it"):
        copy_script(broken, own, "mine", whole=True)
    assert (copy_script(broken, own, "mine") / "talk.md").is_file()


def test_nothing_is_ever_overwritten(shipped: Path, own: Path) -> None:
    folder = copy(shipped, own, "mine")
    (folder / "letter.md").write_text("Mine.")

    for taken in ("mine", "Mine", "good", "unknown_kind"):
        with pytest.raises(CannotCopy, match="There is already a"):
            copy(shipped, own, taken)

    assert (folder / "letter.md").read_text() == "Mine."
    assert [each.name for each in own.iterdir()] == ["mine"]


def test_a_copy_can_be_written_in_even_if_what_is_installed_cannot(
    shipped: Path, own: Path
) -> None:
    for path in (shipped / "good").iterdir():
        path.chmod(0o444)
    (shipped / "good").chmod(0o555)

    folder = copy(shipped, own, "mine")

    (shipped / "good").chmod(0o755)
    assert folder.stat().st_mode & 0o200
    assert (folder / "letter.md").stat().st_mode & 0o200


def test_what_an_upgrade_brings_does_not_stand_before_what_was_edited(
    shipped: Path, own: Path
) -> None:
    folder = copy(shipped, own, "autumn")
    (folder / "workshop.md").write_text(
        (folder / "workshop.md").read_text().replace("(my copy)", "that I edited")
    )
    shutil.copytree(shipped / "good", shipped / "autumn")  # a later release has one, too

    entry = Library([shipped, own]).entry("autumn")

    assert entry.folder == folder
    assert entry.script is not None
    assert entry.script.title == "A short evening that I edited"


def test_nothing_is_left_behind_when_the_disk_refuses(shipped: Path, own: Path) -> None:
    own.mkdir(parents=True)
    (shipped / "good" / "letter.md").unlink()
    (shipped / "good" / "letter.md").symlink_to(shipped / "nowhere.md")

    with pytest.raises(OSError, match=r"letter\.md"):
        copy(shipped, own, "mine")

    assert list(own.iterdir()) == []
