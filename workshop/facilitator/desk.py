"""What one browser tab is looking at, and how its buttons reach the services.

``st.session_state`` holds only this tab's pages, the room chosen in it and the last refusal it saw;
and the rows of a people list, from when it is given until it is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import streamlit as st

from workshop.domain.errors import StaleRevision, UnknownRoom, WorkshopError
from workshop.domain.joincode import spaced
from workshop.domain.room import Command, Room
from workshop.services import Services

EVERY_SECOND = timedelta(seconds=1)
"""Written as text, Streamlit would load pandas to read it: 80 MB."""

CHOSEN = "chosen_room"
SAID = "said"
ROOM = "room"
PAGES = "pages"
OPENING = "opening_another"
STARTED = "started"


def chosen_room(services: Services) -> Room | None:
    """The room this tab works with: the chosen one, or the newest that is open.

    The address keeps the choice, too: it outlives the server, which the tab's state does not.
    """
    rooms = {room.code: room for room in services.rooms.open_rooms()}
    newest = max(rooms.values(), key=lambda room: room.opened_at, default=None)
    wanted = st.session_state.get(CHOSEN) or st.query_params.get(ROOM)
    room = rooms.get(wanted or "", newest)
    if room and st.query_params.get(ROOM) != room.code:
        st.query_params[ROOM] = room.code
    return room


def as_drawn(services: Services, code: str, seen: int) -> Room:
    """The room, as long as it is what the page shows; otherwise the whole page is drawn anew."""
    try:
        room = services.rooms.find(code, closed=True)
    except UnknownRoom:  # purged by another process
        st.rerun()
    if room.revision != seen:
        st.rerun()
    return room


def choose(code: str) -> None:
    st.session_state[CHOSEN] = code
    st.session_state[OPENING] = False


def room_switch(services: Services, current: Room) -> None:
    """Shown only when there is more than one room to choose from."""
    rooms = services.rooms.open_rooms()
    if len(rooms) < 2:
        return
    codes = [room.code for room in rooms]
    titles = {room.code: services.rooms.script(room.code).title for room in rooms}
    st.selectbox(
        "Room",
        codes,
        index=codes.index(current.code),
        format_func=lambda code: f"{spaced(code)} · {titles[code]}",
        key="room_switch",
        on_change=lambda: choose(st.session_state["room_switch"]),
    )


def attempt(action: Callable[[], object]) -> None:
    """Do what a button is for; what is refused is said calmly below it."""
    st.session_state.pop(SAID, None)
    try:
        action()
    except StaleRevision:
        st.toast("Someone else was first. This is where the room is now.")
    except WorkshopError as refused:
        st.session_state[SAID] = str(refused)


def command(services: Services, room: Room, what: Command, minutes: int = 0) -> Callable[[], None]:
    """A button's callback. It passes the revision that was on the screen when it was pressed."""

    def press() -> None:
        attempt(lambda: services.rooms.command(room.code, what, room.revision, minutes))

    return press


def start(services: Services, room: Room) -> Callable[[], None]:
    """The callback of the button that starts a room; where it leads, ``follow_start`` goes."""

    def press() -> None:
        attempt(lambda: services.rooms.command(room.code, Command.START, room.revision))
        st.session_state[STARTED] = SAID not in st.session_state

    return press


def follow_start() -> None:
    """Who has just pressed Start wants to see the room run."""
    if st.session_state.pop(STARTED, False) and PAGES in st.session_state:
        st.switch_page(st.session_state[PAGES]["run"])


def what_was_said() -> None:
    if said := st.session_state.get(SAID):
        st.info(said)


def go(page: str, label: str, **choices: str) -> None:
    """A link to another page of this dashboard, with what is to be chosen there."""
    if pages := st.session_state.get(PAGES):
        st.page_link(pages[page], label=label, query_params=choices)
