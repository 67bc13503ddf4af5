"""Numbers that cannot betray a person."""

from __future__ import annotations

from collections import Counter
from itertools import product

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

    assert publish(values, BANDS, participants=18) == Summary(((LOW, 5), (MIDDLE, 6), (HIGH, 7)))


def test_a_single_small_band_hides_the_next_smallest_too() -> None:
    values = [LOW] * 2 + [MIDDLE] * 6 + [HIGH] * 8

    assert publish(values, BANDS, participants=16) == Summary(
        ((LOW, None), (MIDDLE, None), (HIGH, 8))
    )


@pytest.mark.parametrize("others", [[LOW] * 2, [LOW, MIDDLE], [LOW] * 2 + [MIDDLE] * 2])
def test_fewer_than_five_hidden_people_withhold_everything(others: list[str]) -> None:
    assert publish([HIGH] * 9 + others, BANDS, participants=16) == Withheld(
        "Too few answers to show safely."
    )


@given(st.lists(st.sampled_from(BANDS), max_size=40), st.integers(0, 45))
def test_what_is_shown_is_true_and_large(values: list[str], participants: int) -> None:
    published = publish(values, BANDS, participants)

    if isinstance(published, Summary):
        counts = Counter(values)
        for option, count in published.bands:
            assert count in {None, counts[option]}
            assert count is None or count >= FEWEST_ANSWERS


@pytest.mark.parametrize("participants", [6, 9, 10, 11, 14, 15, 16, 20])
def test_from_no_summary_can_a_group_of_one_to_four_be_worked_out(participants: int) -> None:
    """Whoever knows the rules and the room tries every answer there could have been."""
    possible: dict[Summary | Withheld, list[tuple[int, ...]]] = {}
    for counts in product(range(participants + 1), repeat=len(BANDS)):
        if sum(counts) <= participants:
            values = [band for band, count in zip(BANDS, counts, strict=True) for _ in range(count)]
            possible.setdefault(publish(values, BANDS, participants), []).append(counts)

    for published, explanations in possible.items():
        if isinstance(published, Summary):
            for group in GROUPS:
                sizes = {sum(counts[each] for each in group) for counts in explanations}
                assert not sizes <= {1, 2, 3, 4}, (published, group)


GROUPS = [(0,), (1,), (2,), (0, 1), (0, 2), (1, 2)]
