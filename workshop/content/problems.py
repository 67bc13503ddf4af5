"""A mistake in a file, where it is, and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. ``hint`` says what to write instead; a warning does not keep a script closed."""

    path: str
    line: int
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "Warning: " if self.severity is Severity.WARNING else ""
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}  {mark}{self.message}{hint}"


class Report:
    """Collects what is wrong with one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def error(self, line: int, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.path, line, message, hint))

    def warning(self, line: int, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.path, line, message, hint, Severity.WARNING))


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def as_warnings(problems: Iterable[Problem], meanwhile: str) -> list[Problem]:
    """Mistakes that keep only a part from being used; ``meanwhile`` says which."""
    return [
        replace(each, severity=Severity.WARNING, hint=f"{each.hint} {meanwhile}".strip())
        if each.severity is Severity.ERROR
        else each
        for each in problems
    ]


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sorted as a person works through them: file by file, from the top, each once."""
    return sorted(set(problems), key=lambda each: (each.path, each.line, each.message))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, if any is near enough."""
    plain = {name.casefold().replace("-", "_"): name for name in known}
    wanted = word.casefold().replace("-", "_").replace(" ", "_")
    found = difflib.get_close_matches(wanted, plain, n=1)
    if not found:
        plain = {name.replace("_", " "): original for name, original in plain.items()}
        found = difflib.get_close_matches(word.casefold(), plain, n=1)
    return plain[found[0]] if found else None


def shortened(text: str, limit: int = 40) -> str:
    """What somebody wrote, quoted and short enough for a message."""
    one_line = " ".join(text.split())
    if one_line.isdecimal():
        return one_line
    one_line = one_line.removesuffix(".") if " " in one_line else one_line
    return f'"{one_line}"' if len(one_line) <= limit else f'"{one_line[: limit - 1]}…"'
