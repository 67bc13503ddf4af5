"""Numbers that a phone can dial."""

from __future__ import annotations

from datetime import date, timedelta

from workshop.domain.helplines import HelpLine, LineWords
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


def test_a_line_is_said_in_the_phones_language_where_its_words_are_known() -> None:
    spanish = LineWords("es", "Para hablar.", population="Para mujeres")
    line = HelpLine(
        "024", "To talk.", phone="024", hours="9 to 5", population="For women",
        words=(spanish,), verified_on=TODAY,
    )  # fmt: skip
    (english,) = shown([line], TODAY, "en")
    (each,) = shown([line], TODAY, "es")

    assert english.line == line
    assert (each.line.name, each.line.purpose, each.line.hours, each.line.population) == (
        "024", "Para hablar.", "9 to 5", "Para mujeres",
    )  # fmt: skip


def test_what_every_page_can_say_needs_no_words_in_the_file() -> None:
    written = ("24 hours, every day", "24/7", "9 to 5")
    lines = [HelpLine(each, "", hours=each, cost="Free", verified_on=TODAY) for each in written]

    found = [each.line for each in shown(lines, TODAY, "es", "24 horas")]
    assert {each.name: each.hours for each in found} == {
        "24 hours, every day": "24 horas", "24/7": "24 horas", "9 to 5": "9 to 5",
    }  # fmt: skip
    assert {each.cost for each in found} == {"free"}


def test_who_always_answers_comes_first_on_a_spanish_phone_too() -> None:
    words = (LineWords("es", "Para hablar.", hours="Siempre"),)
    lines = [
        HelpLine("Days", "", phone="1", hours="9 to 5", verified_on=TODAY),
        HelpLine("Always", "", phone="2", hours="24 hours", words=words, verified_on=TODAY),
    ]

    assert [each.line.name for each in shown(lines, TODAY, "es")] == ["Always", "Days"]
