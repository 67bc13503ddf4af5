"""The same words in another language: only the words, held against what they translate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workshop.content import frontmatter
from workshop.content.fields import Fields
from workshop.content.headings import Part, Parts
from workshop.content.problems import Report, has_errors
from workshop.content.segments import HEADINGS, SegmentFile, words_of

FIELDS: Final = {"title": "Un lugar tranquilo", "goal": "Cada persona encuentra algo firme."}
"""The fields of a translated segment; all others are the original's."""

_LED: Final = ("Do", "Say", "Choices", "Return")


def load_words(path: str, text: str, original: SegmentFile) -> SegmentFile:
    """The original in the words of this file, where both have the same parts."""
    report = Report(path)
    document = frontmatter.read(text, report)
    base = original.segment
    if document.is_hopeless or base is None:
        return SegmentFile(path, None, tuple(report.problems))
    fields = Fields(document, FIELDS, report)
    title, goal = fields.text("title"), fields.text("goal")
    parts = Parts(document, HEADINGS, report)
    words = words_of(parts, base.kind, 1, report)
    if not has_errors(report.problems):
        _compare(parts.all, original.parts, report)
    segment = replace(base, title=title or "", goal=goal or "", **words)
    return replace(
        original,
        path=path,
        segment=None if has_errors(report.problems) else segment,
        problems=tuple(report.problems),
        parts=tuple(parts.all),
        lines=dict.fromkeys(original.lines, 1),
    )


def _compare(parts: Sequence[Part], originals: Sequence[Part], report: Report) -> None:
    """Nothing may be missing, added or moved: phones and facilitators change between the two."""
    for names in (_LED, ("Prompt",)):
        here = [part for part in parts if part.heading.name in names]
        there = [part for part in originals if part.heading.name in names]
        for number in range(max(len(here), len(there))):
            mine = here[number] if number < len(here) else None
            its = there[number] if number < len(there) else None
            if not _same(mine, its, report):
                return


def _same(mine: Part | None, its: Part | None, report: Report) -> bool:
    wanted = f"## {_written(its)}" if its else "nothing more"
    if mine is None or its is None or _written(mine) != _written(its):
        report.error(
            mine.line if mine else 1,
            f"The original has {wanted} here."
            if mine
            else f"The original has one more heading: {wanted}.",
            "Keep the headings of the original, in its order, and translate what stands below.",
        )
        return False
    if its.heading.name == "Prompt" and len(mine.items) != len(its.items):
        report.error(
            mine.line,
            f"The original has {len(its.items)} list lines here, and this has {len(mine.items)}.",
            "Translate each list line, in the same order.",
        )
        return False
    return True


def _written(part: Part) -> str:
    words = f": {part.words}" if part.words else ""
    tier = f", tier {part.tier}" if part.tier > 1 else ""
    return f"{part.heading.name}{words}{tier}"
