"""Help lines to tick one by one: a number that nobody has looked at never reaches a phone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from workshop.content.helplines import CountryFile
from workshop.domain.helplines import HIDDEN_AFTER, Age, Check, Country, HelpLine, shown, whole
from workshop.facilitator import words
from workshop.facilitator.components import problems
from workshop.services import Services
from workshop.services.helplines import EMERGENCY

CHECKED_ON = "I called it, or looked at its own site, on"
NOWHERE = Country("", "", "", ())


@dataclass(frozen=True, slots=True)
class Ticked:
    """The checks that the facilitator made, by the name of the line; they are kept on opening."""

    country: Country = NOWHERE
    checks: Mapping[str, Check] = field(default_factory=dict)

    @property
    def is_signed(self) -> bool:
        return all(check.by for check in self.checks.values())

    def confirmed(self, services: Services) -> Country:
        if self.country is NOWHERE:
            return NOWHERE
        return services.help_lines.confirm(self.country, self.checks)


def show(services: Services) -> Ticked:
    country = choose_country(services)
    if country is None:
        return Ticked()
    if isinstance(country, CountryFile):
        show_broken(country)
        return Ticked()
    today = services.help_lines.today()
    st.markdown(
        "Call each number, or look at the service’s own site. Then tick it, and give the day on "
        "which you did. Phones show only what is ticked."
    )
    rows = [
        emergency_row(country, today),
        *(line_row(country, each, today) for each in country.lines),
    ]
    checks = sign({name: check for name, check in rows if check})
    preview(country, checks, today)
    return Ticked(country, checks)


def choose_country(services: Services) -> Country | CountryFile | None:
    """The one whose lines were confirmed last stands there already, though its file may be broken.

    A country does not vanish from the list because of a mistake, or of another with its name.
    """
    found = services.help_lines.countries()
    names = Counter(each.country for each in found)
    choices: dict[str, Country | CountryFile] = {
        each.country if names[each.country] == 1 else f"{each.country} ({each.code})": each
        for each in found
    }
    for file in services.help_lines.broken():
        choices[f"{file.called} (mistake in {file.path.name})"] = file
    labels = sorted(choices)
    last = services.help_lines.last_country()
    used = [number for number, label in enumerate(labels) if code(choices[label]) == last]
    chosen = st.selectbox(
        "Help lines of which country?",
        labels,
        index=used[0] if used else None,
        placeholder="Choose a country",
        key="country",
    )
    return choices[chosen] if chosen else None


def code(choice: Country | CountryFile) -> str:
    return choice.path.stem.upper() if isinstance(choice, CountryFile) else choice.code


def show_broken(file: CountryFile) -> None:
    st.warning(
        "Nothing of this file is used until it is mended: a room that you open now has no help "
        "line and no emergency number from it."
    )
    problems.show_files(file.problems, lambda _: file.path)


Row = tuple[str, Check | None]


def emergency_row(country: Country, today: date) -> Row:
    check = country.emergency_check
    age = check.age(today) if check else Age.UNCHECKED
    label = f"Emergency: **{words.plain(country.emergency)}**"
    found = tick(label, f"line-{country.code}-{country.emergency}", check, age, today)
    remark(last_check(check, age, today))
    return EMERGENCY, found


def line_row(country: Country, line: HelpLine, today: date) -> Row:
    """The key holds the numbers: a tick does not outlive a change of what was ticked."""
    key = f"line-{country.code}-{line.name}-{line.ways}"
    age = line.age(today)
    found = tick(described(line), key, line.check, age, today)
    said = [words.plain(line.purpose), last_check(line.check, age, today)]
    remark(*said, "" if found else own_site(line))
    return line.name, found


def tick(label: str, key: str, last: Check | None, age: Age, today: date) -> Check | None:
    """A check of up to 90 days ago is offered as ticked, an older one is only mentioned."""
    left, right = st.columns([3, 2], vertical_alignment="center")
    kept = last if age is Age.FRESH else None
    if not left.checkbox(label, value=kept is not None, key=key, wrap=True):
        return None
    offered = min(kept.on, today) if kept else today
    on = right.date_input(
        CHECKED_ON,
        offered,
        min_value=today - HIDDEN_AFTER,
        max_value=today,
        key=f"{key}-on",
        format="YYYY-MM-DD",
        label_visibility="collapsed",
    )
    return kept if kept and on == offered else Check(on)


def last_check(last: Check | None, age: Age, today: date) -> str:
    if last is None or age is Age.UNCHECKED:
        return ""
    ago = f"Checked {words.ago(today - last.on)}"
    if age is not Age.FRESH:
        return f"{ago}: please look again."
    return f"{ago} by {words.plain(last.by)}." if last.by else f"{ago}."


def own_site(line: HelpLine) -> str:
    if not line.source_url:
        return ""
    site = words.plain(line.source_url.removeprefix("https://").strip("/"))
    return f"Its own site: [{site}]({line.source_url})"


def remark(*parts: str) -> None:
    if said := " ".join(part for part in parts if part):
        st.caption(said)


def sign(checks: Mapping[str, Check]) -> dict[str, Check]:
    """One name for all that was looked at now; what was confirmed before keeps its own."""
    by = ""
    if any(not check.by for check in checks.values()):
        by = st.text_input(
            "Your name or initials, for the record",
            key="checked_by",
            max_chars=60,
            help="It is kept with the dates on this computer. Participants do not see it.",
        ).strip()
    return {name: check if check.by else Check(check.on, by) for name, check in checks.items()}


def preview(country: Country, checks: Mapping[str, Check], today: date) -> None:
    """What phones will show of it, and what not, though it is ticked."""
    ticked = [line.checked(checks[line.name]) for line in country.lines if line.name in checks]
    visible = [line.name for line in shown(ticked, today)]
    numbers = [country.emergency] if EMERGENCY in checks else []
    if numbers or visible:
        st.markdown(f"Phones will show: **{listed([*numbers, *visible])}**.")
    apart = [line for line in ticked if line not in whole(ticked)]
    for line in apart:
        st.markdown(
            f"{words.plain(line.name)} is shown only together with {listed(line.show_with)}."
        )
    over = [each.name for each in ticked if each.name not in visible and each not in apart]
    if over:
        st.markdown(f"Ticked, but not shown, as five are enough: {listed(over)}.")


def listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(map(words.plain, names))


def described(line: HelpLine) -> str:
    keyword = f"{line.sms_keyword} to " if line.sms_keyword else ""
    ways = [line.phone] if line.phone else []
    ways += [f"text {keyword}{line.sms}"] if line.sms else []
    ways += [line.chat] if line.chat_url else []
    hours = f" ({words.plain(line.hours)})" if line.hours else ""
    name = "" if ways == [line.name] else f"{words.plain(line.name)}: "
    return f"{name}**{words.plain(' or '.join(ways))}**{hours}"
