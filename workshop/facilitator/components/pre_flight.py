"""What must be true before a room starts, ticked one by one."""

from __future__ import annotations

import streamlit as st

from workshop.domain.room import Room
from workshop.facilitator import words
from workshop.facilitator.desk import start, what_was_said
from workshop.services import Services


def show(services: Services, room: Room) -> None:
    st.subheader("Before you start", anchor=False)
    if room.rehearsal:
        st.markdown("This is a rehearsal. It can start at once.")
        ready = True
    else:
        ready = all_ticked(services, room)
    st.button(
        "Start",
        key="start",
        type="primary",
        shortcut="N",
        disabled=not ready,
        on_click=start(services, room),
    )
    what_was_said()


def all_ticked(services: Services, room: Room) -> bool:
    points = services.rooms.script(room.code).pre_flight
    ticks = [
        st.checkbox(words.plain(point), key=f"ready-{room.code}-{number}", wrap=True)
        for number, point in enumerate(points)
    ]
    has_limits = services.rooms.details(room.code).privacy_limits != ""
    if not has_limits:
        st.markdown(
            "This room was opened without the limits of privacy, which people must read before "
            "they write. Please open another room, and write them down there."
        )
    return all(ticks) and has_limits
