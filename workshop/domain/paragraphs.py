"""Texts of several paragraphs, as a script holds them: taken apart for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.domain.pack import Items, Paragraph


def paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """Each paragraph or list line, and whether it is one of a list."""
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("- "):
            yield from ((item, True) for item in re.split(r"(?:^|\n)- ", paragraph) if item)
        elif paragraph.strip():
            yield paragraph, False


def texts(text: str) -> tuple[Paragraph | Items, ...]:
    return tuple(Items((each,)) if listed else Paragraph(each) for each, listed in paragraphs(text))
