"""The fields of one TOML table, each checked; what is wrong is reported, and comes out empty."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from workshop.content.problems import Report, nearest, shortened

_NUMBER = re.compile(r"[+*]?[0-9][0-9 ()/.-]{0,30}")
_SHORT_NUMBER = re.compile(r"[0-9*][0-9 ]{0,14}")
_ADDRESS = re.compile(r"https://[^\s()<>\[\]\"'\\]+\.[^\s()<>\[\]\"'\\]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PART = re.compile(r"""\[\s*\w+\s*\.\s*["']?([\w-]+)["']?\s*\]""")

Example = str | bool | list[str]


class Table:
    """``known`` has an example for each field; those not in ``optional`` must be there."""

    def __init__(
        self,
        data: Mapping[str, object],
        known: Mapping[str, Example],
        optional: Collection[str],
        lines: Mapping[str, int],
        report: Report,
    ) -> None:
        self._data = data
        self._known = known
        self._optional = optional
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
        value = self._data.get(name, "" if name in self._optional else None)
        if value is None:
            if name not in self._misspelt:
                self.wrong(name, f'The field "{name}" is missing.')
            return ""
        if not isinstance(value, str):
            self.wrong(name, f"{name} must be text in double quotes.")
            return ""
        plain = " ".join(value.split())
        if not plain and name not in self._optional:
            self.wrong(name, f"{name} must be text, but nothing is there.")
        elif not plain.isprintable():
            self.wrong(name, f"There is a hidden character in {name}.")
        return plain

    def number(self, name: str) -> str:
        return self._matching(name, _NUMBER, "a telephone number")

    def short_number(self, name: str) -> str:
        """One that is dialled as it stands: “15/112” would be dialled as 15112."""
        return self._matching(name, _SHORT_NUMBER, "one short number")

    def address(self, name: str) -> str:
        return self._matching(name, _ADDRESS, "an address that starts with https://")

    def day(self, name: str) -> date | None:
        value = self._data.get(name)
        if type(value) is date:
            return value
        written = self.text(name)
        try:
            return date.fromisoformat(written) if written else None
        except ValueError:
            self.wrong(name, f"{name} must be a day, not {shortened(written)}.")
            return None

    def truth(self, name: str) -> bool | None:
        value = self._data.get(name)
        if value is None or isinstance(value, bool):
            return value
        self.wrong(name, f"{name} must be true or false, without quotes.")
        return None

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.wrong(name, f"{name} must be a list of texts in square brackets.")
            return ()
        found = tuple(" ".join(each.split()) for each in value)
        if not all(each and each.isprintable() for each in found):
            self.wrong(name, f"There is an empty text or a hidden character in {name}.")
        return found

    def languages(self, name: str) -> tuple[str, ...]:
        codes = self.texts(name)
        for code in codes:
            if not _LANGUAGE.fullmatch(code):
                self.wrong(name, f"{name} must be codes of languages, not {shortened(code)}.")
                return ()
        return codes

    def one_of(
        self, name: str, values: Iterable[str], meant_by: Mapping[str, Collection[str]]
    ) -> str:
        """``meant_by`` has parts of words that stand for a value, though they do not look so."""
        written, values = self.text(name), list(values)
        if not written or written in values:
            return written
        plain = written.casefold()
        told = (each for each, parts in meant_by.items() if any(part in plain for part in parts))
        meant = plain if plain in values else next(told, None) or nearest(written, values)
        self.wrong(
            name,
            f"{name} must be {', '.join(values[:-1])} or {values[-1]}, not {shortened(written)}."
            + (f' Did you mean "{meant}"?' if meant else ""),
            meant,
        )
        return ""

    def wrong(self, name: str, message: str, instead: Example | None = None) -> None:
        self._report.error(self.line(name), message, f"Write:  {self.example(name, instead)}")

    def old(self, name: str, message: str, hint: str) -> None:
        self._report.warning(self.line(name), message, hint)

    def example(self, name: str, instead: Example | None = None) -> str:
        return example(name, self._known if instead is None else {name: instead})

    def _matching(self, name: str, form: re.Pattern[str], what: str) -> str:
        written = self.text(name)
        if written and not form.fullmatch(written):
            self.wrong(name, f"{name} must be {what}, not {shortened(written)}.")
        return written

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


def example(name: str, known: Mapping[str, Example]) -> str:
    return f"{name} = {json.dumps(known[name], ensure_ascii=False)}"


def lines_of(text: str, table: int, part: str = "") -> dict[str, int]:
    """The lines on which the fields of the n-th ``[[table]]`` stand; 0 is the top of the file.

    Its parts, like ``[table.part]``, stand among its fields, and have fields of their own.
    """
    found: dict[str, int] = {"": 1}
    current, inside = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if words.startswith("[["):
            current, inside = current + 1, ""
            if current == table:
                found[""] = number
        elif header := _PART.match(words):
            inside = header[1]
            if current == table:
                found["" if inside == part else inside] = number
        elif (current, inside) == (table, part) and "=" in words:
            found.setdefault(words.partition("=")[0].strip().strip("\"'"), number)
    return found
