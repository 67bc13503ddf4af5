"""Run: where the room is, what to do and say now, what comes next, and who would like help."""

from __future__ import annotations

import streamlit as st

from workshop.domain.joincode import spaced
from workshop.domain.room import CLOSING_FOR, Command, Room, RoomStatus
from workshop.domain.rundown import Reading
from workshop.domain.script import Script, Segment, SegmentKind
from workshop.facilitator import words
from workshop.facilitator.components import clock, controls, cues, hands, rundown, wall
from workshop.facilitator.desk import EVERY_SECOND, as_drawn, chosen_room, command, go, room_switch
from workshop.services import Services


def render(services: Services) -> None:
    room = chosen_room(services)
    if room is None:
        st.title("Run")
        st.markdown("No room is open. Open one in the lobby.")
        go("lobby", "To the lobby")
        return
    script = services.rooms.script(room.code)
    reading = services.rooms.reading(room)
    if reading is None:
        room_switch(services, room)
        not_running(services, room, script)
        return
    with st.container(key="head"):
        title, answers = st.columns([5, 4], vertical_alignment="center")
        with title:
            show_title(room, script, reading)
        with answers:
            controls.show_answers(room)
        controls.show(services, room, reading, script.distress_protocol)
    left, right = st.columns([8, 5], gap="large")
    with left, st.container(key=f"cues-{reading.segment.id}"):
        cues.show(reading.segment)
        with st.expander("On the phones and on paper"):
            cues.on_the_phones(reading.segment)
    with right, st.container(key="beside"):
        ticking(services, room.code, room.revision)
        show_beside(services, room, script, reading)


def show_title(room: Room, script: Script, reading: Reading) -> None:
    segment = reading.segment
    stirs = words.ACTIVATIONS[segment.activation]
    marks = [" · protected time"] if segment.protected else []
    marks += [" · rehearsal"] if room.rehearsal else []
    st.caption(
        f"{reading.index + 1} of {len(script.segments)} · {words.kind(segment.kind)} · "
        f"{words.minutes(segment.planned)} min · {stirs}{''.join(marks)}"
    )
    st.title(words.plain(segment.title), anchor=False)


@st.fragment(run_every=EVERY_SECOND)
def ticking(services: Services, code: str, seen: int) -> None:
    """All that changes by itself. The page around it is drawn anew only when the room has moved."""
    reading = services.rooms.reading(as_drawn(services, code, seen))
    if reading is None:
        st.rerun()
    clock.show(reading)
    hands.show(services, code)
    if reading.segment.kind is SegmentKind.SHARING:
        wall.show(services, code)


def show_beside(services: Services, room: Room, script: Script, reading: Reading) -> None:
    show_next(script.segments[reading.index + 1 :])
    with st.expander("The whole evening"):
        rundown.show_compact(script, reading.index)
    with st.popover("Close the room…"):
        st.markdown(
            "The programme ends for everyone. For "
            f"{words.minutes(CLOSING_FOR)} minutes people can still fetch their handouts."
        )
        st.button("Close now", key="close", on_click=command(services, room, Command.CLOSE))
    room_switch(services, room)


def show_next(following: tuple[Segment, ...]) -> None:
    st.caption("Next")
    if not following:
        st.markdown("This is the last segment.")
        return
    segment = following[0]
    st.markdown(f"**{words.plain(segment.title)}** :gray[{words.minutes(segment.planned)} min]")
    if segment.cues:
        st.markdown(f":gray[{words.plain(words.first_line(segment.cues[0].text))}]")


def not_running(services: Services, room: Room, script: Script) -> None:
    st.title(words.plain(script.title), anchor=False)
    if room.status is RoomStatus.LOBBY:
        st.markdown(f"Room **{spaced(room.code)}** is in its lobby.")
        go("lobby", "To the lobby")
        stand_by(services, room.code, room.revision)
        return
    st.markdown("The programme has ended. People can still fetch their handouts.")
    go("debrief", "To the debrief")


@st.fragment(run_every=EVERY_SECOND)
def stand_by(services: Services, code: str, seen: int) -> None:
    """Go on by itself once the room is started, from wherever that is."""
    as_drawn(services, code, seen)
