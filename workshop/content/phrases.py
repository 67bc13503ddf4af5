"""Words that have no place in guided imagery, because of what they do to some people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workshop.content.headings import Part
from workshop.content.problems import Report

SHOWN: Final = ("Say", "Choices", "Return", "Phone", "Another way", "On paper", "Prompt")
"""What people hear or read; notes for the facilitator may name what to avoid."""


class Rule(NamedTuple):
    """Why some words hurt, and what to write; the words as a pattern for each language."""

    why: str
    instead: str
    words: dict[str, str]


RULES: Final = (
    Rule(
        "suggests that something happened, or that a memory lies hidden",
        "Take it out. Stay with what a person feels and needs now, in an ordinary moment.",
        {
            "en": r"back in time|go(?:ing)? back to when|remember when|what (?:had )?happened"
            r"|(?:hidden|buried|forgotten|lost|repressed|recovered) memor(?:y|ies)"
            r"|child is hiding|the first time you felt|your wound",
            "es": r"atrás en el tiempo|(?:vuelve|volver|regresa|regresar) a cuando"
            r"|recuerdas? cuando|(?:lo )?qu[eé] (?:pasó|ocurrió|sucedió)"
            r"|recuerdos? (?:ocultos?|escondidos?|enterrados?|olvidados?|reprimidos?)"
            r"|la primera vez que sentiste|tu herida",
        },
    ),
    Rule(
        "is a clock, and imagery has none",
        'Take it out. Only the choices may say how long it takes: "about ten minutes".',
        {
            "en": r"count(?:ing)? ?down|(?:minutes?|seconds?) left|time is up"
            r"|(?:one|two|three|\d+) more (?:minutes?|seconds?)",
            "es": r"cuenta (?:atrás|regresiva)|(?:quedan?|faltan?) \w+ (?:minutos?|segundos?)"
            r"|se acabó el tiempo",
        },
    ),
    Rule(
        "is an order, and people need a choice",
        'Offer it: "you might", "if you like", "or leave this out". Eyes open comes first.',
        {
            "en": r"close your eyes|keep your eyes (?:closed|shut)|relax(?! is)|surrender"
            r"|(?:just|now) let go|let yourself go|(?:go|going|sink) (?:ever )?deeper|lie down",
            "es": r"cierr[ae]n? los ojos|rel[áa]j[ae](?:te|nse)|r[íi]nd(?:ete|anse)"
            r"|d[ée]ja(?:te|nse) llevar|más profundo|acu[ée]st(?:ate|ense)|t[úu]mb(?:ate|ense)",
        },
    ),
    Rule(
        "promises what nobody can promise",
        'Say what is true: "in this room, right now, nothing is being asked of you".',
        {
            "en": r"you(?: are|'re) (?:completely |perfectly )?safe|trust me",
            "es": r"estás? (?:completamente )?a salvo|confía en mí",
        },
    ),
)
"""``care/fact_base.md`` 2.2, 2.4 and red lines 7 to 9."""


def check(parts: tuple[Part, ...], language: str, report: Report) -> None:
    for part in parts:
        if part.heading.name in SHOWN:
            for line, words, rule in _found(part, language):
                report.error(line, f'"{words}" {rule.why}.', rule.instead)


def _found(part: Part, language: str) -> Iterator[tuple[int, str, Rule]]:
    for block in part.blocks:
        for rule in RULES:
            pattern = rule.words.get(language)
            match = re.search(rf"\b(?:{pattern})\b", block.text, re.IGNORECASE) if pattern else None
            if match:
                yield block.line, match[0], rule
