"""``workshop purge``: delete rooms wholly, so that nothing of them can be restored."""

from __future__ import annotations

import argparse
from contextlib import closing
from typing import TYPE_CHECKING

from workshop.cli.disk import add_data_dir
from workshop.cli.outcome import FINE, PROBLEMS
from workshop.domain.room import Command
from workshop.settings import Settings

if TYPE_CHECKING:
    from workshop.services import Services


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "--all",
        action="store_true",
        help="close the rooms that are still open, and delete them too",
    )
    add("--yes", action="store_true", help="do not ask whether you mean it")
    add_data_dir(parser)


def run(arguments: argparse.Namespace) -> int:
    from workshop import services as all_services

    settings = Settings.from_here(data_dir=arguments.data_dir)
    with closing(all_services.build(settings)) as services:
        open_codes = [room.code for room in services.rooms.open_rooms()] if arguments.all else []
        if not arguments.yes and not meant(services, len(open_codes)):
            print("Nothing was deleted.")
            return PROBLEMS
        for code in open_codes:
            close(services, code)
        print(f"Deleted: {counted(services.retention.purge())}.")
    return FINE


def meant(services: Services, still_open: int) -> bool:
    closed = len(services.rooms.closed_rooms())
    asked = f"This deletes {counted(closed)} that {'has' if closed == 1 else 'have'} closed"
    if still_open:
        asked += f", and closes and deletes {counted(still_open)} still open"
    try:
        return input(f"{asked}. Type yes to go on: ").strip().lower() == "yes"
    except EOFError:
        return False


def close(services: Services, code: str) -> None:
    """A running room closes in two steps."""
    while services.rooms.find(code, closed=True).is_open:
        services.rooms.command(code, Command.CLOSE)


def counted(rooms: int) -> str:
    return "1 room" if rooms == 1 else f"{rooms} rooms"
