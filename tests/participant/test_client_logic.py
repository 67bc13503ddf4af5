"""The phone's state machine and vault, run by node's own test runner."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.participant.node import bundled, node


@pytest.mark.parametrize(("name", "fewest"), [("logic.test.mjs", 18), ("lock.test.mjs", 9)])
def test_the_phones_own_tests_pass(name: str, fewest: int, tmp_path: Path) -> None:
    done = node("--test", "--test-reporter=tap", bundled(name, tmp_path))

    assert done.returncode == 0, done.stdout
    assert int(re.findall(r"^# pass (\d+)", done.stdout, re.MULTILINE)[0]) >= fewest
