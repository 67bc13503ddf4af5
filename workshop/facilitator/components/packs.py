"""What a room can have printed: by when it is needed, each on either paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import streamlit as st

from workshop.domain.handout import SHEETS, Paper
from workshop.domain.pack import Pack, When
from workshop.domain.room import Room, RoomStatus
from workshop.facilitator import words
from workshop.facilitator.files import pack_url, room_booklet_url
from workshop.services import Services

STEP: Final = timedelta(minutes=5)

GROUPS: Final = {
    When.BEFORE: "Before",
    When.DURING: "During",
    When.AFTER: "To take home",
}


def show_packs(services: Services, room: Room) -> None:
    st.subheader("To print", anchor=False)
    start, large = choose(room)
    packs = services.prints.packs.of_room(room.code)
    for when, column in zip(When, st.columns(len(When), gap="large"), strict=True):
        with column:
            st.markdown(f"**{GROUPS[when]}**")
            for pack in packs:
                if pack.when is when:
                    show(room.code, pack, large, start)
            if when is When.BEFORE:
                show_booklet(room.code, large, start)
    for mistake in services.prints.packs.mistakes():
        broken = words.plain(mistake.path.partition("/")[0])
        st.warning(f"{broken} cannot be printed. {words.plain(str(mistake))}")


def choose(room: Room) -> tuple[str, bool]:
    """The planned start as ``19:00``, as long as the room has no real one; and large print."""
    start = ""
    if room.status is RoomStatus.LOBBY:
        left, right = st.columns(2, gap="large", vertical_alignment="bottom")
        planned = left.time_input("You plan to start at", None, key="planned_start", step=STEP)
        start = f"{planned:%H:%M}" if planned else ""
    else:
        right = st.container()
    return start, right.toggle("Large print", key="large_print")


def show(code: str, pack: Pack, large: bool, start: str) -> None:
    papers = list(Paper) if pack.has_posters else SHEETS
    urls = {paper: pack_url(code, pack.id, paper, large, start) for paper in papers}
    show_links(pack.title, pack.summary, urls)


def show_booklet(code: str, large: bool, start: str) -> None:
    urls = {paper: room_booklet_url(code, paper, large, start) for paper in SHEETS}
    about = "All that you say and do, with its times, in case every screen fails."
    show_links("Booklet to lead from", about, urls)


def show_links(title: str, about: str, urls: dict[Paper, str]) -> None:
    with st.container(border=True):
        st.markdown(words.plain(title))
        st.caption(words.plain(about))
        with st.container(horizontal=True):
            for paper, url in urls.items():
                st.link_button(words.PAPERS[paper], url)
