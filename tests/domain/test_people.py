"""A people list: forgiving in how it is written, and clear on what cannot be."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.errors import BadRequest
from workshop.domain.handout import Paper
from workshop.domain.people import BESIDE, LONGEST_LIST, PeopleList, Person, read_people
from workshop.domain.people_columns import COLUMNS, meant

LANGUAGES = ("en", "es")


def read(headings: list[str], *rows: list[str]) -> PeopleList:
    return read_people([headings, *rows], LANGUAGES)


def told(people: PeopleList) -> list[str]:
    return [str(problem) for problem in people.problems]


def one(headings: list[str], row: list[str]) -> Person:
    people = read(headings, row)
    assert told(people) == []
    return people.people[0]


def test_a_row_says_who_how_and_what_they_wrote() -> None:
    headings = ["name", "language", "paper", "large_print", "needs", "my_person", "letter"]
    row = ["Ann", "es", "Letter", "yes", "Rest; To be seen", "Sam, my friend", "Dear me,\n\nhello"]

    assert one(headings, row) == Person(
        row=2,
        name="Ann",
        language="es",
        paper=Paper.LETTER,
        large=True,
        answers={
            "needs": ("Rest", "To be seen"),
            "my_person": "Sam, my friend",
            "letter": "Dear me,\n\nhello",
        },
    )


def test_what_is_left_empty_is_chosen_for_all() -> None:
    assert one(["name", "paper", "large print"], ["Ann", "", " "]) == Person(row=2, name="Ann")


@pytest.mark.parametrize(
    ("typed", "column"),
    [
        ("Name", "name"),
        ("\ufeffALIAS", "name"),
        (" my  Person: ", "my_person"),
        ("$my-person", "my_person"),
        ("Paper Size", "paper"),
        ("large", "large_print"),
        ("Letter 2", "letter_2"),
        ("phone", None),
        ("help lines", None),
        ("", None),
    ],
)
def test_a_heading_may_be_written_in_many_ways(typed: str, column: str | None) -> None:
    assert meant(typed) == column


def test_every_column_is_found_by_its_name_and_by_all_others() -> None:
    found = {each: meant(each) for column in COLUMNS for each in (column.name, *column.also)}

    assert found == {each: c.name for c in COLUMNS for each in (c.name, *c.also)}


@pytest.mark.parametrize("typed", ["A4", "a4", " A4 "])
def test_paper_is_forgiving(typed: str) -> None:
    assert one(["paper"], [typed]).paper == Paper.A4


@pytest.mark.parametrize("typed", ["US Letter", "us-letter", "letter"])
def test_letter_paper_has_two_names(typed: str) -> None:
    assert one(["paper"], [typed]).paper == Paper.LETTER


@pytest.mark.parametrize(
    ("typed", "large"), [("Yes", True), ("x", True), ("1", True), ("no", False), ("0", False)]
)
def test_yes_and_no_are_forgiving(typed: str, large: bool) -> None:
    assert one(["large print"], [typed]).large is large


@pytest.mark.parametrize("typed", ["es", "ES", "es-MX", "es_ES", "Spanish", "Español"])
def test_a_language_may_be_a_code_or_a_name(typed: str) -> None:
    assert one(["language"], [typed]).language == "es"


def test_what_the_evening_would_say_can_be_said_for_one_person() -> None:
    headings = ["start", "printed_on", "privacy limits"]

    person = one(headings, ["9:30", "2026-03-04", "None with me."])

    assert person.facts == {
        "start": time(9, 30),
        "printed_on": date(2026, 3, 4),
        "privacy_limits": "None with me.",
    }
    assert person.answers == {}


def test_who_has_no_letter_gets_no_letter_sheet_where_others_have_one() -> None:
    people = read(["name", "letter_a"], ["Ann", "Dear me"], ["Bob", ""]).people

    assert [person.with_letter for person in people] == [True, False]
    assert one(["name"], ["Ann"]).with_letter


def test_mistakes_are_told_by_row_and_column_and_the_other_rows_stay() -> None:
    people = read(
        ["Name", "Paper", "Large print", "Language", "start", "printed on"],
        ["Ann", "A9", "perhaps", "fr", "7pm", "4 March"],
        ["Bob", "A4", "no", "", "", ""],
        [""],
        ["x" * 61, "", "", "", "", ""],
    )

    assert [person.name for person in people.people] == ["Bob"]
    assert told(people) == [
        "Row 2, column “Paper”: “A9” is no paper. Write A4 or Letter.",
        "Row 2, column “Large print”: “perhaps” is not clear. Write yes or no.",
        "Row 2, column “Language”: “fr” is no language of this pack. Write en or es.",
        "Row 2, column “start”: “7pm” is no time of day. Write it like 19:00.",
        "Row 2, column “printed on”: “4 March” is no day. Write it like 2026-03-04.",
        "Row 5, column “Name”: The name has 61 characters. Write at most 60.",
    ]


def test_a_column_that_is_not_used_is_named_once_and_stops_nobody() -> None:
    people = read(["name", "Telephone", "my persn", "help_lines", "alias"], *[["Ann"] * 5] * 3)

    assert len(people.people) == 3
    assert told(people) == [
        "Column “Telephone” is not used.",
        "Column “my persn” is not used. Did you mean “my_person”?",
        "Column “help_lines” comes from the evening, and a list cannot fill it in.",
        "Column “alias” means “name”, as one before it does. The first one counts.",
    ]


def test_a_text_that_a_comma_cut_in_two_is_not_printed_in_the_wrong_places() -> None:
    people = read(["name", "needs", ""], ["Ann", "Rest", "sleep"], ["Bob", "Rest", ""])

    assert [person.name for person in people.people] == ["Bob"]
    assert told(people) == [f"Row 2: {BESIDE}"]


def test_empty_rows_are_passed_over_and_counted() -> None:
    people = read_people([[""], ["name"], ["", ""], ["Ann"], [" "], ["Bob"]], LANGUAGES)

    assert [(person.row, person.name) for person in people.people] == [(4, "Ann"), (6, "Bob")]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ([], "The list is empty."),
        ([["", " "]], "The list is empty."),
        ([["name"]], "The list has a row of headings, and nobody below it."),
        ([["Ann"], ["Bob"]], "The first row has to name the columns. They can be: name, language,"),
        ([["name"], *[["Ann"]] * (LONGEST_LIST + 1)], "The list has 1,001 rows. Up to 1,000 can"),
    ],
)
def test_what_is_no_list_is_refused_as_a_whole(table: list[list[str]], sentence: str) -> None:
    with pytest.raises(BadRequest) as refused:
        read_people(table, LANGUAGES)

    assert str(refused.value).startswith(sentence)


def test_the_longest_list_is_read() -> None:
    assert len(read(["name"], *[["Ann"]] * LONGEST_LIST).people) == LONGEST_LIST


def test_a_name_keeps_its_letters_and_loses_what_cannot_be_seen() -> None:
    assert one(["name"], ["A\x00n\x1b[31m\n n\u202e"]).name == "A n [31m n"
    assert one(["name"], ["👩\u200d👧 مر\u200cیم"]).name == "👩\u200d👧 مر\u200cیم"


def test_a_cell_longer_than_excel_has_is_refused_by_its_row() -> None:
    people = read(["name", "letter"], ["Ann", "x" * 32_768], ["Bob", "x" * 32_767])

    assert [person.name for person in people.people] == ["Bob"]
    assert told(people) == [
        "Row 2, column “letter”: It has 32,768 characters. At most 32,767 can be."
    ]


@given(st.lists(st.lists(st.text(max_size=20), max_size=4), max_size=4))
def test_any_table_is_read_or_refused_with_a_sentence(rows: list[list[str]]) -> None:
    people = read_people([["name", "paper", "needs"], ["Ann"], *rows], LANGUAGES)

    assert people.people[0].name == "Ann"
    assert [problem for problem in told(people) if not problem.endswith((".", "?"))] == []
