"""What people do in a room: the one layer that joins the content, the store and the printing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom

from workshop.content.helplines import FOLDER as HELP_LINES
from workshop.content.library import Library
from workshop.content.packs import PackLibrary
from workshop.content.shipped import SCRIPTS, shipped
from workshop.domain.clock import Clock, Dice
from workshop.services.addresses import Addresses
from workshop.services.clock import system_clock
from workshop.services.closing import Closing
from workshop.services.desk_prints import DeskPrints
from workshop.services.feed import Feed
from workshop.services.handouts import pack_folders
from workshop.services.hands import Hands
from workshop.services.helplines import HelpLines
from workshop.services.kept import KeptNotebooks
from workshop.services.keyring import Keyring
from workshop.services.keys import Keys
from workshop.services.phones import Phones
from workshop.services.printing import Printer
from workshop.services.prints import Prints
from workshop.services.ratings import Ratings
from workshop.services.retention import Retention
from workshop.services.rooms import Rooms
from workshop.services.wall import Wall
from workshop.settings import Settings
from workshop.store import rooms as stored
from workshop.store.database import Database
from workshop.store.migrations import migrate


@dataclass(frozen=True, slots=True)
class Services:
    settings: Settings
    clock: Clock
    database: Database
    library: Library
    keys: Keys
    feed: Feed
    rooms: Rooms
    help_lines: HelpLines
    phones: Phones
    kept: KeptNotebooks
    wall: Wall
    hands: Hands
    ratings: Ratings
    prints: Prints
    desk_prints: DeskPrints
    retention: Retention

    def close(self) -> None:
        self.prints.close()
        self.database.close()


def build(
    settings: Settings,
    clock: Clock = system_clock,
    dice: Dice | None = None,
    printer: Printer | None = None,
) -> Services:
    """Everything, over one database, whose tables are made or brought up to date."""
    dice = dice or SystemRandom()
    database = Database(settings.database_url)
    migrate(database, clock())
    library = Library(script_folders(settings))
    keys = Keys.of(settings)
    keyring = Keyring(database, keys)
    feed = Feed(lambda codes: revisions(database, codes))
    closing = Closing(database, keyring, settings.retention)
    rooms = Rooms(database, library, keyring, closing, feed, Addresses(settings), clock, dice)
    help_lines = HelpLines(database, help_line_folders(settings), clock)
    library_of_packs = PackLibrary(pack_folders(settings))
    prints = Prints.of(rooms, library_of_packs, printer or Printer(), help_lines.today)
    erased = closing.something_was_erased
    return Services(
        settings=settings,
        clock=clock,
        database=database,
        library=library,
        keys=keys,
        feed=feed,
        rooms=rooms,
        help_lines=help_lines,
        phones=Phones(database, keyring, feed, rooms.script, prints.handouts, clock, erased),
        kept=KeptNotebooks(database, keys, settings.retention, clock, erased),
        wall=Wall(database, keyring, keys, feed, dice),
        hands=Hands(database, keyring, keys, clock),
        ratings=Ratings(database),
        prints=prints,
        desk_prints=DeskPrints(database, keyring, prints.handouts, erased),
        retention=Retention(rooms, closing, clock),
    )


def script_folders(settings: Settings) -> list[Path]:
    """What is shipped, and the facilitator's own, which goes before it."""
    return [shipped(SCRIPTS), settings.own_scripts_dir]


def help_line_folders(settings: Settings) -> list[Path]:
    return [folder / HELP_LINES for folder in script_folders(settings)]


def revisions(database: Database, codes: Iterable[str]) -> dict[str, int]:
    with database.reading() as connection:
        return stored.revisions(connection, codes)


_current: list[Services] = []


def use(services: Services) -> None:
    """Make these the services of this process, for front ends that are not handed any."""
    _current[:] = [services]


def current() -> Services:
    """The services of this process; built from the environment if nobody has chosen any."""
    if not _current:
        use(build(Settings.from_here()))
    return _current[0]
