"""What is printed to be filled in by hand or cut out, beside plain lines to write on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from workshop.domain.pack import Items, Lines, Paragraph


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes to tick, as many as a person likes."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """0 to 10, with the words at its ends."""

    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the room for its answer: they stand on one page."""

    texts: tuple[Paragraph | Items, ...]
    answer: Choices | Scale | Lines


@dataclass(frozen=True, slots=True)
class Beside:
    """What a person may do instead: a label, and the text after it."""

    label: str
    texts: tuple[Paragraph | Items, ...]


@dataclass(frozen=True, slots=True)
class RundownRow:
    """One segment in time, and what may give way. The last row has the end and no minutes."""

    when: str
    title: str
    minutes: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Square:
    """A square code for cameras, row by row, each dark module a ``1``; its blank edge included."""

    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandCard:
    """The coloured side of a quiet hand card, as ``#f28c28`` and in a word."""

    colour: str
    name: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A letter to be written: it can be kept or torn up without the rest."""

    title: str
    lead: str
    blocks: tuple[Paragraph | Items | Lines, ...]
    language: str = ""
    """Where it is not the pack's; as of a sheet."""


Form = Choices | Scale | Question | Beside | RundownRow | Square | HandCard

_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")
_END: Final = re.compile(r"(0|10)\s*(?:=|:|is\b|means\b|es\b|significa\b)\s*(\S.*?)[.!]?")
"""How a question says what an end of its scale means: “0 is like still water.”"""


def rating(text: str) -> tuple[str, Scale]:
    """A question and its scale. Where it says both ends in words, those stand at the ends."""
    sentences = _SENTENCE.split(text)
    told = {each: found for each in sentences if (found := _END.fullmatch(each.strip()))}
    ends = {found[1]: found[2] for found in told.values()}
    if ends.keys() != {"0", "10"}:
        return text, Scale()
    return " ".join(each for each in sentences if each not in told), Scale(ends["0"], ends["10"])
