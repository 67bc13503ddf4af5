"""Opening a room: which script, for how many, at which tier, and what its people must know."""

from __future__ import annotations

import streamlit as st

from workshop.content.library import LibraryEntry
from workshop.domain.languages import LANGUAGES
from workshop.domain.script import Script
from workshop.facilitator import words
from workshop.facilitator.components import help_lines, problems, rundown, script_list
from workshop.facilitator.desk import attempt, choose, go, what_was_said
from workshop.services import Services
from workshop.services.details import RoomDetails
from workshop.services.rooms import LARGEST_ROOM

DEFAULT_PEOPLE = 12


def show(services: Services) -> None:
    script = choose_script(services)
    if script is None:
        return
    left, right = st.columns([5, 8], gap="large")
    with left:
        language = choose_language(services, script)
        tier = choose_tier(script)
        ask(services, script, tier, language)
    with right:
        rundown.show(script.in_language(language).for_tier(tier), services.clock())
        show_limits(script.in_language(language))


def choose_script(services: Services) -> Script | None:
    """Scripts with a mistake cannot be chosen; what is wrong stands below."""
    entries = script_list.ranked(services, services.library.all())
    good = {entry.id: entry.script for entry in entries if entry.script}
    chosen = None
    if good:
        ids = list(good)
        chosen = st.selectbox("Script", ids, format_func=lambda id_: good[id_].title, key="script")
        st.markdown(words.plain(good[chosen].summary))
    for entry in entries:
        if entry.script is None:
            show_broken(services, entry)
    return good[chosen] if chosen else None


def show_broken(services: Services, entry: LibraryEntry) -> None:
    with st.expander(f"{words.plain(entry.id)} cannot be opened"):
        problems.show(entry.problems, services.library.where)
        go("scripts", "Mend it on the Scripts page", script=entry.id)


def ask(services: Services, script: Script, tier: int, language: str) -> None:
    capacity = st.number_input("How many people?", 1, LARGEST_ROOM, DEFAULT_PEOPLE, key="capacity")
    ticked = help_lines.show(services)
    limits, led_by = write_details(script)
    rehearsal = st.checkbox("This is a rehearsal, with no one in the room", key="rehearsal")

    def press() -> None:
        def open_room() -> None:
            confirmed = ticked.confirmed(services)
            room = services.rooms.open(
                script.id,
                capacity,
                tier=tier,
                details=RoomDetails(
                    help_lines=confirmed.lines,
                    emergency=confirmed.emergency if confirmed.emergency_check else "",
                    emergency_check=confirmed.emergency_check,
                    privacy_limits=limits,
                    language=language,
                    led_by=led_by,
                ),
                rehearsal=rehearsal,
            )
            choose(room.code)

        attempt(open_room)

    has_limits = rehearsal or limits != ""
    ready = has_limits and ticked.is_signed
    st.button("Open the room", key="open", type="primary", disabled=not ready, on_click=press)
    if not has_limits:
        st.caption("Write the limits of privacy first. A rehearsal does not need them.")
    if not ticked.is_signed:
        st.caption("Write your name or initials below the help lines first.")
    what_was_said()


def write_details(script: Script) -> tuple[str, str]:
    """Where privacy ends, and who leads: what people read before they join."""
    limits = st.text_area(
        "Limits of privacy in your own legal setting",
        key=f"limits_of_{script.id}",
        help="What you would have to tell someone else, and whom. People read this before they "
        "write anything. The program cannot know the law where you are.",
        max_chars=600,
    )
    led_by = st.text_area(
        "Who leads this, and where to complain",
        key="led_by",
        help="Names and training, in a line or two, and an address for complaints. People read it "
        "before they join. If you leave it out, their page says that they can ask.",
        max_chars=300,
        height=68,
    )
    return limits.strip(), led_by.strip()


def choose_language(services: Services, script: Script) -> str:
    """Of the room; each phone can be switched to another one."""
    codes = script.languages
    if len(codes) == 1:
        return script.language
    preferred = services.settings.locale
    return st.selectbox(
        "Language of the room",
        codes,
        index=codes.index(preferred) if preferred in codes else 0,
        format_func=lambda code: LANGUAGES[code].name,
        key=f"language_of_{script.id}",
    )


def show_limits(script: Script) -> None:
    """What the text about the limits of privacy has to answer, beside the field for it."""
    if script.limits_of_privacy:
        with st.expander("What the limits of privacy have to say"):
            for point in script.limits_of_privacy:
                st.markdown(f"- {words.plain(point)}")


def choose_tier(script: Script) -> int:
    if len(script.tiers) == 1:
        return script.tier
    return st.radio(
        "Tier",
        script.tiers,
        format_func=lambda tier: f"{tier} · {words.TIERS[tier]}",
        captions=[words.TIER_ASKS[tier] for tier in script.tiers],
        key=f"tier_of_{script.id}",
    )
