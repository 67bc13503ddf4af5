"""How hard a text is to read, as a school grade: a rough measure that catches the worst.

English: Flesch and Kincaid (1975). Spanish: the reading ease of Fernández Huerta (1959), put on the
same scale by the table that is published with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

import pyphen

from workshop.content.headings import Part
from workshop.content.problems import Report

HIGHEST: Final = 8.0
WANTED: Final = 6.0
"""``care/fact_base.md`` 8.5: aim at grade 6, never above 8."""

FEWEST_WORDS: Final = 25
"""In a shorter text the measure says nothing."""

MOST_WORDS: Final = {"About": 90, "What it is not": 60, "Phone": 70}
"""What people take in on a small screen in a strange room."""

PARTICIPANTS_READ: Final = (
    "About",
    "What it is not",
    "Agreements",
    "Phone",
    "Another way",
    "On paper",
    "Prompt",
)

_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…:])[\"”'’)]*\s+|\n+")
_HUERTA: Final = ((90, 4), (80, 5), (70, 6), (60, 8), (50, 10), (30, 13))


def grade(text: str, language: str) -> float | None:
    """The grade, or None for a short text or a language without a measure."""
    words = _WORD.findall(text)
    measure = _MEASURES.get(language)
    if measure is None or len(words) < FEWEST_WORDS:
        return None
    sentences = [each for each in _SENTENCE.split(text) if _WORD.search(each)]
    syllables = sum(_syllables(word.casefold(), language) for word in words)
    return measure(len(words) / len(sentences), syllables / len(words))


def check(parts: Sequence[Part], language: str, report: Report) -> None:
    for part in parts:
        if part.heading.name in PARTICIPANTS_READ:
            _check_length(part, report)
            check_grade(part, language, report)


def _check_length(part: Part, report: Report) -> None:
    words = sum(len(_WORD.findall(block.text)) for block in part.blocks)
    most = MOST_WORDS.get(part.heading.name, words)
    if words > most:
        report.warning(
            part.line,
            f'"## {part.heading.name}" has {words} words, and people read it on a small screen.',
            f"Shorten it to {most} words or fewer.",
        )


def check_grade(part: Part, language: str, report: Report) -> None:
    found = grade("\n".join(block.text for block in part.blocks), language)
    if found is None or found <= WANTED:
        return
    tell = report.error if found > HIGHEST else report.warning
    longest = max(part.blocks, key=lambda block: _longest_sentence(block.text))
    tell(
        longest.line,
        f'"## {part.heading.name}" reads like school grade {found:.0f}. '
        f"{WANTED:.0f} is wanted, {HIGHEST:.0f} is the most: people who are upset read less well.",
        "Use shorter sentences and shorter words; this is where the longest sentence is.",
    )


def _longest_sentence(text: str) -> int:
    return max(len(_WORD.findall(each)) for each in _SENTENCE.split(text))


def _flesch_kincaid(sentence: float, word: float) -> float:
    return 0.39 * sentence + 11.8 * word - 15.59


def _fernandez_huerta(sentence: float, word: float) -> float:
    ease = 206.84 - 60 * word - 1.02 * sentence
    steps = (grade for least, grade in _HUERTA if ease >= least)
    return next(steps, 16)


_MEASURES: Final[dict[str, Callable[[float, float], float]]] = {
    "en": _flesch_kincaid,
    "es": _fernandez_huerta,
}


@cache
def _hyphenation(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang={"en": "en_US", "es": "es"}[language], left=2, right=2)


def _syllables(word: str, language: str) -> int:
    return len(_hyphenation(language).positions(word)) + 1
