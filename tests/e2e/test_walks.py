"""Walks in a real browser, against a real server process, over a network of our own making."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from playwright.sync_api import Browser

from tests.browser import is_root, system_chromium
from tests.e2e.computer import Computer
from tests.e2e.walk import PHONES, Walk
from tests.e2e.watchdog import MARK

pytestmark = pytest.mark.browser

SHORT, LONG = 5, 14
"""Moments of a walk."""

AGAIN = os.environ.get("WORKSHOP_TEST_WALK", "")
"""A walk to be looked at again: its seed, a colon, and how many moments it has."""


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    computer = Computer(tmp_path_factory.mktemp("computer"))
    computer.launch()
    yield computer
    computer.kill()


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[Browser]:
    """A browser with a back/forward cache, which tests usually go without."""
    started = browser.browser_type.launch(
        executable_path=system_chromium(),
        chromium_sandbox=not is_root(),
        ignore_default_args=["--disable-back-forward-cache"],
        args=[MARK, "--renderer-process-limit=100"],  # no page shares its renderer with another
    )
    yield started
    started.close()


def test_phones_lose_no_word_and_find_the_room_on_a_walk(
    remembering: Browser, computer: Computer
) -> None:
    Walk(remembering, computer, int.from_bytes(os.urandom(4)), SHORT, within=10).go()


@pytest.mark.torture
@pytest.mark.skipif(not AGAIN, reason="WORKSHOP_TEST_WALK names no walk")
def test_a_walk_goes_well_again(remembering: Browser, computer: Computer) -> None:
    seed, _, moments = AGAIN.partition(":")
    Walk(remembering, computer, int(seed), int(moments), within=3).go()


@pytest.mark.torture
def test_phones_lose_no_word_and_find_the_room_on_two_hundred_walks(
    remembering: Browser, computer: Computer
) -> None:
    seeds = Random(int.from_bytes(os.urandom(4)))
    met: Counter[str] = Counter()
    for _ in range(200 // PHONES):
        walk = Walk(remembering, computer, seeds.getrandbits(32), LONG, within=3)
        walk.go()
        met.update(words=sum(len(each.typed) for each in walk.people))
        for each in walk.people:
            met.update(each.met)
    print(f"200 walks: {met}")
    assert {"stood still", "discarded", "out of the back/forward cache"} <= met.keys()
