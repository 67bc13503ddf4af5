"""Small builders: a test names only what it is about."""

from __future__ import annotations

from datetime import timedelta

from workshop.domain.script import Cue, CueKind, Prompt, Script, Segment, SegmentKind


def make_segment(
    id: str = "welcome",
    *,
    kind: SegmentKind = SegmentKind.OPEN,
    minutes: int = 5,
    floor: int = 1,
    cues: tuple[Cue, ...] = (Cue(CueKind.SAY, "Welcome."),),
    prompts: tuple[Prompt, ...] = (),
    activation: int = 0,
) -> Segment:
    """A segment whose title is its id, capitalised; ``floor`` is in minutes, too."""
    return Segment(
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


def make_script(*segments: Segment, id: str = "a_script", tier: int = 1) -> Script:
    """A script of these segments, or of a welcome and a closing."""
    return Script(
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
