"""What a booklet is: sheets of blocks, ready to be drawn.

Each segment is a sheet of its own and so is each card. A sheet may take several pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Final

from workshop.domain.errors import BadRequest
from workshop.domain.handout import Paper
from workshop.domain.pack import Heading, Items, Lines, Paragraph

FIRST: Final = ("distress", "blanks")
"""The ids of the sheets that come right after the cover, whatever its plan takes."""

CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})")


@dataclass(frozen=True, slots=True)
class BookletRequest:
    """``tier`` of None prints every tier's parts and marks them; ``start`` gives clock times.

    ``privacy_limits`` is what the facilitator of a room wrote about them.
    """

    page: Paper = Paper.A4
    large: bool = False
    tier: int | None = None
    start: time | None = None
    privacy_limits: str = ""


def file_name(script_id: str, language: str, request: BookletRequest) -> str:
    """What tells one booklet from another; ``language`` is empty where it is the script’s own."""
    tier = f"tier{request.tier}" if request.tier else ""
    parts = (script_id, language, tier, "large" if request.large else "", request.page)
    return "-".join(part for part in parts if part) + ".pdf"


def read_start(text: str) -> time:
    """The time of day that ``18:30`` says.

    Raises:
        BadRequest: it is not written like that.
    """
    found = CLOCK.fullmatch(text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise BadRequest(f"A start is written like 18:30, not “{text[:20]}”.")
    return time(int(found[1]), int(found[2]))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words said in one go, and the pause after them as it is printed."""

    text: str
    pause: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph, or list line, of what is said aloud."""

    phrases: tuple[Phrase, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """What is not said: a label, and text beside it. ``boxed`` has a line all round."""

    label: str
    texts: tuple[Paragraph | Items, ...]
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A word or two that say what the speech below is."""

    text: str


Spoken = Said | Aside | Tag


@dataclass(frozen=True, slots=True)
class FromTier:
    """Only for rooms of a higher tier; a bar down the side shows where it begins and ends."""

    label: str
    blocks: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What the leader says and does is above it, what people have is below."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How the cover begins, and a card, which has a title only."""

    title: str
    when: str = ""
    facts: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the rundown, or of what else is found in the booklet."""

    when: str
    title: str
    facts: str = ""
    marks: tuple[str, ...] = ()
    minutes: str = ""
    leads_to: str = ""
    """The id of the sheet whose page is named."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rundown. It stands on the cover, or on a sheet of its own where that has no room."""

    title: str
    when: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Where the cards are that are not needed in a hurry."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """Words in square brackets, and room to write what is to be said instead."""

    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """How a segment's first page begins. Of ``marks`` there may be none: protected, not for all."""

    when: str
    place: str
    title: str
    facts: str
    marks: tuple[str, ...]
    goal: str


@dataclass(frozen=True, slots=True)
class Ticks:
    """Things to tick off with a pen."""

    items: tuple[str, ...]


Block = (
    Spoken
    | FromTier
    | Rule
    | Opening
    | Row
    | Plan
    | Cards
    | Head
    | Blank
    | Ticks
    | Heading
    | Paragraph
    | Items
    | Lines
)


@dataclass(frozen=True, slots=True)
class BookletSheet:
    """``title`` and ``when`` head the pages after the first, too. A ``card`` had better be one."""

    id: str
    title: str
    when: str
    blocks: tuple[Block, ...]
    card: bool = False


@dataclass(frozen=True, slots=True)
class Booklet:
    title: str
    language: str
    page: Paper
    large: bool
    foot: str
    page_of: str
    on_page: str
    continued: str
    sheets: tuple[BookletSheet, ...]
