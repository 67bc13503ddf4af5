"""What is known of an evening beside what people write, and how it is put on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from workshop.domain import booklet_words, guide
from workshop.domain.booklet_words import BookletWords
from workshop.domain.forms import Form, HandCard, OwnPage, Question, RundownRow, Square
from workshop.domain.handout_words import words_for
from workshop.domain.pack import COLOURS, Heading, Items, Lines, Pack, Paragraph
from workshop.domain.paragraphs import texts
from workshop.domain.script import Script, Segment

MINUTE = timedelta(minutes=1)

DEBRIEF_LINES = 3


@dataclass(frozen=True, slots=True)
class Contact:
    """A help line as it is printed."""

    name: str
    purpose: str = ""
    ways: tuple[str, ...] = ()
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """How phones get into the room; ``square`` is the code to scan, as in ``forms.Square``."""

    square: tuple[str, ...]
    address: str
    code: str
    check_words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known: numbers that a person has confirmed, and when; the script and its start.

    ``script`` is as the evening follows it: at its ``tier``, in its language.
    """

    contacts: tuple[Contact, ...] = ()
    emergency: str = ""
    checked_on: date | None = None
    privacy_limits: str = ""
    script: Script | None = None
    tier: int = 1
    start: time | None = None
    printed_on: date | None = None
    door: Door | None = None


Told = Contact | Heading | Paragraph | Items | Lines | Form


@dataclass(frozen=True, slots=True)
class Foreign:
    """What is in another language than the pack, as a script can be."""

    language: str
    block: Told


Block = Told | Foreign | OwnPage


@dataclass(frozen=True, slots=True)
class Known:
    """The facts as a pack tells them: in its language, with its theme's colour."""

    facts: Facts
    pack: Pack

    @property
    def told(self) -> dict[str, str]:
        """The short ones, by their placeholders' names; empty where nothing is known."""
        facts, words, door = self.facts, words_for(self.pack.language), self.facts.door
        labels = booklet_words.words_for(self.pack.language)
        script, start = facts.script, facts.start
        return {
            "emergency": facts.emergency.strip(),
            "checked_on": words.said(facts.checked_on) if facts.checked_on else "",
            "printed_on": words.said(facts.printed_on) if facts.printed_on else "",
            "start": f"{start:%H:%M}" if start else "",
            "end": _clock(start, script.planned) if start and script else "",
            "script_title": script.title if script else "",
            "tier": f"{facts.tier}, {labels.tiers[facts.tier - 1]}" if script else "",
            "join_address": door.address if door else "",
            "join_code": door.code if door else "",
            "check_words": door.check_words if door else "",
            "hand_colour": self._hand.name,
        }

    def blocks(self, name: str) -> tuple[Block, ...]:
        """What stands in place of a placeholder that is no short one."""
        facts, script = self.facts, self.facts.script
        match name:
            case "help_lines":
                return facts.contacts
            case "privacy_limits":
                return texts(facts.privacy_limits.strip())
            case "join_square":
                return (Square(facts.door.square),) if facts.door else ()
            case "hand_card":
                return (self._hand,)
            case _:
                return tuple(self._as_spoken(name, script)) if script else ()

    def _as_spoken(self, name: str, script: Script) -> Iterator[Block]:
        for block in self._scripts(name, script):
            if script.language == self.pack.language:
                yield block
            elif isinstance(block, OwnPage):
                yield replace(block, language=script.language)
            else:
                yield Foreign(script.language, block)

    def _scripts(self, name: str, script: Script) -> Iterator[Told | OwnPage]:
        told = {"about": script.about, "what_it_is_not": script.what_it_is_not}
        listed = {"agreements": script.agreements, "distress": script.distress_protocol}
        yield from texts(told.get(name, ""))
        yield from (Items(items) for each, items in listed.items() if each == name and items)
        match name:
            case "steps":
                yield from guide.steps(script)
            case "for_the_wall":
                yield from guide.for_the_wall(script)
            case "rundown":
                yield from rundown(script, self.facts.start)
            case "debrief":
                asked = (texts(each) for each in script.debrief)
                yield from (Question(each, Lines(DEBRIEF_LINES)) for each in asked)

    @property
    def _hand(self) -> HandCard:
        colour = self.pack.theme.hand_colour
        return HandCard(COLOURS[colour], words_for(self.pack.language).colours[colour])


def rundown(script: Script, start: time | None) -> Iterator[RundownRow]:
    """When each segment begins, for how long, and what of it can give way."""
    words = booklet_words.words_for(script.language)
    since = timedelta()
    for segment in script.segments:
        when = _clock(start, since) if start else words.minute.format(since // MINUTE)
        minutes = words.minutes.format(segment.planned // MINUTE)
        yield RundownRow(when, segment.title, minutes, tuple(_marks(segment, words)))
        since += segment.planned
    when = _clock(start, since) if start else words.minute.format(since // MINUTE)
    yield RundownRow(when, words.end)


def _marks(segment: Segment, words: BookletWords) -> Iterator[str]:
    floor = segment.floor // MINUTE
    if segment.protected:
        yield words.kept.format(floor)
    elif segment.floor < segment.planned:
        yield words.can_be_cut.format(floor)
    if segment.optional:
        yield words.can_be_left_out


def _clock(start: time, since: timedelta) -> str:
    return f"{datetime.combine(date.min, start) + since:%H:%M}"
