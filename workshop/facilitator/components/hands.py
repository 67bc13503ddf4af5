"""Quiet hands: who would like someone to come, in the words they chose to show."""

from __future__ import annotations

import streamlit as st

from workshop.facilitator import words
from workshop.facilitator.desk import attempt
from workshop.services import Services
from workshop.services.hands import Hand


def show(services: Services, code: str) -> None:
    waiting = services.hands.waiting(code)
    st.caption("Quiet hands")
    if not waiting:
        st.markdown(":gray[None is up.]")
    for hand in waiting:
        show_hand(services, code, hand)


def show_hand(services: Services, code: str, hand: Hand) -> None:
    wish = words.WISHES.get(hand.wish, "A quiet hand")
    if hand.acknowledged_at:
        st.text(f"Someone is going: {wish.lower()}. {hand.place}".strip())
        return
    with st.container(key=f"hand-up-{hand.key}", horizontal=True, vertical_alignment="center"):
        st.text(f"{wish}\n{hand.place}".strip())
        st.button(
            "I am going",
            key=f"go-{hand.key}",
            on_click=lambda: attempt(lambda: services.hands.acknowledge(code, hand.key)),
        )
