"""What people asked to have printed here: their pick-up words, one print file, and forgetting it.

Nothing of what is on the pages is ever shown. The file opens where the browser shows it, to be
printed from there, and need not be saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from workshop.domain.desk_print import PrintStatus
from workshop.facilitator import words
from workshop.facilitator.components.paper import choose_paper
from workshop.facilitator.desk import attempt, what_was_said
from workshop.facilitator.files import desk_prints_url
from workshop.services import Services
from workshop.services.desk_prints import PickUpWord

EVERY_FEW_SECONDS = timedelta(seconds=3)

STATUSES = {
    PrintStatus.WAITING: "waits",
    PrintStatus.MADE: "in the print file",
    PrintStatus.FAILED: "**could not be printed, and still waits**",
    PrintStatus.PRINTED: "printed",
}


@st.fragment(run_every=EVERY_FEW_SECONDS)
def show(services: Services, code: str) -> None:
    asked = services.desk_prints.words(code)
    waiting = [each for each in asked if each.status is not PrintStatus.PRINTED]
    if not asked:
        st.markdown(":gray[Nobody has asked for a print.]")
        return
    if waiting:
        show_file(code, len(waiting))
    with st.container(key="desk-prints"):
        for each in asked:
            show_word(services, code, each)
    show_forget_all(services, code, asked)
    what_was_said()


def show_file(code: str, how_many: int) -> None:
    paper = choose_paper("desk_print_paper")
    handouts = "1 handout" if how_many == 1 else f"{how_many} handouts"
    st.link_button(f"Open the print file: {handouts}", desk_prints_url(code, paper))
    st.caption(
        "It opens in this browser: not while others see this screen. Print it, one-sided or "
        "two-sided, and close it. Each handout has a cover that shows only its word."
    )


def show_word(services: Services, code: str, each: PickUpWord) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{words.plain(each.word)}** · {STATUSES[each.status]}")
        if each.status is PrintStatus.MADE:
            forget_button(services, code, "Printed: forget it", [each.word])


def show_forget_all(services: Services, code: str, asked: Sequence[PickUpWord]) -> None:
    """Only those of a file that somebody opened: what came in since then is printed by nobody."""
    made = [each.word for each in asked if each.status is PrintStatus.MADE]
    if len(made) > 1:
        forget_button(services, code, "These are all printed: forget them", made)


def forget_button(services: Services, code: str, label: str, made: list[str]) -> None:
    st.button(
        label,
        key=f"forget-{'-'.join(made)}",
        on_click=lambda: attempt(lambda: services.desk_prints.forget(code, made)),
    )


def show_waiting(services: Services, code: str) -> None:
    """Before the room is closed for good: what would be forgotten unprinted."""
    if waiting := services.desk_prints.waiting(code):
        said = ", ".join(words.plain(word) for word in waiting)
        st.warning(f"Not printed yet, and forgotten when the room closes: {said}.")
