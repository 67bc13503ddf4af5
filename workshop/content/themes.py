"""A pack's ``theme.toml``: sizes, fonts, margins and greys, each within what prints well."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Final, NamedTuple

from workshop.content.problems import Report, nearest, shortened
from workshop.domain.pack import COLOURS, FONTS, Theme


class Measure(NamedTuple):
    """A number of the theme: what it is, and between what it may lie."""

    meaning: str
    low: float
    high: float


FONT_FIELDS: Final = {
    "font": "what everything is set in",
    "heading_font": "the headings within a sheet",
    "title_font": "the title at the top of a sheet",
}

COLOUR_FIELDS: Final = {"hand_colour": "the coloured side of the quiet hand card"}

MEASURES: Final = {
    "text": Measure("size of the text, in points", 12, 16),
    "heading": Measure("size of the headings, in points", 12, 20),
    "title": Measure("size of the titles, in points", 16, 36),
    "large_text": Measure("size of the text in large print, in points", 16, 28),
    "leading": Measure("from line to line, in sizes of the text", 1.2, 2),
    "measure": Measure("characters on a full line of text, about", 55, 75),
    "margin": Measure("least empty edge of the page, in millimetres", 15, 30),
    "line_gap": Measure("between lines to write on, in millimetres", 7, 15),
    "line_grey": Measure("lines to write on: 0 is black, 1 is white", 0, 0.8),
    "fold_grey": Measure("marks to cut and fold along: 0 is black, 1 is white", 0, 0.9),
}

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


def load_theme(text: str, report: Report) -> Theme:
    """The theme; a field that is left out, or wrong, is as in every pack."""
    plain = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(plain)
    except (ValueError, RecursionError) as refusal:
        _report_refusal(str(refusal), plain, report)
        return Theme()
    lines = _lines_of(plain)
    good = {
        name: value
        for name, value in data.items()
        if _is_good(name, value, lines.get(name, 1), report)
    }
    return Theme(**good)


def _is_good(name: str, value: object, line: int, report: Report) -> bool:
    if name in FONT_FIELDS:
        return _is_one_of(FONTS, "fonts", name, value, line, report)
    if name in COLOUR_FIELDS:
        return _is_one_of(tuple(COLOURS), "colours", name, value, line, report)
    if name in MEASURES:
        return _is_measure(name, value, line, report)
    meant = nearest(name, [field.name for field in fields(Theme)])
    report.error(
        line,
        f"There is no field {shortened(name)}." + (f' Did you mean "{meant}"?' if meant else ""),
        f"Write {meant} in its place."
        if meant
        else f"Fields are:  {'  '.join([*FONT_FIELDS, *MEASURES, *COLOUR_FIELDS])}",
    )
    return False


def _is_one_of(
    ours: Sequence[str], what: str, name: str, value: object, line: int, report: Report
) -> bool:
    if isinstance(value, str) and value in ours:
        return True
    meant = nearest(str(value), ours)
    report.error(
        line,
        f"{name} must be one of our {what}, not {shortened(str(value))}.",
        f'Write:  {name} = "{meant}"' if meant else f"Write one of:  {_quoted(ours)}",
    )
    return False


def _is_measure(name: str, value: object, line: int, report: Report) -> bool:
    _, low, high = MEASURES[name]
    if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
        return True
    got = "text in quotes" if isinstance(value, str) else shortened(str(value))
    report.error(
        line,
        f"{name} must be a number from {low:g} to {high:g}, not {got}.",
        f"Write:  {name} = {getattr(Theme(), name):g}",
    )
    return False


def _report_refusal(refusal: str, text: str, report: Report) -> None:
    place = _PLACE.search(refusal)
    last = len(text.rstrip().split("\n"))
    report.error(
        int(place[1]) if place and place[1] else last,
        f"This line cannot be read: {_PLACE.sub('', refusal).strip().rstrip('.')}.",
        "Write each field on a line of its own, like:  text = 13",
    )


def _quoted(words: Iterable[str]) -> str:
    return "  ".join(f'"{word}"' for word in words)


def _lines_of(text: str) -> dict[str, int]:
    return {
        line.partition("=")[0].strip().strip("\"'"): number
        for number, line in enumerate(text.split("\n"), 1)
    }
