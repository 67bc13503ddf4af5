"""A whole script to lead from on paper: what stands on which page, in the script's own language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import time, timedelta
from itertools import accumulate
from typing import Final

from workshop.domain.booklet import (
    Aside,
    Block,
    Booklet,
    BookletRequest,
    BookletSheet,
    FromTier,
    Head,
    Opening,
    Phrase,
    Row,
    Rule,
    Said,
    Spoken,
    Tag,
    Ticks,
)
from workshop.domain.booklet_words import BookletWords, words_for
from workshop.domain.languages import LANGUAGES
from workshop.domain.pack import Heading, Items, Paragraph
from workshop.domain.playback import NONE
from workshop.domain.script import Cue, CueKind, Prompt, Script, Segment

MINUTE: Final = timedelta(minutes=1)
DAY: Final = 24 * 60
PAUSES: Final = {"[.]": 3, "[..]": 7, "[...]": 13}
PAUSE: Final = re.compile(r"(\[\.{1,3}\])")


def compose(script: Script, request: BookletRequest) -> Booklet:
    author = _Author(script, request)
    return Booklet(
        script.title,
        script.language,
        request.page,
        request.large,
        author.words.foot,
        author.words.page,
        author.words.continued,
        tuple(author.sheets()),
    )


class _Author:
    def __init__(self, script: Script, request: BookletRequest) -> None:
        self.script = script.for_tier(request.tier) if request.tier else script
        self.request = request
        self.words: BookletWords = words_for(script.language)
        spans = (segment.planned for segment in self.script.segments)
        self.times = tuple(accumulate(spans, initial=NONE))

    def sheets(self) -> Iterator[BookletSheet]:
        yield self.cover()
        for number, segment in enumerate(self.script.segments):
            yield self.segment(number, segment)
        yield from self.cards()

    def cover(self) -> BookletSheet:
        script, words = self.script, self.words
        rows = [self.row(at, each) for at, each in zip(self.times, script.segments, strict=False)]
        end = Row(self.at(self.times[-1]), words.end)
        opening = Opening(script.title, self.length(), _facts(self.cover_facts()), script.summary)
        return self.sheet(script.title, opening, *rows, end)

    def cover_facts(self) -> Iterator[str]:
        script, words, tier = self.script, self.words, self.request.tier
        yield words.tier.format(tier or script.tier, words.tiers[(tier or script.tier) - 1])
        if tier is None and len(script.tiers) > 1:
            yield words.marked
        known = LANGUAGES.get(script.language)
        yield known.name if known else script.language

    def length(self) -> str:
        whole = self.times[-1]
        minutes = self.words.minutes.format(whole // MINUTE)
        return _facts((self.span(NONE, whole), minutes)) if self.request.start else minutes

    def row(self, at: timedelta, segment: Segment) -> Row:
        return Row(
            self.at(at),
            segment.title,
            _facts(self.segment_facts(segment)),
            self.protected(segment),
            self.words.minutes.format(segment.planned // MINUTE),
        )

    def segment_facts(self, segment: Segment) -> Iterator[str]:
        yield self.words.kinds[segment.kind]
        yield self.words.activations[segment.activation]
        if segment.optional:
            yield self.words.optional

    def protected(self, segment: Segment) -> str:
        floor = segment.floor // MINUTE
        return self.words.protected.format(floor) if segment.protected else ""

    def segment(self, number: int, segment: Segment) -> BookletSheet:
        words, when = self.words, self.span(self.times[number], self.times[number + 1])
        head = Head(
            _facts((when, words.minutes.format(segment.planned // MINUTE))),
            words.count.format(number + 1, len(self.script.segments)),
            segment.title,
            _facts(self.segment_facts(segment)),
            self.protected(segment),
            segment.goal,
        )
        blocks = (head, *self.cues(segment), Rule(), *self.given(segment))
        return self.sheet(segment.title, *blocks, when=when)

    def cues(self, segment: Segment) -> Iterator[Block]:
        tagged = False
        for cue in segment.cues:
            tag = self.tag(cue, tagged)
            tagged = cue.kind in {CueKind.CHOICES, CueKind.RETURN} or (tagged and not tag)
            blocks = (*([Tag(tag)] if tag else []), *self.cue(cue))
            yield from self.marked(cue.tier, blocks)

    def tag(self, cue: Cue, tagged: bool) -> str:
        """Choices and the return are named, and so is what is said after one of them."""
        name = self.words.cues[cue.kind]
        match cue.kind:
            case CueKind.CHOICES:
                return name
            case CueKind.RETURN:
                return self.words.never_cut.format(name)
            case CueKind.SAY if tagged:
                return name
            case _:
                return ""

    def cue(self, cue: Cue) -> Sequence[Said | Aside]:
        if cue.kind is CueKind.DO:
            return [Aside(self.words.cues[cue.kind], _texts(cue.text))]
        return [self.said(text, listed) for text, listed in _paragraphs(cue.text)]

    def said(self, text: str, listed: bool) -> Said:
        parts = [part.strip() for part in PAUSE.split(text)]
        pauses = [self.words.pause.format(PAUSES[mark]) for mark in parts[1::2]]
        spoken = (Phrase(*each) for each in zip(parts[::2], [*pauses, ""], strict=True))
        return Said(tuple(each for each in spoken if each.text or each.pause), listed)

    def given(self, segment: Segment) -> Iterator[Block]:
        words = self.words
        yield Aside(words.phone, _texts(segment.phone))
        yield Aside(words.another_way, _texts(segment.another_way))
        yield Aside(words.on_paper, _texts(segment.on_paper))
        for prompt in segment.prompts:
            yield from self.marked(prompt.tier, (self.prompt(prompt),))
        yield Aside(words.safety, _texts(segment.safety), boxed=True)

    def prompt(self, prompt: Prompt) -> Aside:
        options = (Items(prompt.options),) if prompt.options else ()
        return Aside(self.words.prompts[prompt.type], (*_texts(prompt.question), *options))

    def marked(self, tier: int, blocks: tuple[Spoken, ...]) -> Sequence[Block]:
        if self.request.tier is None and tier > self.script.tier:
            return [FromTier(self.words.from_tier.format(tier), blocks)]
        return blocks

    def cards(self) -> Iterator[BookletSheet]:
        script, words = self.script, self.words
        yield self.card(
            words.before,
            Heading(words.about),
            *_texts(script.about),
            Heading(words.what_it_is_not),
            *_texts(script.what_it_is_not),
        )
        yield self.card(words.agreements, Items(script.agreements))
        yield self.card(words.pre_flight, Ticks(script.pre_flight))
        yield self.card(words.distress, Items(script.distress_protocol))
        yield self.card(words.debrief, Items(script.debrief))

    def card(self, title: str, *blocks: Block) -> BookletSheet:
        return self.sheet(title, Opening(title), *blocks)

    def sheet(self, title: str, *blocks: Block, when: str = "") -> BookletSheet:
        return BookletSheet(title, when, blocks)

    def at(self, since: timedelta) -> str:
        start = self.request.start
        return _clock(start, since) if start else self.words.minute.format(since // MINUTE)

    def span(self, begin: timedelta, end: timedelta) -> str:
        start, words = self.request.start, self.words
        if start is None:
            return words.from_start.format(begin // MINUTE, end // MINUTE)
        return words.clock.format(_clock(start, begin), _clock(start, end))


def _clock(start: time, since: timedelta) -> str:
    minutes = (start.hour * 60 + start.minute + since // MINUTE) % DAY
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _facts(facts: Iterable[str]) -> str:
    return "  ·  ".join(facts)


def _paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """Each paragraph or list line, and whether it is one of a list."""
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("- "):
            yield from ((item, True) for item in re.split(r"(?:^|\n)- ", paragraph) if item)
        elif paragraph.strip():
            yield paragraph, False


def _texts(text: str) -> tuple[Paragraph | Items, ...]:
    return tuple(
        Items((each,)) if listed else Paragraph(each) for each, listed in _paragraphs(text)
    )
