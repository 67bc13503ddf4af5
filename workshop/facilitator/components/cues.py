"""What to do and say in a segment, in order, large enough to read while standing."""

from __future__ import annotations

import streamlit as st

from workshop.domain.script import Cue, CueKind, Segment
from workshop.facilitator import words


def show(segment: Segment) -> None:
    st.markdown(f":gray[{words.plain(segment.goal)}]")
    for number, cue in enumerate(segment.cues):
        show_cue(cue, number)
    with st.container(key="safety"):
        st.caption("Keep in mind")
        st.markdown(words.plain(segment.safety))


def show_cue(cue: Cue, number: int) -> None:
    name = "do" if cue.kind is CueKind.DO else "say"
    with st.container(key=f"cue-{name}-{number}"):
        st.caption(words.CUES[cue.kind])
        st.markdown(words.spoken(cue.text))


def on_the_phones(segment: Segment) -> None:
    """What people see and may do instead, so that the desk knows what the room knows."""
    st.caption("On the phones")
    st.markdown(words.spoken(segment.phone))
    for prompt in segment.prompts:
        st.markdown(f"- {words.plain(prompt.question)}")
    st.caption("Another way")
    st.markdown(words.spoken(segment.another_way))
    st.caption("On paper")
    st.markdown(words.spoken(segment.on_paper))
