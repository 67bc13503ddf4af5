"""Whatever happens to phones in whatever order, no word is lost and everyone finds the room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.participant.walks.walker import WALKS, Walker, built, told_only

PATIENT = settings(
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

MISTAKES: dict[str, dict[str, str]] = {
    "it says saved too early": {
        "file": "saver",
        "find": 'if (this.failures === 0) this.report("phone");',
        "replace": 'this.report("saved");',
        "complaint": "is called saved, and is not at the computer",
    },
    "it goes on saying saved when it finds what another tab wrote": {
        "file": "room",
        "find": "if (this.vault.isBehind) this.saver.changed();",
        "replace": "",
        "complaint": "is called saved, and is not at the computer",
    },
    "two tabs go on": {
        "file": "lease",
        "find": "return age < 0 || age > EXPIRES_AFTER;",
        "replace": "return true;",
        "complaint": "two tabs go on",
    },
    "a tab that slept takes the room from the one where the person went on": {
        "file": "lease",
        "find": "held.tab === this.tab || held.turn < this.turn",
        "replace": "held.tab === this.tab",
        "complaint": "a tab that slept took the room",
        "story": "a tab wakes just after the person went on in another one",
    },
    "a tab that waited and slept believes an old claim": {
        "file": "phone",
        "find": "free < 2;",
        "replace": "free < 1;",
        "complaint": "a tab that slept took the room",
        "story": "a tab that waits sleeps for long, behind the one that goes on",
    },
    "a phone writes over a copy that it has not seen": {
        "file": "saver",
        "find": "const rev = there.rev + 1;",
        "replace": "const rev = Date.now();",
        "complaint": "is not at the computer",
    },
    "a tab asks twice whether to go on here": {
        "file": "phone",
        "find": "let here = window.name === HERE;",
        "replace": "let here = false;",
        "complaint": "it asks again whether to go on here",
    },
    "a phone that wakes up does not ask where the room is": {
        "file": "feed",
        "find": "    void this.ask();\n  }\n\n  private look",
        "replace": "  }\n\n  private look",
        "complaint": "the room is at",
    },
    "a page does not look at what was written while it came": {
        "file": "phone",
        "find": "vault.reread(); // or has written while this page came",
        "replace": "",
        "complaint": "is not at the computer",
        "story": "a locked tab wakes, is written on and goes, while another one is on its way",
    },
}


@pytest.fixture(scope="module")
def walker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walker]:
    with Walker(built(tmp_path_factory.mktemp("walks"))) as walker:
        yield walker


def many(walker: Walker, how_many: int) -> None:
    @settings(PATIENT, max_examples=how_many)
    @given(WALKS)
    def every_walk_ends_well(walk: dict[str, Any]) -> None:
        assert walker.walk(walk) == []

    every_walk_ends_well()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_walk_finds_a_mistake(mistake: str, tmp_path: Path) -> None:
    story = MISTAKES[mistake].get("story")
    with Walker(built(tmp_path, MISTAKES[mistake])) as walker:

        @settings(PATIENT, max_examples=1_000, derandomize=True, phases=[Phase.generate])
        @given(told_only(story) if story else WALKS)
        def every_walk_ends_well(walk: dict[str, Any]) -> None:
            assert walker.walk(walk) == []

        with pytest.raises(AssertionError, match=MISTAKES[mistake]["complaint"]):
            every_walk_ends_well()


def test_no_word_is_lost_and_everyone_finds_the_room_in_hundreds_of_walks(walker: Walker) -> None:
    many(walker, 300)


@pytest.mark.torture
def test_no_word_is_lost_and_everyone_finds_the_room_in_ten_thousand_walks(walker: Walker) -> None:
    many(walker, 10_000)
    print(f"{walker.walks} walks, {walker.words} words, {walker.seconds / 3600:.0f} hours")
