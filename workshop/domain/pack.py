"""What a handout pack is: sheets of parts with placeholders, as its author wrote them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something that is filled in. A fact comes from the room, all else from the person's phone."""

    name: str
    label: str
    sample: str | tuple[str, ...]
    fact: bool = False


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
    Placeholder("help_lines", "the help lines confirmed for the room", "", fact=True),
    Placeholder("emergency", "the local emergency number", "112", fact=True),
    Placeholder("checked_on", "the day the help lines were checked", "4 March 2026", fact=True),
)

BY_NAME: Final = {placeholder.name: placeholder for placeholder in PLACEHOLDERS}

MARK: Final = re.compile(r"\$([A-Za-z][A-Za-z0-9_]*)")
"""A placeholder in a line of text."""


class Layout(StrEnum):
    OUTSIDE = "outside"
    PAGE = "page"
    CARD = "card"
    LETTER = "letter"


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


@dataclass(frozen=True, slots=True)
class Pack:
    """A handout pack. ``outside`` is the one word on the outside and in the PDF's own title."""

    id: str
    title: str
    language: str
    outside: str
    sheets: tuple[SheetTemplate, ...]
    theme: Theme = field(default_factory=Theme)
