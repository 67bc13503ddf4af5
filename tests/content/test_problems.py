"""How a problem reads, and which word was meant."""

from __future__ import annotations

import pytest

from workshop.content.problems import (
    Problem,
    Report,
    Severity,
    has_errors,
    in_order,
    nearest,
    shortened,
)


def test_a_problem_names_file_and_line_and_how_to_mend_it() -> None:
    problem = Problem("x/calm_place.md", 4, "minutes must be a number.", "Write:  minutes: 12")

    assert str(problem) == ("x/calm_place.md:4  minutes must be a number.\n    Write:  minutes: 12")


def test_a_warning_says_that_it_is_one() -> None:
    warning = Problem("x/a.md", 1, "Nobody sees this file.", severity=Severity.WARNING)

    assert str(warning) == "x/a.md:1  Warning: Nobody sees this file."


def test_only_errors_keep_a_script_closed() -> None:
    report = Report("x/a.md")
    report.warning(1, "Nobody sees this file.")
    assert not has_errors(report.problems)

    report.error(2, "There is no kind.")
    assert has_errors(report.problems)


def test_problems_come_file_by_file_and_line_by_line_each_once() -> None:
    second = Problem("a.md", 12, "Second")
    first, last = Problem("a.md", 9, "First"), Problem("b.md", 1, "Last")

    assert in_order([last, second, first, second]) == [first, second, last]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("minuts", "minutes"),
        ("Minutes", "minutes"),
        ("min-minutes", "min_minutes"),
        ("min minutes", "min_minutes"),
        ("author", None),
        ("", None),
    ],
)
def test_a_slip_is_recognised(written: str, meant: str | None) -> None:
    assert nearest(written, ["title", "minutes", "min_minutes"]) == meant


def test_what_somebody_wrote_is_quoted_short_and_on_one_line() -> None:
    assert shortened("a\n b") == '"a b"'
    assert shortened("12") == "12"
    assert shortened("x" * 50) == f'"{"x" * 39}…"'
