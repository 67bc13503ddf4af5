"""Help lines by country: one TOML file each, as facilitators keep them."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from workshop.content.line_words import words_below
from workshop.content.problems import Problem, Report, has_errors, in_order, nearest, shortened
from workshop.content.slips import report_slip
from workshop.content.tables import Example, Table, example, lines_of
from workshop.content.texts import Texts
from workshop.domain.helplines import (
    HIDDEN_AFTER,
    MOST,
    Age,
    Check,
    Country,
    HelpLine,
    LineKind,
    LineWords,
    with_companions,
)

FOLDER = "help_lines"

COUNTRY_FIELDS: dict[str, Example] = {
    "country": "Ireland",
    "code": "IE",
    "emergency": "112",
    "emergency_verified_on": "2030-01-31",
    "emergency_verified_by": "A. B.",
}
LINE_FIELDS: dict[str, Example] = {
    "name": "Samaritans",
    "purpose": "Someone to talk to, about anything.",
    "kind": "voice",
    "region": "Dublin",
    "phone": "116 123",
    "sms": "50808",
    "sms_keyword": "HELLO",
    "chat_url": "https://www.example.org/chat",
    "hours": "24 hours, every day",
    "languages": ["en", "ga"],
    "cost": "free",
    "population": "for women",
    "reachable_from_abroad": False,
    "show_with": ["Text line"],
    "source_url": "https://www.example.org/",
    "verified_on": "2030-01-31",
    "verified_by": "A. B.",
    "next_check_by": "2030-04-30",
}
"""Each field of a file and of a ``[[lines]]`` entry, with an example of its value."""

MEANT: dict[str, tuple[str, ...]] = {
    LineKind.ABUSE: (
        "violen", "abus", "domestic", "home", "famil", "partner", "assault", "hurt", "refuge",
        "shelter", "wom", "rape", "sexual", "dv",
    ),
    LineKind.TEXT: ("sms", "chat", "messag", "whatsapp"),
    LineKind.VOICE: ("call", "phone", "talk", "crisis", "suicid", "emotional"),
    LineKind.LOCAL: ("region", "city", "town", "near"),
}  # fmt: skip
"""What people write for a kind, or a part of it."""

_OPTIONAL_HEADS = {"emergency_verified_on", "emergency_verified_by"}
_CALLED = re.compile(r"""^\s*country\s*=\s*["'“”„]*([^"'“”„\n]+)""", re.MULTILINE)
_OPTIONAL = LINE_FIELDS.keys() - {"name", "purpose"}


@dataclass(frozen=True, slots=True)
class CountryFile:
    """``country`` is None where the file has a mistake; ``called`` is what people look for."""

    path: Path
    called: str
    country: Country | None
    problems: tuple[Problem, ...] = ()


def load_countries(
    *folders: Path, today: date | None = None
) -> tuple[list[Country], list[Problem]]:
    """Sorted by name. Of two files with one name, the one in the later folder counts.

    Only who says what day it is today is warned of checks that have become old.
    """
    files = list(load_files(*folders, today=today))
    found = [each.country for each in files if each.country]
    problems = [problem for each in files for problem in each.problems]
    return sorted(found, key=lambda each: each.country), in_order(problems)


def load_files(*folders: Path, today: date | None = None) -> Iterator[CountryFile]:
    """A file with a mistake hides one of its name in an earlier folder nevertheless."""
    texts = Texts((".toml",))
    files = {
        name: (folder / name, text)
        for folder in folders
        for name, text in texts.of_folder(folder).items()
    }
    for name, (path, text) in files.items():
        if isinstance(text, Problem):
            yield CountryFile(path, name, None, (replace(text, path=f"{FOLDER}/{name}"),))
            continue
        country, problems = load_country(name, text, today)
        written = _CALLED.search(text)
        called = country.country if country else written[1].strip() if written else name
        yield CountryFile(path, called, country, tuple(problems))


def load_country(
    name: str, text: str, today: date | None = None
) -> tuple[Country | None, list[Problem]]:
    report = Report(f"{FOLDER}/{name}")
    plain = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(plain)
    except (ValueError, RecursionError) as refusal:
        report_slip(str(refusal), plain, report)
        return None, report.problems
    entries = data.pop("lines", None)
    heads = Table(data, COUNTRY_FIELDS, _OPTIONAL_HEADS, lines_of(plain, 0), report)
    code, called, emergency = (
        heads.text("code"),
        heads.text("country"),
        heads.short_number("emergency"),
    )
    checked_on, by = heads.day("emergency_verified_on"), heads.text("emergency_verified_by")
    check = Check(checked_on, by) if checked_on else None
    _check_code(code, name, heads, report)
    _warn_of_age(heads, "emergency_verified_on", check, None, today)
    lines = _help_lines(entries, plain, report, today)
    if has_errors(report.problems):
        return None, report.problems
    return Country(code, called, emergency, tuple(lines), check), report.problems


def _help_lines(entries: object, text: str, report: Report, today: date | None) -> list[HelpLine]:
    if isinstance(entries, dict):
        rows = text.split("\n")
        place = next((n for n, row in enumerate(rows, 1) if row.strip().startswith("[")), 1)
        report.error(
            place, "Each entry starts with two brackets on each side.", "Write:  [[lines]]"
        )
        return []
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        report.error(
            1,
            "This file has no help line.",
            "Write a line  [[lines]]  and below it the fields, like:  "
            + example("name", LINE_FIELDS),
        )
        return []
    words = [
        words_below(entry, LINE_FIELDS, text, index, report)
        for index, entry in enumerate(entries, 1)
    ]
    tables = [
        Table(entry, LINE_FIELDS, _OPTIONAL, lines_of(text, index), report)
        for index, entry in enumerate(entries, 1)
    ]
    lines = [_help_line(*each) for each in zip(tables, words, strict=True)]
    for table, line in zip(tables, lines, strict=True):
        _warn_of_age(table, "verified_on", line.check, line.next_check_by, today)
        _check_companions(table, line, [each.name for each in lines])
    _check_names(tables, lines)
    complete = with_companions(lines) if not has_errors(report.problems) else lines
    for table, line in zip(tables, complete, strict=True):
        if len(line.show_with) >= MOST:
            table.wrong("show_with", f"At most {MOST} help lines can be shown together.")
    return complete


def _help_line(table: Table, words: tuple[LineWords, ...]) -> HelpLine:
    kind = table.one_of("kind", LineKind, MEANT)
    line = HelpLine(
        table.text("name"),
        table.text("purpose"),
        table.number("phone"),
        table.number("sms"),
        table.text("sms_keyword"),
        table.address("chat_url"),
        table.text("hours"),
        table.languages("languages"),
        table.text("cost"),
        table.text("population"),
        table.text("region"),
        LineKind(kind) if kind else None,
        table.truth("reachable_from_abroad"),
        table.texts("show_with"),
        table.address("source_url"),
        table.day("verified_on"),
        table.text("verified_by"),
        table.day("next_check_by"),
        words,
    )
    if all(map(table.lacks, ("phone", "sms", "chat_url"))):
        table.wrong("phone", "This help line has no number to call or to text, and no chat.")
    if line.verified_on and line.next_check_by and line.next_check_by <= line.verified_on:
        table.wrong("next_check_by", "next_check_by must be a later day than verified_on.")
    return line


def _check_names(tables: list[Table], lines: list[HelpLine]) -> None:
    """The first of two may keep its name; whoever renamed both would have two of one name again."""
    first: dict[str, int] = {}
    times: Counter[str] = Counter()
    for table, line in zip(tables, lines, strict=True):
        times[line.name] += 1
        if line.name and line.name in first:
            table.wrong(
                "name",
                f"The entry on line {first[line.name]} has the name {shortened(line.name)} too.",
                f"{line.name} ({times[line.name]})",
            )
        first.setdefault(line.name, table.line("name"))


def _check_companions(table: Table, line: HelpLine, names: list[str]) -> None:
    others = [each for each in names if each and each != line.name]
    for wanted in line.show_with:
        if wanted not in others:
            meant = nearest(wanted, others)
            table.wrong(
                "show_with",
                f"show_with must name other help lines of this file, not {shortened(wanted)}."
                + (f' Did you mean "{meant}"?' if meant else ""),
                [meant or next(iter(others), "Text line")],
            )


def _warn_of_age(
    table: Table, field: str, check: Check | None, next_check_by: date | None, today: date | None
) -> None:
    if check is None or today is None:
        return
    days = (today - check.on).days
    again = "Call it, or look at the service's own site, and then write:  " + table.example(
        field, today.isoformat()
    )
    match check.age(today, next_check_by):
        case Age.UNCHECKED:
            table.old(
                field, f"{field} is a day that is still to come, so it does not count.", again
            )
        case Age.OLD if next_check_by and next_check_by < today:
            table.old(field, f"This should have been checked again by {next_check_by}.", again)
        case Age.OLD:
            table.old(field, f"This was checked {days} days ago: please look again.", again)
        case Age.HIDDEN:
            table.old(
                field,
                f"This is hidden from participants: it was checked {days} days ago, "
                f"more than {HIDDEN_AFTER.days}.",
                again,
            )


def _check_code(code: str, name: str, heads: Table, report: Report) -> None:
    if code and f"{code.casefold()}.toml" != name:
        report.error(
            heads.line("code"),
            f"The code and the file's name must be the same two letters, not {shortened(code)} "
            f"and {shortened(name)}.",
            f'Write:  code = "{name[:2].upper()}"    or rename the file.',
        )
