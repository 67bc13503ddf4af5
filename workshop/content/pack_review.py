"""Look through a pack for what is hard to read, and for words that have no place in a workshop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from workshop.content import frontmatter, packs, phrases, prose, reading
from workshop.content.headings import Heading, Part
from workshop.content.problems import Problem, Report
from workshop.content.texts import Texts
from workshop.domain.pack import Pack, When


def review(pack: Pack, folder: Path) -> Iterator[Problem]:
    """What facilitators read before may be harder, and may name what to avoid."""
    if pack.when is When.BEFORE:
        return
    files: Mapping[str, object] = Texts(packs.ENDINGS).of_folder(folder)
    for sheet in pack.sheets:
        text = files.get(f"{sheet.id}.md")
        if isinstance(text, str):
            yield from _sheet(f"{pack.id}/{sheet.id}.md", text, pack.language)


def _sheet(path: str, text: str, language: str) -> list[Problem]:
    report, known = Report(path), Report(path)
    for section in frontmatter.read(text, known).sections:
        found = prose.blocks(section, known)
        blocks = tuple(block for block in found if block.text[0] not in "$_")
        part = Part(Heading(section.heading), section.line, 1, "", blocks)
        if blocks:
            reading.check_grade(part, language, report)
            phrases.check_everywhere(part, language, report)
    return report.problems
