"""The word wall's moderation: nothing is shown that nobody has read."""

from __future__ import annotations

import streamlit as st

from workshop.domain.wall import BATCH, Line, LineStatus
from workshop.facilitator.desk import attempt
from workshop.services import Services


def show(services: Services, code: str) -> None:
    lines = services.wall.lines(code)
    ready = [line for line in lines if line.status is LineStatus.APPROVED]
    with st.container(key="wall"):
        st.caption("Word wall")
        for line in lines:
            if line.status is LineStatus.WAITING:
                show_waiting(services, code, line)
        if not lines:
            st.markdown(":gray[Lines appear here before anyone else sees them.]")
        st.button(
            f"Release {len(ready)} lines"
            if len(ready) >= BATCH
            else f"{len(ready)} of {BATCH} to release",
            key="release",
            disabled=len(ready) < BATCH,
            on_click=lambda: attempt(lambda: services.wall.release(code)),
        )
        show_taken_back(services, code, lines)


def show_waiting(services: Services, code: str, line: Line) -> None:
    st.text(line.text)
    with st.container(horizontal=True):
        st.button(
            "Show",
            key=f"show-{line.id}",
            on_click=lambda: attempt(lambda: services.wall.approve(code, line.id)),
        )
        st.button(
            "Hold",
            key=f"hold-{line.id}",
            on_click=lambda: attempt(lambda: services.wall.hold(code, line.id)),
        )


def show_taken_back(services: Services, code: str, lines: list[Line]) -> None:
    """Everything that was let through can still be taken down, and a held line let through."""
    others = [line for line in lines if line.status is not LineStatus.WAITING]
    if not others:
        return
    with st.expander("Lines you have read"):
        for line in others:
            st.text(f"{line.text}\n({line.status})")
            held = line.status is LineStatus.HELD
            act = services.wall.approve if held else services.wall.hold
            st.button(
                "Show" if held else "Hide",
                key=f"change-{line.id}",
                on_click=lambda act=act, line=line: attempt(lambda: act(code, line.id)),
            )
