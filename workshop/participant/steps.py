"""What the script asks and says on phones, as one JSON answer that phones keep."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from workshop.domain.booklet_blanks import BLANK
from workshop.domain.languages import LANGUAGES
from workshop.domain.pauses import without_pauses
from workshop.domain.script import CueKind, Prompt, Script, Segment, SegmentKind
from workshop.participant.helplines import Shown
from workshop.participant.tongues import Tongues
from workshop.services.details import RoomDetails
from workshop.services.handouts import Choices

LONG_SILENCE = re.compile(r"\[\.{3}\]")

STAR_SKILL = "star_skill"
"""The prompt whose options the phone looks for in its menu of steadying."""


def steps_json(
    script: Script,
    details: RoomDetails,
    lines: Sequence[Shown],
    skills: Sequence[str],
    sheets: Choices,
) -> bytes:
    """``script`` is already the room's tier's; ``lines`` are those that are shown.

    ``skills`` tell what the options of ``STAR_SKILL`` mean, so that phones need not read them.
    """
    facts = {
        "title": script.title,
        "language": script.language,
        "right_to_left": LANGUAGES[script.language].right_to_left,
        "agreements": script.agreements,
        "segments": [segment_facts(segment, skills) for segment in script.segments],
        "help": {"emergency": details.emergency, "lines": [line_facts(line) for line in lines]},
        "privacy_limits": details.privacy_limits,
        "sheets": {"language": sheets.language, "titles": sheets.sheets},
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()


def star_skills(tongues: Tongues, *versions: Script) -> list[str]:
    """Of each option of ``STAR_SKILL`` the skill it means: told by its words in the first version
    of the script that tells, as an option has the same place in each of them.
    """
    told = [
        [tongues[version.language].skill(option) for option in prompt.options]
        for version in versions
        for segment in version.segments
        for prompt in segment.prompts
        if prompt.id == STAR_SKILL
    ]
    return [next(filter(None, skills), "") for skills in zip(*told, strict=False)]


def segment_facts(segment: Segment, skills: Sequence[str]) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "id": segment.id,
        "title": segment.title,
        "kind": segment.kind,
        "phone": segment.phone,
        "another_way": segment.another_way,
        "on_paper": segment.on_paper,
        "prompts": [prompt_facts(prompt, skills) for prompt in segment.prompts],
    }
    if segment.kind is not SegmentKind.GUIDED_IMAGERY:
        return facts
    return facts | {"spoken": spoken_text(segment)}


def spoken_text(segment: Segment) -> str:
    """All that is said in an imagery, for whoever prefers to read, from choices to return.

    A long silence is a new paragraph, and so a place to rest; what the facilitator fills in, the
    reader does.
    """
    said = [cue.text for cue in segment.cues if cue.kind is not CueKind.DO]
    paragraphs = [each for text in said for each in LONG_SILENCE.sub("\n\n", text).split("\n\n")]
    whole = "\n\n".join(filter(None, map(without_pauses, paragraphs)))
    return BLANK.sub("…", whole).replace("….", "…")


def prompt_facts(prompt: Prompt, skills: Sequence[str]) -> dict[str, Any]:
    facts = {
        "id": prompt.id,
        "type": prompt.type,
        "question": prompt.question,
        "options": prompt.options,
    }
    if prompt.id != STAR_SKILL:
        return facts
    return facts | {"skills": skills}


def line_facts(each: Shown) -> dict[str, Any]:
    line = each.line
    return {
        "name": line.name,
        "purpose": line.purpose,
        "phone": line.phone,
        "sms": line.sms,
        "sms_keyword": line.sms_keyword,
        "chat_url": line.chat_url,
        "chat": line.chat,
        "population": line.population,
        "region": line.region,
        "hours": line.hours,
        "cost": line.cost,
        "languages": each.languages,
        "only_from_here": line.reachable_from_abroad is False,
        "checked_on": each.checked_on.isoformat(),
        "until": each.until.isoformat(),
    }
