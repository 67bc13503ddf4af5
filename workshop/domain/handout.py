"""One person's handout: a pack's sheets with what they wrote, as blocks ready to print.

What a person wrote is text. It is put in once and never looked at again, so somebody who writes
``$letter`` gets ``$letter``. Where they wrote nothing, there are lines to write on by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from workshop.domain.errors import BadRequest, NoSheets
from workshop.domain.facts import Contact, Facts, Foreign, Known
from workshop.domain.forms import Form, OwnPage
from workshop.domain.handout_words import words_for
from workshop.domain.pack import (
    BY_NAME,
    MARK,
    Field,
    Fixed,
    Heading,
    Items,
    Layout,
    Lines,
    Pack,
    Paragraph,
    Part,
    SheetTemplate,
    Slot,
    Source,
)

Answer = str | tuple[str, ...]

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")

LETTER: Final = "letter"
"""Answers that are letters are named so, or begin with it: each gets a letter sheet of its own."""


class Paper(StrEnum):
    """A3 is for posters only."""

    A4 = "a4"
    LETTER = "letter"
    A3 = "a3"


SHEETS: Final = (Paper.A4, Paper.LETTER)
"""What people have at home, and what a handout or a booklet is printed on."""


UNCHOSEN: Final = (Layout.OUTSIDE, Layout.LETTER)
"""The outside is always there, and a letter is only by a choice of its own."""


@dataclass(frozen=True, slots=True)
class HandoutRequest:
    """What a person asks to have printed. ``sheets`` of None means the whole pack."""

    page: Paper = Paper.A4
    large: bool = False
    answers: Mapping[str, Answer] = field(default_factory=dict)
    include_letter: bool = False
    sheets: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What the person wrote, in their own lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and what the person wrote after it; a line to write on when that is empty."""

    label: str
    text: str


Block = Heading | Paragraph | Items | Lines | Written | Letter | Entry | Contact | Form | Foreign


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    layout: Layout
    lead: str
    blocks: tuple[Block, ...]
    language: str = ""
    """Where it is not the handout's."""


@dataclass(frozen=True, slots=True)
class Handout:
    """Everything that is to be printed; ``title`` is the neutral word on the outside."""

    title: str
    language: str
    page: Paper
    large: bool
    sheets: tuple[Sheet, ...]


def compose(pack: Pack, request: HandoutRequest, facts: Facts | None = None) -> Handout:
    """One handout.

    Raises:
        BadRequest: the paper is for posters, and the pack has none.
    """
    known = Known(facts or Facts(), pack)
    chosen = [each for each in pack.sheets if _is_wanted(each, request)]
    if request.page is Paper.A3 and not chosen:
        raise BadRequest("Only posters are printed on A3, and this pack has none.")
    sheets = tuple(sheet for each in chosen for sheet in _sheets(each, request, known))
    return Handout(pack.outside, pack.language, request.page, request.large, sheets)


def sample_request(language: str = "en") -> HandoutRequest:
    """What a preview of a pack is filled with."""
    return HandoutRequest(answers=words_for(language).samples, include_letter=True)


def read_request(message: Mapping[str, object]) -> HandoutRequest:
    """The request in a phone's message. A letter is printed when one was sent along."""
    answers = _answers(message.get("answers", {}))
    letter = any(answers[name] for name in answers if is_letter(name))
    sheets = _names(message.get("sheets"))
    if sheets == () and not letter:
        raise NoSheets
    return HandoutRequest(
        page=_paper(message.get("page", Paper.A4)),
        large=_truth(message.get("large", False)),
        answers=answers,
        include_letter=letter,
        sheets=sheets,
    )


def is_letter(answer: str) -> bool:
    return answer == LETTER or answer.startswith(f"{LETTER}_")


def _is_wanted(sheet: SheetTemplate, request: HandoutRequest) -> bool:
    if request.page is Paper.A3 and sheet.layout is not Layout.POSTER:
        return False
    if sheet.layout is Layout.LETTER and not request.include_letter:
        return False
    return request.sheets is None or sheet.layout in UNCHOSEN or sheet.id in request.sheets


def _sheets(sheet: SheetTemplate, request: HandoutRequest, known: Known) -> Iterator[Sheet]:
    named = sorted(name for name in request.answers if is_letter(name))
    letters = [_joined(request.answers[name]) for name in named]
    written = [letter for letter in letters if letter.strip()]
    copies = written if sheet.layout is Layout.LETTER else []
    for letter in copies or [""]:
        answers = {**request.answers, "letter": letter}
        filled = replace(request, answers=answers)
        parts = _with_something(sheet, known) if sheet.layout is Layout.SLIPS else sheet.parts
        blocks = [block for part in parts for block in _fill(part, filled, known)]
        yield from _divided(Sheet(sheet.title, sheet.layout, sheet.lead, ()), blocks)


def _divided(sheet: Sheet, blocks: Iterable[Block | OwnPage]) -> Iterator[Sheet]:
    """The sheet; where a letter has a page of its own, the rest goes on after it."""
    gathered: list[Block] = []
    begun = False
    for block in blocks:
        if not isinstance(block, OwnPage):
            gathered.append(block)
            continue
        if gathered or not begun:
            yield replace(sheet, blocks=tuple(gathered))
        yield Sheet(block.title, Layout.LETTER, block.lead, block.blocks, block.language)
        sheet, gathered, begun = replace(sheet, title="", lead=""), [], True
    if gathered or not begun:
        yield replace(sheet, blocks=tuple(gathered))


def _with_something(sheet: SheetTemplate, known: Known) -> Iterator[Part]:
    """A piece to cut out is left out when the evening has nothing for its placeholder."""
    pieces: list[list[Part]] = []
    for part in sheet.parts:
        if isinstance(part, Heading):
            pieces.append([])
        pieces[-1].append(part)
    for piece in pieces:
        slots = [part.name for part in piece if isinstance(part, Slot) and not part.instead]
        if all(known.blocks(name) or known.told.get(name) for name in slots):
            yield from piece


def _fill(part: Part, request: HandoutRequest, known: Known) -> Iterator[Block | OwnPage]:
    match part:
        case Slot():
            filled = _written(part, request, known) or known.blocks(part.name)
            yield from filled or _instead(part, request, known)
        case Field():
            yield Entry(part.label, _joined(_value(part.name, request, known)))
        case Paragraph() | Items():
            yield from _stated(part, known)
        case _:
            yield part


def _written(slot: Slot, request: HandoutRequest, known: Known) -> tuple[Block, ...]:
    answer = _value(slot.name, request, known)
    if isinstance(answer, tuple):
        items = tuple(item for item in answer if item.strip())
        return (Items(items),) if items else ()
    if not answer.strip():
        return ()
    return (Letter(answer) if slot.name == "letter" else Written(answer),)


def _instead(slot: Slot, request: HandoutRequest, known: Known) -> Iterator[Block | OwnPage]:
    return (block for part in slot.instead for block in _fill(part, request, known))


def _stated(part: Paragraph | Items, known: Known) -> Iterator[Fixed]:
    """A sentence about a fact that the room does not know is left out."""
    if isinstance(part, Paragraph):
        yield from (Paragraph(text) for text in _with_facts(part.text, known))
    else:
        items = tuple(text for item in part.items for text in _with_facts(item, known))
        yield from (Items(items),) if items else ()


def _with_facts(text: str, known: Known) -> Iterator[str]:
    """The sentences whose facts are all known; nothing, if there are none."""
    told = known.told
    sentences = [
        MARK.sub(lambda mark: told[mark[1]], sentence)
        for sentence in _SENTENCE.split(text)
        if all(told.get(name) for name in MARK.findall(sentence))
    ]
    if sentences:
        yield " ".join(sentences)


def _value(name: str, request: HandoutRequest, known: Known) -> Answer:
    return (request.answers if _is_personal(name) else known.told).get(name, "")


def _joined(answer: Answer) -> str:
    return answer if isinstance(answer, str) else ", ".join(item for item in answer if item.strip())


def _paper(value: object) -> Paper:
    if value in SHEETS:
        return Paper(str(value))
    raise BadRequest('The paper must be "a4" or "letter".')


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise BadRequest('"large" must be true or false.')


def _names(value: object) -> tuple[str, ...] | None:
    return None if value is None else _texts(value, '"sheets" must be a list of names.')


def _answers(value: object) -> dict[str, Answer]:
    if not isinstance(value, Mapping):
        raise BadRequest('"answers" must be a table of answers.')
    wanted = (name for name in value if _is_personal(name) or is_letter(name))
    return {name: _answer(value[name]) for name in wanted}


def _is_personal(name: str) -> bool:
    return name in BY_NAME and BY_NAME[name].source is Source.PERSON


def _answer(value: object) -> Answer:
    refusal = "An answer must be text, or a list of texts."
    return value if isinstance(value, str) else _texts(value, refusal)


def _texts(value: object, refusal: str) -> tuple[str, ...]:
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise BadRequest(refusal)
