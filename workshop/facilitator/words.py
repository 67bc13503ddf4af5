"""How the desk says times, states and kinds; and how text becomes safe to show."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from workshop.domain.booklet_words import ENGLISH
from workshop.domain.handout import Paper
from workshop.domain.pauses import phrases, without_pauses
from workshop.domain.playback import NONE, Phase
from workshop.domain.rundown import Reading
from workshop.domain.script import CueKind, SegmentKind

ACTIVATIONS = ENGLISH.activations

PHASES = {
    Phase.ON_TIME: "within its time",
    Phase.WARNING: "drawing to an end",
    Phase.OVERTIME: "over its time, which is allowed",
}

CUES = {
    CueKind.DO: "Do",
    CueKind.SAY: "Say",
    CueKind.CHOICES: "Say the choices",
    CueKind.RETURN: "Say the return",
}

TIERS = {1: "Gentle", 2: "Standard", 3: "Clinical"}

TIER_ASKS = {
    1: "For trained peer or community facilitators with a helper: grounding, needs, "
    "a kind letter to a younger self, the word wall.",
    2: "Adds the unsent letter to a parent or carer. Asks for group and trauma-informed "
    "training, a co-facilitator, and clinical back-up on call.",
    3: "Adds reading aloud and work with images of a younger self. Asks for a licensed "
    "mental-health clinician in the room and a screened group.",
}

PAPERS = {Paper.A4: "A4", Paper.LETTER: "US Letter", Paper.A3: "Posters on A3"}

WISHES = {
    "come": "Please come to me",
    "step_out_with_me": "Please step out with me",
    "later": "Please talk with me later",
}

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&])")

JOINER = "\u2060"
"""Takes no room and breaks no line."""

MADE_INTO_SIGNS = re.compile(
    r"""(?<=:)(?=[a-z/]) | (?<=www)(?=\.) | (?=@) | (?<=[-<>~])(?=[-<>=])""",
    re.VERBOSE | re.IGNORECASE,
)
"""Where Streamlit makes icons, links and arrows of finished text, backslashes or not."""


def plain(text: str) -> str:
    """Markdown that shows ``text`` just as it is: nothing in it is a link, an image or a sign."""
    whole = MADE_INTO_SIGNS.sub(JOINER, " ".join(text.split()))
    return MARKDOWN.sub(r"\\\1", whole)


def spoken(text: str) -> str:
    """A cue as Markdown: paragraphs and lists, with each pause as a quiet mark."""
    return "\n\n".join(block(part) for part in text.split("\n\n"))


def block(paragraph: str) -> str:
    if not paragraph.startswith("- "):
        return with_pauses(paragraph)
    points = re.split(r"(?:^|\n)- ", paragraph)
    return "\n".join(f"- {with_pauses(point)}" for point in points if point)


def with_pauses(text: str) -> str:
    return " ".join(f"{plain(words)} {quiet(seconds)}" for words, seconds in phrases(text)).strip()


def quiet(seconds: int) -> str:
    """A pause as Markdown; nothing where there is none."""
    return f":small[:gray[…\u00a0{seconds}\u00a0s]]" if seconds else ""


def first_line(text: str) -> str:
    """How a cue begins: its first sentence, without pauses."""
    first = without_pauses(text.removeprefix("- ").split("\n")[0])
    return re.split(r"(?<=[.!?])\s", first, maxsplit=1)[0]


def kind(of: SegmentKind) -> str:
    return of.replace("_", " ")


def minutes(time: timedelta) -> int:
    """Whole minutes, rounded to the nearest."""
    return round(time / timedelta(minutes=1))


def countdown(remaining: timedelta) -> str:
    """``7:05`` left, or ``+0:42`` when it has run over."""
    over = remaining < NONE
    seconds = int(abs(remaining).total_seconds() + (0 if over else 0.999))
    return f"{'+' if over else ''}{seconds // 60}:{seconds % 60:02}"


def clock(at: datetime) -> str:
    """The time of day on this computer's wall."""
    return f"{at.astimezone():%H:%M}"


def ago(time: timedelta) -> str:
    """How long ago a day was, in days, or in months once there are two."""
    if time.days < 1:
        return "today"
    if time.days < 60:
        return "yesterday" if time.days == 1 else f"{time.days} days ago"
    return f"{round(time.days / 30.4)} months ago"


def behind(reading: Reading) -> str:
    late = minutes(reading.behind)
    if late == 0:
        return "on schedule"
    many = "minute" if abs(late) == 1 else "minutes"
    return f"{abs(late)} {many} {'behind' if late > 0 else 'ahead'}"
