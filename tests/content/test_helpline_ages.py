"""Checks of help lines that have become old are warned of, to whoever says what day it is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.content.good import EVERY_FIELD, IRELAND
from workshop.content.helplines import load_country
from workshop.content.problems import Severity


@pytest.mark.parametrize(
    ("today", "warning"),
    [
        (date(2030, 1, 29), "verified_on is a day that is still to come, so it does not count."),
        (date(2030, 5, 1), None),
        (date(2030, 5, 2), "This was checked 91 days ago: please look again."),
        (date(2030, 7, 30), "This was checked 180 days ago: please look again."),
        (
            date(2030, 7, 31),
            "This is hidden from participants: it was checked 181 days ago, more than 180.",
        ),
    ],
)
def test_a_check_that_has_become_old_is_a_warning(today: date, warning: str | None) -> None:
    country, problems = load_country("ie.toml", IRELAND, today)

    assert country is not None
    assert [each.message for each in problems] == ([warning] if warning else [])
    assert {each.severity for each in problems} <= {Severity.WARNING}
    assert {each.line for each in problems} <= {11}


def test_the_next_check_that_was_planned_is_called_for() -> None:
    text = EVERY_FIELD.replace("2030-04-30", "2030-02-10")
    _, problems = load_country("ie.toml", text, date(2030, 2, 11))

    assert [each.message for each in problems] == [
        "This should have been checked again by 2030-02-10."
    ]


def test_who_does_not_say_the_day_is_not_warned() -> None:
    assert load_country("ie.toml", IRELAND)[1] == []
