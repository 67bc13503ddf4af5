"""Help lines by country, from files that facilitators keep."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workshop.content.helplines import Country, HelpLine, load_countries, load_country

IRELAND = """\
country = "Ireland"
code = "IE"
emergency = "112"

[[lines]]
name = "Samaritans"
purpose = "Someone to talk to."
phone = "116 123"
hours = "24 hours, every day"
source_url = "https://www.example.org/"
verified_on = "2030-01-31"

[[lines]]
name = "Text line"
purpose = "Someone to text with."
sms = "50808"
sms_keyword = "HELLO"
hours = "24 hours, every day"
verified_on = ""
"""


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
        ('"112"', '"call 112"', '3 emergency must be a telephone number, not "call 112".'),
        (
            '"IE"',
            '"UK"',
            '2 The code and the file\'s name must be the same two letters, not "UK" and "ie.toml".',
        ),
        ('phone = "116 123"\n', "", "5 This help line has no number to call or to text."),
        ('name = "Text line"\n', "", '13 The field "name" is missing.'),
        ("phone", "fone", '8 There is no field "fone". Did you mean "phone"?'),
        ('"2030-01-31"', '"last week"', '11 verified_on must be a day, not "last week".'),
        ('"HELLO"', '"HE\\u0000LLO"', "17 There is a hidden character in sms_keyword."),
        ('phone = "116 123"', 'site = "x"\nphone = "116 123"', '8 There is no field "site".'),
        ('hours = "24 hours, every day"\nsource', "source", '5 The field "hours" is missing.'),
        ('"Samaritans"', "Samaritans", "6 This line cannot be read: Invalid value."),
    ],
)
def test_one_mistake_is_one_problem_on_its_line(old: str, new: str, problem: str) -> None:
    assert said(IRELAND.replace(old, new, 1)) == [problem]


def test_a_country_needs_a_help_line() -> None:
    assert said(IRELAND[: IRELAND.index("[[")]) == ["1 This file has no help line."]
    assert said(IRELAND.replace("[[lines]]", "[lines]", 1).split("[[")[0]) == [
        "1 This file has no help line."
    ]


def test_a_file_that_breaks_off_is_a_problem_on_its_last_line() -> None:
    assert said('country = "Ireland"\ncode = """IE\n')[0].startswith("2 This line cannot be read")


def test_countries_come_by_name_and_one_mistake_does_not_close_the_others(tmp_path: Path) -> None:
    (tmp_path / "ie.toml").write_text(IRELAND)
    (tmp_path / "zz.toml").write_text("country")
    (tmp_path / "at.toml").write_text(
        IRELAND.replace('"Ireland"', '"Austria"').replace('"IE"', '"AT"')
    )
    (tmp_path / "ch.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "notes.txt").write_text("Not a country.")

    countries, problems = load_countries(tmp_path)

    assert [country.code for country in countries] == ["AT", "IE"]
    assert [problem.path.split("/")[1] for problem in problems] == ["ch.toml", "zz.toml"]


def test_the_facilitators_own_file_counts_before_the_shipped_one(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, number in ((shipped, "112"), (own, "999")):
        folder.mkdir()
        (folder / "ie.toml").write_text(IRELAND.replace('"112"', f'"{number}"'))

    (ireland,), problems = load_countries(shipped, own, tmp_path / "nowhere")

    assert (ireland.emergency, problems) == ("999", [])
