"""Debrief: how long things took, what the numbers allow to say, and questions for the team."""

from __future__ import annotations

import streamlit as st

from workshop.domain.debrief import SegmentTime, segment_times
from workshop.domain.joincode import spaced
from workshop.domain.publication import Summary, Withheld
from workshop.domain.room import CLOSING_FOR, Command, Room, RoomStatus
from workshop.facilitator import words
from workshop.facilitator.components import desk_prints
from workshop.facilitator.components.rundown import table
from workshop.facilitator.desk import command, what_was_said
from workshop.services import Services

QUESTIONS = {
    "arrival": "How unsettled on arrival (0 to 10)",
    "settled": "How settled at the end (0 to 10)",
    "choice": "“I could choose what I did today” (0 to 10)",
    "too_much": "Something felt too much",
}


def render(services: Services) -> None:
    st.title("Debrief", anchor=False)
    rooms = ended_rooms(services)
    if not rooms:
        st.markdown("The debrief opens when a room has ended.")
        return
    room = choose_room(services, rooms)
    script = services.rooms.script(room.code)
    left, right = st.columns([5, 6], gap="large")
    with left:
        if room.status is RoomStatus.CLOSING:
            show_closing(services, room)
        else:
            show_numbers(services, room.code)
    with right:
        st.subheader("Time", anchor=False)
        show_times(segment_times(script, services.rooms.journal(room.code), services.clock()))
        st.subheader("For the team", anchor=False)
        st.markdown("\n".join(f"- {words.plain(question)}" for question in script.debrief))


def choose_room(services: Services, rooms: list[Room]) -> Room:
    by_code = {room.code: room for room in rooms}

    def described(code: str) -> str:
        opened = by_code[code].opened_at.astimezone()
        return f"{opened:%d %B, %H:%M} · {services.rooms.script(code).title} · {spaced(code)}"

    return by_code[st.selectbox("Room", by_code, format_func=described, key="debrief_room")]


def ended_rooms(services: Services) -> list[Room]:
    closing = [room for room in services.rooms.open_rooms() if room.status is RoomStatus.CLOSING]
    return closing + services.rooms.closed_rooms()


def show_closing(services: Services, room: Room) -> None:
    if room.closing_at:
        until = words.clock(room.closing_at + CLOSING_FOR)
        st.markdown(
            f"People can fetch their handouts until **{until}**. Numbers appear after that."
        )
    desk_prints.show_waiting(services, room.code)
    st.button("Close now", key="close_now", on_click=command(services, room, Command.CLOSE))
    st.caption("Closing destroys the room’s key. No handout can be fetched or printed afterwards.")
    what_was_said()


def show_numbers(services: Services, code: str) -> None:
    st.subheader("What people said at the end", anchor=False)
    numbers = services.ratings.summary(code)
    st.markdown(f"{numbers.joined} people were in the room.")
    for name, question in QUESTIONS.items():
        st.markdown(f"**{question}**")
        show_answer(getattr(numbers, name))
    st.caption(
        "Answers were given freely. Groups of fewer than five are not shown, nor is a group from "
        "which they could be worked out. The numbers do not show that anything worked."
    )


def show_answer(answer: Summary | Withheld) -> None:
    if isinstance(answer, Withheld):
        st.markdown(f":gray[{words.plain(answer.reason)}]")
        return
    bands = [(name, "not shown" if count is None else str(count)) for name, count in answer.bands]
    st.markdown(table(("Answer", "People"), bands))


def show_times(times: tuple[SegmentTime, ...]) -> None:
    rows = [
        (
            time.segment.title,
            f"{words.minutes(time.segment.planned)} min",
            f"{words.minutes(time.actual)} min",
            f"{words.minutes(time.paused)} min" if time.paused else "",
        )
        for time in times
    ]
    st.markdown(table(("Segment", "Planned", "Took", "Paused"), rows))
