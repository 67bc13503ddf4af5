"""Numbers that cannot betray a person."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.publication import BANDS, FEWEST_ANSWERS, Summary, Withheld, band, publish

LOW, MIDDLE, HIGH = BANDS


def test_ratings_fall_into_three_coarse_bands() -> None:
    assert [band(rating) for rating in range(11)] == [LOW] * 4 + [MIDDLE] * 3 + [HIGH] * 4


def test_under_six_participants_no_number_is_shown() -> None:
    assert publish([LOW, LOW, LOW, HIGH, HIGH], BANDS, participants=5) == Withheld(
        "Too few answers to show safely."
    )


def test_under_five_answers_no_number_is_shown() -> None:
    assert publish([LOW, LOW, HIGH, HIGH], BANDS, participants=12) == Withheld(
        "Too few answers to show safely."
    )


@pytest.mark.parametrize("values", [[HIGH] * 9, [HIGH] * 9 + [LOW]])
def test_all_or_all_but_one_in_one_band_is_withheld(values: list[str]) -> None:
    assert publish(values, BANDS, participants=10) == Withheld("Not enough variety to show safely.")


def test_large_bands_are_shown_as_numbers() -> None:
    values = [LOW] * 5 + [MIDDLE] * 6 + [HIGH] * 7

    assert publish(values, BANDS, participants=18) == Summary(
        18, ((LOW, 5), (MIDDLE, 6), (HIGH, 7))
    )


def test_a_single_small_band_hides_the_next_smallest_too() -> None:
    values = [LOW] * 2 + [MIDDLE] * 6 + [HIGH] * 8

    assert publish(values, BANDS, participants=16) == Summary(
        16, ((LOW, None), (MIDDLE, None), (HIGH, 8))
    )


@given(st.lists(st.sampled_from(BANDS), max_size=40), st.integers(0, 45))
def test_no_published_band_is_small_and_none_can_be_worked_out(
    values: list[str], participants: int
) -> None:
    published = publish(values, BANDS, participants)

    if isinstance(published, Summary):
        counts = Counter(values)
        assert published.answers == len(values)
        assert sum(count is None for _, count in published.bands) != 1
        for option, count in published.bands:
            assert count in {None, counts[option]}
            assert count is None or count >= FEWEST_ANSWERS
