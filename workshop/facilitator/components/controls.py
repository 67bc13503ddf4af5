"""The buttons that move a room, each with its key on the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from workshop.domain.room import Command, Room
from workshop.domain.rundown import Reading
from workshop.facilitator import words
from workshop.facilitator.desk import command, what_was_said
from workshop.services import Services

STEPS = ((-1, "−1 min", "0"), (1, "+1 min", "1"), (5, "+5 min", "5"))


def show(services: Services, room: Room, reading: Reading, protocol: Sequence[str]) -> None:
    def button(label: str, what: Command, key: str, *, minutes: int = 0, **looks: bool) -> None:
        st.button(
            label,
            key=f"{what}{minutes or ''}",
            shortcut=key,
            type="primary" if looks.get("main") else "secondary",
            on_click=command(services, room, what, minutes),
        )

    with st.container(horizontal=True, key="controls"):
        button("Back", Command.BACK, "B")
        button("Next", Command.NEXT, "N", main=not room.all_paused)
        if reading.paused:
            button("Resume", Command.RESUME, "P", main=True)
        else:
            button("Pause", Command.PAUSE, "P")
        for minutes, label, key in STEPS:
            button(label, Command.ADD_TIME, key, minutes=minutes)
        with st.popover("If someone is distressed", icon=":material/support:"):
            st.markdown("\n".join(f"1. {words.plain(step)}" for step in protocol))
        if not room.all_paused:
            button("Pause all", Command.PAUSE_ALL, "A")


def show_answers(room: Room) -> None:
    """What a button was answered, and that everyone is paused."""
    what_was_said()
    if room.all_paused:
        st.info("Every phone shows the grounding screen. Resume when the room is ready.")
