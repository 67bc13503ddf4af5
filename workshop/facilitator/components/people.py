"""A pack for each person on a list: the list comes from a file, and is never shown or kept."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from workshop.domain.errors import WorkshopError
from workshop.domain.people import ListProblem, PeopleList
from workshop.facilitator import words
from workshop.facilitator.components.paper import choose_paper
from workshop.facilitator.desk import EVERY_SECOND, attempt, what_was_said
from workshop.facilitator.files import empty_list_url, list_print_url
from workshop.services import Services
from workshop.services.list_prints import Binding, ListPrint
from workshop.services.people import ForAll
from workshop.services.people_files import Table, read_table

ABOUT: Final = (
    "Each row of a table makes one pack: a name or any other word for the cover, the paper, large "
    "print, and what goes into it. The list is in memory only, and is forgotten when you are done, "
    "or half an hour after."
)
FOR_THE_REST: Final = "Paper and large print are for rows that say nothing else."
ENDINGS: Final = ("csv", "tsv", "txt", "xlsx")
SHOWN_AT_ONCE: Final = 12

READ: Final = "people_read"
"""In the tab's state: the file that was read, and its rows; so they are read once."""


class Wish(StrEnum):
    TWO_SIDED = "One PDF, to print on both sides"
    ONE_SIDED = "One PDF, to print on one side"
    FILES = "A PDF for each, in a .zip"


def show_people(services: Services, code: str) -> None:
    st.subheader("For a list of people", anchor=False)
    state = services.prints.lists.now(code)
    if state is None:
        st.markdown(ABOUT)
        choose(services, code)
    else:
        every = EVERY_SECOND if state.running else None
        st.fragment(show_print, run_every=every)(services, code, state.running)
    what_was_said()


def choose(services: Services, code: str) -> None:
    left, right = st.columns(2, gap="large")
    packs = {pack.id: pack for pack in services.prints.packs.of_room(code) if not pack.has_posters}
    usual = next((n for n, id_ in enumerate(packs) if id_.startswith("take_home")), 0)
    with left:
        pack = st.selectbox(
            "Pack", packs, usual, format_func=lambda id_: packs[id_].title, key="people_pack"
        )
        st.link_button("A list to fill in", empty_list_url(pack))
        file = st.file_uploader("Your list", ENDINGS, key="people_file")
    with right:
        paper = choose_paper("people_paper")
        large = st.toggle("Large print", key="people_large")
        st.caption(FOR_THE_REST)
        wish = st.radio("Made into", [each.value for each in Wish], key="people_wish")
    if file:
        chosen = ForAll(paper, large, wish == Wish.TWO_SIDED)
        into = Binding.FILES if wish == Wish.FILES else Binding.ONE_PDF
        offer(services, code, pack, file, chosen, into)
    else:
        st.session_state.pop(READ, None)


def offer(
    services: Services,
    code: str,
    pack: str,
    file: UploadedFile,
    chosen: ForAll,
    into: Binding,
) -> None:
    """What is wrong with the list, and the button that prints the rest of it."""
    try:
        people = services.prints.lists.packs(code, pack).read(rows_of(file))
    except WorkshopError as refused:
        st.warning(words.plain(str(refused)))
        return
    show_problems(people.problems)
    if people.people:
        st.button(
            f"Make {packs_of(len(people.people))}",
            type="primary",
            key="people_make",
            on_click=begin,
            args=(services, code, pack, people, chosen, into),
        )
    else:
        st.markdown("No row can be printed.")


def rows_of(file: UploadedFile) -> Table:
    read = st.session_state.get(READ)
    if read is None or read[0] != file.file_id:
        read = st.session_state[READ] = (file.file_id, read_table(file.getvalue()))
    table: Table = read[1]
    return table


def begin(
    services: Services,
    code: str,
    pack: str,
    people: PeopleList,
    chosen: ForAll,
    into: Binding,
) -> None:
    """From here on only the print has the list: this tab and the dashboard let go of it."""
    attempt(lambda: services.prints.lists.begin(code, pack, people, chosen, into))
    st.session_state.pop(READ, None)
    if context := get_script_run_ctx():
        context.uploaded_file_mgr.remove_session_files(context.session_id)


def show_print(services: Services, code: str, running: bool) -> None:
    state = services.prints.lists.now(code)
    if state is None or state.running is not running:
        st.rerun()
    if state.running:
        st.progress(state.done / state.people, f"{state.done} of {state.people}")
        forget_button(services, code, "Stop, and forget the list")
    else:
        show_made(services, code, state)
    show_problems(state.problems)


def show_made(services: Services, code: str, state: ListPrint) -> None:
    if not state.made:
        st.warning("None of them could be printed.")
        forget_button(services, code, "Start again")
        return
    made = packs_of(state.made)
    if state.binding is Binding.ONE_PDF:
        st.link_button(f"Open the PDF: {made}", list_print_url(code, state.binding))
        st.caption("It opens in this browser: not while others see this screen.")
    else:
        st.link_button(f"Save the .zip: {made}", list_print_url(code, state.binding))
        st.caption("It is saved where this browser saves files. Delete it when all are printed.")
    forget_button(services, code, "Done: forget it")


def forget_button(services: Services, code: str, label: str) -> None:
    """Within the fragment; what comes next is drawn by the whole page."""
    if st.button(label, key="people_forget"):
        services.prints.lists.forget(code)
        st.rerun()


def show_problems(problems: Sequence[ListProblem]) -> None:
    if not problems:
        return
    told = [f"- {words.plain(str(problem))}" for problem in problems[:SHOWN_AT_ONCE]]
    more = len(problems) - len(told)
    st.warning("\n".join([*told, *([f"- and {more} more"] if more else [])]))


def packs_of(count: int) -> str:
    return "1 pack" if count == 1 else f"{count} packs"
