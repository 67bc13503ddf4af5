"""Help lines by country: one TOML file each, as facilitators keep them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from workshop.content.problems import Problem, Report, has_errors, in_order, nearest, shortened
from workshop.content.texts import Texts

FOLDER = "help_lines"

COUNTRY_FIELDS = {"country": "Ireland", "code": "IE", "emergency": "112"}
LINE_FIELDS = {
    "name": "Samaritans",
    "purpose": "Someone to talk to, about anything.",
    "phone": "116 123",
    "sms": "50808",
    "sms_keyword": "HELLO",
    "hours": "24 hours, every day",
    "source_url": "https://www.example.org/",
    "verified_on": "2030-01-31",
}
"""Each field of a file and of a ``[[lines]]`` entry, with an example of its value."""

_OPTIONAL = {"phone", "sms", "sms_keyword", "verified_on", "source_url"}
_NUMBER = re.compile(r"\+?[0-9][0-9 ()/.-]{0,30}")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One service. An empty text: it has none. ``verified_on`` is None until somebody checked."""

    name: str
    purpose: str
    phone: str = ""
    sms: str = ""
    sms_keyword: str = ""
    hours: str = ""
    source_url: str = ""
    verified_on: date | None = None


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    country: str
    emergency: str
    lines: tuple[HelpLine, ...]


def load_countries(*folders: Path) -> tuple[list[Country], list[Problem]]:
    """Sorted by name. Of two files with one name, the one in the later folder counts."""
    texts = Texts((".toml",))
    files = {name: text for folder in folders for name, text in texts.of_folder(folder).items()}
    found: list[Country] = []
    problems: list[Problem] = []
    for name, text in files.items():
        if isinstance(text, Problem):
            problems.append(replace(text, path=f"{FOLDER}/{name}"))
            continue
        country, wrong = load_country(name, text)
        problems += wrong
        found += [country] if country else []
    return sorted(found, key=lambda each: each.country), in_order(problems)


def load_country(name: str, text: str) -> tuple[Country | None, list[Problem]]:
    report = Report(f"{FOLDER}/{name}")
    plain = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(plain)
    except (ValueError, RecursionError) as refusal:
        _report_refusal(str(refusal), plain, report)
        return None, report.problems
    entries = data.pop("lines", None)
    heads = _Table(data, COUNTRY_FIELDS, _lines_of(plain, 0), report)
    country = Country(heads.text("code"), heads.text("country"), heads.number("emergency"), ())
    _check_code(country.code, name, heads, report)
    lines = tuple(_help_lines(entries, plain, report))
    if has_errors(report.problems):
        return None, report.problems
    return Country(country.code, country.country, country.emergency, lines), report.problems


def _help_lines(entries: object, text: str, report: Report) -> Iterable[HelpLine]:
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        report.error(
            1,
            "This file has no help line.",
            "Write a line  [[lines]]  and below it the fields, like:  "
            + _example("name", LINE_FIELDS),
        )
        return
    for index, entry in enumerate(entries, 1):
        table = _Table(entry, LINE_FIELDS, _lines_of(text, index), report)
        line = HelpLine(
            table.text("name"),
            table.text("purpose"),
            table.number("phone"),
            table.number("sms"),
            table.text("sms_keyword"),
            table.text("hours"),
            table.text("source_url"),
            table.day("verified_on"),
        )
        if table.lacks("phone") and table.lacks("sms"):
            report.error(
                table.line(),
                "This help line has no number to call or to text.",
                f"Write:  {_example('phone', LINE_FIELDS)}",
            )
        yield line


class _Table:
    """The fields of one TOML table, each checked; what is wrong is reported, and empty."""

    def __init__(
        self,
        data: Mapping[str, object],
        known: Mapping[str, str],
        lines: Mapping[str, int],
        report: Report,
    ) -> None:
        self._data = data
        self._known = known
        self._lines = lines
        self._report = report
        self._misspelt = {name for each in data if (name := self._unknown(each))}

    def line(self, name: str = "") -> int:
        """Where a field stands, or the table itself."""
        return self._lines.get(name, self._lines[""])

    def lacks(self, name: str) -> bool:
        """A field that was misspelt, or is wrong, has its own problem and is not lacking."""
        return name not in self._misspelt and self._data.get(name, "") == ""

    def text(self, name: str) -> str:
        value = self._data.get(name, "" if name in _OPTIONAL else None)
        if value is None:
            if name not in self._misspelt:
                self._wrong(name, f'The field "{name}" is missing.')
            return ""
        if not isinstance(value, str):
            self._wrong(name, f"{name} must be text in double quotes.")
            return ""
        plain = " ".join(value.split())
        if not plain and name not in _OPTIONAL:
            self._wrong(name, f"{name} must be text, but nothing is there.")
        elif not plain.isprintable():
            self._wrong(name, f"There is a hidden character in {name}.")
        return plain

    def number(self, name: str) -> str:
        number = self.text(name)
        if number and not _NUMBER.fullmatch(number):
            self._wrong(name, f"{name} must be a telephone number, not {shortened(number)}.")
        return number

    def day(self, name: str) -> date | None:
        value = self._data.get(name)
        if type(value) is date:
            return value
        written = self.text(name)
        try:
            return date.fromisoformat(written) if written else None
        except ValueError:
            self._wrong(name, f"{name} must be a day, not {shortened(written)}.")
            return None

    def _wrong(self, name: str, message: str) -> None:
        self._report.error(self.line(name), message, f"Write:  {_example(name, self._known)}")

    def _unknown(self, name: str) -> str | None:
        if name in self._known:
            return None
        meant = nearest(name, [each for each in self._known if each not in self._data])
        self._report.error(
            self.line(name),
            f"There is no field {shortened(name)}."
            + (f' Did you mean "{meant}"?' if meant else ""),
            f"Write {meant} in its place." if meant else f"Fields are:  {'  '.join(self._known)}",
        )
        return meant


def _check_code(code: str, name: str, heads: _Table, report: Report) -> None:
    if code and f"{code.casefold()}.toml" != name:
        report.error(
            heads.line("code"),
            f"The code and the file's name must be the same two letters, not {shortened(code)} "
            f"and {shortened(name)}.",
            f'Write:  code = "{name[:2].upper()}"    or rename the file.',
        )


def _report_refusal(refusal: str, text: str, report: Report) -> None:
    place = _PLACE.search(refusal)
    line = int(place[1]) if place else max(1, len(text.rstrip().split("\n")))
    report.error(
        line,
        "This line cannot be read: " + _PLACE.sub("", refusal).strip().rstrip(".") + ".",
        f"Write each field like:  {_example('phone', LINE_FIELDS)}",
    )


def _lines_of(text: str, table: int) -> dict[str, int]:
    """The lines on which the fields of the n-th ``[[lines]]`` stand; 0 is the top of the file."""
    found: dict[str, int] = {"": 1}
    current = 0
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if words.startswith("[["):
            current += 1
            if current == table:
                found[""] = number
        elif current == table and "=" in words:
            found.setdefault(words.partition("=")[0].strip().strip("\"'"), number)
    return found


def _example(name: str, known: Mapping[str, str]) -> str:
    return f'{name} = "{known[name]}"'
