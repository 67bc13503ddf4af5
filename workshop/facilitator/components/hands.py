"""Quiet hands: who would like someone to come, in the words they chose to show.

What they chose is folded away, because this screen may be mirrored to the projector
(``anchors/trust.md`` 2.2, row 11).
"""

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
    if hand.acknowledged_at:
        st.markdown(":gray[Someone is going.]")
        show_wish(hand)
        return
    with st.container(key=f"hand-up-{hand.key}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text("A quiet hand is up")
            st.button(
                "I am going",
                key=f"go-{hand.key}",
                on_click=lambda: attempt(lambda: services.hands.acknowledge(code, hand.key)),
            )
        show_wish(hand)


def show_wish(hand: Hand) -> None:
    with st.expander("What they ask for", key=f"wish-{hand.key}"):
        wish = words.WISHES.get(hand.wish, "A quiet hand")
        st.text(f"{wish}\n{hand.place}".strip())
