"""Numbers that a phone can dial."""

from __future__ import annotations

from datetime import date, timedelta

from workshop.domain.helplines import HelpLine
from workshop.participant.helplines import shown

TODAY = date(2030, 3, 1)


def test_a_line_is_shown_with_its_links_and_its_days() -> None:
    line = HelpLine(
        "A", "To talk.", phone="+31 (0)800-0113", sms="50 808",
        chat_url="https://www.example.org/chat/", verified_on=TODAY,
    )  # fmt: skip
    (each,) = shown([line], TODAY)

    assert (each.call, each.text, each.line.chat) == (
        "tel:+318000113",
        "sms:50808",
        "example.org/chat",
    )
    assert (each.checked_on, each.until) == (TODAY, TODAY + timedelta(days=180))


def test_a_line_without_a_number_has_no_link() -> None:
    (each,) = shown([HelpLine("A", "To talk.", verified_on=TODAY)], TODAY)

    assert (each.call, each.text, each.line.chat) == ("", "", "")


def test_a_line_is_believed_for_half_a_year() -> None:
    ages = [0, 180, 181]
    lines = [HelpLine(str(age), "", verified_on=TODAY - timedelta(days=age)) for age in ages]

    assert [each.line.name for each in shown(lines, TODAY)] == ["0", "180"]


def test_five_numbers_at_most_because_more_are_harder_to_choose_from() -> None:
    lines = [HelpLine(str(number), "", verified_on=TODAY) for number in range(9)]

    assert len(shown(lines, TODAY)) == 4  # the fifth is the emergency number


def test_languages_are_named_by_their_own_names_unless_they_are_the_rooms() -> None:
    spoken = (("en",), ("en", "de"), ("xx",), ())
    lines = [HelpLine(str(each), "", languages=each, verified_on=TODAY) for each in spoken]

    assert [each.languages for each in shown(lines, TODAY, "en")] == [
        (), ("English", "Deutsch"), ("xx",), (),
    ]  # fmt: skip
