"""One segment as each will have it: who leads, a phone, the stage, a sheet of paper."""

from __future__ import annotations

from datetime import datetime, timedelta

import streamlit as st

from workshop.domain.languages import LANGUAGES
from workshop.domain.rundown import planned_starts
from workshop.domain.script import Script, Segment
from workshop.facilitator import address, words
from workshop.facilitator.components import cues
from workshop.facilitator.preview import PHONE, STAGE, preview_url

PAPER = "paper"
SURFACES = {PHONE: "Phone", STAGE: "Stage", PAPER: "Paper"}

PHONE_SIZE = (390, 760)
STAGE_HEIGHT = 300
"""Until the style sheet gives it the shape of a projector."""


def show(script: Script, tier: int, begins_at: datetime) -> None:
    """``script`` is in the language and at the tier to be shown."""
    segment = choose(script)
    at = dict(zip(script.segments, planned_starts(script, begins_at), strict=True))[segment]
    with st.container(key=f"segment-{direction(script)}"):
        leads, sees = st.columns([1, 1], gap="medium")
        with leads:
            st.caption(facts(segment, at))
            cues.show(segment)
        with sees, st.container(key="sees"):
            show_surface(script, segment, tier)


def choose(script: Script) -> Segment:
    """By list, or by the same two keys that move a room."""
    ids = [segment.id for segment in script.segments]
    at = ids.index(address.chosen("segment", ids))
    with st.container(horizontal=True, vertical_alignment="bottom", key="choose-segment"):
        st.selectbox(
            "Segment",
            ids,
            format_func=lambda id_: (
                f"{ids.index(id_) + 1}. {script.segments[ids.index(id_)].title}"
            ),
            **address.widget("segment"),
        )
        for label, key, to in (("Back", "B", at - 1), ("Next", "N", at + 1)):
            there = 0 <= to < len(ids)
            st.button(
                label,
                key=f"segment-{label.lower()}",
                shortcut=key,
                disabled=not there,
                on_click=address.choose,
                args=("segment", ids[to] if there else ids[at]),
            )
    return script.segments[at]


def facts(segment: Segment, at: datetime) -> str:
    minutes = words.minutes(segment.planned)
    until = at + timedelta(minutes=minutes)
    said = [
        words.kind(segment.kind),
        f"{words.clock(at)} to {words.clock(until)}",
        f"{minutes} min",
        words.ACTIVATIONS[segment.activation],
    ]
    said += [f"never under {words.minutes(segment.floor)} min"] if segment.protected else []
    said += ["may be dropped"] if segment.optional else []
    return words.plain(" · ".join(said))


def show_surface(script: Script, segment: Segment, tier: int) -> None:
    surface = address.chosen("beside", list(SURFACES))
    st.segmented_control(
        "Beside it",
        list(SURFACES),
        format_func=SURFACES.__getitem__,
        required=True,
        label_visibility="collapsed",
        **address.widget("beside"),
    )
    with st.container(key=f"as-{surface}"):
        if surface == PAPER:
            st.markdown(f"**{words.plain(segment.title)}**")
            st.markdown(words.spoken(segment.on_paper))
        elif surface == PHONE:
            width, height = PHONE_SIZE
            frame = preview_url(script, segment, PHONE, tier)
            st.iframe(frame, width=width, height=height, alt=f"{segment.title}, on a phone")
        else:
            frame = preview_url(script, segment, STAGE, tier)
            st.iframe(frame, height=STAGE_HEIGHT, alt=f"{segment.title}, on the stage")


def direction(script: Script) -> str:
    return "rtl" if LANGUAGES[script.language].right_to_left else "ltr"
