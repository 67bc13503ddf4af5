"""Scripts: every workshop that can be run, its plan, its words, and what is wrong with it."""

from __future__ import annotations

import streamlit as st

from workshop.domain.script import Script
from workshop.facilitator import words
from workshop.facilitator.components import cues, problems, rundown
from workshop.services import Services


def render(services: Services) -> None:
    st.title("Scripts", anchor=False)
    entries = services.library.all()
    if not entries:
        st.markdown("There is no script yet.")
        return
    ids = [entry.id for entry in entries]
    titles = {entry.id: entry.script.title if entry.script else entry.id for entry in entries}
    chosen = st.selectbox("Script", ids, format_func=titles.__getitem__, key="script_shown")
    entry = next(each for each in entries if each.id == chosen)
    problems.show(entry.problems)
    if entry.script:
        st.markdown(words.plain(entry.script.summary))
        rundown.show(entry.script, services.clock())
        show_segment(entry.script)


def show_segment(script: Script) -> None:
    """One segment as the leader and the phones will have it, every tier included."""
    st.subheader("A segment’s words", anchor=False)
    numbers = range(len(script.segments))
    number = st.selectbox(
        "Segment",
        numbers,
        format_func=lambda each: f"{each + 1}. {script.segments[each].title}",
        key=f"segment_of_{script.id}",
    )
    left, right = st.columns([8, 5], gap="large")
    with left:
        cues.show(script.segments[number])
    with right:
        cues.on_the_phones(script.segments[number])
