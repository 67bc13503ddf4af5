"""A people list: whom a pack is printed for, each with their own, as read from the rows of a table.

A row with a mistake is not printed. All mistakes are told at once, and the other rows stay good.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from workshop.domain.booklet import read_start
from workshop.domain.errors import BadRequest
from workshop.domain.handout import Answer, Paper, is_letter
from workshop.domain.languages import LANGUAGES
from workshop.domain.people_columns import (
    COLUMNS,
    LANGUAGE,
    LARGE_PRINT,
    NAME,
    OF_THE_EVENING,
    PAPER,
    meant,
    several,
    why_unused,
)

FIELDS: Final = {NAME: "name", LANGUAGE: "language", PAPER: "paper", LARGE_PRINT: "large"}
NO_ANSWERS: Final = frozenset({*FIELDS, *OF_THE_EVENING})

LONGEST_LIST: Final = 1_000
LONGEST_NAME: Final = 60
LONGEST_CELL: Final = 32_767
"""As many characters as a cell of Excel can hold."""

PAPERS: Final = {
    "a4": Paper.A4,
    "letter": Paper.LETTER,
    "us letter": Paper.LETTER,
    "usletter": Paper.LETTER,
}
YES: Final = frozenset({"yes", "y", "true", "1", "x", "large", "on", "sí", "si", "✓"})
NO: Final = frozenset({"no", "n", "false", "0", "-", "normal", "off"})
IN_ENGLISH: Final = {"spanish": "es", "castellano": "es", "arabic": "ar"}
JOINERS: Final = frozenset("\u200c\u200d")
"""Seen by nobody, and part of names and emoji all the same."""

BESIDE: Final = (
    "Something stands where no column has a heading. "
    "In a .csv, a text with a comma in it goes in quotation marks."
)


@dataclass(frozen=True, slots=True)
class ListProblem:
    """A mistake in a list: ``row`` as a spreadsheet counts it, ``column`` as it is headed there.

    Without a row, ``message`` goes on after the column's heading.
    """

    message: str
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        column = f"column “{short(self.column)}”" if self.column else ""
        if self.row is None:
            return f"C{column[1:]} {self.message}"
        return f"Row {self.row}{', ' if column else ''}{column}: {self.message}"


@dataclass(frozen=True, slots=True)
class Person:
    """One row that can be printed. What it leaves open is chosen for all.

    ``facts`` are fields of :class:`~workshop.domain.facts.Facts`. ``with_letter`` is false where
    others on the list have a letter, and this one has none.
    """

    row: int
    name: str = ""
    language: str = ""
    paper: Paper | None = None
    large: bool | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    with_letter: bool = True


@dataclass(frozen=True, slots=True)
class PeopleList:
    people: tuple[Person, ...]
    problems: tuple[ListProblem, ...] = ()


class _Wrong(Exception):
    """What a cell says cannot be; with a sentence that says what can."""


def read_people(table: Sequence[Sequence[str]], languages: Collection[str]) -> PeopleList:
    """The people of a table whose first row has the headings.

    Raises:
        BadRequest: there are no headings, nobody below them, or too many.
    """
    rows = [(number, row) for number, row in enumerate(table, 1) if any(map(str.strip, row))]
    if not rows:
        raise BadRequest("The list is empty. Its first row names the columns, like: name, paper.")
    headings, *below = rows
    columns, problems = _columns(headings[1])
    if not below:
        raise BadRequest("The list has a row of headings, and nobody below it.")
    if len(below) > LONGEST_LIST:
        raise BadRequest(
            f"The list has {len(below):,} rows. Up to {LONGEST_LIST:,} can be printed at once. "
            "Please make two lists of it."
        )
    reader = _Reader(columns, headings[1], languages)
    people = [reader.person(number, row) for number, row in below]
    return PeopleList(tuple(person for person in people if person), (*problems, *reader.problems))


def _columns(headings: Sequence[str]) -> tuple[dict[int, str], list[ListProblem]]:
    """Which column stands where; and of headings that mean none, or one again, what to say."""
    columns: dict[int, str] = {}
    problems = []
    for place, typed in enumerate(headings):
        name = meant(typed)
        if name in columns.values():
            again = f"means “{name}”, as one before it does. The first one counts."
            problems.append(ListProblem(again, column=typed))
        elif name:
            columns[place] = name
        elif typed.strip():
            problems.append(ListProblem(why_unused(typed), column=typed))
    if not columns:
        known = ", ".join(column.name for column in COLUMNS)
        raise BadRequest(f"The first row has to name the columns. They can be: {known}.")
    return columns, problems


class _Reader:
    def __init__(
        self, columns: Mapping[int, str], headings: Sequence[str], languages: Collection[str]
    ) -> None:
        self.columns = columns
        self.headings = headings
        self.width = max(place for place, typed in enumerate(headings, 1) if typed.strip())
        self.languages = sorted(languages)
        self.problems: list[ListProblem] = []
        self.has_letters = any(is_letter(name) for name in columns.values())
        self._special: Mapping[str, Callable[[str], object]] = {
            NAME: _name,
            LANGUAGE: self._language,
            PAPER: _paper,
            LARGE_PRINT: _truth,
            "start": _start,
            "printed_on": _day,
        }

    def person(self, number: int, row: Sequence[str]) -> Person | None:
        """None where something is wrong with the row, which is kept then."""
        before = len(self.problems)
        said = self._said(number, row)
        self._look_beside(number, row)
        if len(self.problems) > before:
            return None
        answers = {name: each for name, each in said.items() if name not in NO_ANSWERS}
        return Person(
            row=number,
            answers=answers,
            facts={name: said[name] for name in OF_THE_EVENING if name in said},
            with_letter=not self.has_letters or any(map(is_letter, answers)),
            **{FIELDS[name]: each for name, each in said.items() if name in FIELDS},
        )

    def _said(self, number: int, row: Sequence[str]) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for place, name in self.columns.items():
            cell = row[place] if place < len(row) else ""
            try:
                if cell.strip():
                    said[name] = self._value(name, cell)
            except _Wrong as wrong:
                self.problems.append(ListProblem(str(wrong), number, self.headings[place]))
        return said

    def _value(self, name: str, cell: str) -> object:
        if len(cell) > LONGEST_CELL:
            raise _Wrong(f"It has {len(cell):,} characters. At most {LONGEST_CELL:,} can be.")
        if name in self._special:
            return self._special[name](cell.strip())
        if several(name):
            return tuple(
                part
                for each in cell.splitlines()
                for part in map(str.strip, each.split(";"))
                if part
            )
        return cell.strip()

    def _look_beside(self, number: int, row: Sequence[str]) -> None:
        if any(cell.strip() for cell in row[self.width :]):
            self.problems.append(ListProblem(BESIDE, number))

    def _language(self, cell: str) -> str:
        names = {each.name.casefold(): code for code, each in LANGUAGES.items()} | IN_ENGLISH
        typed = cell.casefold()
        code = names.get(typed, typed.replace("_", "-").partition("-")[0])
        if code in self.languages:
            return code
        there = _either(self.languages)
        raise _Wrong(f"“{short(cell)}” is no language of this pack. Write {there}.")


def _name(cell: str) -> str:
    kept = (each if each.isprintable() or each in JOINERS else " " for each in cell)
    name = " ".join("".join(kept).split())
    if len(name) > LONGEST_NAME:
        raise _Wrong(f"The name has {len(name):,} characters. Write at most {LONGEST_NAME}.")
    return name


def _paper(cell: str) -> Paper:
    found = PAPERS.get(" ".join(cell.casefold().replace("-", " ").replace("_", " ").split()))
    if found:
        return found
    raise _Wrong(f"“{short(cell)}” is no paper. Write A4 or Letter.")


def _truth(cell: str) -> bool:
    typed = cell.casefold()
    if typed in YES or typed in NO:
        return typed in YES
    raise _Wrong(f"“{short(cell)}” is not clear. Write yes or no.")


def _start(cell: str) -> object:
    try:
        return read_start(cell)
    except BadRequest:
        raise _Wrong(f"“{short(cell)}” is no time of day. Write it like 19:00.") from None


def _day(cell: str) -> date:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise _Wrong(f"“{short(cell)}” is no day. Write it like 2026-03-04.") from None


def _either(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def short(text: str, limit: int = 30) -> str:
    """What somebody wrote, in one line and short enough to be quoted."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text[:1000]).split())
    return plain if len(plain) <= limit else f"{plain[: limit - 1]}…"
