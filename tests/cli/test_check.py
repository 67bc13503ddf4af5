"""``workshop check`` as a person at a terminal, or a program, meets it."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.content.good import SCRIPTS
from workshop.cli import main
from workshop.services.clock import today


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A facilitator's own folder, with us standing in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKSHOP_DATA_DIR", str(tmp_path))
    return tmp_path


def own_script(folder: Path, name: str) -> Path:
    target = folder / "facilitator_scripts" / name
    shutil.copytree(SCRIPTS / name, target)
    shared = folder / "facilitator_scripts" / "shared"
    shutil.copytree(SCRIPTS / "shared", shared, dirs_exist_ok=True)
    return target


def test_everything_shipped_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0

    assert capsys.readouterr().out.startswith("No problems in ")


def test_everything_includes_the_facilitators_own_scripts(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_script(data_folder, "minutes_in_words")

    assert main(["check"]) == 1

    assert capsys.readouterr().out == (
        "facilitator_scripts/minutes_in_words/talk.md:4  "
        'minutes must be a whole number from 1 to 180, not "twelve".\n'
        "    Write:  minutes: 12\n"
        "1 problem\n"
    )


def test_a_folder_of_ones_own_scripts_is_found_by_its_setting(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_script(data_folder, "minutes_in_words")
    monkeypatch.setenv("WORKSHOP_SCRIPTS_DIR", str(data_folder / "elsewhere"))

    assert main(["check"]) == 0


def test_a_good_script_is_counted(data_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = own_script(data_folder, "good")

    assert main(["check", str(script)]) == 0
    assert capsys.readouterr().out == "No problems in 1 script, 0 packs\n"


def test_problems_come_sorted_by_path_and_line(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = own_script(data_folder, "good")
    for name, old, new in (
        ("talk", "activation: 1", "activation: 7"),
        ("talk", "minutes: 10", "minutes: ten"),
        ("letter", "kind: letter_writing", "kind: lettre_writing"),
    ):
        path = script / f"{name}.md"
        path.write_text(path.read_text().replace(old, new))

    assert main(["check", str(script)]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines if not line.startswith(" ")] == [
        "facilitator_scripts/good/letter.md:3",
        "facilitator_scripts/good/talk.md:4",
        "facilitator_scripts/good/talk.md:5",
        "3 problems",
    ]


def test_a_warning_is_shown_and_is_no_failure(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = own_script(data_folder, "unused_file")

    assert main(["check", str(script)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 warning"


def test_problems_and_warnings_are_counted_apart(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [own_script(data_folder, name) for name in ("unused_file", "bold", "html")]

    assert main(["check", *map(str, paths)]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "2 problems, 1 warning"


def test_the_json_form_is_a_list_of_problems(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = own_script(data_folder, "minutes_in_words")

    assert main(["check", "--json", str(script)]) == 1

    assert json.loads(capsys.readouterr().out) == [
        {
            "path": "facilitator_scripts/minutes_in_words/talk.md",
            "line": 4,
            "severity": "error",
            "message": 'minutes must be a whole number from 1 to 180, not "twelve".',
            "hint": "Write:  minutes: 12",
        }
    ]


def test_the_json_form_of_no_problems_is_an_empty_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_path_that_does_not_exist_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "picnic"]) == 2

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "picnic cannot be opened: No such file or directory.\n"


def test_a_help_line_checked_long_ago_is_a_warning_and_half_a_year_ago_is_hidden(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = data_folder / "facilitator_scripts" / "help_lines"
    folder.mkdir(parents=True)
    entry = '[[lines]]\nname = "{0}"\npurpose = "To talk."\nphone = "1"\nverified_on = {1}\n'
    (folder / "xx.toml").write_text(
        'country = "X"\ncode = "XX"\nemergency = "1"\n'
        + "".join(entry.format(days, today() - timedelta(days=days)) for days in (90, 91, 181))
    )

    assert main(["check"]) == 0

    said = capsys.readouterr().out.splitlines()
    assert [each.split("  ")[0] for each in said if not each.startswith(" ")] == [
        "facilitator_scripts/help_lines/xx.toml:13",
        "facilitator_scripts/help_lines/xx.toml:18",
        "2 warnings",
    ]
    assert "Warning: This was checked 91 days ago" in said[0]
    assert "Warning: This is hidden from participants" in said[2]


@pytest.mark.parametrize("path", ["x" * 5000, "nothing/at/all.md"])
def test_a_path_that_cannot_exist_is_wrong_usage(path: str) -> None:
    assert main(["check", path]) == 2


def test_a_file_that_is_no_script_is_wrong_usage(
    data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data_folder / "notes.txt").write_text("Buy milk.")

    assert main(["check", "notes.txt"]) == 2
    assert capsys.readouterr().err == "notes.txt is not part of a script or of a pack.\n"


def test_a_script_is_found_by_its_id_wherever_we_stand(
    data_folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_script(data_folder, "good")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))

    assert main(["check", "good", "inner_child_90"]) == 0
    assert main(["check", "no_such_script"]) == 2
