"""What a handout pack is: sheets of parts with placeholders, as its author wrote them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Source(StrEnum):
    """Where what is filled in comes from. What comes from the evening may not be known yet."""

    PERSON = "the person"
    FACT = "the evening"
    SCRIPT = "the script"
    DOOR = "the room"
    THEME = "the theme"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something that is filled in. Only a ``short`` one fits in a sentence.

    ``sample`` is what a person could have written, or a room could be like.
    """

    name: str
    label: str
    sample: str | tuple[str, ...] = ""
    source: Source = Source.PERSON
    short: bool = False


PLACEHOLDERS: Final = (
    Placeholder("needs", "the needs they tapped", ("To be seen", "Rest", "Someone to ask")),
    Placeholder("armour", "the armour they tapped", ("Staying busy", "Joking")),
    Placeholder(
        "letter",
        "the letter they wrote, only if they asked for it",
        "Dear younger me,\nI know you needed a quiet place.\n\nToday I can begin to give you one.",
    ),
    Placeholder("old_belief", "the old belief they wrote", "I must not need anything."),
    Placeholder("belief_helped", "how that belief helped them", "Nobody got cross with me."),
    Placeholder("kinder_belief", "the kinder belief they wrote", "I am learning to ask."),
    Placeholder("star_skill", "the steadying skill they starred", "Feet on the floor"),
    Placeholder("next_hour", "their plan for the next hour", "Walk home the long way."),
    Placeholder("tonight", "their plan for tonight", "Soup, and an early night."),
    Placeholder("next_days", "their plan for the days after", "Coffee with a friend on Saturday."),
    Placeholder("my_person", "someone they can be with or text", "Sam"),
    Placeholder("help_lines", "the help lines confirmed for the room", source=Source.FACT),
    Placeholder("emergency", "the local emergency number", "112", Source.FACT, short=True),
    Placeholder(
        "checked_on", "the day the help lines were checked", "4 March 2026", Source.FACT, short=True
    ),
    Placeholder("privacy_limits", "what you wrote on where privacy ends", source=Source.FACT),
    Placeholder("start", "when the workshop starts", "19:00", Source.FACT, short=True),
    Placeholder("end", "when it ends, if all goes as planned", "20:30", Source.FACT, short=True),
    Placeholder("printed_on", "the day of printing", "4 March 2026", Source.FACT, short=True),
    Placeholder("script_title", "the script’s title", source=Source.SCRIPT, short=True),
    Placeholder("tier", "the room’s tier, as in “1, gentle”", source=Source.SCRIPT, short=True),
    Placeholder("about", "what the script says it is about", source=Source.SCRIPT),
    Placeholder("what_it_is_not", "what the script says it is not", source=Source.SCRIPT),
    Placeholder("agreements", "the agreements, as a list", source=Source.SCRIPT),
    Placeholder("steps", "every step of the evening as a form", source=Source.SCRIPT),
    Placeholder("for_the_wall", "what people are asked for the wall", source=Source.SCRIPT),
    Placeholder("rundown", "the segments with their times", source=Source.SCRIPT),
    Placeholder("distress", "what to do if someone is distressed", source=Source.SCRIPT),
    Placeholder("debrief", "the questions of the debrief, with lines", source=Source.SCRIPT),
    Placeholder("join_square", "the square code that phones scan", source=Source.DOOR),
    Placeholder("join_address", "the address to open", "192.0.2.1:8080", Source.DOOR, short=True),
    Placeholder("join_code", "the code to type", "CDF-GHJ", Source.DOOR, short=True),
    Placeholder(
        "check_words", "the three check words", "amused · ripple · zebra", Source.DOOR, short=True
    ),
    Placeholder("hand_card", "the coloured side of the quiet hand card", source=Source.THEME),
    Placeholder("hand_colour", "that colour’s name", source=Source.THEME, short=True),
)

BY_NAME: Final = {placeholder.name: placeholder for placeholder in PLACEHOLDERS}

MARK: Final = re.compile(r"\$([A-Za-z][A-Za-z0-9_]*)")
"""A placeholder in a line of text."""


class Layout(StrEnum):
    OUTSIDE = "outside"
    PAGE = "page"
    CARD = "card"
    LETTER = "letter"
    SLIPS = "slips"
    POSTER = "poster"
    TENT = "tent"


class When(StrEnum):
    """When a pack is needed: how the dashboard puts packs in groups."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to write on by hand; a count of None rules the rest of the page."""

    count: int | None


Fixed = Heading | Paragraph | Items | Lines


@dataclass(frozen=True, slots=True)
class Field:
    """``My person: $my_person``: a label, then the answer or a line to write on."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder on a line of its own, and what is printed instead when it is empty."""

    name: str
    instead: tuple[Fixed | Field, ...] = ()


Part = Fixed | Slot | Field


@dataclass(frozen=True, slots=True)
class SheetTemplate:
    """One sheet. ``lead`` is the sentence or two below the title."""

    id: str
    title: str
    layout: Layout
    lead: str
    parts: tuple[Part, ...]


FONTS: Final = ("Noto Sans", "Noto Sans Bold", "DejaVu Sans")
"""The fonts that a theme may name."""

COLOURS: Final = {
    "orange": "#f28c28",
    "yellow": "#f2c230",
    "green": "#7dbe6c",
    "blue": "#6fa8dc",
    "pink": "#e58fb5",
}
"""What a theme may colour the quiet hand card with: light enough for black on it."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How a pack's pages look: type in points, paper in millimetres, greys from 0 (black) to 1.

    ``leading`` is in sizes of the text, ``measure`` in characters on a line.
    """

    font: str = "Noto Sans"
    heading_font: str = "Noto Sans Bold"
    title_font: str = "Noto Sans"
    text: float = 13
    heading: float = 14
    title: float = 26
    large_text: float = 18
    leading: float = 1.42
    measure: float = 68
    margin: float = 18
    line_gap: float = 9.5
    line_grey: float = 0.55
    fold_grey: float = 0.65
    hand_colour: str = "orange"


@dataclass(frozen=True, slots=True)
class Pack:
    """A handout pack. ``outside`` is the one word on the outside and in the PDF's own title."""

    id: str
    title: str
    language: str
    outside: str
    sheets: tuple[SheetTemplate, ...]
    theme: Theme = field(default_factory=Theme)
    when: When = When.AFTER
    summary: str = ""

    @property
    def has_posters(self) -> bool:
        return any(sheet.layout is Layout.POSTER for sheet in self.sheets)

    @property
    def needs(self) -> frozenset[Source]:
        """Where all that it fills in comes from."""
        names = (name for sheet in self.sheets for part in sheet.parts for name in named(part))
        return frozenset(BY_NAME[name].source for name in names if name in BY_NAME)


def named(part: Part) -> tuple[str, ...]:
    """The placeholders in a part, but those in what is printed instead of it."""
    match part:
        case Slot(name) | Field(_, name):
            return (name,)
        case Paragraph(text):
            return tuple(MARK.findall(text))
        case Items(items):
            return tuple(name for item in items for name in MARK.findall(item))
        case _:
            return ()
