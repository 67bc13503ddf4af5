"""How people get in: the picture to scan, the code to type, and how many have done so."""

from __future__ import annotations

import base64

import streamlit as st

from workshop.domain.joincode import spaced
from workshop.domain.room import Room
from workshop.facilitator.desk import EVERY_SECOND, as_drawn
from workshop.services import Services, qr


def show_code(services: Services, room: Room) -> None:
    url = services.rooms.join_url(room.code)
    address = url.partition("#")[0].removeprefix("http://").removeprefix("https://")
    show_picture(url)
    with st.container(key="code"):
        st.text(spaced(room.code))
    st.caption("Scan the picture, or open this address and type the code:")
    with st.container(key="address"):
        st.text(address.partition("/")[0])


@st.fragment(run_every=EVERY_SECOND)
def show_people(services: Services, code: str, seen: int) -> None:
    st.metric("People in", services.rooms.joined(as_drawn(services, code, seen).code))


def show_links(services: Services, room: Room) -> None:
    with st.expander("Projector and watcher"), st.container(key="watcher"):
        st.markdown("On the projector, open:")
        st.code(services.rooms.stage_url(room.code), language=None)
        st.markdown("On the watcher’s own phone or tablet only, open:")
        st.code(services.rooms.watch_url(room.code), language=None)
        show_picture(services.rooms.watch_url(room.code))


def show_picture(url: str) -> None:
    """Drawn as base64 only, so it may be HTML. ``st.image`` would load numpy for it."""
    svg = base64.b64encode(qr.svg(url).encode()).decode()
    st.html(f'<img class="qr" alt="QR code" src="data:image/svg+xml;base64,{svg}">')
