"""The list ``running_order``: which segments, for how long, and at which tiers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from typing import Final

from workshop.content.frontmatter import Item
from workshop.content.problems import Problem, Report, nearest, shortened
from workshop.content.prompts import IDENTIFIER, identifier
from workshop.content.segments import LONGEST_MINUTES
from workshop.domain.script import HIGHEST_TIER, Segment

MAIN: Final = "workshop.md"
SHARED: Final = "shared"
CARDS: Final = "cards.md"

NOT_SEGMENTS: Final = frozenset({MAIN, CARDS})

EXAMPLES: Final = ("letter, 15 minutes", "witness_circle, from tier 3", "word_wall, up to tier 2")
"""What may follow a segment's id in an entry: a test compares the documentation with these."""

MOST_ENTRIES: Final = 100
"""Ten times what a long day has; more is a mistake, and would take long to look through."""

Text = str | Problem
"""What a file holds, or why it cannot be read."""

Files = Mapping[str, Text]

_MINUTES = re.compile(r"(\d{1,4})\s*(?:minutes?|min)", re.IGNORECASE)
_FROM = re.compile(r"from\s+tier\s+(\d)", re.IGNORECASE)
_UP_TO = re.compile(r"up\s+to\s+tier\s+(\d)", re.IGNORECASE)
_WITHOUT_COMMA = re.compile(r"([a-z0-9_]+)\s+(\d{1,3}(?:\s*min(?:utes?)?)?|(?:from|up to) tier \d)")
_FORMS = (_MINUTES, _FROM, _UP_TO)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the order. ``file`` names the segment's file, ``id`` its place in this script."""

    item: Item
    file: str
    id: str
    minutes: int | None = None
    tiers: tuple[int, int] = (1, HIGHEST_TIER)

    def fits(self, tier: int) -> bool:
        return self.tiers[0] <= tier <= self.tiers[1]

    def applied(self, segment: Segment, keeps_all: bool) -> Segment:
        """The segment as it stands in this script."""
        planned = segment.planned if self.minutes is None else timedelta(minutes=self.minutes)
        floor = max(segment.floor, planned) if keeps_all else segment.floor
        return replace(segment, id=self.id, planned=planned, floor=floor, tiers=self.tiers)


def read_order(
    items: Sequence[Item], files: Files, shared: Files, report: Report
) -> tuple[Entry, ...]:
    """The entries that name a segment; what is wrong with the others is reported."""
    found: list[Entry] = []
    known = _segments_in({*files, *shared})
    if len(items) > MOST_ENTRIES:
        report.error(
            items[MOST_ENTRIES].line,
            f"A running order has at most {MOST_ENTRIES} lines, and this has {len(items)}.",
            "Delete what is not needed.",
        )
    for item in items[:MOST_ENTRIES]:
        entry = _entry(item, known, report)
        if entry is None:
            continue
        name = f"{entry.file}.md"
        if name not in NOT_SEGMENTS and (name in files or name in shared):
            found.append(replace(entry, id=_free_id(entry, found)))
        else:
            named = {f"{_parts(each.text)[0]}.md" for each in items}
            _report_missing(entry, {*files, *shared} - named, report)
    return tuple(found)


def check_floor(entry: Entry, segment: Segment, report: Report) -> None:
    """The order may lengthen a segment, and shorten it as far as its file allows."""
    if entry.minutes is None or timedelta(minutes=entry.minutes) >= segment.floor:
        return
    floor = segment.floor // timedelta(minutes=1)
    report.error(
        entry.item.line,
        f'"{entry.file}" cannot take {entry.minutes} minutes: its file asks for at least {floor}.',
        f"Write:  - {entry.file}, {floor} minutes    or lower min_minutes in its file.",
    )


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")]


def _segments_in(names: Collection[str]) -> list[str]:
    plain = (name for name in names if name.endswith(".md") and name not in NOT_SEGMENTS)
    return sorted(name.removesuffix(".md") for name in plain if "/" not in name)


def _meant(words: str, known: Collection[str]) -> str:
    """The entry that somebody probably meant: a comma left out, or a title in place of a name."""
    if match := _WITHOUT_COMMA.fullmatch(words):
        rest = f"{match[2]} minutes" if match[2].isdigit() else match[2]
        return f"{match[1]}, {rest}"
    named = identifier(words)
    return nearest(named, known) or named


def _entry(item: Item, known: Collection[str], report: Report) -> Entry | None:
    file, *more = _parts(item.text)
    if not IDENTIFIER.fullmatch(file):
        report.error(
            item.line,
            "The running order names segments in lower case letters, digits and _, "
            f"not {shortened(file)}.",
            f"Write:  - {_meant(file, known)}",
        )
        return None
    entry = Entry(item, file, file)
    if any(sum(bool(form.fullmatch(words)) for words in more) > 1 for form in _FORMS):
        report.error(item.line, "This line says the same thing twice.", "Keep one of the two.")
    for words in more:
        entry = _with(entry, words, report)
    if entry.tiers[0] > entry.tiers[1]:
        report.error(
            item.line,
            f"No room is from tier {entry.tiers[0]} and up to tier {entry.tiers[1]}.",
            "Keep one of the two.",
        )
    return entry


def _with(entry: Entry, words: str, report: Report) -> Entry:
    if match := _MINUTES.fullmatch(words):
        if 1 <= int(match[1]) <= LONGEST_MINUTES:
            return replace(entry, minutes=int(match[1]))
    elif (match := _FROM.fullmatch(words)) and 1 <= int(match[1]) <= HIGHEST_TIER:
        return replace(entry, tiers=(int(match[1]), entry.tiers[1]))
    elif (match := _UP_TO.fullmatch(words)) and 1 <= int(match[1]) <= HIGHEST_TIER:
        return replace(entry, tiers=(entry.tiers[0], int(match[1])))
    example = f"{entry.file}, {words} minutes" if words.isdigit() else "    or:  - ".join(EXAMPLES)
    report.error(
        entry.item.line,
        f'After "{entry.file}" there can be minutes from 1 to {LONGEST_MINUTES} or tiers, '
        f"not {shortened(words)}.",
        f"Write, for example:  - {example}",
    )
    return entry


def _free_id(entry: Entry, before: Sequence[Entry]) -> str:
    """A segment that comes again in the same room gets a number, so that each place has a name."""
    taken = {
        each.id for each in before if any(entry.fits(tier) and each.fits(tier) for tier in _TIERS)
    }
    if entry.file not in taken:
        return entry.file
    return next(name for number in count(2) if (name := f"{entry.file}_{number}") not in taken)


_TIERS: Final = range(1, HIGHEST_TIER + 1)


def _report_missing(entry: Entry, spare: Collection[str], report: Report) -> None:
    name = f"{entry.file}.md"
    saved_as_text = next(
        (each for each in (f"{name}.txt", f"{entry.file}.txt") if each in spare), ""
    )
    known = sorted(each for each in spare if each.endswith(".md") and each not in NOT_SEGMENTS)
    meant = nearest(name, known)
    if saved_as_text:
        hint = f"Rename the file {saved_as_text} to {name}"
    elif meant and IDENTIFIER.fullmatch(meant.removesuffix(".md")):
        hint = f"Did you mean this?  - {meant.removesuffix('.md')}"
    elif meant:
        hint = f"Rename the file {meant} to {name}"
    else:
        hint = f"Write a file {name}, or delete this line."
    report.error(
        entry.item.line,
        f"There is no file {name} in this folder, nor in the folder {SHARED}.",
        hint,
    )
