"""Take the fields out of a document, each checked against what it may be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from workshop.content.frontmatter import Document, Field, Item
from workshop.content.problems import Report, nearest, shortened
from workshop.domain.languages import LANGUAGES

Word = TypeVar("Word", bound=StrEnum)

DEFAULT_LANGUAGE = "en"

_NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip


class Fields:
    """The fields of one document. ``known`` gives each field's name and an example of its value.

    Every method reports what is wrong, and then gives None (or the default) in its place.
    """

    def __init__(self, document: Document, known: Mapping[str, str], report: Report) -> None:
        self._found = document.fields
        self._known = known
        self._report = report
        self._misspelt: set[str] = set()
        for field in (document.fields or {}).values():
            if field.name not in known:
                self._report_unknown(field)

    def line(self, name: str) -> int:
        field = self._found.get(name) if self._found else None
        return field.line if field else 1

    def text(self, name: str) -> str | None:
        field = self._required(name)
        if field is None or field.value is None:
            return None
        if isinstance(field.value, str) and field.value:
            return field.value
        self._wrong(field, "must be words on one line")
        return None

    def one_of(self, name: str, words: type[Word]) -> Word | None:
        written = self.text(name)
        if written is None or written in set(words):
            return words(written) if written else None
        meant = nearest(written, words)
        self._report.error(
            self.line(name),
            f"{shortened(written)} is not a {name} that exists."
            + (f' Did you mean "{meant}"?' if meant else ""),
            f"Write:  {name}: {meant}" if meant else f"Write one of:  {'  '.join(words)}",
        )
        return None

    def language(self) -> str:
        """The language of a script or a pack."""
        written = self.text("language")
        if written is not None and written not in LANGUAGES:
            self._report.error(
                self.line("language"),
                f"The language {shortened(written)} is not known.",
                f"Write:  language: {'  or  '.join(LANGUAGES)}",
            )
            return DEFAULT_LANGUAGE
        return written or DEFAULT_LANGUAGE

    def number(self, name: str, low: int, high: int) -> int | None:
        field = self._required(name)
        if field is None or field.value is None:
            return None
        if isinstance(field.value, str) and re.fullmatch(r"[0-9]{1,6}", field.value):
            number = int(field.value)
            if low <= number <= high:
                return number
        meant = _number_in(field.value) if isinstance(field.value, str) else None
        example = str(meant) if meant and low <= meant <= high else self._known[name]
        self._wrong(field, f"must be a whole number from {low} to {high}", example)
        return None

    def optional_number(self, name: str, low: int, high: int) -> int | None:
        return self.number(name, low, high) if self.has(name) else None

    def flag(self, name: str) -> bool:
        """True or false; a field that is left out is false."""
        field = self._found.get(name) if self._found else None
        if field is None or field.value is None:
            return False
        word = field.value.casefold() if isinstance(field.value, str) else ""
        if word in {"true", "false", "yes", "no"}:
            return word in {"true", "yes"}
        self._wrong(field, "must be true or false")
        return False

    def optional_items(self, name: str) -> tuple[Item, ...]:
        return self.items(name) if self.has(name) else ()

    def items(self, name: str) -> tuple[Item, ...]:
        field = self._required(name, f"a line  {name}:  and below it a line for each, like:    - ")
        if field is None or field.value is None:
            return ()
        if isinstance(field.value, str):
            got = f", not {shortened(field.value)}" if field.value else ""
            self._report.error(
                field.line,
                f"{name} must be a list, one name on each line{got}.",
                f"Below {name}: write a line for each, like:    - {self._known[name]}",
            )
            return ()
        if not field.value:
            self._report.error(
                field.line,
                f"The list {name} is empty.",
                f"Below {name}: write a line for each, like:    - {self._known[name]}",
            )
        return field.value

    def has(self, name: str) -> bool:
        return bool(self._found) and name in (self._found or {})

    def _required(self, name: str, written: str = "") -> Field | None:
        if self._found is None or name in self._misspelt:
            return None
        if name not in self._found:
            self._report.error(
                1,
                f'The field "{name}" is missing.',
                f"Write between the two --- lines:  {written or name + ': '}{self._known[name]}",
            )
        return self._found.get(name)

    def _wrong(self, field: Field, must: str, example: str = "") -> None:
        if isinstance(field.value, str):
            got = f", not {shortened(field.value)}" if field.value else ", but nothing is there"
        else:
            got = ", not a list"
        self._report.error(
            field.line,
            f"{field.name} {must}{got}.",
            f"Write:  {field.name}: {example or self._known[field.name]}",
        )

    def _report_unknown(self, field: Field) -> None:
        free: Sequence[str] = [name for name in self._known if name not in (self._found or {})]
        meant = nearest(field.name, free)
        if meant:
            self._misspelt.add(meant)
        if field.value is None:
            return
        self._report.error(
            field.line,
            f"There is no field {shortened(field.name)}."
            + (f' Did you mean "{meant}"?' if meant else ""),
            f"Write {meant}: in its place." if meant else f"Fields are:  {'  '.join(self._known)}",
        )


def _number_in(words: str) -> int | None:
    """The number that somebody meant by “6 minutes” or “six”."""
    if digits := re.search(r"\d{1,6}", words):
        return int(digits[0])
    first = words.casefold().split()[:1]
    return _NUMBERS.index(first[0]) if first and first[0] in _NUMBERS else None
