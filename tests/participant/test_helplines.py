"""Numbers that a phone can dial."""

from __future__ import annotations

from datetime import date, timedelta

from workshop.content.helplines import HelpLine
from workshop.participant.helplines import shown

TODAY = date(2030, 3, 1)


def test_a_line_is_shown_with_its_links_and_the_day_it_was_checked() -> None:
    line = HelpLine("A", "To talk.", phone="+31 (0)800-0113", sms="50 808", verified_on=TODAY)
    (each,) = shown([line], TODAY)

    assert (each.call, each.text, each.checked_on) == (
        "tel:+3108000113",
        "sms:50808",
        "1 March 2030",
    )


def test_a_line_without_a_number_has_no_link() -> None:
    (each,) = shown([HelpLine("A", "To talk.", verified_on=TODAY)], TODAY)

    assert (each.call, each.text) == ("", "")


def test_a_line_is_believed_for_half_a_year() -> None:
    ages = [0, 180, 181]
    lines = [HelpLine(str(age), "", verified_on=TODAY - timedelta(days=age)) for age in ages]

    assert [each.line.name for each in shown(lines, TODAY)] == ["0", "180"]


def test_five_lines_at_most_because_more_is_harder_to_choose_from() -> None:
    lines = [HelpLine(str(number), "", verified_on=TODAY) for number in range(9)]

    assert len(shown(lines, TODAY)) == 5
