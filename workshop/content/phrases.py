"""Words that have no place in a workshop, or not in guided imagery, because of what they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from workshop.content.headings import Part
from workshop.content.problems import Report
from workshop.domain.pauses import without_pauses
from workshop.domain.script import SegmentKind

SHOWN: Final = ("Say", "Choices", "Return", "Phone", "Another way", "On paper", "Prompt")
"""What people hear or read; notes for the facilitator may name what to avoid."""


class Rule(NamedTuple):
    """Why some words hurt, and what to write; the words as a pattern for each language.

    ``unless`` is what may stand before them, in the same breath, and makes them harmless.
    """

    why: str
    instead: str
    words: dict[str, str]
    unless: dict[str, str] | None = None


OFFERED: Final = {
    "en": r"(?:not|cannot|never|no|nobody|without|\w+n't)(?: [\w']+){0,5}"
    r"|(?:can|may|might|could)(?: \w+)?",
    "es": r"(?:no|ni|nunca|nadie|sin)(?: \w+){0,4}",
}
"""What makes an order a choice: “you might”, “you do not have to”."""


def _order(words: dict[str, str]) -> Rule:
    return Rule(
        "is an order, and people need a choice",
        'Offer it: "you might", "if you like", "or leave this out". Eyes open comes first.',
        words,
        OFFERED,
    )


EYES: Final = _order(
    {
        "en": r"(?:close|shut) (?:your|both(?: of your)?|the) eyes|keep your eyes (?:closed|shut)"
        r"|let your eyes (?:\w+ )?(?:close|shut)",
        "es": r"(?:cierr[ae]n?|cerrad|cerremos) (?:los|tus|sus|vuestros) ojos"
        r"|deja (?:que )?(?:se )?(?:cierren|cerrar) (?:los|tus) ojos",
    }
)
"""An order that is wrong everywhere: red line 18."""

EVENTS: Final = Rule(
    "asks people to dig for what was done to them",
    "Take it out. Ask what they needed, or what they feel now.",
    {
        "en": r"(?:try to |must |should )(?:remember|recall)|(?:remember|recall|tell us) who"
        r"|who (?:hurt|harmed|abused|neglected) you|what (?:was done|(?:he|she|they) did) to you",
        "es": r"(?:intent[ae]n?|trat[ae]n? de|deb[eé]s?n?) (?:recordar|acordar\w+)"
        r"|quién te (?:hizo daño|lastimó|hirió|maltrató)",
    },
    OFFERED,
)
"""Wrong everywhere: red lines 9 and 10."""

FORGIVING: Final = Rule(
    "asks for forgiveness, which nobody owes",
    "Take it out. To name a need is neither to blame nor to forgive.",
    {
        "en": r"(?:you )?forgive (?:him|her|them|your|the people)|(?:must|should|need to) forgive",
        "es": r"perdon(?:a|as|e|en|ad|arl[eoa]s?) (?:a )?(?:tu|tus|su|sus|él|ella|ellos|quienes)"
        r"|(?:debes|deben|hay que|tienes que|tienen que) perdonar",
    },
    OFFERED,
)
"""Wrong everywhere: red line 11."""

EVERYWHERE: Final = (EYES, EVENTS, FORGIVING)

RULES: Final = (
    Rule(
        "suggests that something happened, or that a memory lies hidden",
        "Take it out. Stay with what a person feels and needs now, in an ordinary moment.",
        {
            "en": r"back in time|remember when|what (?:had |has )?happened"
            r"|(?:go|going|travel|travelling|think|thinking|take yourself) back to"
            r" (?:when|(?:the|that|a) (?:time|day|moment|night|age))"
            r"|remember (?:the|your) (?:house|home|room|bedroom|day|night|time|childhood)"
            r"|you are (?:now )?(?:\w+|\d+) years old(?: again)?"
            r"|(?:picture|imagine|see|think of) your (?:mother|father|mum|mom|dad|parents?)"
            r"|(?:hidden|buried|forgotten|lost|repressed|recovered) memor(?:y|ies)"
            r"|memor(?:y|ies) (?:that|which) (?:is|are|was|were|lies?) (?:hidden|buried|lost)"
            r"|memor(?:y|ies) (?:that )?you(?: have|'ve)? (?:forgot(?:ten)?|lost|buried|repressed)"
            r"|child(?: is)? hiding|the first time you (?:ever )?felt|your wound"
            r"|child again",
            "es": r"atrás en el tiempo|recuerdas? cuando"
            r"|(?:vuelve|volver|volvamos|regresa|regresar|regresemos|viaja|viajar) "
            r"(?:a cuando|al? (?:\w+ )?(?:momento|día|instante|tiempo|edad|noche)"
            r" (?:cuando|en (?:el |la )?que))"
            r"|(?:lo )?qu[eé] (?:te |le |les |os )?(?:pasó|ocurrió|sucedió|hicieron|hizo)"
            r"|recuerdos? (?:ocultos?|escondidos?|enterrados?|olvidados?|reprimidos?)"
            r"|recuerdos? que (?:has |habías )?(?:olvid|enterr|reprim)\w+"
            r"|(?:esconde|ocultando|escondiendo) (?:el|la|tu|ese|esa) niñ[oa]"
            r"|niñ[oa](?: interior)? (?:está )?(?:esconde|escondiendo|ocultando)"
            r"|la primera vez que (?:te )?sentiste|tu herida"
            r"|recuerd[ae]n? (?:la|tu|su) (?:casa|habitación|noche|infancia)"
            r"|(?:ahora )?tien(?:es|en) \w+ años"
            r"|(?:imagin[ae]n?|pien?s[ae]n? en|mir[ae]n?) a? ?(?:tu|su) (?:madre|padre|mamá|papá)",
        },
    ),
    Rule(
        "is a clock, and imagery has none",
        'Take it out. Only the choices may say how long it takes: "about ten minutes".',
        {
            "en": r"count(?:ing)? ?(?:down|back|backwards?)|(?:minutes?|seconds?) left|time is up"
            r"|(?:one|two|three|\d+) more (?:minutes?|seconds?)"
            r"|(?:three|3),? (?:and )?(?:two|2),? (?:and )?(?:one|1)|(?:ten|10),? (?:nine|9)"
            r"|(?:five|5),? (?:four|4),? (?:three|3)(?! \w+ you)|look at the clock",
            "es": r"cuenta (?:atrás|regresiva)|cont(?:ar|ando|amos|aré) hacia atrás"
            r"|(?:quedan?|faltan?) (?:un(?:os)? )?\w+ (?:minutos?|segundos?)|se acabó el tiempo"
            r"|(?:un|dos|tres|\d+) (?:minutos?|segundos?) más"
            r"|(?:tres|3),? (?:dos|2),? (?:y )?(?:uno|1)|(?:diez|10),? (?:nueve|9)"
            r"|mir[ae]n? el reloj",
        },
    ),
    _order(
        {
            "en": r"relax(?! is)|surrender|(?:just|now) let go|let go now|let yourself go"
            r"|(?:go|going|sink|sinking|drift|drifting) (?:ever |even )?deeper|deeper and deeper"
            r"|lie (?:down|back)",
            "es": r"rel[áa]j(?:ate|ense|ese|aos)|relaj(?:a|e|en|ad) (?:el|la|los|las|tus?|sus?)"
            r"|r[íi]nd(?:ete|anse|ase|[ií]os)|entr[ée]g(?:ate|uense|uese|aos)"
            r"|d[ée]j(?:ate|ense|ese|aos) llevar|más profundo"
            r"|(?:ac|rec)u[ée]st(?:ate|ense|ese)|(?:ac|rec)ostaos|t[úu]mb(?:ate|ense|ese|aos)",
        }
    ),
    Rule(
        "promises what nobody can promise",
        'Say what is true: "in this room, right now, nothing is being asked of you".',
        {
            "en": r"you(?: are|'re) (?:now |always |\w+ly )?safe|trust me"
            r"|you(?: will|'ll) (?:be|feel) (?:healed|cured|whole|free)",
            "es": r"est(?:ás?|án|áis) (?:\w+mente )?a salvo|conf(?:ía|íe|íen|iad) en m[íi]"
            r"|(?:te sentirás|se sentirán|quedarás|quedarán) (?:sanad|curad|libre)\w*",
        },
    ),
)
"""``care/fact_base.md`` 2.2, 2.4 and red lines 7 to 9."""


def check(parts: Sequence[Part], kind: SegmentKind, language: str, report: Report) -> None:
    rules = (*RULES, *EVERYWHERE) if kind is SegmentKind.GUIDED_IMAGERY else EVERYWHERE
    for part in parts:
        if part.heading.name in SHOWN:
            _check(part, rules, language, report)


def check_everywhere(part: Part, language: str, report: Report) -> None:
    """Whatever stands above it: a sheet of a pack has headings of its own."""
    _check(part, EVERYWHERE, language, report)


def _check(part: Part, rules: Sequence[Rule], language: str, report: Report) -> None:
    for rule in rules:
        for line, words in _found(part, rule, language):
            report.error(line, f'"{words}" {rule.why}.', rule.instead)


def _found(part: Part, rule: Rule, language: str) -> Iterator[tuple[int, str]]:
    """Each line on which such words begin: they may go on in the next block, or over a pause."""
    if language not in rule.words:
        return
    texts = [f"{_plain(block.text)} " for block in part.blocks]
    ends = list(accumulate(map(len, texts)))
    whole = "".join(texts)
    told: set[int] = set()
    for match in re.finditer(rf"\b(?:{rule.words[language]})\b", whole, re.IGNORECASE):
        block = next(number for number, end in enumerate(ends) if match.start() < end)
        if block not in told and not _is_harmless(whole[: match.start()], rule, language):
            told.add(block)
            yield part.blocks[block].line, match[0]


def _is_harmless(before: str, rule: Rule, language: str) -> bool:
    unless = (rule.unless or {}).get(language)
    return bool(unless and re.search(rf"\b(?:{unless}) $", before, re.IGNORECASE))


def _plain(text: str) -> str:
    return without_pauses(text).replace("’", "'")
