"""All scripts at a glance, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from workshop.content.glance import glance as about
from workshop.content.library import LibraryEntry
from workshop.content.problems import Problem, Severity
from workshop.domain.script import HIGHEST_TIER
from workshop.facilitator import address, words
from workshop.services import Services


def choose(services: Services, entries: Sequence[LibraryEntry]) -> LibraryEntry:
    in_order = ranked(services, entries)
    by_id = {entry.id: entry for entry in in_order}
    address.chosen("script", list(by_id))
    id_ = st.radio(
        "Script",
        list(by_id),
        format_func=lambda id_: words.plain(title(by_id[id_])),
        captions=[glance(services, entry) for entry in in_order],
        label_visibility="collapsed",
        **address.widget("script"),
    )
    return by_id[id_ or in_order[0].id]


def ranked(services: Services, entries: Sequence[LibraryEntry]) -> list[LibraryEntry]:
    """The facilitator’s own come first, then those that ask least of the team and of the people."""
    return sorted(entries, key=lambda entry: (not is_own(services, entry), *_asks(entry), entry.id))


def _asks(entry: LibraryEntry) -> tuple[int, int, timedelta]:
    script = entry.readable
    if script is None:
        return HIGHEST_TIER + 1, 0, timedelta()
    at_its_own = script.for_tier(script.tier)
    most = max((segment.activation for segment in at_its_own.segments), default=0)
    return script.tier, most, at_its_own.planned


def title(entry: LibraryEntry) -> str:
    return entry.readable.title if entry.readable else entry.id


def glance(services: Services, entry: LibraryEntry) -> str:
    """How long, for whom, in which languages, whose it is, and whether it can be used."""
    facts = about(entry.readable) if entry.readable else []
    whose = "your own" if is_own(services, entry) else "shipped"
    said = [*map(words.plain, facts), whose, state(entry.problems)]
    return " · ".join(each.replace(" ", "\u00a0") for each in said)


def is_own(services: Services, entry: LibraryEntry) -> bool:
    return entry.folder.parent == services.settings.own_scripts_dir


def state(problems: Sequence[Problem]) -> str:
    if not problems:
        return "fine"
    return f"**:red[{counted(problems)}]**"


def counted(problems: Sequence[Problem]) -> str:
    warnings = sum(problem.severity is Severity.WARNING for problem in problems)
    mistakes = len(problems) - warnings
    found = [(mistakes, "problem"), (warnings, "warning")]
    return ", ".join(f"{many} {noun}{'s' * (many > 1)}" for many, noun in found if many)
