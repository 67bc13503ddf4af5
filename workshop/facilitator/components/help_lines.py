"""Help lines to tick one by one: a number nobody has checked today never reaches a phone."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from workshop.content.helplines import FOLDER, Country, HelpLine, load_countries
from workshop.content.shipped import shipped
from workshop.facilitator import words
from workshop.services import SCRIPTS, Services

CHECKED = "I checked this number today"


def show(services: Services) -> tuple[str, tuple[HelpLine, ...]]:
    """The emergency number and the help lines that were ticked, as checked today."""
    by_name = {country.country: country for country in countries(services)}
    name = st.selectbox(
        "Help lines of which country?",
        list(by_name),
        index=None,
        placeholder="Choose a country",
        key="country",
    )
    if name is None:
        return "", ()
    country = by_name[name]
    st.markdown("Look up or call each number today, then tick it. Phones show only what is ticked.")
    emergency = tick(f"Emergency: **{words.plain(country.emergency)}**", f"line-{country.code}")
    ticked = [
        line
        for number, line in enumerate(country.lines)
        if tick(described(line), f"line-{country.code}-{number}")
    ]
    today = services.clock().astimezone().date()
    checked = tuple(replace(line, verified_on=today) for line in ticked)
    return country.emergency if emergency else "", checked


def countries(services: Services) -> list[Country]:
    own = services.settings.scripts_dir or services.settings.data_dir / SCRIPTS
    found, _ = load_countries(shipped(SCRIPTS) / FOLDER, own / FOLDER)
    return found


def tick(what: str, key: str) -> bool:
    return st.checkbox(f"{what}  \n{CHECKED}", key=key, wrap=True)


def described(line: HelpLine) -> str:
    keyword = f"{line.sms_keyword} to " if line.sms_keyword else ""
    ways = [line.phone] if line.phone else []
    ways += [f"text {keyword}{line.sms}"] if line.sms else []
    name, way, hours = map(words.plain, (line.name, " or ".join(ways), line.hours))
    return f"{name}: **{way}** ({hours})"
