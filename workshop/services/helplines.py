"""The countries' help lines with the last check of each, and the confirming of them anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from workshop.content.helplines import CountryFile, load_countries, load_files
from workshop.domain.clock import Clock
from workshop.domain.errors import BadRequest
from workshop.domain.helplines import Age, Check, Country, whole
from workshop.store import confirmations
from workshop.store.confirmations import Confirmation
from workshop.store.database import Database

EMERGENCY = ""
"""Where a line's name stands, the emergency number has none."""


class HelpLines:
    def __init__(self, database: Database, folders: Sequence[Path], clock: Clock) -> None:
        self._database = database
        self._folders = folders
        self._clock = clock

    def today(self) -> date:
        return self._clock().astimezone().date()

    def countries(self) -> list[Country]:
        """As the files are now, with what was confirmed here of the very same numbers."""
        found, _ = load_countries(*self._folders)
        with self._database.reading() as connection:
            return [
                with_checks(country, confirmations.load(connection, country.code))
                for country in found
            ]

    def broken(self) -> list[CountryFile]:
        """The files with a mistake: nothing of them is used."""
        return [each for each in load_files(*self._folders) if each.country is None]

    def last_country(self) -> str:
        """The code of the country whose lines were confirmed last; empty before the first time."""
        with self._database.reading() as connection:
            last = confirmations.newest(connection)
        return last.country if last else ""

    def confirm(self, country: Country, ticked: Mapping[str, Check]) -> Country:
        """Keep who looked at which number when; answers with the confirmed part of the country.

        ``ticked`` has a check for each name, the emergency number's among them. A fresh check
        that is not ticked any more is taken back. Of lines that belong together, all or none.

        Raises:
            BadRequest: a check has no name, or a day that cannot count.
        """
        today = self.today()
        if not all(check.by.strip() for check in ticked.values()):
            raise BadRequest("Please write your name or initials: they are kept with the date.")
        if not all(check.on <= today and check.age(today).is_shown for check in ticked.values()):
            raise BadRequest("A check must be of today, or of a day in the last six months.")
        found = [line for line in country.lines if line.name in ticked]
        lines = tuple(whole([line.checked(ticked[line.name]) for line in found]))
        confirmed = replace(country, lines=lines, emergency_check=ticked.get(EMERGENCY))
        self._keep(country, confirmed, today)
        return confirmed

    def _keep(self, country: Country, confirmed: Country, today: date) -> None:
        new = checks_of(confirmed)
        with self._database.transaction() as connection:
            for name, (ways, before) in checks_of(country, unchecked=True).items():
                _, check = new.get(name, (ways, None))
                if check:
                    found = Confirmation(country.code, name, ways, check.on, check.by)
                    confirmations.put(connection, found)
                elif before and before.age(today) is Age.FRESH:
                    confirmations.forget(connection, country.code, name)


Checks = dict[str, tuple[str, Check | None]]


def checks_of(country: Country, unchecked: bool = False) -> Checks:
    """By name: the numbers, and their check."""
    found: Checks = {EMERGENCY: (country.emergency, country.emergency_check)}
    found |= {line.name: (line.ways, line.check) for line in country.lines}
    return {name: each for name, each in found.items() if each[1] or unchecked}


def with_checks(country: Country, kept: Sequence[Confirmation]) -> Country:
    """The country with what was confirmed of the very numbers that its file has now."""
    by_number = {(each.line, each.ways): Check(each.checked_on, each.checked_by) for each in kept}
    lines = tuple(
        line.checked(later(line.check, by_number.get((line.name, line.ways))))
        for line in country.lines
    )
    emergency = by_number.get((EMERGENCY, country.emergency))
    return replace(country, lines=lines, emergency_check=later(country.emergency_check, emergency))


def later(one: Check | None, other: Check | None) -> Check | None:
    checks = [each for each in (one, other) if each]
    return max(checks, key=lambda each: each.on, default=None)
