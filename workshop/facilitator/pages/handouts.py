"""Handouts: what people take with them, desk prints, blank ones, and the script on paper."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from workshop.domain.room import CLOSING_FOR, Room, RoomStatus
from workshop.facilitator import words
from workshop.facilitator.components import desk_prints
from workshop.facilitator.desk import chosen_room, go, room_switch
from workshop.facilitator.files import blank_url, room_booklet_url
from workshop.services import Services

STEP = timedelta(minutes=5)

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
        st.subheader("To be printed here", anchor=False)
        st.markdown("Each waits under a word that its author asks for. Only the word is shown.")
        desk_prints.show(services, room.code)
    with right:
        large = st.toggle("Large print", key="large_print")
        show_blank(room.code, large)
        show_booklet(room, large)


def when(room: Room) -> str:
    if room.closing_at:
        until = words.clock(room.closing_at + CLOSING_FOR)
        return f"People can fetch their handout until **{until}**."
    return WHEN.get(room.status, "")


def show_blank(code: str, large: bool) -> None:
    st.subheader("For people who write on paper", anchor=False)
    st.markdown("Print one for each of them before you start.")
    for paper, name in words.PAPERS.items():
        st.link_button(f"Blank handout, {name}", blank_url(code, paper, large))


def show_booklet(room: Room, large: bool) -> None:
    st.subheader("To lead from on paper", anchor=False)
    st.markdown("All that you say and do, with its times, in case every screen fails.")
    start = ""
    if room.status is RoomStatus.LOBBY:
        planned = st.time_input("You plan to start at", None, key="planned_start", step=STEP)
        start = f"{planned:%H:%M}" if planned else ""
    for paper, name in words.PAPERS.items():
        st.link_button(f"Booklet, {name}", room_booklet_url(room.code, paper, large, start))
