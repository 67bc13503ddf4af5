"""``workshop doctor``: see whether this computer is ready for a workshop."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import workshop
from workshop.cli.disk import add_data_dir
from workshop.cli.outcome import FINE, PROBLEMS
from workshop.cli.serve import CannotServe, bind
from workshop.cli.welcome import LOOPBACK
from workshop.settings import Settings

if TYPE_CHECKING:
    from workshop.content.problems import Problem
    from workshop.domain.helplines import Country

OLDEST_SANE = datetime(2026, 1, 1, tzinfo=UTC)
"""A computer that thinks it is earlier has lost its clock."""

PACKAGE = Path(workshop.__file__).parent

LEAST_SPACE = 200 * 2**20
"""Bytes; an evening needs far less, but a full disk stops everything."""


@dataclass(frozen=True)
class Finding:
    what: str
    is_well: bool
    words: str

    def __str__(self) -> str:
        return f"{'fine   ' if self.is_well else 'problem'}  {self.what}: {self.words}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_data_dir(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.from_here(data_dir=arguments.data_dir)
    findings = list(look(settings))
    print("\n".join(map(str, findings)))
    return FINE if all(finding.is_well for finding in findings) else PROBLEMS


def look(settings: Settings) -> Iterator[Finding]:
    yield data_folder(settings)
    yield database(settings)
    yield scripts(settings)
    yield help_lines(settings)
    yield assets()
    yield network(settings)
    yield port("Port for phones", settings.host, settings.port, "--port")
    if not settings.public_url:
        yield port("Port for you", LOOPBACK, settings.dashboard_port, "--dashboard-port")
    yield clock()


def data_folder(settings: Settings) -> Finding:
    what = "Data folder"
    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = settings.data_dir / ".doctor"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Finding(what, False, f"{settings.data_dir} cannot be written ({error.strerror}).")
    free = shutil.disk_usage(settings.data_dir).free
    if free < LEAST_SPACE:
        return Finding(what, False, f"only {free // 2**20} MB are free at {settings.data_dir}.")
    return Finding(what, True, str(settings.data_dir))


def database(settings: Settings) -> Finding:
    from workshop import services

    try:
        with closing(services.build(settings)) as built:
            state = built.database.integrity()
            count = len(built.rooms.open_rooms())
    except Exception as error:  # noqa: BLE001  whatever is wrong is what we are here to tell
        return Finding("Database", False, f"it cannot be opened ({type(error).__name__}: {error}).")
    if state != "ok":
        return Finding("Database", False, f"it is damaged ({state}).")
    return Finding("Database", True, f"{count} open rooms")


def scripts(settings: Settings) -> Finding:
    from workshop.cli.check import everything
    from workshop.content.problems import has_errors

    checked = everything(settings)
    if has_errors(each for each in checked.problems if not of_help_lines(each)):
        return Finding("Scripts", False, "there are mistakes; `workshop check` lists them.")
    return Finding("Scripts", checked.scripts > 0, f"{checked.scripts} can be opened")


def of_help_lines(problem: Problem) -> bool:
    from workshop.content.helplines import FOLDER

    return Path(problem.path).parent.name == FOLDER


def help_lines(settings: Settings) -> Finding:
    """Old checks are said before the evening, when there is still time to look again."""
    from workshop import services

    what = "Help lines"
    try:
        with closing(services.build(settings)) as built:
            lines = built.help_lines
            countries, broken, today = lines.countries(), lines.broken(), lines.today()
    except Exception:  # noqa: BLE001  the finding about the database has said it
        return Finding(what, False, "they cannot be read.")
    amiss = [f"there is a mistake in {each.path}, and nothing of it is used" for each in broken]
    amiss += [aged for country in countries if (aged := grown_old(country, today))]
    if amiss:
        asked = ["`workshop check` lists the mistakes"] if broken else []
        return Finding(what, False, "; ".join(amiss + asked) + ".")
    newest = max((check.on for each in countries for check in each.checks), default=None)
    if newest is None:
        return Finding(what, True, "none checked yet; the Lobby asks for it.")
    return Finding(what, True, f"last checked on {newest}")


def grown_old(country: Country, today: date) -> str:
    """What somebody has to look at; empty if there is nothing, or nobody ever has looked."""
    from workshop.domain.helplines import Age

    ages = country.ages(today)
    old, hidden = ages.count(Age.OLD), ages.count(Age.HIDDEN)
    counts = [f"{old} to be looked at again"] if old else []
    counts += [f"{hidden} hidden, as nobody has looked for half a year"] if hidden else []
    return f"{country.country}: {', '.join(counts)}" if counts else ""


def assets() -> Finding:
    """What the build puts in place: without it phones get a page without its program."""
    empty = [
        name
        for name in ("participant/static", "pdf/fonts")
        if not any(PACKAGE.joinpath(name).glob("*"))
    ]
    if empty:
        return Finding("Assets", False, f"{' and '.join(empty)} not built; run `make setup`.")
    return Finding("Assets", True, "built")


def network(settings: Settings) -> Finding:
    from workshop.services.addresses import Addresses

    addresses = Addresses(settings)
    if settings.public_url or addresses.lan():
        return Finding("Address for phones", True, addresses.base())
    return Finding("Address for phones", False, "this computer is in no network.")


def port(what: str, host: str, number: int, option: str) -> Finding:
    try:
        bind(host, number, option).close()
    except CannotServe as problem:
        return Finding(what, False, str(problem))
    return Finding(what, True, str(number))


def clock() -> Finding:
    from workshop.services.clock import system_clock

    now = system_clock()
    local = f"{now.astimezone():%d %B %Y, %H:%M %Z}"
    return Finding("Clock", now > OLDEST_SANE, local)
