"""The columns that a people list can have, and which of them a heading means."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Final

from workshop.domain.handout import LETTER, is_letter
from workshop.domain.pack import BY_NAME, PLACEHOLDERS, Source


@dataclass(frozen=True, slots=True)
class Column:
    """``also`` are other headings for it; ``write`` is what stands in its cells."""

    name: str
    write: str
    also: tuple[str, ...] = ()


NAME: Final = "name"
LANGUAGE: Final = "language"
PAPER: Final = "paper"
LARGE_PRINT: Final = "large_print"

OF_THE_EVENING: Final = {
    "privacy_limits": "where privacy ends, for this person",
    "start": "when it starts, like `19:00`",
    "printed_on": "a day, like `2026-03-04`",
}
"""What a list can say in place of the evening. Help lines are not among it: a person has to have
confirmed them, and that is known of a room only."""

COLUMNS: Final = (
    Column(NAME, "a name, or any other word, for the cover", ("alias", "person", "nombre")),
    Column(LANGUAGE, "`en` or `es`; the pack must be there in it", ("lang", "idioma")),
    Column(PAPER, "`A4` or `Letter`", ("page", "size", "paper_size", "papel")),
    Column(LARGE_PRINT, "`yes` or `no`", ("large", "letra_grande")),
    *(
        Column(each.name, OF_THE_EVENING.get(each.name, each.label))
        for each in PLACEHOLDERS
        if each.source is Source.PERSON or each.name in OF_THE_EVENING
    ),
)

BY_HEADING: Final = {
    heading: column.name for column in COLUMNS for heading in (column.name, *column.also)
}


def heading(typed: str) -> str:
    """``$My-Person:`` and ``my person`` are ``my_person``."""
    bare = "".join(each for each in typed.casefold() if each.isprintable() or each.isspace())
    return re.sub(r"[\s_\-]+", "_", bare.strip(" \t\r\n$:*#\"'")).strip("_")


def meant(typed: str) -> str | None:
    """The column that a heading means. Letters may be several: ``letter 2`` is one, too."""
    plain = heading(typed)
    return plain if is_letter(plain) else BY_HEADING.get(plain)


def several(name: str) -> bool:
    """Whether what is filled in is a list."""
    return name in BY_NAME and isinstance(BY_NAME[name].sample, tuple)


def why_unused(typed: str) -> str:
    """What to say of a heading that means no column."""
    plain = heading(typed)
    if plain in BY_NAME:
        return f"comes from {BY_NAME[plain].source}, and a list cannot fill it in."
    near = difflib.get_close_matches(plain, [*BY_HEADING, LETTER], n=1)
    return f"is not used. Did you mean “{near[0]}”?" if near else "is not used."
