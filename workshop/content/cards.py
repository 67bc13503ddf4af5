"""The facilitator's cards: lists that all scripts share, unless one brings its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from workshop.content import frontmatter
from workshop.content.fields import Fields
from workshop.content.headings import Heading, Part, Parts
from workshop.content.problems import Problem, Report
from workshop.domain.script import Cue, Script

FIELDS: Final = {"title": "The facilitator's cards"}

HEADINGS: Final = (
    Heading("What it is not"),
    Heading("Agreements", only_list=True),
    Heading("Limits of privacy", required=False, only_list=True),
    Heading("Pre-flight", only_list=True),
    Heading("If someone is distressed", only_list=True),
    Heading("Debrief", only_list=True),
)
"""In a script's own file none of these is needed: what it leaves out, it shares."""

_LISTS: Final = {
    "Agreements": "agreements",
    "Limits of privacy": "limits_of_privacy",
    "Pre-flight": "pre_flight",
    "If someone is distressed": "distress_protocol",
    "Debrief": "debrief",
}


AGREEMENTS: Final = "$agreements"
"""A paragraph of its own in what is said: the script's agreements are read out there."""


_PLACEHOLDER = re.compile(r"\$[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class CardFile:
    path: str
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]


def load_cards(path: str, text: str | Problem) -> CardFile:
    if isinstance(text, Problem):
        return CardFile(path, (), (text,))
    report = Report(path)
    document = frontmatter.read(text, report)
    if document.is_hopeless:
        return CardFile(path, (), tuple(report.problems))
    Fields(document, FIELDS, report).text("title")
    parts = Parts(document, HEADINGS, report)
    return CardFile(path, tuple(parts.all), tuple(report.problems))


def dealt(own: Parts, shared: CardFile | None, report: Report) -> dict[str, Any]:
    """Each card by the name of the domain's field: the script's own, or else the shared one."""
    cards: dict[str, Any] = {}
    for heading in HEADINGS:
        parts = own.of(heading.name) or [
            part for part in (shared.parts if shared else ()) if part.heading == heading
        ]
        if not parts and heading.required and not (shared or own.was_misspelt(heading.name)):
            report.error(
                1,
                f'The section "## {heading.name}" is missing.',
                f"Write a line  ## {heading.name}  and the text below it.",
            )
        if heading.name in _LISTS:
            items = (item for part in parts for item in part.items)
            cards[_LISTS[heading.name]] = tuple(items)
        else:
            cards["what_it_is_not"] = "\n\n".join(part.text for part in parts)
    return cards


def spoken_out(parts: Sequence[Part], agreements: Sequence[str]) -> tuple[Part, ...]:
    """The parts with the agreements where they are read out, as many words as they are."""
    spoken = " ".join(agreements)
    return tuple(
        replace(
            part,
            blocks=tuple(
                replace(block, text=spoken) if block.text == AGREEMENTS else block
                for block in part.blocks
            ),
        )
        for part in parts
    )


def find_placeholders(parts: Sequence[Part], report: Report) -> None:
    """What looks like a placeholder and would be read out as it stands."""
    for part in parts:
        for block in part.blocks:
            found = _PLACEHOLDER.search(block.text)
            filled = block.text == AGREEMENTS and not block.listed and part.heading.name == "Say"
            if found and not filled:
                report.error(
                    block.line,
                    f'"{found[0]}" is not filled in here.',
                    f"Only {AGREEMENTS} is, below ## Say, in a paragraph of its own.",
                )


def with_agreements(script: Script) -> Script:
    """The agreements are spoken where ``$agreements`` stands, so that they are written once."""
    listed = "\n\n".join(script.agreements)
    return replace(
        script,
        segments=tuple(
            replace(segment, cues=tuple(_read_out(cue, listed) for cue in segment.cues))
            for segment in script.segments
        ),
    )


def _read_out(cue: Cue, agreements: str) -> Cue:
    paragraphs = cue.text.split("\n\n")
    if AGREEMENTS not in paragraphs:
        return cue
    filled = (agreements if each == AGREEMENTS else each for each in paragraphs)
    return replace(cue, text="\n\n".join(filled))
