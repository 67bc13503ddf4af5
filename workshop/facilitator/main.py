"""The dashboard's script: Streamlit runs it for every visit; it draws the chosen page."""

from __future__ import annotations

import streamlit as st

from workshop import services as all_services
from workshop.facilitator.components import style
from workshop.facilitator.desk import PAGES
from workshop.facilitator.pages import debrief, handouts, lobby, run, scripts

st.set_page_config("Workshop", ":material/spa:", layout="wide", initial_sidebar_state="collapsed")
services = all_services.current()
pages = {
    "lobby": st.Page(lambda: lobby.render(services), title="Lobby", url_path="lobby", default=True),
    "run": st.Page(lambda: run.render(services), title="Run", url_path="run"),
    "handouts": st.Page(lambda: handouts.render(services), title="Handouts", url_path="handouts"),
    "debrief": st.Page(lambda: debrief.render(services), title="Debrief", url_path="debrief"),
    "scripts": st.Page(lambda: scripts.render(services), title="Scripts", url_path="scripts"),
}
st.session_state[PAGES] = pages
style.show()
st.navigation(list(pages.values()), position="top").run()
