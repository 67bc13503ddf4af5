"""Quiet hands: who would like someone to come, in the words they chose to show."""

from __future__ import annotations

import streamlit as st

from workshop.facilitator import words
from workshop.facilitator.desk import attempt
from workshop.services import Services


def show(services: Services, code: str) -> None:
    waiting = services.hands.waiting(code)
    with st.container(key="hands"):
        st.caption("Quiet hands")
        if not waiting:
            st.markdown(":gray[None is up.]")
        for hand in waiting:
            st.text(f"{words.WISHES.get(hand.wish, 'A quiet hand')}\n{hand.place}".strip())
            if hand.acknowledged_at:
                st.markdown(":gray[Someone is going.]")
            else:
                st.button(
                    "I am going",
                    key=f"go-{hand.key}",
                    on_click=lambda key=hand.key: attempt(
                        lambda: services.hands.acknowledge(code, key)
                    ),
                )
