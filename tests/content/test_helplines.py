"""Help lines by country, from files that facilitators keep."""

from __future__ import annotations

from datetime import date

import pytest

from tests.content.good import EVERY_FIELD, IRELAND
from workshop.content.helplines import load_country
from workshop.domain.helplines import Check, Country, HelpLine, LineKind, LineWords


def said(text: str, name: str = "ie.toml") -> list[str]:
    country, problems = load_country(name, text)
    assert country is None
    return [f"{problem.line} {problem.message}" for problem in problems]


def test_a_country_holds_its_emergency_number_and_its_lines() -> None:
    assert load_country("ie.toml", IRELAND) == (
        Country(
            "IE",
            "Ireland",
            "112",
            (
                HelpLine(
                    "Samaritans",
                    "Someone to talk to.",
                    phone="116 123",
                    hours="24 hours, every day",
                    source_url="https://www.example.org/",
                    verified_on=date(2030, 1, 31),
                ),
                HelpLine(
                    "Text line",
                    "Someone to text with.",
                    sms="50808",
                    sms_keyword="HELLO",
                    hours="24 hours, every day",
                ),
            ),
        ),
        [],
    )


def test_a_day_may_be_written_without_quotes() -> None:
    country, _ = load_country("ie.toml", IRELAND.replace('"2030-01-31"', "2030-01-31"))

    assert country is not None
    assert country.lines[0].verified_on == date(2030, 1, 31)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('country = "Ireland"\n', "", '1 The field "country" is missing.'),
        ('"112"', "112", "3 emergency must be text in double quotes."),
        ('"112"', '""', "3 emergency must be text, but nothing is there."),
        ('"112"', '"call 112"', '3 emergency must be one short number, not "call 112".'),
        ('"112"', '"15/112"', '3 emergency must be one short number, not "15/112".'),
        (
            '"IE"',
            '"UK"',
            '2 The code and the file\'s name must be the same two letters, not "UK" and "ie.toml".',
        ),
        (
            'phone = "116 123"\n',
            "",
            "5 This help line has no number to call or to text, and no chat.",
        ),
        ('name = "Text line"\n', "", '13 The field "name" is missing.'),
        ("phone", "fone", '8 There is no field "fone". Did you mean "phone"?'),
        ('"2030-01-31"', '"last week"', '11 verified_on must be a day, not "last week".'),
        ('"HELLO"', '"HE\\u0000LLO"', "17 There is a hidden character in sms_keyword."),
        ('phone = "116 123"', 'site = "x"\nphone = "116 123"', '8 There is no field "site".'),
        ('purpose = "Someone to talk to."\n', "", '5 The field "purpose" is missing.'),
        ('"Samaritans"', "Samaritans", "6 The text after name = must stand in double quotes."),
    ],
)
def test_one_mistake_is_one_problem_on_its_line(old: str, new: str, problem: str) -> None:
    assert said(IRELAND.replace(old, new, 1)) == [problem]


def test_every_field_is_read_and_what_belongs_together_is_known_on_both_sides() -> None:
    country, problems = load_country("ie.toml", EVERY_FIELD)

    assert problems == []
    assert country is not None
    assert country.emergency_check == Check(date(2030, 1, 30), "A. B.")
    refuge, men = country.lines
    assert refuge == HelpLine(
        "Refuge",
        "For those who live with abuse.",
        kind=LineKind.ABUSE,
        region="Dublin",
        phone="1800 1",
        sms="50",
        sms_keyword="HELLO",
        chat_url="https://www.example.org/chat",
        hours="24 hours, every day",
        languages=("en", "ga", "pt-BR"),
        cost="free",
        population="women",
        reachable_from_abroad=False,
        show_with=("Men",),
        source_url="https://www.example.org/",
        verified_on=date(2030, 1, 31),
        verified_by="A. B.",
        next_check_by=date(2030, 4, 30),
    )
    assert men == HelpLine(
        "Men", "For men who do.", chat_url="https://www.example.net/", show_with=("Refuge",)
    )


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            '"abuse"',
            '"abus"',
            '10 kind must be voice, text, abuse or local, not "abus". Did you mean "abuse"?',
        ),
        (
            "https://www.example.org/chat",
            "www.example.org",
            '15 chat_url must be an address that starts with https://, not "www.example.org".',
        ),
        (
            '"https://www.example.org/"',
            '"http://a.example"',
            '22 source_url must be an address that starts with https://, not "http://a.example".',
        ),
        (
            '["en", "ga", "pt-BR"]',
            '["English"]',
            '17 languages must be codes of languages, not "English".',
        ),
        (
            '["en", "ga", "pt-BR"]',
            '"en"',
            "17 languages must be a list of texts in square brackets.",
        ),
        ("= false", '= "no"', "20 reachable_from_abroad must be true or false, without quotes."),
        (
            '["Men"]',
            '["Man"]',
            '21 show_with must name other help lines of this file, not "Man". Did you mean "Men"?',
        ),
        (
            '["Men"]',
            '["Refuge"]',
            '21 show_with must name other help lines of this file, not "Refuge".',
        ),
        ("2030-04-30", "2030-01-31", "25 next_check_by must be a later day than verified_on."),
        (
            'verified_by = "A. B."\nnext',
            'verified_bye = "A. B."\nnext',
            '24 There is no field "verified_bye". Did you mean "verified_by"?',
        ),
    ],
)
def test_a_mistake_in_a_finer_field_is_named_too(old: str, new: str, problem: str) -> None:
    assert problem in said(EVERY_FIELD.replace(old, new, 1))


SPANISH = (
    IRELAND
    + """
[lines.es]
purpose = "Alguien con quien escribirte."
hours = "24 horas"
"""
)


def test_an_entry_has_its_words_in_another_language_below_it() -> None:
    country, problems = load_country("ie.toml", SPANISH)

    assert problems == []
    assert country is not None
    assert [line.words for line in country.lines] == [
        (),
        (LineWords("es", "Alguien con quien escribirte.", hours="24 horas"),),
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "[lines.es]",
            "[lines.sp]",
            '21 The pages are not in "sp": they are in en, es or ar.',
        ),
        ('purpose = "Alguien con quien escribirte."\n', "", '21 The field "purpose" is missing.'),
        ('hours = "24 horas"', 'ours = "24"', '23 There is no field "ours". Did you mean "hours"?'),
        ('"24 horas"', "24", "23 hours must be text in double quotes."),
        ('"24 horas"', '"24\\u0000"', "23 There is a hidden character in hours."),
        (
            'hours = "24 horas"',
            'verified_on = ""',
            "23 verified_on is the same in all languages, so it cannot stand below [lines.es].",
        ),
    ],
)
def test_a_mistake_in_the_words_of_a_language_is_one_problem_on_its_line(
    old: str, new: str, problem: str
) -> None:
    assert said(SPANISH.replace(old, new, 1)) == [problem]


def test_a_mistake_above_the_words_of_a_language_keeps_its_line() -> None:
    assert said(SPANISH.replace("sms =", "smss =", 1))[0].startswith("16 There is no field")


def test_how_to_mend_it_is_shown_with_the_very_value() -> None:
    _, (problem,) = load_country("ie.toml", EVERY_FIELD.replace('["Men"]', '["Man"]'))

    assert problem.hint == 'Write:  show_with = ["Men"]'


def test_of_two_lines_with_one_name_the_second_is_told() -> None:
    _, problems = load_country("ie.toml", IRELAND.replace('"Text line"', '"Samaritans"'))

    assert [(each.line, each.message, each.hint) for each in problems] == [
        (
            14,
            'The entry on line 6 has the name "Samaritans" too.',
            'Write:  name = "Samaritans (2)"',
        )
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("violence", "abuse"),
        ("domestic", "abuse"),
        ("at home", "abuse"),
        ("Abuse", "abuse"),
        ("women", "abuse"),
        ("voise", "voice"),
        ("Voice", "voice"),
        ("sms", "text"),
        ("phone", "voice"),
    ],
)
def test_a_word_for_a_kind_leads_to_the_kind(written: str, meant: str) -> None:
    _, (problem,) = load_country("ie.toml", EVERY_FIELD.replace('"abuse"', f'"{written}"'))

    assert problem.message.endswith(f'Did you mean "{meant}"?')
    assert problem.hint == f'Write:  kind = "{meant}"'


def test_more_lines_than_a_phone_shows_cannot_belong_together() -> None:
    more = "".join(f'[[lines]]\nname = "{n}"\npurpose = "x"\nphone = "{n}"\n' for n in range(4))
    text = EVERY_FIELD.replace('["Men"]', '["Men", "0", "1", "2"]') + more

    assert said(text)[0] == "21 At most 4 help lines can be shown together."


def test_a_country_needs_a_help_line() -> None:
    assert said(IRELAND[: IRELAND.index("[[")]) == ["1 This file has no help line."]
    assert said(IRELAND.replace("[[lines]]", "[lines]", 1).split("[[")[0]) == [
        "5 Each entry starts with two brackets on each side."
    ]


def test_a_file_that_breaks_off_is_a_problem_where_the_open_text_begins() -> None:
    broken_off = 'country = "Ireland"\ncode = """IE\nemergency = "112"\n'

    assert said(broken_off) == ["2 A quote that begins here is not closed."]
