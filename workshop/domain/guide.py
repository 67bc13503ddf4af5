"""A script as its people have it on paper: every step as a form, in the order of the evening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workshop.domain import booklet_words
from workshop.domain.forms import Beside, Choices, OwnPage, Question, rating
from workshop.domain.handout_words import HandoutWords, words_for
from workshop.domain.pack import Heading, Items, Lines, Paragraph
from workshop.domain.paragraphs import texts
from workshop.domain.script import Prompt, PromptType, Script, Segment

WRITE_LINES: Final = 2
LINE_LINES: Final = 2
OWN_LINES: Final = 2
"""Lines for an answer, for a line for the wall, and for a step that asks nothing on phones."""

Block = Heading | Paragraph | Items | Lines | Question | Beside | OwnPage


def steps(script: Script) -> Iterator[Block]:
    """Letters are pages of their own, right after the step that they belong to."""
    words = words_for(script.language)
    labels = booklet_words.words_for(script.language)
    for segment in script.segments:
        yield Heading(segment.title)
        yield from _questions(segment, words)
        if segment.prompts:
            yield Beside(words.blank_paper, texts(segment.on_paper))
        yield Beside(labels.another_way, texts(segment.another_way))
        yield from (letter(each, segment, words) for each in _letters(segment))


def _questions(segment: Segment, words: HandoutWords) -> Iterator[Block]:
    if not segment.prompts:
        yield Question(texts(segment.on_paper), Lines(OWN_LINES))
    for prompt in segment.prompts:
        if prompt.type is not PromptType.LETTER:
            yield question(prompt, words)
    if _letters(segment):
        yield Paragraph(words.letters_follow)


def question(prompt: Prompt, words: HandoutWords) -> Question:
    match prompt.type:
        case PromptType.RATING:
            asked, scale = rating(prompt.question)
            return Question(texts(asked), scale)
        case PromptType.CHOOSE:
            return Question(texts(prompt.question), Choices(prompt.options))
        case PromptType.LINE:
            asked = f"{prompt.question}\n\n{words.slips_follow}"
            return Question(texts(asked), Lines(LINE_LINES))
        case _:
            starters = (Items(prompt.options),) if prompt.options else ()
            return Question((*texts(prompt.question), *starters), Lines(WRITE_LINES))


def letter(prompt: Prompt, segment: Segment, words: HandoutWords) -> OwnPage:
    """Its first paragraph is the kind of letter; only one has none, it is what it asks."""
    first, _, rest = prompt.question.partition("\n\n")
    title, asked = (first, rest) if rest else (segment.title, first)
    starters = (Paragraph(words.starters), Items(prompt.options)) if prompt.options else ()
    blocks = (*texts(asked), *starters, Lines(None))
    return OwnPage(title, words.for_me_only, blocks)


def for_the_wall(script: Script) -> Iterator[Paragraph | Items]:
    """What people are asked for a line for the wall; nothing where there is no wall."""
    for segment in script.segments:
        for prompt in segment.prompts:
            if prompt.type is PromptType.LINE:
                yield from texts(prompt.question)


def _letters(segment: Segment) -> list[Prompt]:
    return [each for each in segment.prompts if each.type is PromptType.LETTER]
