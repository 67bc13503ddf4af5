"""Numbers that a phone can dial."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workshop.content.helplines import HelpLine
from workshop.domain.languages import LANGUAGES
from workshop.participant import helplines
from workshop.participant.catalogues import Catalogue
from workshop.participant.helplines import Shown

TODAY = date(2030, 3, 1)


def shown(lines: list[HelpLine], language: str = "en") -> list[Shown]:
    return helplines.shown(lines, TODAY, Catalogue.read(LANGUAGES[language]).date)


def test_a_line_is_shown_with_its_links_and_the_day_it_was_checked() -> None:
    line = HelpLine("A", "To talk.", phone="+31 (0)800-0113", sms="50 808", verified_on=TODAY)
    (each,) = shown([line])

    assert (each.call, each.text, each.checked_on) == (
        "tel:+3108000113",
        "sms:50808",
        "1 March 2030",
    )


def test_a_line_without_a_number_has_no_link() -> None:
    (each,) = shown([HelpLine("A", "To talk.", verified_on=TODAY)])

    assert (each.call, each.text) == ("", "")


def test_a_line_is_believed_for_half_a_year() -> None:
    ages = [0, 180, 181]
    lines = [HelpLine(str(age), "", verified_on=TODAY - timedelta(days=age)) for age in ages]

    assert [each.line.name for each in shown(lines)] == ["0", "180"]


def test_five_lines_at_most_because_more_is_harder_to_choose_from() -> None:
    lines = [HelpLine(str(number), "", verified_on=TODAY) for number in range(9)]

    assert len(shown(lines)) == 5


@pytest.mark.parametrize(
    ("language", "day"), [("en", "1 March 2030"), ("es", "1 de marzo de 2030")]
)
def test_the_day_is_written_as_people_write_it(language: str, day: str) -> None:
    (each,) = shown([HelpLine("A", "", verified_on=TODAY)], language)

    assert each.checked_on == day
