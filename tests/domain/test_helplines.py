"""How long a check of a help line is believed, and which lines people see."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.helplines import (
    MOST,
    Age,
    Check,
    HelpLine,
    LineKind,
    last_day,
    shown,
    whole,
    with_companions,
)

TODAY = date(2030, 5, 1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def line(name: str, age: int | None = 0, **more: object) -> HelpLine:
    """A voice line that was checked so many days ago."""
    checked = None if age is None else TODAY - timedelta(days=age)
    facts = {"phone": "1", **more}
    return HelpLine(name, "To talk.", verified_on=checked, **facts)  # type: ignore[arg-type]


def names(lines: list[HelpLine]) -> list[str]:
    return [each.name for each in lines]


@given(DAYS, st.integers(-1000, 1000))
def test_the_age_of_a_check_depends_on_its_days_alone(today: date, days: int) -> None:
    expected = (
        Age.UNCHECKED if days < -1 else
        Age.FRESH if days <= 90 else
        Age.OLD if days <= 180 else
        Age.HIDDEN
    )  # fmt: skip

    assert Check(today - timedelta(days=days)).age(today) is expected


@given(DAYS, st.integers(0, 400), st.integers(0, 400))
def test_a_check_never_becomes_younger(on: date, first: int, later: int) -> None:
    order = [Age.FRESH, Age.OLD, Age.HIDDEN]
    days = sorted((first, later))
    ages = [order.index(Check(on).age(on + timedelta(days=each))) for each in days]

    assert ages == sorted(ages)


@given(DAYS, st.integers(0, 400), st.integers(-400, 400))
def test_a_planned_check_makes_old_earlier_and_never_younger(on: date, days: int, due: int) -> None:
    today, next_check_by = on + timedelta(days=days), on + timedelta(days=due)
    plain, planned = Check(on).age(today), Check(on).age(today, next_check_by)

    is_due = 0 < due < days
    assert planned is (Age.OLD if is_due and plain is Age.FRESH else plain)


lines_of_any_age = st.lists(
    st.builds(
        line,
        st.sampled_from("abcdefgh"),
        st.one_of(st.none(), st.integers(-5, 400)),
        kind=st.sampled_from([None, *LineKind]),
        sms=st.sampled_from(["", "2"]),
        show_with=st.lists(st.sampled_from("abcdefgh"), max_size=2).map(tuple),
    ),
    max_size=8,
    unique_by=lambda each: each.name,
)


@given(lines_of_any_age)
def test_nothing_unchecked_or_half_a_year_old_is_ever_shown(lines: list[HelpLine]) -> None:
    for each in shown(lines, TODAY):
        assert each.verified_on is not None
        assert timedelta(days=-1) <= TODAY - each.verified_on <= timedelta(days=180)


@given(lines_of_any_age)
def test_what_belongs_together_is_shown_together_or_not(lines: list[HelpLine]) -> None:
    found = shown(with_companions(lines), TODAY)

    assert len(found) <= MOST
    assert len(set(names(found))) == len(found)
    for each in found:
        assert set(each.show_with) <= set(names(found))


@given(lines_of_any_age)
def test_companions_name_each_other(lines: list[HelpLine]) -> None:
    known = {each.name: each for each in with_companions(lines)}

    for each in known.values():
        assert each.name not in each.show_with
        assert all(each.name in known[other].show_with for other in each.show_with)


def test_one_old_companion_hides_them_all() -> None:
    lines = with_companions([line("a", show_with=("b",)), line("b", age=181), line("c")])

    assert names(shown(lines, TODAY)) == ["c"]


def test_a_companion_that_was_not_confirmed_keeps_the_other_away() -> None:
    first, _ = with_companions([line("a"), line("b", show_with=("a",))])

    assert whole([first]) == []


def test_each_place_is_filled_before_any_is_filled_twice() -> None:
    lines = [
        line("talk in the day", hours="9 to 5"),
        line("talk on weekdays", hours="Monday to Friday"),
        line("talk always", hours="24 hours, every day"),
        line("here", region="Dublin"),
        line("abuse", kind=LineKind.ABUSE),
        line("text", phone="", sms="2"),
    ]

    assert names(shown(lines, TODAY)) == ["talk always", "text", "abuse", "here"]


def test_a_place_that_nobody_fills_goes_to_the_next_line() -> None:
    lines = [line("one"), line("two"), line("text", phone="", chat_url="https://a.example")]

    assert names(shown(lines, TODAY)) == ["one", "text", "two"]


def test_a_line_to_call_or_text_is_the_text_line_where_there_is_no_other() -> None:
    lines = [*(line(str(number)) for number in range(6)), line("both", sms="2")]

    assert names(shown(lines, TODAY))[:2] == ["0", "both"]


def test_a_group_too_large_for_what_is_left_leaves_room_for_others() -> None:
    lines = [
        line("a"),
        line("t", phone="", sms="2"),
        line("n", kind=LineKind.ABUSE),
        line("x", region="Dublin"),
        line("y", region="Dublin", show_with=("x",)),
        line("b"),
    ]

    assert names(shown(with_companions(lines), TODAY)) == ["a", "t", "n", "b"]


@pytest.mark.parametrize(
    ("hours", "always"),
    [("24 hours, every day", True), ("24/7", True), ("9:00 to 24:00", False), ("", False)],
)
def test_who_always_answers_says_so(hours: str, always: bool) -> None:
    assert line("a", hours=hours).always_answers is always


def test_the_last_day_of_a_line_is_that_of_its_oldest_companion() -> None:
    lines = with_companions([line("a", show_with=("b",)), line("b", age=100), line("c")])

    assert last_day(lines[0], lines) == TODAY + timedelta(days=80)
    assert last_day(lines[2], lines) == TODAY + timedelta(days=180)
    assert last_day(line("d", age=None), [line("d", age=None)]) is None


def test_any_change_of_a_number_is_a_change_of_the_ways() -> None:
    ways = {
        line("a", 0, **change).ways
        for change in (
            {},
            {"phone": "2"},
            {"sms": "1"},
            {"sms": "1", "sms_keyword": "A"},
            {"chat_url": "https://a.example"},
        )
    }

    assert len(ways) == 5
