"""Slips in a file of help lines, told without a word of the library that reads it."""

from __future__ import annotations

import pytest

from tests.content.good import IRELAND
from workshop.content.helplines import load_country


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "hint"),
    [
        ('"116 123"', "116 123", 8, "A number must stand in double quotes.", 'phone = "116 123"'),
        ('"116 123"', "0800 1 # free", 8, "A number must", 'phone = "0800 1"'),
        ('"Samaritans"', "“Samaritans”", 6, "The quotes here are curly.", 'name = "Samaritans"'),
        ('"Samaritans"', '"Samaritans”', 6, "The quotes here are curly.", 'name = "Samaritans"'),
        ('"Samaritans"', '"Samaritans', 6, "A quote that begins", 'name = "Samaritans"'),
        ('"Samaritans"', "Samaritans", 6, "The text after name", 'name = "Samaritans"'),
        ('"Samaritans"', '"The "Sams" of"', 6, "There are quotes", "name = \"The 'Sams' of\""),
        ('"Samaritans"', '"Samaritans",', 6, "Nothing may stand", 'name = "Samaritans"'),
        ('"Samaritans"', "", 6, "Nothing stands after name =", 'name = ""'),
        ('"2030-01-31"', "31.01.2030", 11, "31.01.2030 is not a day.", "2030-01-31"),
        ('"2030-01-31"', "2030-02-31", 11, "2030-02-31 is not a day.", "2030-01-31"),
        ('phone = "116', 'phone "116', 8, "This line has no =", "#"),
        ("hours = ", "phone = ", 9, "phone is there twice.", "Keep one of the two lines"),
        ("[[lines]]", "[lines]", 13, "Above this line stands a [lines]", "[[lines]]"),
        ("[[lines]]", "[[lines]", 5, "Each entry starts with two brackets", "Write:  [[lines]]"),
        ("hours =", "languages = [\nhours =", 9, "The list after languages", 'languages = ["…"'),
        ('"Samaritans"', '"Sam" itans', 6, '"itans" stands after the text', "# before it"),
        ("hours =", 'languages = ["en"\nhours =', 9, "The list after languages", '["…"'),
        ("hours =", "reachable_from_abroad = True\nhours =", 9, "True is written", "= true"),
        ("hours =", "\u2022 hours =", 9, "This line cannot be read.", 'phone = "116 123"'),
        ("hours =", "\x00hours =", 9, "There is a hidden character", "type it again"),
    ],
)
def test_a_slip_is_told_in_plain_words_with_its_mend(
    old: str, new: str, line: int, message: str, hint: str
) -> None:
    country, (problem,) = load_country("ie.toml", IRELAND.replace(old, new, 1))

    assert country is None
    assert problem.line == line
    assert problem.message.startswith(message)
    assert hint in problem.hint


def test_the_second_entry_with_single_brackets_is_told() -> None:
    first, second = IRELAND.rsplit("[[lines]]", 1)

    _, (problem,) = load_country("ie.toml", f"{first}[lines]{second}")

    assert (problem.line, problem.hint) == (13, "Write:  [[lines]]")


def test_words_of_a_language_that_are_there_twice_are_told() -> None:
    twice = '\n[lines.es]\npurpose = "x"\n' * 2

    _, (problem,) = load_country("ie.toml", IRELAND + twice)

    assert problem.message == "There is a second [lines.es] below one entry."
