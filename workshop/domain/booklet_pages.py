"""A whole script to lead from on paper: what stands on which page, in the script's own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import time, timedelta
from typing import Final, TypeVar

from workshop.domain.booklet import (
    FIRST,
    Aside,
    Blank,
    Block,
    Booklet,
    BookletRequest,
    BookletSheet,
    Cards,
    FromTier,
    Head,
    Opening,
    Phrase,
    Plan,
    Row,
    Rule,
    Said,
    Spoken,
    Tag,
    Ticks,
)
from workshop.domain.booklet_blanks import blanks
from workshop.domain.booklet_programme import Place, places
from workshop.domain.booklet_words import BookletWords, words_for
from workshop.domain.languages import LANGUAGES
from workshop.domain.pack import Heading, Items, Paragraph
from workshop.domain.paragraphs import paragraphs, texts
from workshop.domain.pauses import phrases
from workshop.domain.playback import NONE
from workshop.domain.script import Cue, CueKind, Prompt, Script, Segment

MINUTE: Final = timedelta(minutes=1)
DAY: Final = 24 * 60
Part = TypeVar("Part", Cue, Prompt)


def compose(script: Script, request: BookletRequest) -> Booklet:
    author = _Author(script, request)
    return Booklet(
        script.title,
        script.language,
        request.page,
        request.large,
        author.words.foot,
        author.words.page,
        author.words.on_page,
        author.words.continued,
        tuple(author.sheets()),
    )


class _Author:
    def __init__(self, script: Script, request: BookletRequest) -> None:
        self.tier = request.tier or script.tier
        self.script = script.for_tier(request.tier) if request.tier else script
        self.request = request
        self.words: BookletWords = words_for(script.language)
        self.places = places(self.script.segments, self.tier)
        timed = [each.segment for each in self.places if each.segment.is_for(self.tier)]
        self.length = sum((each.planned for each in timed), NONE)

    def sheets(self) -> Iterator[BookletSheet]:
        """What is needed in a hurry is first, and what is written on before the day is next."""
        distress = self.card(FIRST[0], self.words.distress, Items(self.script.distress_protocol))
        led = [self.segment(number, place) for number, place in enumerate(self.places, 1)]
        cards = list(self.cards())
        first = [distress, *self.blanks([distress, *led, *cards])]
        yield self.cover(first, cards)
        yield from (*first, *led, *cards)

    def cover(self, first: Iterable[BookletSheet], last: Iterable[BookletSheet]) -> BookletSheet:
        script, words = self.script, self.words
        rows = [self.row(number, place) for number, place in enumerate(self.places, 1)]
        plan = Plan(words.plan, self.whole(), (*rows, Row(self.at(self.length), words.end)))
        opening = Opening(script.title, self.whole(), _facts(self.cover_facts()), script.summary)
        before, after = (
            tuple(Row("", sheet.title, leads_to=sheet.id) for sheet in sheets)
            for sheets in (first, last)
        )
        return BookletSheet("cover", script.title, "", (opening, *before, plan, Cards(after)))

    def blanks(self, sheets: Iterable[BookletSheet]) -> Iterator[BookletSheet]:
        found = [Blank(each) for each in blanks(sheets)]
        if found:
            words = self.words
            yield self.card(FIRST[1], words.blanks, Paragraph(words.blanks_are), *found)

    def cover_facts(self) -> Iterator[str]:
        script, words = self.script, self.words
        yield words.tier.format(self.tier, words.tiers[self.tier - 1])
        known = LANGUAGES.get(script.language)
        yield known.name if known else script.language
        if self.request.tier is None and len(script.tiers) > 1:
            yield words.marked

    def whole(self) -> str:
        minutes = self.words.minutes.format(self.length // MINUTE)
        return _facts((self.span(NONE, self.length), minutes)) if self.request.start else minutes

    def row(self, number: int, place: Place) -> Row:
        segment = place.segment
        return Row(
            self.at(place.begin) if segment.is_for(self.tier) else "",
            segment.title,
            _facts(self.segment_facts(segment)),
            tuple(self.marks(place)),
            self.words.minutes.format(segment.planned // MINUTE),
            f"segment {number}",
        )

    def segment_facts(self, segment: Segment) -> Iterator[str]:
        yield self.words.kinds[segment.kind]
        yield self.words.activations[segment.activation]
        if segment.optional:
            yield self.words.optional

    def marks(self, place: Place) -> Iterator[str]:
        words, tiers, segment = self.words, self.script.tiers, place.segment
        if segment.protected:
            yield words.protected.format(segment.floor // MINUTE)
        known = [str(tier) for tier in tiers if segment.is_for(tier)]
        if self.request.tier is None and len(known) < len(tiers):
            yield words.only_at.format(words.either.join(known))
        for other in place.others:
            planned, floor = other.planned // MINUTE, other.floor // MINUTE
            text = words.at_tier_protected if other.protected else words.at_tier
            at = words.either.join(str(tier) for tier in tiers if other.is_for(tier))
            yield text.format(at, planned, floor)

    def segment(self, number: int, place: Place) -> BookletSheet:
        words, segment = self.words, place.segment
        minutes = words.minutes.format(segment.planned // MINUTE)
        end = place.begin + segment.planned
        when = self.span(place.begin, end) if segment.is_for(self.tier) else ""
        head = Head(
            _facts((when, minutes)) if when else minutes,
            words.count.format(number, len(self.places)),
            segment.title,
            _facts(self.segment_facts(segment)),
            tuple(self.marks(place)),
            segment.goal,
        )
        safety = Aside(words.safety, texts(segment.safety), boxed=True)
        blocks = (head, safety, *self.cues(segment), Rule(), *self.given(segment))
        return BookletSheet(f"segment {number}", segment.title, when, blocks)

    def cues(self, segment: Segment) -> Iterator[Block]:
        tagged = False
        for cue in self.of_tiers(segment, segment.cues):
            tag = self.tag(cue, tagged)
            tagged = cue.kind in {CueKind.CHOICES, CueKind.RETURN} or (tagged and not tag)
            blocks = (*([Tag(tag)] if tag else []), *self.cue(cue))
            yield from self.marked(segment, cue.tier, blocks)

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
            return [Aside(self.words.cues[cue.kind], texts(cue.text))]
        return [self.said(text, listed) for text, listed in paragraphs(cue.text)]

    def said(self, text: str, listed: bool) -> Said:
        pause = self.words.pause
        spoken = (
            Phrase(words.strip(), pause.format(seconds) if seconds else "")
            for words, seconds in phrases(text)
        )
        return Said(tuple(each for each in spoken if each.text or each.pause), listed)

    def given(self, segment: Segment) -> Iterator[Block]:
        words = self.words
        yield Aside(words.phone, texts(segment.phone))
        yield Aside(words.another_way, texts(segment.another_way))
        yield Aside(words.on_paper, texts(segment.on_paper))
        for prompt in self.of_tiers(segment, segment.prompts):
            yield from self.marked(segment, prompt.tier, (self.prompt(prompt),))

    def prompt(self, prompt: Prompt) -> Aside:
        options = (Items(prompt.options),) if prompt.options else ()
        return Aside(self.words.prompts[prompt.type], (*texts(prompt.question), *options))

    def of_tiers(self, segment: Segment, parts: Iterable[Part]) -> Iterator[Part]:
        """A part above the last tier of its segment is never shown."""
        return (part for part in parts if part.tier <= segment.tiers[1])

    def marked(self, segment: Segment, tier: int, blocks: tuple[Spoken, ...]) -> Sequence[Block]:
        if self.request.tier is None and tier > max(self.script.tier, segment.tiers[0]):
            return [FromTier(self.words.from_tier.format(tier), blocks)]
        return blocks

    def cards(self) -> Iterator[BookletSheet]:
        script, words = self.script, self.words
        yield self.card(
            "before",
            words.before,
            Heading(words.about),
            *texts(script.about),
            Heading(words.what_it_is_not),
            *texts(script.what_it_is_not),
        )
        yield self.card("agreements", words.agreements, Items(script.agreements))
        yield self.card("pre-flight", words.pre_flight, Ticks(script.pre_flight))
        yield self.card("debrief", words.debrief, Items(script.debrief))
        own = self.request.privacy_limits.split("\n\n")
        said = [Said((Phrase(each.strip()),)) for each in own if each.strip()]
        heading = [Heading(words.own_limits)] if said else []
        yield self.card("limits", words.limits, Items(script.limits_of_privacy), *heading, *said)

    def card(self, id_: str, title: str, *blocks: Block) -> BookletSheet:
        return BookletSheet(id_, title, "", (Opening(title), *blocks), card=True)

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
