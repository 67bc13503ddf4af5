"""What the script asks and says on phones, as one JSON answer that phones keep."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from workshop.domain.script import Prompt, Script, Segment
from workshop.participant.helplines import Shown
from workshop.services.details import RoomDetails


def steps_json(script: Script, details: RoomDetails, lines: Sequence[Shown]) -> bytes:
    """``script`` is already the room's tier's; ``lines`` are those that are shown."""
    facts = {
        "title": script.title,
        "language": script.language,
        "agreements": script.agreements,
        "segments": [segment_facts(segment) for segment in script.segments],
        "help": {"emergency": details.emergency, "lines": [line_facts(line) for line in lines]},
        "privacy_limits": details.privacy_limits,
    }
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()


def segment_facts(segment: Segment) -> dict[str, Any]:
    return {
        "id": segment.id,
        "title": segment.title,
        "kind": segment.kind,
        "phone": segment.phone,
        "another_way": segment.another_way,
        "on_paper": segment.on_paper,
        "prompts": [prompt_facts(prompt) for prompt in segment.prompts],
    }


def prompt_facts(prompt: Prompt) -> dict[str, Any]:
    return {
        "id": prompt.id,
        "type": prompt.type,
        "question": prompt.question,
        "options": prompt.options,
    }


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
