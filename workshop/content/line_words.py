"""What a help line's file says below an entry for each language, like ``[lines.es]``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from workshop.content.problems import Report, shortened
from workshop.content.tables import Example, Table, lines_of
from workshop.domain.helplines import LineWords
from workshop.domain.languages import LANGUAGES

WORD_FIELDS: dict[str, Example] = {
    "purpose": "Alguien con quien hablar, de lo que sea.",
    "hours": "24 horas, todos los días",
    "cost": "gratis",
    "population": "para mujeres",
    "region": "Dublín",
}
"""Each field, with an example of its value."""


def words_below(
    entry: dict[str, object], known: Collection[str], text: str, index: int, report: Report
) -> tuple[LineWords, ...]:
    """Taken out of the entry, whose fields are ``known``: what stands below it for a language."""
    places = lines_of(text, index)
    parts = [name for name, part in entry.items() if isinstance(part, dict) and name not in known]
    found = []
    for code in parts:
        part: Any = entry.pop(code)
        line = places.get(code, places[""])
        if code not in LANGUAGES:
            report.error(
                line,
                f"The pages are not in {shortened(code)}: they are in {_or(LANGUAGES)}.",
                "Write:  [lines.es]",
            )
            continue
        inside = {**lines_of(text, index, code), "": line}
        for name in [each for each in part if each in known and each not in WORD_FIELDS]:
            del part[name]
            _move_up(name, code, inside, report)
        table = Table(part, WORD_FIELDS, WORD_FIELDS.keys() - {"purpose"}, inside, report)
        found.append(LineWords(code, *(table.text(name) for name in WORD_FIELDS)))
    return tuple(found)


def _move_up(name: str, code: str, places: Mapping[str, int], report: Report) -> None:
    """A field of the entry itself that was added below the words of a language."""
    report.error(
        places.get(name, places[""]),
        f"{name} is the same in all languages, so it cannot stand below [lines.{code}].",
        f"Move this line up, above [lines.{code}].",
    )


def _or(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}"
