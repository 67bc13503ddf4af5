"""The word wall's moderation: nothing is shown that nobody has read.

Lines that have not been shown are folded away: this screen may be mirrored to the projector.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from workshop.domain.wall import BATCH, Line, LineStatus
from workshop.facilitator.desk import attempt
from workshop.services import Services


def show(services: Services, code: str) -> None:
    lines = services.wall.lines(code)
    waiting = [line for line in lines if line.status is LineStatus.WAITING]
    with st.container(key="wall"):
        st.caption("Word wall")
        st.markdown(waiting_words(waiting))
        with st.expander("Lines to read, for your eyes only", key="lines-to-read"):
            for line in waiting:
                show_waiting(services, code, line)
            for line in lines:
                if line not in waiting:
                    show_read(services, code, line)
        show_release(services, code, lines)


def waiting_words(waiting: Sequence[Line]) -> str:
    if not waiting:
        return ":gray[No line is waiting to be read.]"
    return "**A line is waiting to be read.**" if len(waiting) == 1 else "**Lines are waiting.**"


def show_release(services: Services, code: str, lines: Sequence[Line]) -> None:
    ready = sum(line.status is LineStatus.APPROVED for line in lines)
    with st.container(horizontal=True):
        st.button(
            f"Release {ready} lines" if ready >= BATCH else f"{ready} of {BATCH} to release",
            key="release",
            disabled=ready < BATCH,
            on_click=lambda: attempt(lambda: services.wall.release(code)),
        )
        if any(line.status is LineStatus.SHOWN for line in lines):
            st.button(
                "Clear the wall",
                key="clear",
                on_click=lambda: attempt(lambda: services.wall.clear(code)),
            )


def show_waiting(services: Services, code: str, line: Line) -> None:
    st.text(line.text)
    with st.container(horizontal=True):
        moderate("Approve", line, lambda: services.wall.approve(code, line.id))
        moderate("Hold", line, lambda: services.wall.hold(code, line.id))


def show_read(services: Services, code: str, line: Line) -> None:
    """What was let through can still be taken down, and a held line let through."""
    st.text(f"{line.text}\n({line.status})")
    if line.status is LineStatus.HELD:
        moderate("Approve", line, lambda: services.wall.approve(code, line.id))
    else:
        moderate("Hide", line, lambda: services.wall.hold(code, line.id))


def moderate(label: str, line: Line, action: Callable[[], object]) -> None:
    st.button(label, key=f"{label.lower()}-{line.id}", on_click=lambda: attempt(action))
