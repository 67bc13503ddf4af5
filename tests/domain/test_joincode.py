"""Codes that people type."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain import joincode


def test_a_code_has_six_characters_of_the_alphabet() -> None:
    code = joincode.make(Random(7))

    assert len(code) == 6
    assert set(code) <= set(joincode.ALPHABET)


def test_the_alphabet_has_no_look_alikes_and_no_vowels() -> None:
    assert set(joincode.ALPHABET) & set("0O1IL2Z5S6B8UVAEIOU") == set()


@pytest.mark.parametrize("typed", ["CDF-GHJ", "cdfghj", " cdf ghj ", "c-d-f-g-h-j", "cdf—ghj"])
def test_a_code_is_understood_in_any_case_with_or_without_hyphen(typed: str) -> None:
    assert joincode.normalise(typed) == "CDFGHJ"


@pytest.mark.parametrize("typed", ["CDF-347", "cdf٣٤٧", "cdf-۳۴۷", "ｃｄｆ３４７"])
def test_a_code_is_understood_in_the_digits_of_any_keyboard(typed: str) -> None:
    assert joincode.normalise(typed) == "CDF347"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "CDF-GH",
        "CDF-GHJK",
        "CDF-GH0",
        "CDF-GHO",
        "CDF-GH1",
        "CDF-GHI",
        "ÇDFGHJ",
        "CDFGH½",
        "' OR 1=1",
    ],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert joincode.normalise(typed) is None


@given(st.integers())
def test_every_code_survives_being_shown_and_typed(seed: int) -> None:
    code = joincode.make(Random(seed))

    assert joincode.normalise(joincode.spaced(code).lower()) == code
