"""Small builders: a test names only what it is about."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from workshop.cli.phone_client import Phone
from workshop.domain.errors import WorkshopError
from workshop.domain.room import Command, Room, RoomStatus
from workshop.domain.script import (
    Cue,
    CueKind,
    Prompt,
    PromptType,
    Script,
    Segment,
    SegmentKind,
)
from workshop.services import Services

MINUTE = timedelta(minutes=1)

SIX = datetime(2030, 5, 1, 18, 0, tzinfo=UTC)


class HandClock:
    """A clock that moves when the test says so."""

    def __init__(self, now: datetime = SIX) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **time: float) -> None:
        self.now += timedelta(**time)


def make_segment(
    id: str = "welcome",
    *,
    kind: SegmentKind = SegmentKind.OPEN,
    minutes: int = 5,
    floor: int = 1,
    cues: tuple[Cue, ...] = (Cue(CueKind.SAY, "Welcome."),),
    prompts: tuple[Prompt, ...] = (),
    activation: int = 0,
    **more: Any,
) -> Segment:
    """A segment whose title is its id, capitalised; ``floor`` is in minutes, too."""
    segment = Segment(
        id=id,
        title=id.replace("_", " ").capitalize(),
        kind=kind,
        planned=timedelta(minutes=minutes),
        floor=timedelta(minutes=floor),
        activation=activation,
        goal="People know where they are.",
        cues=cues,
        phone="You are in the right place.",
        another_way="Look out of the window.",
        on_paper="Write one word.",
        safety="Watch for stillness.",
        prompts=prompts,
    )
    return replace(segment, **more)


def make_script(*segments: Segment, id: str = "a_script", tier: int = 1, **more: Any) -> Script:
    """A script of these segments, or of a welcome and a closing."""
    script = Script(
        id=id,
        title="An evening",
        language="en",
        tier=tier,
        summary="A short evening for tests.",
        about="We sit together for a while.",
        what_it_is_not="It is not therapy.",
        agreements=("You can pass.",),
        pre_flight=("The quiet room is open.",),
        distress_protocol=("Slow down.",),
        debrief=("What stirred people?",),
        segments=segments
        or (make_segment(), make_segment("goodbye", kind=SegmentKind.CLOSING, floor=5)),
    )
    return replace(script, **more)


def an_evening() -> Script:
    """A short script with every kind of place that matters to a room."""
    line = Prompt("wall", PromptType.LINE, "What would you like to say?")
    return make_script(
        make_segment("welcome"),
        make_segment("sharing", kind=SegmentKind.SHARING, minutes=10, prompts=(line,)),
        make_segment("grounding", kind=SegmentKind.GROUNDING, minutes=4, floor=3),
        make_segment("goodbye", kind=SegmentKind.CLOSING, minutes=5, floor=5),
        id="an_evening",
    )


def write_script(folder: Path, script: Script) -> Path:
    """The script as a facilitator would have written it, in a folder of its own."""
    own = folder / script.id
    own.mkdir(parents=True)
    for name, text in script_files(script).items():
        (own / name).write_text(text, encoding="utf-8")
    for translation in script.translations:
        (own / translation.language).mkdir()
        for name, text in translated_files(translation).items():
            (own / translation.language / name).write_text(text, encoding="utf-8")
    return own


def script_files(script: Script) -> dict[str, str]:
    order = "".join(f"  - {segment.id}\n" for segment in script.segments)
    also = "".join(f"  - {code}\n" for code in script.languages[1:])
    head = (
        f"---\ntitle: {script.title}\nlanguage: {script.language}\ntier: {script.tier}\n"
        + (f"also_in:\n{also}" if also else "")
        + f"summary: {script.summary}\nrunning_order:\n{order}---\n"
    )
    files = {f"{segment.id}.md": segment_file(segment) for segment in script.segments}
    return {"workshop.md": head + script_body(script), **files}


def translated_files(script: Script) -> dict[str, str]:
    """Only the words; all else is in the files that they translate."""
    head = f"---\ntitle: {script.title}\nsummary: {script.summary}\n---\n"
    files = {
        f"{segment.id}.md": f"---\ntitle: {segment.title}\ngoal: {segment.goal}\n---\n"
        + segment_body(segment)
        for segment in script.segments
    }
    return {"workshop.md": head + script_body(script), **files}


def script_body(script: Script) -> str:
    return sections(
        ("About", script.about),
        ("What it is not", script.what_it_is_not),
        ("Agreements", listed(script.agreements)),
        ("Pre-flight", listed(script.pre_flight)),
        ("If someone is distressed", listed(script.distress_protocol)),
        ("Debrief", listed(script.debrief)),
    )


def segment_file(segment: Segment) -> str:
    head = (
        f"---\ntitle: {segment.title}\nkind: {segment.kind}\n"
        f"minutes: {segment.planned // MINUTE}\nmin_minutes: {segment.floor // MINUTE}\n"
        f"activation: {segment.activation}\ngoal: {segment.goal}\n---\n"
    )
    return head + segment_body(segment)


def segment_body(segment: Segment) -> str:
    return sections(
        *((cue.kind.capitalize(), cue.text) for cue in segment.cues),
        ("Phone", segment.phone),
        ("Another way", segment.another_way),
        ("On paper", segment.on_paper),
        ("Safety", segment.safety),
        *(
            (
                f"Prompt: {prompt.type} {prompt.id}",
                prompt.question + "\n\n" + listed(prompt.options),
            )
            for prompt in segment.prompts
        ),
    )


def sections(*parts: tuple[str, str]) -> str:
    return "".join(f"\n## {heading}\n{text}\n" for heading, text in parts)


def listed(items: tuple[str, ...]) -> str:
    return "\n".join(f"- {item}" for item in items)


def open_room(services: Services, script: str = "an_evening", capacity: int = 20) -> Room:
    return services.rooms.open(script, capacity)


def phone_for(services: Services, room: Room, entropy: bytes | None = None) -> Phone:
    """A phone that speaks the real protocol straight to the services."""

    def send(body: bytes) -> tuple[int, bytes]:
        try:
            return 200, services.phones.act(room.code, body)
        except WorkshopError as error:
            said = {"error": str(error), "code": error.code}
            current = getattr(error, "current", None)
            status = 400 if current is None else 409
            return status, json.dumps(said | ({"current": current} if current else {})).encode()

    return Phone(room.code, services.rooms.public_key(room.code), send, entropy)


def joined_phone(services: Services, room: Room, entropy: bytes | None = None) -> Phone:
    phone = phone_for(services, room, entropy)
    phone.join()
    return phone


def joined_phones(services: Services, room: Room, how_many: int) -> list[Phone]:
    return [joined_phone(services, room) for _ in range(how_many)]


def lead_to(services: Services, clock: HandClock, room: Room, segment: str) -> Room:
    """Start the room if need be and go on to a segment, giving each before it ten minutes."""
    ids = [each.id for each in services.rooms.script(room.code).segments]
    if room.status is RoomStatus.LOBBY:
        room = services.rooms.command(room.code, Command.START)
    while room.playback and room.playback.segment < ids.index(segment):
        clock.advance(minutes=10)
        room = services.rooms.command(room.code, Command.NEXT)
    return room
