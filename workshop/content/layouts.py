"""What each layout of a sheet may hold, and what it cannot do without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workshop.content.frontmatter import Document
from workshop.content.problems import Report, shortened
from workshop.domain.pack import (
    BY_NAME,
    Field,
    Items,
    Layout,
    Lines,
    Part,
    Slot,
    Source,
    named,
)

LONGEST_OUTSIDE: Final = 20
PANELS: Final = (2, 4)
PANEL_WORDS: Final = 32
"""A panel of a folded card has room for so many, in large print as well."""

STEPS: Final = "steps"


def check(layout: Layout, parts: Sequence[Part], document: Document, report: Report) -> None:
    if layout is Layout.OUTSIDE and document.sections:
        report.error(
            document.sections[0].line,
            "The outside of a handout shows its title and nothing else.",
            "Move this text to another sheet, or write  layout: page",
        )
    match layout:
        case Layout.CARD:
            _check_card(document, parts, report)
        case Layout.SLIPS:
            _check_slips(document, parts, report)
        case Layout.POSTER | Layout.TENT:
            _check_read_only(layout, parts, report)
    if STEPS in _names(parts) and layout is not Layout.PAGE:
        report.error(
            1,
            "The steps of an evening take several pages.",
            "Write at the top:  layout: page",
        )
    has_letter = any(isinstance(part, Slot | Field) and part.name == "letter" for part in parts)
    if has_letter != (layout is Layout.LETTER):
        report.error(
            1,
            "A letter is printed on a sheet of its own, which people can leave out.",
            "Write  layout: letter  at the top, and $letter on a line of its own."
            if not has_letter
            else "Write at the top:  layout: letter",
        )


def _check_card(document: Document, parts: Sequence[Part], report: Report) -> None:
    if len(document.sections) not in PANELS:
        report.error(
            1,
            f"A card has {PANELS[0]} or {PANELS[1]} headings, one for each panel, "
            f"not {len(document.sections)}.",
            "Add or take away a heading and the words below it.",
        )
    for section in document.sections:
        words = sum(len(line.split()) for line in section.lines)
        if words > PANEL_WORDS:
            report.error(
                section.line,
                f"This panel has {words} words. There is room for {PANEL_WORDS}.",
                "Shorten it: people read it when they cannot take in much.",
            )
    if any(isinstance(part, Slot | Lines | Items) for part in parts):
        report.error(
            1,
            "A card's panels hold plain sentences, and nothing to fill in except at the end "
            "of a line.",
            "Write, for example:  My own: $star_skill",
        )


def _check_slips(document: Document, parts: Sequence[Part], report: Report) -> None:
    if not document.sections:
        report.error(
            1,
            "There is nothing to cut out: each heading and the words below it are one piece.",
            "Write a heading, like:  ## For the box",
        )
    if any(isinstance(part, Lines) and part.count is None for part in parts):
        report.error(
            1,
            "A piece to cut out is smaller than the page.",
            "Say how many lines it has, like:  ____ 3",
        )


def _check_read_only(layout: Layout, parts: Sequence[Part], report: Report) -> None:
    personal = [name for name in _names(parts) if BY_NAME[name].source is Source.PERSON]
    if personal or any(isinstance(part, Lines) for part in parts):
        report.error(
            1,
            f"A {layout} is for everyone to read, and nobody writes on it.",
            "Take out the lines and what people wrote, or write at the top:  layout: page",
        )


def _names(parts: Sequence[Part]) -> list[str]:
    return [name for part in parts for name in named(part) if name in BY_NAME]


def check_outside(title: str, line: int, report: Report) -> None:
    if len(title) > LONGEST_OUTSIDE:
        report.error(
            line,
            f"The outside has room for {LONGEST_OUTSIDE} characters, not {shortened(title)}.",
            "Choose a short word that gives nothing away, like:  title: Notes",
        )
