"""Whatever happens to phones in whatever order, no word is lost and everyone finds the room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from tests.participant.walks.walker import WALKS, Walker, built

PATIENT = settings(
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def walker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walker]:
    with Walker(built(tmp_path_factory.mktemp("walks"))) as walker:
        yield walker


def many(walker: Walker, how_many: int) -> None:
    @settings(PATIENT, max_examples=how_many)
    @given(WALKS)
    def every_walk_ends_well(walk: dict[str, object]) -> None:
        assert walker.walk(walk) == []

    every_walk_ends_well()


def test_no_word_is_lost_and_everyone_finds_the_room_in_hundreds_of_walks(walker: Walker) -> None:
    many(walker, 300)


@pytest.mark.torture
def test_no_word_is_lost_and_everyone_finds_the_room_in_ten_thousand_walks(walker: Walker) -> None:
    many(walker, 10_000)
    print(f"{walker.walks} walks, {walker.words} words, {walker.seconds / 3600:.0f} hours")
