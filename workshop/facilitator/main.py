"""The dashboard: its pages, and the one that is asked for, drawn with the process's services."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from workshop import services as all_services
from workshop.domain.errors import WorkshopError
from workshop.facilitator.components import style
from workshop.facilitator.desk import PAGES
from workshop.facilitator.pages import debrief, handouts, lobby, run, scripts
from workshop.services import Services

DRAWN_BY = {
    "lobby": lobby.render,
    "run": run.render,
    "handouts": handouts.render,
    "debrief": debrief.render,
    "scripts": scripts.render,
}


def draw() -> None:
    """Run by Streamlit for every visit."""
    st.set_page_config("Workshop", layout="wide", initial_sidebar_state="collapsed")
    services = all_services.current()
    pages = {name: page(name, render, services) for name, render in DRAWN_BY.items()}
    st.session_state[PAGES] = pages
    style.show()
    st.navigation(list(pages.values()), position="top").run()


def page(name: str, render: Callable[[Services], None], services: Services) -> StreamlitPage:
    def draw_calmly() -> None:
        try:
            render(services)
        except WorkshopError as refused:
            st.info(str(refused))

    return st.Page(
        draw_calmly,
        title=name.capitalize(),
        url_path=name,
        default=name == "lobby",
    )
