"""Handouts: what people take with them, desk prints, and all that can be printed for the room."""

from __future__ import annotations

import streamlit as st

from workshop.domain.room import CLOSING_FOR, Room, RoomStatus
from workshop.facilitator import words
from workshop.facilitator.components import desk_prints
from workshop.facilitator.components.packs import show_packs
from workshop.facilitator.components.people import show_people
from workshop.facilitator.desk import chosen_room, go, room_switch
from workshop.services import Services

WHEN = {
    RoomStatus.LOBBY: "The room has not started. Handouts can be fetched once it runs.",
    RoomStatus.LIVE: "People can fetch their handout on their phone at any time.",
}


def render(services: Services) -> None:
    st.title("Handouts", anchor=False)
    room = chosen_room(services)
    if room is None:
        st.markdown("No room is open. Handouts belong to a room; open one in the lobby.")
        go("lobby", "To the lobby")
        return
    room_switch(services, room)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("On people’s phones", anchor=False)
        st.markdown(when(room))
        st.markdown(
            "Each person asks for their own handout, chooses whether their letter is in it, and "
            "saves or prints it from their phone. It never passes over this screen."
        )
    with right:
        st.subheader("Prints people asked for", anchor=False)
        st.markdown("Each waits under a word that its author asks for. Only the word is shown.")
        desk_prints.show(services, room.code)
    show_packs(services, room)
    show_people(services, room.code)


def when(room: Room) -> str:
    if room.closing_at:
        until = words.clock(room.closing_at + CLOSING_FOR)
        return f"People can fetch their handout until **{until}**."
    return WHEN.get(room.status, "")
