"""Lobby: choose a script, open a room, let people in, start."""

from __future__ import annotations

import streamlit as st

from workshop.domain.joincode import spaced
from workshop.domain.room import Room, RoomStatus
from workshop.facilitator import words
from workshop.facilitator.components import join_card, pre_flight, set_up
from workshop.facilitator.desk import OPENING, chosen_room, follow_start, go, room_switch
from workshop.services import Services


def render(services: Services) -> None:
    follow_start()
    room = chosen_room(services)
    if room is None or st.session_state.get(OPENING):
        st.title("Open a room", anchor=False)
        set_up.show(services)
        if room:
            st.button("Back to the open room", on_click=lambda: open_another(False))
        return
    room_switch(services, room)
    if room.may_join:
        way_in(services, room)
    else:
        st.title(f"Room {spaced(room.code)}", anchor=False)
        st.markdown("This room is closing. Nobody can join any more.")
        go("debrief", "To the debrief")
    st.divider()
    st.button("Open another room", key="open_another", on_click=lambda: open_another(True))


def way_in(services: Services, room: Room) -> None:
    """How people join: before the start with the list to tick, after it for who comes late."""
    st.title(words.plain(services.rooms.script(room.code).title), anchor=False)
    left, right = st.columns([5, 6], gap="large")
    with left, st.container(key="way-in"):
        join_card.show_code(services, room)
    with right:
        join_card.show_people(services, room.code, room.revision)
        if room.status is RoomStatus.LOBBY:
            pre_flight.show(services, room)
        else:
            st.markdown("This room has started. Who comes late can still join.")
            go("run", "To the running room")
        join_card.show_links(services, room)


def open_another(wanted: bool) -> None:
    st.session_state[OPENING] = wanted
