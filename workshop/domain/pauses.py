"""The marks for silence in what is spoken, and how long each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

PAUSES: Final = {"[.]": 3, "[..]": 7, "[...]": 13}
"""Seconds: ``care/fact_base.md`` 2.1."""

MARK: Final = re.compile(r"\[\.{1,3}\]")


def phrases(text: str) -> Iterator[tuple[str, int]]:
    """The words between the marks, each with the seconds of silence after them; 0 at the end."""
    silences = [PAUSES[mark] for mark in MARK.findall(text)]
    yield from zip(MARK.split(text), [*silences, 0], strict=True)


def without_pauses(text: str) -> str:
    """Only the words, with one space where a mark stood."""
    return " ".join(MARK.sub(" ", text).split())
