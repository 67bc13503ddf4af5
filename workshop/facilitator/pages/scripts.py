"""Scripts: where a workshop is prepared. Whatever an editor saves shows here at once."""

from __future__ import annotations

from datetime import datetime, time

import streamlit as st

from workshop.content.library import LibraryEntry
from workshop.domain.handout import SHEETS
from workshop.domain.languages import LANGUAGES
from workshop.domain.script import Script
from workshop.facilitator import address, words
from workshop.facilitator.components import problems, rundown, script_list, segment_preview
from workshop.facilitator.desk import EVERY_SECOND
from workshop.facilitator.files import booklet_url
from workshop.services import Services

PLAN, SEGMENT = "plan", "segment"
VIEWS = {PLAN: "The plan", SEGMENT: "One segment"}


def render(services: Services) -> None:
    st.title("Scripts", anchor=False)
    entries = tuple(services.library.all())
    if entries:
        with st.container(key="scripts"):
            listed, beside = st.columns([3, 10], gap="large")
        with listed, st.container(key="script-list"):
            entry = script_list.choose(services, entries)
        with beside:
            show(services, entry)
    else:
        st.markdown("There is no script yet.")
    follow(services, entries)


@st.fragment(run_every=EVERY_SECOND)
def follow(services: Services, seen: tuple[LibraryEntry, ...]) -> None:
    """Draw the page anew when a file has changed, and only then."""
    now = tuple(services.library.all())
    if now == seen:
        return
    before = {entry.id: entry.problems for entry in seen}
    for entry in now:
        if entry.problems != before.get(entry.id, entry.problems):
            said = f"{words.plain(script_list.title(entry))}: {script_list.state(entry.problems)}"
            st.toast(said)  # the list of problems may be far above what is read
    st.rerun()


def show(services: Services, entry: LibraryEntry) -> None:
    """Two parts, so that what comes and goes in the first never draws the second anew."""
    with st.container(key="about-the-script"):
        show_about(services, entry)
    with st.container(key="prepared"):
        if entry.readable:
            prepare(services, entry.readable, can_be_printed=entry.script is not None)


def show_about(services: Services, entry: LibraryEntry) -> None:
    st.subheader(words.plain(script_list.title(entry)), anchor=False)
    if entry.readable:
        st.markdown(words.plain(entry.readable.summary))
    with st.container(key="place"):
        show_place(services, entry)
        problems.show(entry.problems, services.library.where)
    if entry.before and not entry.script:
        st.markdown("Until it is mended, this is how it was before:")


def show_place(services: Services, entry: LibraryEntry) -> None:
    """Where its files lie, to be opened in an editor, and what they keep from being used."""
    if script_list.is_own(services, entry):
        st.caption("Your own files. Edit them with any text editor; what you save shows here.")
        st.code(str(entry.folder), language=None, wrap_lines=True)
    else:
        st.caption("It comes with the toolkit. To change it, copy it under a name of your own:")
        st.code(f'workshop new "My group" --from {entry.id}', language=None, wrap_lines=True)
    for path in services.library.hidden_by(entry):
        st.info(f"Yours is used in place of the one we ship, {words.plain(str(path))}")


def prepare(services: Services, script: Script, can_be_printed: bool) -> None:
    """The script as it will be led: at one tier, in one language, from a planned start."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="how"):
        view = choose_one("view", "Show", VIEWS)
        tiers = {str(tier): f"{tier} · {words.TIERS[tier]}" for tier in script.tiers}
        tier = int(choose_one("tier", "Tier", tiers))
        languages = {code: LANGUAGES[code].name for code in script.languages}
        language = choose_one("language", "Language", languages)
        begins_at = planned_start(services.clock().astimezone())
    shown = script.for_tier(tier).in_language(language)
    if view == PLAN:
        rundown.show(shown, begins_at, f"If it begins at {words.clock(begins_at)}")
        if can_be_printed:
            show_booklet(shown, tier, f"{begins_at:%H:%M}")
    else:
        segment_preview.show(shown, tier, begins_at)


def show_booklet(script: Script, tier: int, start: str) -> None:
    """The same plan, and every word, to lead from on paper."""
    with st.container(horizontal=True, vertical_alignment="center", key="booklet"):
        st.markdown("To lead from on paper:", width="content")
        large = st.toggle("Large print", key="large_booklet")
        for paper in SHEETS:
            url = booklet_url(script.id, paper, large, tier, script.language, start)
            st.link_button(f"Booklet, {words.PAPERS[paper]}", url)


def choose_one(name: str, label: str, options: dict[str, str]) -> str:
    """Asked only where there is a choice."""
    choice = address.chosen(name, list(options))
    if len(options) > 1:
        st.segmented_control(
            label,
            list(options),
            format_func=options.__getitem__,
            required=True,
            **address.widget(name),
        )
    return choice


def planned_start(now: datetime) -> datetime:
    six = time(18)
    at = st.time_input(
        "Planned start", six, key="begins", step=300, persist_state="session", width=130
    )
    return now.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
