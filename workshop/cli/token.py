"""``workshop token``: what lets a clicker or a Stream Deck use the JSON API."""

from __future__ import annotations

import argparse

from workshop.cli.disk import add_data_dir
from workshop.cli.outcome import FINE
from workshop.facilitator.auth import Doorkeeper
from workshop.services.clock import system_clock
from workshop.services.keys import Keys
from workshop.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_data_dir(parser)


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.from_here(data_dir=arguments.data_dir)
    print(Doorkeeper(Keys.of(settings), system_clock, settings.passcode, secure=False).token())
    return FINE
