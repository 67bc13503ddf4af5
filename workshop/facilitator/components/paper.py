"""Which paper lies in the printer at the desk."""

from __future__ import annotations

import streamlit as st

from workshop.domain.handout import SHEETS, Paper
from workshop.facilitator import words


def choose_paper(key: str) -> Paper:
    return Paper(
        st.radio("Paper", SHEETS, format_func=words.PAPERS.__getitem__, horizontal=True, key=key)
    )
