"""One segment file: its fields, the facilitator's cues, and what phones and paper show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from workshop.content import frontmatter, prompts, prose
from workshop.content.fields import Fields
from workshop.content.headings import Heading, Part, Parts
from workshop.content.problems import Problem, Report, has_errors
from workshop.domain.script import Cue, CueKind, Prompt, PromptType, Segment, SegmentKind

FIELDS = {
    "title": "A calm place",
    "kind": "grounding",
    "minutes": "12",
    "min_minutes": "5",
    "activation": "1",
    "goal": "People find a way to get steady.",
    "warn_minutes": "2",
    "optional": "true",
}
"""Each field of a segment, with an example of its value."""

HEADINGS = (
    Heading("Do", required=False, repeats=True, takes_tier=True, only_list=True),
    Heading("Say", required=False, repeats=True, takes_tier=True),
    Heading("Choices", required=False),
    Heading("Return", required=False),
    Heading("Phone"),
    Heading("Another way"),
    Heading("On paper"),
    Heading("Safety"),
    Heading("Prompt", required=False, repeats=True, takes_tier=True, takes_words=True),
)

LONGEST_MINUTES = 180
HIGHEST_ACTIVATION = 3
_CUES = {kind.value.capitalize(): kind for kind in CueKind}
_SPOKEN = {"Say", "Choices", "Return"}
_KEEP_ALL = {SegmentKind.GROUNDING, SegmentKind.AFTERCARE, SegmentKind.CLOSING}
"""Kinds that get all of their minutes unless the file names fewer."""


@dataclass(frozen=True, slots=True)
class SegmentFile:
    """What one file holds, and where: ``lines`` are its fields', ``parts`` know their own.

    ``keeps_all``: its floor is all of its minutes, however many a running order gives it.
    """

    path: str
    segment: Segment | None
    problems: tuple[Problem, ...]
    parts: tuple[Part, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    keeps_all: bool = False

    @property
    def prompt_lines(self) -> Iterator[tuple[Prompt, int]]:
        """The prompts of a sound segment, each with the line of its heading."""
        if self.segment:
            headings = (part.line for part in self.parts if part.heading.name == "Prompt")
            yield from zip(self.segment.prompts, headings, strict=True)


def load_segment(id_: str, path: str, text: str) -> SegmentFile:
    report = Report(path)
    document = frontmatter.read(text, report)
    if document.is_hopeless:
        return SegmentFile(path, None, tuple(report.problems))
    fields = Fields(document, FIELDS, report)
    kind = fields.one_of("kind", SegmentKind)
    title, goal = fields.text("title"), fields.text("goal")
    planned, floor = _minutes(fields, report)
    keeps_all = floor is None and kind in _KEEP_ALL
    activation = fields.number("activation", 0, HIGHEST_ACTIVATION)
    warn = fields.optional_number("warn_minutes", 0, LONGEST_MINUTES)
    optional = fields.flag("optional")
    parts = Parts(document, HEADINGS, report)
    segment = Segment(
        id_,
        title or "",
        kind or SegmentKind.OPEN,
        timedelta(minutes=planned),
        timedelta(minutes=planned if keeps_all else floor or 1),
        activation or 0,
        goal or "",
        **words_of(parts, kind, fields.line("kind"), report),
        warn=timedelta(minutes=2 if warn is None else warn),
        optional=optional,
    )
    return SegmentFile(
        path,
        None if has_errors(report.problems) else segment,
        tuple(report.problems),
        tuple(parts.all),
        {name: fields.line(name) for name in FIELDS},
        keeps_all,
    )


def words_of(
    parts: Parts, kind: SegmentKind | None, kind_line: int, report: Report
) -> dict[str, Any]:
    """What a segment says, by the names of the domain's fields; what is amiss is reported."""
    _check_cues(parts, kind, kind_line, report)
    return {
        "cues": _cues(parts),
        "phone": parts.text("Phone"),
        "another_way": parts.text("Another way"),
        "on_paper": parts.text("On paper"),
        "safety": parts.text("Safety"),
        "prompts": _prompts(parts, kind, report),
    }


def _minutes(fields: Fields, report: Report) -> tuple[int, int | None]:
    planned = fields.number("minutes", 1, LONGEST_MINUTES)
    floor = fields.optional_number("min_minutes", 1, LONGEST_MINUTES)
    if planned is not None and floor is not None and floor > planned:
        report.error(
            fields.line("min_minutes"),
            f"min_minutes is {floor}, which is more than the {planned} of minutes.",
            f"Write:  min_minutes: {planned}    or a smaller number.",
        )
    return planned or 1, floor


def _cues(parts: Parts) -> tuple[Cue, ...]:
    return tuple(
        Cue(_CUES[part.heading.name], part.text, part.tier)
        for part in parts.all
        if part.heading.name in _CUES
    )


def _prompts(parts: Parts, kind: SegmentKind | None, report: Report) -> tuple[Prompt, ...]:
    found: list[Prompt] = []
    lines: dict[str, int] = {}
    for part in parts.of("Prompt"):
        prompt = prompts.prompt(part, report)
        if prompt is None:
            continue
        if prompt.id in lines:
            _report_again(prompt.id, part.line, lines[prompt.id], report)
        lines.setdefault(prompt.id, part.line)
        found.append(prompt)
        if prompt.type is PromptType.LINE and kind not in {None, SegmentKind.SHARING}:
            report.error(
                part.line,
                "Only a sharing segment can ask for a line for the wall.",
                "Move this prompt to a segment of kind sharing, or use the type write.",
            )
    return tuple(found)


def _report_again(id_: str, line: int, first: int, report: Report) -> None:
    report.error(
        line,
        f'Another prompt has the id "{id_}" too, in this file on line {first}.',
        f"Give one of them another id, like  {id_[:36]}_2",
    )


def _check_cues(parts: Parts, kind: SegmentKind | None, kind_line: int, report: Report) -> None:
    if not any(part.tier == 1 for part in (*parts.of("Do"), *parts.of("Say"))):
        report.error(
            1,
            "The facilitator has nothing to say or do at every tier.",
            "Write a line  ## Say  and, below it, the words to say.",
        )
    for part in parts.all:
        spoken = kind in {None, SegmentKind.GUIDED_IMAGERY} and part.heading.name in _SPOKEN
        prose.find_pauses(part.blocks, spoken, report)
    if kind is SegmentKind.GUIDED_IMAGERY:
        _check_imagery(parts, kind_line, report)
    elif kind is not None:
        for part in (*parts.of("Choices"), *parts.of("Return")):
            report.error(
                part.line,
                f'"## {part.heading.name}" is only for segments of kind guided_imagery.',
                "Write:  ## Say",
            )


def _check_imagery(parts: Parts, kind_line: int, report: Report) -> None:
    for name, why in (
        ("Choices", "the choices that people hear before it begins"),
        ("Return", "the spoken way back"),
    ):
        if not parts.of(name) and not parts.was_misspelt(name):
            report.error(
                kind_line,
                f'Guided imagery needs a section "## {name}": {why}.',
                f"Write a line  ## {name}  and the words to say below it.",
            )
    said = [part.line for part in parts.of("Say")]
    for part in _misplaced(parts, said):
        before = part.heading.name == "Choices"
        report.error(
            part.line,
            f'"## {part.heading.name}" must come '
            + ("before the first ## Say." if before else "after the last ## Say."),
            "Move this heading and its text " + ("up." if before else "down."),
        )


def _misplaced(parts: Parts, said: list[int]) -> list[Part]:
    if not said:
        return []
    late = [part for part in parts.of("Choices") if part.line > said[0]]
    return late + [part for part in parts.of("Return") if part.line < said[-1]]
