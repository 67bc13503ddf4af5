"""What a script's own file may hold, and a script as its files have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from workshop.content import cards
from workshop.content.headings import Heading, Part
from workshop.content.problems import Problem
from workshop.content.running_order import Entry
from workshop.content.segments import SegmentFile
from workshop.domain.script import Script

FIELDS: Final = {
    "title": "A letter to a younger me",
    "language": "en",
    "also_in": "es",
    "tier": "1",
    "summary": "A gentle evening with one letter.",
    "running_order": "calm_place",
}
"""Each field of a script, with an example of its value."""

TRANSLATED_FIELDS: Final = {name: FIELDS[name] for name in ("title", "summary")}

HEADINGS: Final = (
    Heading("About"),
    *(replace(heading, required=False) for heading in cards.HEADINGS),
)

SHARED_LANGUAGE: Final = "en"
"""What lies in ``shared`` itself is in this language; its translations lie in folders below it."""


@dataclass(frozen=True, slots=True)
class LoadedScript:
    """A script as its files have it; the script is None if there is an error in them.

    ``main`` is the path of its own file, ``lines`` are that file's fields', ``texts`` what people
    read of it and of the cards, and ``segments`` the files that it uses, all by language.
    """

    main: str
    script: Script | None = None
    problems: tuple[Problem, ...] = ()
    order: tuple[Entry, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, tuple[Part, ...]]] = field(default_factory=dict)
    segments: Mapping[str, Mapping[str, SegmentFile]] = field(default_factory=dict)
