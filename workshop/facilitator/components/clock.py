"""The running segment's clock and what it means for the evening."""

from __future__ import annotations

import streamlit as st

from workshop.domain.playback import Phase
from workshop.domain.rundown import Reading
from workshop.facilitator import words


def show(reading: Reading) -> None:
    over = reading.phase is Phase.OVERTIME
    with st.container(key=f"clock-{reading.phase}"):
        st.metric(
            "Over its time" if over else "Left in this segment", words.countdown(reading.remaining)
        )
    st.markdown(f"**{state(reading)}**")
    planned, expected = words.clock(reading.planned_end_at), words.clock(reading.expected_end_at)
    st.markdown(
        f"{words.behind(reading).capitalize()}. Ends about **{expected}**, planned {planned}."
    )


def state(reading: Reading) -> str:
    if reading.paused:
        return "Paused. The clock stands still."
    return f"{words.PHASES[reading.phase].capitalize()}."
