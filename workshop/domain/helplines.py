"""Help lines: how long a check of one is believed, and which of them people see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

LOOK_AGAIN_AFTER = timedelta(days=90)
HIDDEN_AFTER = timedelta(days=180)
"""The age rule of ``care/fact_base.md`` 7.3."""

CLOCKS_DISAGREE = timedelta(days=1)
"""It may be tomorrow already where somebody made the check."""

MOST = 4
"""Help lines on one phone. With the emergency number that makes five."""

ALWAYS = ("24/7", "24 h")
"""How hours begin, or go on, when somebody always answers."""


WORDS = ("purpose", "hours", "cost", "population", "region")
"""What of a help line is said in words, so that it may be said in other languages, too."""

ROUND_THE_CLOCK = ("24 hours, every day", "24/7")
"""Hours that pages can say in their own language, where a help line does not."""


class LineKind(StrEnum):
    """The places to fill, in this order; beside each stands who fills it."""

    VOICE = "voice"
    TEXT = "text"
    ABUSE = "abuse"
    LOCAL = "local"


class Age(StrEnum):
    UNCHECKED = "unchecked"
    FRESH = "fresh"
    OLD = "old"  # still shown, but somebody should look again
    HIDDEN = "hidden"

    @property
    def is_shown(self) -> bool:
        return self in {Age.FRESH, Age.OLD}


@dataclass(frozen=True, slots=True)
class Check:
    """That somebody called a number, or looked at its service's own site."""

    on: date
    by: str = ""

    def age(self, today: date, next_check_by: date | None = None) -> Age:
        """A check made before ``next_check_by`` is old once that day is over."""
        since = today - self.on
        if since < -CLOCKS_DISAGREE:
            return Age.UNCHECKED
        if since > HIDDEN_AFTER:
            return Age.HIDDEN
        is_due = next_check_by is not None and self.on < next_check_by < today
        return Age.OLD if is_due or since > LOOK_AGAIN_AFTER else Age.FRESH


@dataclass(frozen=True, slots=True)
class LineWords:
    """What a help line says of itself in another language; the line's own where nothing is."""

    language: str
    purpose: str
    hours: str = ""
    cost: str = ""
    population: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One service. An empty text, or None: not known, or it has none.

    ``show_with`` names the lines without which this one may not be shown; ``words`` are its own
    in other languages.
    """

    name: str
    purpose: str
    phone: str = ""
    sms: str = ""
    sms_keyword: str = ""
    chat_url: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    cost: str = ""
    population: str = ""
    region: str = ""
    kind: LineKind | None = None
    reachable_from_abroad: bool | None = None
    show_with: tuple[str, ...] = ()
    source_url: str = ""
    verified_on: date | None = None
    verified_by: str = ""
    next_check_by: date | None = None
    words: tuple[LineWords, ...] = ()

    @property
    def check(self) -> Check | None:
        return Check(self.verified_on, self.verified_by) if self.verified_on else None

    @property
    def ways(self) -> str:
        """All that a person would dial or open: if any of it changes, no older check counts."""
        return f"{self.phone}\n{self.sms}\n{self.sms_keyword}\n{self.chat_url}"

    @property
    def chat(self) -> str:
        """The address of the chat as people read it."""
        return self.chat_url.removeprefix("https://").removeprefix("www.").rstrip("/")

    @property
    def place(self) -> LineKind:
        if self.kind:
            return self.kind
        if self.region:
            return LineKind.LOCAL
        return LineKind.VOICE if self.phone else LineKind.TEXT

    @property
    def always_answers(self) -> bool:
        return any(sign in self.hours for sign in ALWAYS)

    def fills(self, place: LineKind) -> bool:
        also_texts = self.place is LineKind.VOICE and bool(self.sms or self.chat_url)
        return self.place is place or (place is LineKind.TEXT and also_texts)

    def age(self, today: date) -> Age:
        return self.check.age(today, self.next_check_by) if self.check else Age.UNCHECKED

    def in_language(self, language: str, always: str = "") -> HelpLine:
        """To be read: which lines are shown is settled before.

        ``always`` says in this language that somebody answers at any hour.
        """
        own = next((asdict(each) for each in self.words if each.language == language), {})
        said = {name: own[name] for name in WORDS if own.get(name)}
        if always and self.hours.lower() in ROUND_THE_CLOCK:
            said = {"hours": always} | said
        return replace(self, **said)

    def checked(self, check: Check | None) -> HelpLine:
        if check is None:
            return replace(self, verified_on=None, verified_by="")
        return replace(self, verified_on=check.on, verified_by=check.by)


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    country: str
    emergency: str
    lines: tuple[HelpLine, ...]
    emergency_check: Check | None = None

    @property
    def checks(self) -> list[Check]:
        found = (self.emergency_check, *(line.check for line in self.lines))
        return [check for check in found if check]

    def ages(self, today: date) -> list[Age]:
        """Of the emergency number, and of each line."""
        check = self.emergency_check
        first = check.age(today) if check else Age.UNCHECKED
        return [first, *(line.age(today) for line in self.lines)]


def shown(lines: Iterable[HelpLine], today: date) -> list[HelpLine]:
    """The help lines that people see today, in the order in which they see them."""
    return chosen(whole([line for line in lines if line.age(today).is_shown]))


def whole(lines: list[HelpLine]) -> list[HelpLine]:
    """Those whose companions are among them, too: what belongs together comes together or not."""
    names = {line.name for line in lines}
    kept = [line for line in lines if names.issuperset(line.show_with)]
    return kept if len(kept) == len(lines) else whole(kept)


def chosen(lines: Sequence[HelpLine]) -> list[HelpLine]:
    """At most four: one for each place, who always answers before others, then as they stand."""
    picked: list[HelpLine] = []
    for place in LineKind:
        fitting = [line for line in lines if line.fills(place)]
        fitting.sort(key=lambda line: (line.place is not place, not line.always_answers))
        next((line for line in fitting if _pick(line, lines, picked)), None)
    for line in lines:
        _pick(line, lines, picked)
    return picked


def _pick(line: HelpLine, lines: Sequence[HelpLine], picked: list[HelpLine]) -> bool:
    """Add a line with its companions, if there is room; whether it is among the picked."""
    group = [each for each in lines if each.name in {line.name, *line.show_with}]
    new = [each for each in group if each not in picked]
    if len(picked) + len(new) <= MOST:
        picked += new
    return line in picked


def with_companions(lines: Sequence[HelpLine]) -> list[HelpLine]:
    """The lines with ``show_with`` completed: if one names another, each names all of them."""
    groups: list[set[str]] = []
    for line in lines:
        group = {line.name, *line.show_with}
        joined = [each for each in groups if each & group]
        groups = [each for each in groups if each not in joined]
        groups.append(group.union(*joined))
    return [replace(line, show_with=_companions(line, lines, groups)) for line in lines]


def _companions(
    line: HelpLine, lines: Sequence[HelpLine], groups: Iterable[set[str]]
) -> tuple[str, ...]:
    (group,) = (each for each in groups if line.name in each)
    return tuple(each.name for each in lines if each.name in group and each is not line)


def last_day(line: HelpLine, lines: Iterable[HelpLine]) -> date | None:
    """The last day on which a line is shown, if nobody looks again: its companions' count, too."""
    group = [each for each in lines if each.name in {line.name, *line.show_with}]
    days = [each.verified_on for each in group if each.verified_on]
    return min(days) + HIDDEN_AFTER if days else None
