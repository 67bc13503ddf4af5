"""What participants are asked: one ``## Prompt: <type> <id>`` section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workshop.content.headings import Part
from workshop.content.problems import Problem, Report, nearest, shortened
from workshop.domain.handout import is_letter
from workshop.domain.script import Prompt, PromptType

KNOWN_PROMPTS = {
    "arrival": PromptType.RATING,
    "star_skill": PromptType.CHOOSE,
    "armour": PromptType.CHOOSE,
    "needs": PromptType.CHOOSE,
    "letter_a": PromptType.LETTER,
    "letter_b": PromptType.LETTER,
    "letter_c": PromptType.LETTER,
    "wall": PromptType.LINE,
    "old_belief": PromptType.WRITE,
    "belief_helped": PromptType.WRITE,
    "kinder_belief": PromptType.WRITE,
    "next_hour": PromptType.WRITE,
    "tonight": PromptType.WRITE,
    "next_days": PromptType.WRITE,
    "my_person": PromptType.WRITE,
    "settled": PromptType.RATING,
    "choice": PromptType.RATING,
    "too_much": PromptType.CHOOSE,
}
"""Prompts that the phone and the handout know by their id, and so by their type."""

KNOWN_OPTIONS = {
    "too_much": {
        "en": ("No", "A bit", "Yes"),
        "es": ("No", "Un poco", "Sí"),
        "ar": ("لا", "قليلاً", "نعم"),
    }
}
"""Options whose answers the room counts, by their place in these lists."""

LETTER_TO_A_PARENT = "letter_c"

_PARENT = re.compile(
    r"\b(?:mother|father|mum|mom|dad|daddy|parents?|madre|padres?|mamá|papá)\b", re.IGNORECASE
)

IDENTIFIER = re.compile(r"[a-z0-9_]{1,40}")
_FEWEST_OPTIONS = 2


def prompt(part: Part, report: Report) -> Prompt | None:
    named = _type_and_id(part, report)
    if named is None:
        return None
    kind, id_ = named
    _check_shape(kind, id_, part, report)
    return Prompt(id_, kind, "\n\n".join(part.paragraphs), part.items, part.tier)


def check_id(prompt: Prompt, line: int, report: Report) -> None:
    """Ids have meanings, and gain new ones: a room that is open does not fail by that."""
    kind, id_ = prompt.type, prompt.id
    expected = KNOWN_PROMPTS.get(id_, kind)
    if kind is not expected:
        report.error(
            line,
            f'The prompt "{id_}" is known to the phone and the handout as a "{expected}" prompt.',
            f"Write:  ## Prompt: {expected} {id_}    or give it an id of its own.",
        )
    if kind is PromptType.LETTER and not is_letter(id_):
        report.error(
            line,
            f'The id of a letter begins with "letter_", so that the handout knows it; "{id_}" '
            "does not.",
            f"Write:  ## Prompt: letter letter_{id_[:33]}",
        )


def check_letter(prompt: Prompt, line: int, report: Report) -> None:
    """A letter to a parent is the stronger one, whatever it is called."""
    name = prompt.question.partition("\n\n")[0]
    known = prompt.type is not PromptType.LETTER or prompt.id == LETTER_TO_A_PARENT
    found = _PARENT.search(name)
    if found and prompt.tier == 1 and not known:
        report.warning(
            line,
            f'A letter with "{found[0]}" in its name is the stronger kind, which needs tier 2.',
            f"Write:  ## Prompt: letter {LETTER_TO_A_PARENT}, tier 2    or give it another name.",
        )


def identifier(words: str) -> str:
    """The id that somebody probably meant by these words."""
    plain = re.sub(r"[^a-z0-9]+", "_", words.casefold().removesuffix(".md"))
    return plain.strip("_")[:40] or "calm_place"


@dataclass(frozen=True, slots=True)
class PlacedPrompt:
    """A prompt of a script, and where it is written."""

    prompt: Prompt
    path: str
    line: int


def differing_prompts(found: Iterable[PlacedPrompt]) -> Iterator[Problem]:
    """A prompt may come again: its answer is the same one, so it has to be the same prompt."""
    first: dict[str, PlacedPrompt] = {}
    for each in found:
        before = first.setdefault(each.prompt.id, each)
        if _asked(before.prompt) != _asked(each.prompt):
            yield _differs(each, before)


def _asked(prompt: Prompt) -> tuple[PromptType, tuple[str, ...]]:
    return prompt.type, prompt.options


def _differs(each: PlacedPrompt, before: PlacedPrompt) -> Problem:
    id_ = each.prompt.id
    return Problem(
        each.path,
        each.line,
        f'Another prompt has the id "{id_}" too, in {before.path.partition("/")[2]} on line '
        f"{before.line}, with another type or another list.",
        f"Make both the same, or give one of them another id, like  {id_[:36]}_2",
    )


def _type_and_id(part: Part, report: Report) -> tuple[PromptType, str] | None:
    kind, _, id_ = part.words.partition(" ")
    id_ = id_.strip()
    if kind not in set(PromptType):
        meant = nearest(kind, PromptType)
        report.error(
            part.line,
            f"A prompt needs a type, and {shortened(kind)} is none."
            + (f' Did you mean "{meant}"?' if meant else ""),
            f"Write:  ## Prompt: {meant} {identifier(id_)}"
            if meant
            else f"Write one of:  {'  '.join(PromptType)}",
        )
        return None
    if not IDENTIFIER.fullmatch(id_):
        got = f"{shortened(id_)} is none" if id_ else "there is none"
        report.error(
            part.line,
            f"A prompt needs an id of lower case letters, digits and _, and {got}.",
            f"Write:  ## Prompt: {kind} {identifier(id_ or 'my_words')}",
        )
        return None
    return PromptType(kind), id_


def _check_shape(kind: PromptType, id_: str, part: Part, report: Report) -> None:
    if part.blocks and not part.paragraphs:
        report.error(
            part.line,
            "This prompt has list lines but no question.",
            "Write the question as a paragraph above the list.",
        )
    late = _paragraph_after_list(part)
    if late:
        report.error(
            late,
            "This text stands below the list, where nobody would see it.",
            "Put it above the list, or indent it by two spaces if it belongs to a list line.",
        )
    if kind is PromptType.CHOOSE and id_ in KNOWN_OPTIONS:
        _check_known_options(id_, part, report)
    else:
        _check_options(kind, part, report)
    if kind is PromptType.LETTER and len(part.paragraphs) == 1:
        report.error(
            part.line,
            "A letter needs two paragraphs: the name of this kind of letter, then what it is.",
            "Write the name, a blank line, and the explanation.",
        )


def _check_known_options(id_: str, part: Part, report: Report) -> None:
    known = KNOWN_OPTIONS[id_]
    if part.blocks and part.items not in known.values():
        lists = "; or ".join(", ".join(options) for options in known.values())
        report.error(
            part.line,
            f'The room counts the answers to "{id_}", and knows only these: {lists}.',
            f"List just these {len(known['en'])}, in this order, or give the prompt an id of its "
            "own.",
        )


def _check_options(kind: PromptType, part: Part, report: Report) -> None:
    options = part.items
    if kind is PromptType.CHOOSE and part.blocks and len(options) < _FEWEST_OPTIONS:
        report.error(
            part.line,
            "People need at least two options to choose from; there is "
            + ("only one." if options else "none."),
            "Write each option on a list line of its own, like:  - Feet on the floor",
        )
    elif kind in {PromptType.RATING, PromptType.LINE} and options:
        report.error(
            part.line,
            f'A "{kind}" prompt has a question and no list.',
            "Delete the list lines, or make it a prompt of type choose.",
        )
    again = next((each for each in options if options.count(each) > 1), None)
    if again:
        report.error(
            part.line,
            f"This option is there twice: {shortened(again)}.",
            "Keep one of the two.",
        )


def _paragraph_after_list(part: Part) -> int | None:
    listed = False
    for block in part.blocks:
        if listed and not block.listed:
            return block.line
        listed = listed or block.listed
    return None
