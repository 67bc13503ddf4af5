"""What the script asks and says on phones, as one JSON answer that phones keep."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from workshop.content.helplines import HelpLine
from workshop.domain.languages import LANGUAGES
from workshop.domain.script import Prompt, Script, Segment
from workshop.services.details import RoomDetails

STAR_SKILL = "star_skill"
"""The prompt whose options the phone looks for in its menu of steadying."""


def steps_json(
    script: Script,
    details: RoomDetails,
    lines: Sequence[HelpLine],
    skill: Callable[[str], str],
) -> bytes:
    """``script`` is already the room's tier's; ``lines`` are those that may be shown.

    ``skill`` tells what an option of ``STAR_SKILL`` means, so that phones need not read it.
    """
    facts = {
        "title": script.title,
        "language": script.language,
        "right_to_left": LANGUAGES[script.language].right_to_left,
        "agreements": script.agreements,
        "segments": [segment_facts(segment, skill) for segment in script.segments],
        "help": {"emergency": details.emergency, "lines": [line_facts(line) for line in lines]},
        "privacy_limits": details.privacy_limits,
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()


def segment_facts(segment: Segment, skill: Callable[[str], str]) -> dict[str, Any]:
    return {
        "id": segment.id,
        "title": segment.title,
        "kind": segment.kind,
        "phone": segment.phone,
        "another_way": segment.another_way,
        "on_paper": segment.on_paper,
        "prompts": [prompt_facts(prompt, skill) for prompt in segment.prompts],
    }


def prompt_facts(prompt: Prompt, skill: Callable[[str], str]) -> dict[str, Any]:
    facts = {
        "id": prompt.id,
        "type": prompt.type,
        "question": prompt.question,
        "options": prompt.options,
    }
    if prompt.id != STAR_SKILL:
        return facts
    return facts | {"skills": [skill(option) for option in prompt.options]}


def line_facts(line: HelpLine) -> dict[str, str]:
    return {
        "name": line.name,
        "purpose": line.purpose,
        "phone": line.phone,
        "sms": line.sms,
        "sms_keyword": line.sms_keyword,
        "hours": line.hours,
        "checked_on": line.verified_on.isoformat() if line.verified_on else "",
    }
