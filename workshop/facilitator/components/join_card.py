"""How people get in: the picture to scan, the code to type, and how many have done so."""

from __future__ import annotations

import streamlit as st

from workshop.domain.joincode import spaced
from workshop.domain.room import Room
from workshop.services import Services, qr


def show_code(services: Services, room: Room) -> None:
    url = services.rooms.join_url(room.code)
    address = url.partition("#")[0].removeprefix("http://").removeprefix("https://")
    st.image(qr.svg(url), width="stretch")
    with st.container(key="code"):
        st.text(spaced(room.code))
    st.caption("Scan the picture, or open this address and type the code:")
    with st.container(key="address"):
        st.text(address.partition("/")[0])


@st.fragment(run_every="1s")
def show_people(services: Services, code: str, seen: int) -> None:
    if services.rooms.find(code, closed=True).revision != seen:
        st.rerun()
    st.metric("People in", services.rooms.joined(code))


def show_links(services: Services, room: Room) -> None:
    with st.expander("Projector and watcher"):
        st.markdown("On the projector, open:")
        st.code(services.rooms.stage_url(room.code), language=None)
        st.markdown("On the watcher’s own phone or tablet only, open:")
        st.code(services.rooms.watch_url(room.code), language=None)
        st.image(qr.svg(services.rooms.watch_url(room.code)), width=220)
