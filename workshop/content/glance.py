"""A script in a few words, for lists to choose from."""

from __future__ import annotations

from datetime import timedelta

from workshop.domain.languages import LANGUAGES
from workshop.domain.script import Script

MINUTE = timedelta(minutes=1)


def glance(script: Script) -> list[str]:
    """How long it takes, at which tiers it can be run, and in which languages."""
    tiers = [str(tier) for tier in script.tiers]
    lengths = sorted({round(script.for_tier(tier).planned / MINUTE) for tier in script.tiers})
    ends = dict.fromkeys((lengths[0], lengths[-1]))
    return [
        f"{'–'.join(map(str, ends))} min",
        f"tier {tiers[0]}" if len(tiers) == 1 else f"tiers {', '.join(tiers)}",
        ", ".join(LANGUAGES[code].name for code in script.languages),
    ]
