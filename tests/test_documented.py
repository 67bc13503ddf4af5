"""The README and the code say the same."""

from __future__ import annotations

import re
from pathlib import Path

from workshop.cli import COMMANDS
from workshop.settings import SETTINGS

README = (Path(__file__).parent.parent / "README.md").read_text()
MAKEFILE = (Path(__file__).parent.parent / "Makefile").read_text()


def section(heading: str) -> str:
    return README.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_every_setting_has_its_row_with_default_and_help() -> None:
    rows = [line for line in section("Settings").splitlines() if line.startswith("| `")]

    assert rows == [
        f"| `{setting.env}` | {f'`{setting.default}`' if setting.default else 'not set'} "
        f"| {setting.help} |"
        for setting in SETTINGS
    ]


def test_every_command_has_its_row() -> None:
    named = re.findall(r"^\| `workshop ([\w ]+)` \|", section("Commands"), re.MULTILINE)

    assert sorted(named) == sorted(COMMANDS)


def test_every_make_target_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))

    assert set(re.findall(r"`make (\w+)", README)) <= targets


def test_every_file_named_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)

    assert [link for link in links if not (Path(__file__).parent.parent / link).exists()] == []
