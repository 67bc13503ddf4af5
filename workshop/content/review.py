"""Look through a sound script for what people could be hurt by, and for what does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from workshop.content import cards, care, pacing, phrases, prompts, reading
from workshop.content.care import Placed
from workshop.content.headings import Part
from workshop.content.pacing import Place
from workshop.content.problems import Problem, Report
from workshop.content.script_file import SHARED_LANGUAGE, LoadedScript
from workshop.content.segments import SegmentFile
from workshop.domain.pauses import without_pauses
from workshop.domain.script import HIGHEST_TIER, Script, Segment, SegmentKind

EYES_OPEN = {"en": r"eyes(?: \w+){0,3} open|open eyes", "es": r"ojos(?: \w+){0,3} abiertos"}
"""What the choices begin with: nobody has to shut out the room."""

SUCH_AS = {"en": "eyes open", "es": "ojos abiertos"}

MINUTE = timedelta(minutes=1)


def order(loaded: LoadedScript, script: Script) -> list[Problem]:
    """What the running order owes to people, at each tier that a room can have."""
    main = Report(loaded.main)
    _check_tiers(loaded, script, main)
    for tier in script.tiers:
        care.check(_placed(loaded, script, tier), tier, main)
    return main.problems


def segment(loaded: SegmentFile, language: str = SHARED_LANGUAGE) -> list[Problem]:
    """One segment by itself, with the minutes that its own file gives it."""
    if loaded.segment is None:
        return []
    report = Report(loaded.path)
    place = Place(loaded.segment.planned // MINUTE, loaded.lines["minutes"], report)
    pacing.check(loaded.parts, loaded.segment.kind, range(1, HIGHEST_TIER + 1), place)
    _check_words(loaded, language, report)
    return report.problems


def texts(path: str, parts: Sequence[Part], language: str) -> list[Problem]:
    """What people read of a script's own file, or of the cards."""
    report = Report(path)
    reading.check(parts, language, report)
    cards.find_placeholders(parts, report)
    return report.problems


def _check_tiers(loaded: LoadedScript, script: Script, report: Report) -> None:
    for tier in script.tiers:
        if not any(entry.fits(tier) for entry in loaded.order):
            report.error(
                loaded.lines["running_order"],
                f"Rooms of tier {tier} would have no segment at all.",
                f"Let some lines be for tier {tier}, or write another tier in the field tier.",
            )
    for entry in loaded.order:
        if not any(map(entry.fits, script.tiers)):
            report.warning(
                entry.item.line,
                f'No room has "{entry.id}": this script is for tier {script.tier} and up.',
                "Delete this line, or change its tiers.",
            )


def words(loaded: LoadedScript, script: Script) -> Iterator[Problem]:
    """What is said, shown and written in the language of this script."""
    for path, parts in loaded.texts[script.language].items():
        yield from texts(path, parts, script.language)
    files = loaded.segments[script.language]
    for each in files.values():
        report = Report(each.path)
        _check_words(each, script.language, report)
        yield from report.problems
    for entry in loaded.order:
        own = files[entry.file]
        if own.segment is None:
            continue
        tiers = [tier for tier in script.tiers if entry.fits(tier)]
        report = Report(loaded.main if entry.minutes else own.path)
        line = entry.item.line if entry.minutes else own.lines["minutes"]
        minutes = entry.minutes or own.segment.planned // MINUTE
        if tiers:
            said = cards.spoken_out(own.parts, script.agreements)
            pacing.check(said, own.segment.kind, tiers, Place(minutes, line, report))
        yield from report.problems


def _check_words(loaded: SegmentFile, language: str, report: Report) -> None:
    reading.check(loaded.parts, language, report)
    cards.find_placeholders(loaded.parts, report)
    if loaded.segment is None:
        return
    for prompt, line in loaded.prompt_lines:
        prompts.check_id(prompt, line, report)
        prompts.check_letter(prompt, line, report)
    phrases.check(loaded.parts, loaded.segment.kind, language, report)
    if loaded.segment.kind is SegmentKind.GUIDED_IMAGERY:
        pacing.check_silences(loaded.parts, report)
        _check_choices(loaded, language, report)
        _check_return(loaded, loaded.segment.floor, report)


def _check_choices(loaded: SegmentFile, language: str, report: Report) -> None:
    words = EYES_OPEN.get(language)
    part = next(each for each in loaded.parts if each.heading.name == "Choices")
    if words and not re.search(words, without_pauses(part.text), re.IGNORECASE):
        report.error(
            part.line,
            "The choices do not say that eyes can stay open.",
            f'Begin them with it, in the words "{SUCH_AS[language]}".',
        )


def _check_return(loaded: SegmentFile, floor: timedelta, report: Report) -> None:
    """The floor of imagery is what cannot be left out: the choices and the whole way back."""
    kept = pacing.spoken(loaded.parts, HIGHEST_TIER, "Choices", "Return")
    needed = -(-round(kept.seconds(pacing.PACE)) // 60)
    if floor < needed * MINUTE:
        report.error(
            loaded.lines.get("min_minutes", 1),
            f"The choices and the return take {needed} minutes, and this could be cut to "
            f"{floor // MINUTE}.",
            f"Write:  min_minutes: {needed}    or more.",
        )


def _placed(loaded: LoadedScript, script: Script, tier: int) -> list[Placed]:
    lines = [entry.item.line for entry in loaded.order]
    both: list[tuple[Segment, int]] = list(zip(script.segments, lines, strict=True))
    return [Placed(each.for_tier(tier), line) for each, line in both if each.is_for(tier)]
