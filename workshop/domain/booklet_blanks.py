"""Words in square brackets, which whoever leads fills in before the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from workshop.domain.booklet import (
    Aside,
    Block,
    BookletSheet,
    FromTier,
    Head,
    Said,
    Ticks,
)
from workshop.domain.pack import Items, Paragraph

BLANK: Final = re.compile(r"\[(?=[^\[\]]*[^\W\d_])[^\[\]]{1,200}\](?!\()")
"""Not a pause, which has no letters, and not the words of a link."""


def blanks(sheets: Iterable[BookletSheet]) -> tuple[str, ...]:
    """Each different one once, as it is first written, in the order in which they are met."""
    met: dict[str, str] = {}
    for sheet in sheets:
        for text in _texts(sheet.blocks):
            for found in BLANK.findall(text):
                met.setdefault(blank_key(found), " ".join(found.split()))
    return tuple(met.values())


def blank_key(text: str) -> str:
    """The same for two that differ in capitals, apostrophes or line ends only."""
    return "".join(text.split()).casefold().replace("’", "'")


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Said(phrases):
                yield from (phrase.text for phrase in phrases)
            case Aside(_, texts):
                yield from _texts(texts)
            case FromTier(_, inner):
                yield from _texts(inner)
            case Items(items) | Ticks(items):
                yield from items
            case Paragraph(text):
                yield text
            case Head():
                yield block.goal
