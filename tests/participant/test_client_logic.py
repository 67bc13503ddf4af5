"""The phone's state machine, vault and notebook, run by node's own test runner."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.participant.node import bundled, node


@pytest.mark.parametrize(
    ("name", "how_many"), [("logic", 18), ("lock", 9), ("notebook", 13), ("state", 1)]
)
def test_the_phones_own_tests_pass(name: str, how_many: int, tmp_path: Path) -> None:
    done = node("--test", "--test-reporter=tap", bundled(f"{name}.test.mjs", tmp_path))

    assert done.returncode == 0, done.stdout
    assert int(re.findall(r"^# pass (\d+)", done.stdout, re.MULTILINE)[0]) >= how_many
