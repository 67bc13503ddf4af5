"""The segments laid out in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from workshop.domain.rundown import planned_starts
from workshop.domain.script import Script, Segment
from workshop.facilitator import words

HEAD = ("At", "Segment", "Kind", "Minutes", "Feeling", "Protected for")


def show(script: Script, begins_at: datetime, said: str = "If it began now") -> None:
    """The whole plan as a table."""
    starts = planned_starts(script, begins_at)
    rows = [row(segment, at) for segment, at in zip(script.segments, starts, strict=True)]
    total = ("", "Together", "", str(words.minutes(script.planned)), "", "")
    st.caption(words.plain(said))
    st.markdown(table(HEAD, [*rows, total]))


def row(segment: Segment, at: datetime) -> tuple[str, ...]:
    title = segment.title + (" (may be dropped)" if segment.optional else "")
    floor = words.minutes(segment.floor)
    return (
        words.clock(at),
        title,
        words.kind(segment.kind),
        str(words.minutes(segment.planned)),
        words.ACTIVATIONS[segment.activation],
        f"{floor} min" if segment.protected else "",
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table of plain texts."""
    lines = [head, ["---"] * len(head)]
    cells = [[words.plain(cell) for cell in line] for line in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in [*lines, *cells])


def show_compact(script: Script, current: int) -> None:
    """Where the room is among all segments."""
    with st.container(key="compact-rundown"):
        for number, segment in enumerate(script.segments):
            title = words.plain(segment.title)
            length = words.minutes(segment.planned)
            if number == current:
                st.markdown(f"**▸ {title}** :gray[{length} min · now]")
            else:
                done = number < current
                st.markdown(f":gray[✓ {title}]" if done else f"{title} :gray[{length} min]")
